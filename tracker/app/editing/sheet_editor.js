// The field that opens over a cell: plain, tall for sentences, with a list where the column has one.
class SheetEditor {
  constructor(sheet) { Object.assign(this, { sheet, field: null, spot: null, choices: null }); }

  get isOpen() { return Boolean(this.field); }

  open(text) {  // with the text that is there, or with the first letter of another one
    const sheet = this.sheet, spot = sheet.place(sheet.at);
    if (this.isOpen || !spot) return;
    const line = sheet.rows[spot[0]], column = sheet.columns[spot[1]];
    if (!sheet.isOpen(line, column)) return;
    this.spot = { ...sheet.at };
    this.was = line.texts[column.place] ?? "";
    this.field = made(column.long ? "textarea" : "input", "editor");
    this.field.value = text ?? sheet.text(line, column);
    this.field.setAttribute("aria-label", `${column.label}, ${sheet.data.words.row} ${line.number || sheet.data.words.new}`);
    if (column.list) this.choices = new Choices(this.field, sheet.data.lists[column.list], sheet.data.words);
    sheet.frame.append(this.field);
    sheet.root.getRootNode().host?.setAttribute("data-writing", "");
    this.lay();
    this.field.addEventListener("keydown", (event) => this.pressed(event));
    this.field.addEventListener("picked", (event) => { if (event.detail.told) this.close(true, [1, 0]); });
    this.field.addEventListener("blur", () => this.close(true));
    this.field.focus({ preventScroll: true });
    if (text === undefined) this.field.select();
    if (this.choices) this.choices.open();
  }

  lay() {
    const spot = this.isOpen && this.sheet.place(this.spot);
    if (!spot) return;
    const cell = this.sheet.cell(...spot);
    const tall = this.field.tagName === "TEXTAREA";
    Object.assign(this.field.style, {
      left: `${cell.offsetLeft}px`, top: `${cell.offsetTop}px`,
      width: `${Math.max(cell.offsetWidth + 1, tall ? 340 : 0)}px`, height: `${tall ? 112 : cell.offsetHeight + 1}px`,
    });
  }

  pressed(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const key = event.key;
    if (key !== "Escape" && key !== "Tab" && this.choices?.pressed(event)) { event.preventDefault(); return; }
    if (key === "Escape") { event.preventDefault(); this.close(false); }
    else if (key === "Enter" && (event.shiftKey || event.altKey) && this.field.tagName === "TEXTAREA") this.field.setRangeText("\n", this.field.selectionStart, this.field.selectionEnd, "end");
    else if (key === "Enter") { event.preventDefault(); this.close(true, [1, 0]); }
    else if (key === "Tab") { event.preventDefault(); this.choices?.take(); this.close(true, [0, event.shiftKey ? -1 : 1]); }
    else if (key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey)) { this.close(true); again(event, this.sheet); }
  }

  close(keep, step) {
    if (!this.isOpen) return;
    const { field, sheet, spot } = this;
    const text = field.value;
    this.field = null;
    this.choices?.close();
    this.choices = null;
    field.remove();
    sheet.root.getRootNode().host?.removeAttribute("data-writing");
    const place = sheet.place(spot);
    if (!place) return;
    const line = sheet.rows[place[0]];
    if (keep) sheet.write([[{ ...line, texts: line.texts.with(sheet.columns[place[1]].place, this.was) }, sheet.columns[place[1]], text.trim()]]);
    if (step !== undefined || !keep) {
      const [row, column] = sheet.place(spot) || place;
      sheet.goTo(row + (step?.[0] || 0), column + (step?.[1] || 0));
    }
  }
}

function again(event, sheet) {  // the page's own keys hear it once the text is in
  const { key, code, ctrlKey, metaKey } = event;
  event.preventDefault();
  sheet.mark(true);
  setTimeout(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, keyCode: 83, ctrlKey, metaKey, bubbles: true })), 30);
}
