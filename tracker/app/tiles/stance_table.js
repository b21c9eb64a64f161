export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  root.send = setTriggerValue;
  if (root.revision === data.revision) return;
  root.revision = data.revision;
  unpacked(data.cells).then((numbers) => { if (root.revision === data.revision) show(root, withCells(data, numbers)); });
}

const FIELDS = 5;  // column, look, since, age, was: as cells.py packs them

function withCells(data, numbers) {
  const actors = data.actors.length;
  const number = (numbers.length - actors) / FIELDS;
  const [column, look, since, age, was] = Array.from({ length: FIELDS }, (_, field) =>
    numbers.subarray(actors + field * number, actors + (field + 1) * number));
  const at = new Int32Array(actors * data.columns.length).fill(-1);
  for (let actor = 0, cell = 0; actor < actors; actor += 1) {
    for (let left = numbers[actor]; left > 0; left -= 1, cell += 1) at[actor * data.columns.length + column[cell]] = cell;
  }
  return { ...data, look, since, age, was, at, templates: new Map(), said: new Map() };
}

function show(root, told) {
  const focused = placeOfFocus(root);
  if (root.told?.shape === told.shape) repaint(root, told);
  else rebuild(root, told);
  root.told = told;
  const table = root.querySelector("table");
  table.setAttribute("aria-label", told.texts.label);
  table.lang = told.locale;  // without it, no browser hyphenates
  standing(root);
  if (focused) focusOn(root, focused);
}

function rebuild(root, told) {
  clearTimeout(root.later);
  root.lines = [];
  root.frame ||= framed(root);
  root.frame.style.setProperty("--columns", told.columns.length);
  root.frame.style.setProperty("--longest", longestWord(told.columns));
  const table = part("table");
  table.append(headOf(root, told));
  const lines = linesOf(table, told);
  fill(root, told, table, lines);
  root.frame.replaceChildren(table);
  root.querySelector("button.tile")?.setAttribute("tabindex", "0");
  if (root.told && root.told.order !== told.order) root.frame.scrollTop = 0;
}

function longestWord(columns) {  // its number of letters: not every browser can hyphenate
  return Math.max(0, ...columns.flatMap(({ name }) => name.split(/[\s-]+/)).map((word) => word.length));
}

function framed(root) {
  const frame = made("div", "frame");
  frame.addEventListener("click", (event) => pressed(root, event));
  frame.addEventListener("keydown", (event) => moved(root, event));
  frame.addEventListener("mouseover", ({ target }) => { if (target.matches?.("button.tile")) target.title = target.ariaLabel; });
  root.replaceChildren(frame);
  return frame;
}

const FIRST = 2500;  // cells that are there at once; the page answers while the others follow
const THEN = 10000;

function fill(root, told, table, lines, room = FIRST) {
  while (lines.length && room > 0) {
    const { body, block, actor } = lines.shift();
    body.append(actor === undefined ? headingOf(root, told, block) : rowOf(root, told, actor));
    room -= told.columns.length;
  }
  table.setAttribute("aria-busy", String(lines.length > 0));
  if (lines.length) root.later = setTimeout(() => fill(root, root.told, table, lines, THEN));
}

const TOGETHER = 20;  // rows: those out of sight are neither laid out nor painted, so many at a time

function linesOf(table, { blocks }) {  // what is still to be drawn: of each block its heading, then its rows
  return blocks.flatMap((block) => {
    const lines = [...(block.name || block.label ? [{ block }] : []), ...block.rows.map((actor) => ({ block, actor }))];
    lines.forEach((line, place) => {
      if (place % TOGETHER === 0) {
        table.append(part("tbody"));
        table.lastChild.style.setProperty("--rows", Math.min(TOGETHER, lines.length - place));
      }
      line.body = table.lastChild;
    });
    return lines;
  });
}

function pressed(root, event) {
  const button = event.target.closest("button") || event.target.closest("td")?.querySelector("button");
  if (!button) return;
  const { actors, columns } = root.told;
  if (button.order !== undefined) root.send("order", button.order);
  else if (button.opens) root.send("name", button.opens);
  else if (button.cell) {
    root.opened = button.cell;
    root.send("cell", [actors[button.cell[0]], columns[button.cell[1]].name]);
    giveBackAfterDrawer(root);
  }
}
