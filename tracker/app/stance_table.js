export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  if (root.revision !== data.revision) {
    root.replaceChildren(frameOf(data, setTriggerValue));
    root.revision = data.revision;
  }
  if (data.focus && root.returned !== data.focus.serial) {
    root.returned = data.focus.serial;
    setTimeout(() => giveFocus(root, data.focus), 60);  // after the drawer has let go of it
  }
}

function giveFocus(root, { actor, proposal }) {
  for (const button of root.querySelectorAll("button.tile")) {
    if (button.dataset.actor === actor && button.dataset.proposal === proposal) { moveTo(button); return; }
  }
}

function frameOf(data, setTriggerValue) {
  const frame = made("div", "frame");
  const table = made("table");
  table.setAttribute("aria-label", data.label);
  table.append(headOf(data.columns), bodyOf(data));
  table.addEventListener("click", (event) => {
    const button = event.target.closest("button.tile");
    if (button) setTriggerValue("cell", [button.dataset.actor, button.dataset.proposal]);
  });
  table.addEventListener("keydown", moved);
  table.querySelector("button.tile")?.setAttribute("tabindex", "0");
  frame.append(table);
  return frame;
}

function headOf(columns) {
  const head = made("thead");
  const topics = topicRow(columns);
  if (topics) head.append(topics);
  const row = made("tr");
  const corner = made("th", "corner", topics ? "" : "Actor");
  corner.scope = "col";
  if (topics) corner.setAttribute("aria-label", "Actor");
  row.append(corner);
  for (const column of columns) {
    const cell = made("th", "proposal", column.name);
    cell.scope = "col";
    cell.title = column.sentence;
    row.append(cell);
  }
  head.append(row);
  return head;
}

function topicRow(columns) {
  if (new Set(columns.map((column) => column.topic)).size < 2) return null;
  const row = made("tr", "topics");
  row.append(made("th", "corner", "Actor"));
  let last = null;
  for (const { topic } of columns) {
    if (last && last.topic === topic) { last.cell.colSpan += 1; continue; }
    const cell = made("th", "topic");
    cell.append(made("span", "", topic || " "));
    cell.scope = "colgroup";
    row.append(cell);
    last = { topic, cell };
  }
  return row;
}

function bodyOf({ rows, columns, tones }) {
  const body = made("tbody");
  for (const { actor, cells } of rows) {
    const row = made("tr");
    const name = made("th", "", actor);
    name.scope = "row";
    row.append(name);
    const known = new Map(cells.map((cell) => [cell[0], cell]));
    columns.forEach((column, place) => row.append(cellOf(actor, column.name, known.get(place), tones)));
    body.append(row);
  }
  return body;
}

function cellOf(actor, proposal, known, tones) {
  const [, stances, state, marks, words] = known || [0, [], "silent", [], "nothing recorded"];
  const button = drawTile(made("button"), stances, state, marks, tones);
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.actor = actor;
  button.dataset.proposal = proposal;
  button.setAttribute("aria-label", `${actor}, ${proposal}: ${words}`);
  if (known) button.title = `${actor}, ${proposal}: ${words}`;
  const cell = made("td");
  cell.append(button);
  return cell;
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function moved(event) {
  const cell = event.target.closest("td");
  if (!cell) return;
  const body = cell.closest("tbody");
  const row = cell.parentElement;
  const target = targetOf(event, body, [...body.rows].indexOf(row), cell.cellIndex);
  if (!target) return;
  event.preventDefault();
  moveTo(target.querySelector("button"));
}

function targetOf(event, body, row, column) {
  const step = STEPS[event.key];
  if (step) return body.rows[row + step[0]]?.cells[Math.max(1, column + step[1])];
  const line = body.rows[event.key === "Home" && event.ctrlKey ? 0 : event.key === "End" && event.ctrlKey ? body.rows.length - 1 : row];
  if (event.key === "Home") return line.cells[1];
  if (event.key === "End") return line.cells[line.cells.length - 1];
  return null;
}

function moveTo(button) {
  if (!button) return;
  button.closest("table").querySelector('button[tabindex="0"]')?.setAttribute("tabindex", "-1");
  button.tabIndex = 0;
  button.focus();
  keepInSight(button);
}

function keepInSight(button) {  // the sticky head and first column must not cover the cell
  const frame = button.closest(".frame");
  const head = frame.querySelector("thead").getBoundingClientRect();
  const names = frame.querySelector("tbody th").getBoundingClientRect();
  const box = button.getBoundingClientRect();
  if (box.top < head.bottom) frame.scrollTop -= head.bottom - box.top + 4;
  if (box.left < names.right) frame.scrollLeft -= names.right - box.left + 4;
}
