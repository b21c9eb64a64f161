// The form for one row: its fields, what is wrong beside each, new names learnt on the spot; every letter kept in the tab.
class Form {
  constructor(root, data, send) {
    Object.assign(this, { root, send, serial: data.serial, asked: 0, fields: new Map(), added: {}, token: Math.random() });
    const forms = finishForms(data.place, data.saved);
    const begun = forms.begun?.[data.table];
    const same = begun?.serial === data.serial;  // this form, drawn anew
    const started = !same && Object.values(data.start).some(Boolean);
    this.other = begun && started ? begun : null;
    const own = started || !begun ? { ...(data.table === "positions" ? forms.kept : {}), ...data.start } : begun.cells;
    if (!started && begun) this.added = begun.added || {};
    this.build(data, own);
    if (begun && !started && !same) this.note(data.words.back, data.words.afresh, () => this.fill({}, {}));
    if (this.other) this.note(data.words.other, data.words.bring, () => this.fill(this.other.cells, this.other.added || {}));
    if (begun && !started) this.keep();
    setTimeout(() => this.firstOpen()?.focus(), 120);
  }

  build(data, cells) {
    this.data = data;
    this.notes = made("div", "notes");
    const grid = made("div", "fields");
    for (const field of data.fields) {
      const one = new FormField(this, field, data);
      this.fields.set(field.name, one);
      one.put(cells[field.name] || (field.needed && field.kind === "day" ? data.day : ""));
      grid.append(one.box);
    }
    this.general = made("ul", "wrong general");
    this.general.setAttribute("role", "alert");
    this.help = made("p", "help");
    this.root.replaceChildren(this.notes, grid, this.general, this.footer(data.words));
    this.root.addEventListener("keydown", (event) => this.pressed(event));
    this.root.addEventListener("input", () => this.keep());
    this.root.addEventListener("focusin", (event) => this.tell(event));
    const host = this.root.getRootNode().host;
    host.tabIndex = 0;
    host.setAttribute("data-writing", "");
    host.style.outline = "none";
    host.addEventListener("focus", () => { if (!host.shadowRoot.activeElement) this.stops[0]?.focus(); });
  }

  footer(words) {
    const bar = made("div", "bar");
    const buttons = made("div", "buttons");
    this.buttons = [["save", words.save, "primary", "Ctrl+Enter"], ["more", words.more, ""], ["draft", words.draft, "quiet"]].map(([way, label, look, key]) => {
      const button = made("button", look, label);
      button.type = "button";
      if (key) button.append(made("kbd", "", key));
      button.addEventListener("click", () => this.ask(way));
      return button;
    });
    buttons.append(...this.buttons);
    bar.append(this.help, buttons);
    return bar;
  }

  note(text, label, act) {
    const line = made("p", "note", `${text} `);
    const button = made("button", "link", label);
    button.type = "button";
    button.addEventListener("click", () => { line.remove(); act(); this.keep(); this.firstOpen()?.focus(); });
    line.append(button);
    this.notes.append(line);
  }

  fill(cells, added) {
    this.added = added;
    for (const [name, field] of this.fields) field.put(cells[name] || "");
  }

  get cells() { return Object.fromEntries([...this.fields].map(([name, field]) => [name, field.text])); }

  keep(open = true) {
    const forms = tabForms(this.data.place);
    forms.begun = { ...forms.begun, [this.data.table]: { serial: this.serial, cells: this.cells, added: this.added } };
    forms.open = open ? this.data.table : "";
    forms.by = this.token;
    keepForms(this.data.place, forms);
  }

  left(dialog) {  // closed: what was typed waits in the tab for the next time; where the form is only drawn anew, another is the last
    const forms = tabForms(this.data.place);
    if (!forms.open || forms.by !== this.token) return;
    if (dialog.isConnected) { setTimeout(() => this.left(dialog), 200); return; }
    forms.open = "";
    keepForms(this.data.place, forms);
  }

  firstOpen() {
    const fields = [...this.fields.values()];
    return (fields.find((field) => field.needed && !field.text) || fields[0])?.input;
  }

  tell(event) {
    const field = [...this.fields.values()].find((each) => each.box.contains(event.target));
    if (field) this.help.textContent = field.about;
  }

  pressed(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "Tab") { this.step(event); return; }
    const written = event.target.tagName === "INPUT" || event.ctrlKey || event.metaKey;
    if (event.key !== "Enter" || !written || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.ask("save");
  }

  get stops() {
    const all = [...this.root.querySelectorAll("input, textarea, button")];
    return all.filter((each) => each.tabIndex >= 0 && !each.disabled && each.getClientRects().length);
  }

  step(event) {  // the dialog around knows nothing of what is in here, so Tab is walked by hand up to the ends
    const here = this.root.getRootNode().activeElement;
    [...this.fields.values()].find((field) => field.input === here)?.settle();
    const stops = this.stops, next = stops[stops.indexOf(here) + (event.shiftKey ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    if (next.tagName === "INPUT") next.select();
  }

  wonder() {  // whom the new names may be meant for: the app knows names that look alike
    const open = [...this.fields.values()].filter((field) => field.isOpenQuestion);
    this.send("unknown", Object.fromEntries(open.map((field) => [field.name, field.text])));
  }

  pending() { return [...this.fields.values()].find((field) => field.isOpenQuestion); }

  ask(way) {
    for (const field of this.fields.values()) field.settle();
    const open = this.pending();
    this.keep();
    if (open) { open.question.querySelector("button")?.focus(); return; }
    this.asked = Math.max(Date.now(), this.asked + 1);
    this.busy(true);
    const added = Object.fromEntries([...this.fields].filter(([name, field]) => field.isAdded).map(([name]) => [name, this.added[name].cells]));
    this.send("asked", { n: this.asked, do: way, cells: this.cells, added });
  }

  busy(on) { for (const button of this.buttons) button.disabled = on; }

  answer(data) {
    this.data = data;
    for (const [name, field] of this.fields) field.give(data.lists, data.hints[name]);
    if (!data.told || data.told.n < this.asked || this.told === data.told.n) return;
    this.told = data.told.n;
    this.busy(false);
    const left = [];
    for (const field of this.fields.values()) field.blame([]);
    for (const each of data.told.problems) {
      const [first, second] = each.field.split(".");
      const field = this.fields.get(first);
      if (field) field.blame([...field.blamed, { ...each, second }]);
      else left.push(each);
    }
    this.general.replaceChildren(...left.map((each) => made("li", "", each.words)));
    const wrong = [...this.fields.values()].find((field) => field.blamed.length);
    (wrong?.inner[0] || wrong?.input || this.buttons[0]).focus();
  }
}

export default ({ parentElement, data, setStateValue }) => {
  const root = parentElement.querySelector(".root");
  if (root.form?.serial !== data.serial) root.form = new Form(root, data, setStateValue);
  root.form.send = setStateValue;
  root.form.answer(data);
  const { form } = root, dialog = root.getRootNode().host.closest('[role="dialog"]');
  return () => form.left(dialog);
};
