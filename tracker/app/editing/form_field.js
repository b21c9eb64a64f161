// One field of the form: its label, what it holds, what is wrong with it, and the question about a name nobody knows yet.
class FormField {
  constructor(form, field, data) {
    Object.assign(this, { form, ...field, words: data.words, blamed: [], lists: data.lists });
    this.id = `field-${form.serial}-${this.name}`;
    this.box = made("div", `field ${this.kind}`);
    const label = made("label", "", this.label);
    label.htmlFor = this.id;
    if (this.needed) label.append(Object.assign(made("span", "needed", " *"), { title: this.words.needed }));
    this.input = made(this.kind === "long" ? "textarea" : "input");
    Object.assign(this.input, { id: this.id, title: this.about, autocomplete: "off" });
    if (this.kind === "long") this.input.rows = 2;
    if (this.needed) this.input.setAttribute("aria-required", "true");
    if (this.kind === "day") this.input.placeholder = this.words.day;
    this.reasons = made("ul", "wrong");
    this.reasons.id = `${this.id}-wrong`;
    this.question = made("div", "question");
    this.box.append(label, this.holder(), this.reasons, this.question);
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("blur", () => this.settle());
    this.input.addEventListener("picked", () => this.heed());
    this.input.addEventListener("input", () => { if (this.blamed.length) this.blame([]); });
  }

  holder() {
    const holder = made("div", "holder");
    holder.append(this.input);
    if (this.list) this.choices = new Choices(this.input, this.lists[this.list], this.words);
    if (this.list) this.input.addEventListener("click", () => this.choices.open());
    if (this.kind === "day") holder.append(...this.calendar());
    return holder;
  }

  calendar() {
    const day = Object.assign(made("input", "calendar"), { type: "date", tabIndex: -1 });
    day.setAttribute("aria-hidden", "true");
    const button = made("button", "pick", "▾");
    Object.assign(button, { type: "button", tabIndex: -1, title: this.words.calendar });
    button.setAttribute("aria-label", `${this.label}: ${this.words.calendar}`);
    button.addEventListener("click", () => { day.value = this.text; day.showPicker(); });
    day.addEventListener("change", () => { if (day.value) { this.put(day.value); this.form.keep(); } });
    return [day, button];
  }

  get text() { return this.input.value.trim(); }

  get isNew() {
    const list = this.list && this.lists[this.list];
    return Boolean(list && list.open && this.text && !list.names.includes(this.text));
  }

  get isAdded() { return this.isNew && this.form.added[this.name]?.name === this.text; }

  get isOpenQuestion() { return this.isNew && !this.isAdded; }

  put(text) { this.input.value = text; this.blame([]); this.heed(); }

  give(lists, hint) {
    this.lists = lists;
    if (this.choices) this.choices.give(lists[this.list]);
    this.hint = hint;
    this.heed();
  }

  pressed(event) {
    if (!this.choices?.pressed(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  settle() {  // left: a list gives what was meant, a day is written as days are
    this.choices?.take();
    if (this.kind === "day") this.input.value = readDay(this.input.value);
    this.heed();
    this.form.keep();
  }

  heed() {  // ask about a name that nobody has recorded
    const asked = `${this.isNew ? this.text : ""}|${this.isAdded}|${this.hint?.name === this.text ? this.hint.words : ""}`;
    if (asked === this.question.asked) return;
    const held = this.question.contains(this.box.getRootNode().activeElement);
    this.question.asked = asked;
    this.question.replaceChildren(...(this.isAdded ? this.further() : this.isNew ? this.asking() : []));
    if (held) this.question.querySelector("button:last-of-type")?.focus();
    if (this.isOpenQuestion && this.wondered !== this.text) { this.wondered = this.text; this.form.wonder(); }
  }

  asking() {
    const line = made("p", "", this.words.is_new.replace("{name}", this.text).replace("{table}", this.register));
    const hint = this.hint?.name === this.text ? this.hint : null;
    const add = this.button(this.words.add, () => this.add());
    if (!hint?.words) return [line, add];
    const use = hint.fix ? [this.button(this.words.use.replace("{name}", hint.fix), () => { this.put(hint.fix); this.form.keep(); this.input.focus(); })] : [];
    return [line, made("p", "hint", hint.words), ...use, add];
  }

  add() {
    this.form.added[this.name] = { name: this.text, cells: {} };
    this.heed();
    this.form.keep();
    (this.question.querySelector("input") || this.input).focus();
  }

  further() {  // the few fields of the row that comes with the new name
    const line = made("p", "", this.words.comes.replace("{name}", this.text).replace("{table}", this.register));
    const kept = this.form.added[this.name].cells;
    const rows = (this.form.data.registers[this.table] || []).map((field) => {
      const row = made("label", "small", field.label);
      const input = made("input");
      Object.assign(input, { value: kept[field.name] || "", title: field.about, autocomplete: "off" });
      input.dataset.field = field.name;
      if (field.kind === "day") input.placeholder = this.words.day;
      const keep = () => { kept[field.name] = input.value.trim(); };
      input.addEventListener("input", keep);
      input.addEventListener("blur", () => { if (field.kind === "day") input.value = readDay(input.value); keep(); this.form.keep(); });
      row.append(input);
      if (field.words.length) row.append(this.suggested(input, field));
      return row;
    });
    return [line, ...rows];
  }

  suggested(input, field) {
    const list = made("datalist");
    list.id = `${this.id}-${field.name}`;
    list.append(...field.words.map((word) => Object.assign(document.createElement("option"), { value: word })));
    input.setAttribute("list", list.id);
    return list;
  }

  button(label, act) {
    const button = made("button", "small", label);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  blame(problems) {
    this.blamed = problems;
    this.box.classList.toggle("faulty", problems.some((each) => !each.second));
    this.input.setAttribute("aria-invalid", String(problems.some((each) => !each.second)));
    this.input.setAttribute("aria-describedby", problems.length ? this.reasons.id : "");
    for (const input of this.question.querySelectorAll("input")) input.classList.remove("wrong");
    this.inner = problems.filter((each) => each.second).map((each) => this.question.querySelector(`[data-field="${each.second}"]`));
    for (const input of this.inner) input?.classList.add("wrong");
    this.reasons.replaceChildren(...problems.map((each) => this.reason(each)));
  }

  reason({ words, fix, second }) {
    const item = made("li", "", words);
    if (fix && !second) item.append(" ", this.button(this.words.use.replace("{name}", fix), () => { this.put(fix); this.form.keep(); this.input.focus(); }));
    return item;
  }
}
