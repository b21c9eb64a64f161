// A table's grid: what is drawn, where the cursor is, and the strokes that the app has not answered yet.
const NEW = "·new ";

class Sheet {
  constructor() {
    Object.assign(this, { strokes: [], last: 0, blank: "", at: null, from: null, drawn: "" });
    this.editor = new SheetEditor(this);
  }

  take(root, data, send) {
    Object.assign(this, { root, data, send });
    this.last = Math.max(this.last, data.heard);
    const anew = data.epoch !== this.epoch && this.strokes.length;
    if (anew) this.strokes.forEach((stroke) => { stroke.n = this.last += 1; });  // another server: it has heard none
    else this.strokes = this.strokes.filter((stroke) => stroke.n > data.heard);
    this.epoch = data.epoch;
    if (root.sheet !== this) this.build();
    this.draw();
    if (anew) send("strokes", this.strokes);
  }

  stroke(what) {  // told again with every later one, until it is answered: none is lost on the way
    this.last = Math.max(this.last + 1, Date.now());
    this.strokes.push({ n: this.last, ...what });
    this.send("strokes", this.strokes);
    this.draw();
  }

  write(cells) {
    const told = cells.filter(([line, column, text]) => this.isOpen(line, column) && this.text(line, column) !== text);
    const rows = told.map(([line, column, text]) => [line.key, column.name, text, line.texts[column.place] ?? ""]);
    if (rows.length) this.stroke({ do: "write", cells: rows });
  }

  drop(lines) {
    const rows = lines.filter((line) => !line.blank).map((line) => line.key);
    if (rows.length) this.stroke({ do: "drop", rows, gone: !lines.every((line) => line.gone) });
  }

  isOpen(line, column) {
    return this.data.editable && !line.gone && !(column.key && !line.key.startsWith(NEW));
  }

  text(line, column) { return line.now[column.place] ?? ""; }

  get columns() {
    return this.data.columns.map((column, place) => ({ ...column, place }));
  }

  lines() {  // as the app knows them, with what it has not answered yet laid over
    const over = new Map(), gone = new Map();
    const place = new Map(this.data.columns.map((column, at) => [column.name, at]));
    for (const stroke of this.strokes) {
      for (const [key, name, text] of stroke.cells || []) over.set(key, [...(over.get(key) || []), [place.get(name), text]]);
      for (const key of stroke.rows || []) gone.set(key, stroke.gone);
    }
    const known = new Set(this.data.rows.map((row) => row.key));
    const begun = [...over.keys()].filter((key) => key.startsWith(NEW) && !known.has(key));
    const empty = (key) => ({ key, number: "", texts: this.data.columns.map(() => "") });
    const isNew = (row) => row.key.startsWith(NEW);
    const rows = [
      ...this.data.rows.filter(isNew), ...begun.map(empty), ...this.blankLine(empty, new Set([...known, ...begun])),
      ...this.data.rows.filter((row) => !isNew(row)),
    ];
    return rows.filter((row) => !(isNew(row) && gone.get(row.key))).map((row, at) => ({ ...this.line(row, over.get(row.key), gone.get(row.key)), nth: at + 1 }));
  }

  blankLine(empty, taken) {
    if (!this.data.editable || !this.data.first) return [];
    if (!this.blank || taken.has(this.blank)) this.blank = this.newKey(taken);
    return [{ ...empty(this.blank), blank: true }];
  }

  newKey(taken) {
    const numbers = [...taken].filter((key) => key.startsWith(NEW)).map((key) => Number(key.slice(NEW.length)));
    return `${NEW}${Math.max(Date.now(), ...numbers.map((number) => number + 1))}`;
  }

  line(row, over, gone) {
    const now = [...row.texts];
    const changed = new Set(row.changed || []);
    for (const [at, text] of over || []) { now[at] = text; changed.add(at); }
    return { ...row, now, changed, gone: gone ?? row.gone ?? false, isNew: row.key.startsWith(NEW) };
  }

  place(spot) {  // where a remembered cell stands now
    const row = this.rows.findIndex((line) => line.key === spot?.key);
    const column = this.columns.findIndex((each) => each.name === spot?.name);
    return row < 0 || column < 0 ? null : [row, column];
  }

  get range() {
    const [row, column] = this.place(this.at) || [0, 0];
    const [otherRow, otherColumn] = this.place(this.from) || [row, column];
    return {
      top: Math.min(row, otherRow), bottom: Math.max(row, otherRow),
      left: Math.min(column, otherColumn), right: Math.max(column, otherColumn),
    };
  }

  goTo(row, column, keep = false, focus = true) {
    if (!this.rows.length) return;
    const line = this.rows[Math.max(0, Math.min(row, this.rows.length - 1))];
    const field = this.columns[Math.max(0, Math.min(column, this.columns.length - 1))];
    if (!keep) this.from = null;
    else if (!this.from) this.from = this.at;
    this.at = { key: line.key, name: field.name };
    this.mark(focus);
  }

  cell(row, column) { return this.body.rows[row]?.cells[column + 1]; }

  mark(focus = false, show = focus) {
    for (const cell of this.body.querySelectorAll(".picked, .at")) {
      cell.classList.remove("picked", "at");
      cell.tabIndex = -1;
      cell.setAttribute("aria-selected", "false");
    }
    const [row, column] = this.place(this.at) || [0, 0];
    const { top, bottom, left, right } = this.range;
    for (let r = top; r <= bottom; r += 1) {
      for (let c = left; c <= right; c += 1) {
        this.cell(r, c)?.classList.add("picked");
        this.cell(r, c)?.setAttribute("aria-selected", "true");
      }
    }
    const cell = this.cell(row, column);
    if (!cell) return;
    cell.tabIndex = 0;
    if (this.at) cell.classList.add("at");
    else { cell.classList.remove("picked"); cell.setAttribute("aria-selected", "false"); }
    if (focus) cell.focus({ preventScroll: true });
    if (show) this.keepInSight(cell);
  }

  keepInSight(cell) {  // the sticky head and row numbers must not cover it
    const frame = this.frame, box = cell.getBoundingClientRect(), view = frame.getBoundingClientRect();
    const top = this.head.getBoundingClientRect().bottom, left = this.head.rows[0].cells[0].getBoundingClientRect().right;
    if (box.top < top) frame.scrollTop -= top - box.top;
    else if (box.bottom > view.bottom - 14) frame.scrollTop += box.bottom - view.bottom + 14;
    if (box.left < left) frame.scrollLeft -= left - box.left;
    else if (box.right > view.right - 14) frame.scrollLeft += Math.min(box.right - view.right + 14, box.left - left);
  }
}
