// How a grid looks: the head with its sorting, the rows with their state, and what is wrong in a cell. Texts as textContent.
function drawnHead(sheet) {
  const { words, order } = sheet.data;
  const row = made("tr");
  const corner = made("th", "corner", words.row);
  corner.scope = "col";
  row.append(corner);
  for (const column of sheet.columns) {
    const head = made("th");
    head.scope = "col";
    head.style.width = `${column.width}rem`;
    const sorted = order[0] === column.name;
    if (sorted) head.setAttribute("aria-sort", order[1] ? "descending" : "ascending");
    const button = made("button", sorted ? "sorted" : "", column.label);
    button.type = "button";
    button.title = [column.help, words.sort].filter(Boolean).join("\n");
    if (column.needed) button.append(Object.assign(made("abbr", "", "*"), { title: words.needed }));
    if (sorted) button.append(made("span", "arrow", order[1] ? "▼" : "▲"));
    button.addEventListener("click", () => sheet.stroke({ do: "sort", column: column.name, down: sorted && !order[1] }));
    head.append(button);
    row.append(head);
  }
  return row;
}

function drawnRow(sheet, line) {
  const { words } = sheet.data;
  const row = made("tr", [line.isNew && "new", line.blank && "blank", line.gone && "gone", line.wrong && "faulty"].filter(Boolean).join(" "));
  const number = line.number || (line.blank ? "+" : `+${line.nth}`);
  const head = made("th");
  head.append(made("span", "number", number));
  head.scope = "row";
  const state = line.gone ? words.goes : line.blank ? words.blank : line.isNew ? words.new : line.changed.size ? words.changed : "";
  if (state) head.title = state;
  if (state && !line.blank) head.append(made("span", "dot", " "), made("span", "unseen", state));
  if (line.blank) head.append(made("span", "unseen", state));
  else if (sheet.data.editable) head.prepend(dropButton(sheet, line));
  row.append(head, ...sheet.columns.map((column) => textCell(sheet, line, column)));
  return row;
}

function textCell(sheet, line, column) {
  const text = sheet.text(line, column);
  const cell = made("td", line.changed.has(column.place) ? "changed" : "", text);
  if (line.blank && column.place === 0 && !text) cell.append(made("span", "hint", sheet.data.words.blank));
  const wrong = line.wrong?.[column.place];
  if (wrong) { cell.classList.add("wrong"); cell.setAttribute("aria-invalid", "true"); }
  cell.title = [wrong, text.length > 24 ? text : ""].filter(Boolean).join("\n\n");
  if (!cell.title) cell.removeAttribute("title");
  if (!sheet.isOpen(line, column)) cell.classList.add("fixed");
  cell.setAttribute("aria-selected", "false");
  cell.tabIndex = -1;
  return cell;
}

function dropButton(sheet, line) {
  const { words } = sheet.data;
  const label = line.gone ? words.keep : words.delete;
  const button = made("button", "", line.gone ? "↩" : "✕");
  button.type = "button";
  button.tabIndex = -1;
  button.title = `${label} · ${words.delete_key}`;
  button.setAttribute("aria-label", `${label}: ${words.row} ${line.number || `+${line.nth}`}`);
  button.addEventListener("click", () => sheet.drop([line]));
  return button;
}

Sheet.prototype.build = function build() {
  this.frame = made("div", "frame");
  const table = made("table");
  table.setAttribute("role", "grid");
  table.append(this.head = made("thead"), this.body = made("tbody"));
  this.frame.append(table);
  this.table = table;
  this.root.replaceChildren(this.frame);
  Object.assign(this.root, { frame: this.frame, sheet: this });
  this.drawn = "";
  listen(this);
};

Sheet.prototype.draw = function draw() {
  this.rows = this.lines();
  const look = JSON.stringify([this.data.columns, this.data.order, this.data.words, this.data.editable,
    this.rows.map((line) => [line.key, line.number, line.now, [...line.changed], line.gone, line.wrong])]);
  if (look === this.drawn) return;
  this.drawn = look;
  const held = this.frame.contains(this.root.getRootNode().activeElement) && !this.editor.isOpen;
  this.table.setAttribute("aria-label", this.data.words.label);
  this.table.style.width = `${this.columns.reduce((sum, column) => sum + column.width, 4.6)}rem`;
  this.head.replaceChildren(drawnHead(this));
  this.body.replaceChildren(...this.rows.map((line) => drawnRow(this, line)));
  this.mark(held, false);
  this.editor.lay();
};
