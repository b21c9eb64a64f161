// A text field with a list of what may stand in it, found by name or alias; what is typed stays where a new name may.
const MANY = 60;

function foldedName(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

class Choices {
  constructor(input, list, words) {
    Object.assign(this, { input, words, found: [], active: -1 });
    this.box = made("ul", "choices");
    this.box.id = `choices-${Choices.serial = (Choices.serial || 0) + 1}`;
    this.box.popover = "manual";
    for (const [name, value] of Object.entries({ role: "listbox", "aria-label": words.choices })) this.box.setAttribute(name, value);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.box.id, autocomplete: "off",
    })) input.setAttribute(name, value);
    this.give(list);
    this.box.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) this.pick(Number(item.dataset.place), true);
    });
    input.addEventListener("input", () => this.open());
  }

  give(list) {
    this.list = list;
    this.known = list.names.map((name) => [name, foldedName(name), ""]);
    for (const [alias, name] of Object.entries(list.aliases)) this.known.push([name, foldedName(alias), alias]);
  }

  get isOpen() { return this.box.matches(":popover-open"); }

  fitting(text) {
    const wanted = foldedName(text);
    if (!wanted) return this.list.names.slice(0, MANY).map((name) => [name, ""]);
    const rank = (folded) => (folded === wanted ? 0 : folded.startsWith(wanted) ? 1
      : folded.split(/[\s\-/]+/).some((word) => word.startsWith(wanted)) ? 2 : folded.includes(wanted) ? 3 : 9);
    const ranked = this.known.map(([name, folded, alias]) => [rank(folded), name, alias]).filter(([level]) => level < 9);
    ranked.sort((left, right) => left[0] - right[0] || (left[2] ? 1 : 0) - (right[2] ? 1 : 0));
    const seen = new Set();
    return ranked.filter(([, name]) => !seen.has(name) && seen.add(name)).slice(0, MANY).map(([, name, alias]) => [name, alias]);
  }

  open() {
    const text = this.input.value.trim();
    this.found = this.fitting(text).map(([name, alias]) => ({ name, note: alias ? `${this.words.alias} ${alias}` : "" }));
    const exact = this.list.names.includes(text);
    if (text && this.list.open && !exact) this.found.push({ name: text, note: this.words.is_new, fresh: true });
    this.active = text && this.found.length ? 0 : -1;
    this.box.replaceChildren(...this.found.map((each, place) => this.item(each, place)));
    if (!this.found.length) { this.close(); return; }
    if (!this.box.isConnected) this.input.after(this.box);
    if (!this.isOpen) this.box.showPopover();
    this.input.setAttribute("aria-expanded", "true");
    this.lay();
    this.mark();
  }

  item({ name, note, fresh }, place) {
    const item = made("li", fresh ? "fresh" : "");
    item.id = `${this.box.id}-${place}`;
    item.dataset.place = place;
    item.setAttribute("role", "option");
    item.append(made("span", "", name));
    if (note) item.append(made("small", "", note));
    return item;
  }

  lay() {
    const field = this.input.getBoundingClientRect();
    const below = window.innerHeight - field.bottom - 8;
    const above = field.top - 8;
    const up = below < 160 && above > below;
    Object.assign(this.box.style, {
      left: `${Math.max(4, Math.min(field.left, window.innerWidth - 244))}px`,
      minWidth: `${field.width}px`,
      maxHeight: `${Math.min(320, up ? above : below)}px`,
      top: up ? "auto" : `${field.bottom + 2}px`,
      bottom: up ? `${window.innerHeight - field.top + 2}px` : "auto",
    });
  }

  mark() {
    [...this.box.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === this.active)));
    const item = this.box.children[this.active];
    item?.scrollIntoView({ block: "nearest" });
    if (item) this.input.setAttribute("aria-activedescendant", item.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  move(step) {
    if (!this.isOpen) { this.open(); if (this.active < 0 && this.found.length) this.active = 0; this.mark(); return; }
    this.active = (this.active + step + this.found.length) % this.found.length;
    this.mark();
  }

  pick(place, told) {  // take what is marked; told: and say so
    const chosen = this.found[place];
    if (!chosen) return false;
    this.input.value = chosen.name;
    this.close();
    this.input.dispatchEvent(new CustomEvent("picked", { detail: { told } }));
    return true;
  }

  take() {  // on leaving: what is marked, if it is what was meant
    return this.isOpen && this.active >= 0 ? this.pick(this.active, false) : (this.close(), false);
  }

  close() {
    if (this.isOpen) this.box.hidePopover();
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  pressed(event) {  // whether the key was for the list
    if (event.isComposing || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { this.move(event.key === "ArrowDown" ? 1 : -1); return true; }
    if (event.key === "Escape" && this.isOpen) { this.close(); return true; }
    if (event.key === "Enter" && this.isOpen && this.active >= 0) return this.pick(this.active, true);
    return false;
  }
}
