// The body of the matrix: a row an actor, a heading a group.
function rowOf(root, told, actor) {
  const row = part("tr");
  const name = part("th", "", "row");
  name.append(nameButton(["actor", told.actors[actor]]));
  row.append(name);
  const line = [name.firstChild];
  told.columns.forEach((_, column) => {
    const cell = part("td");
    const button = tileOf(told, actor, column);
    cell.append(button);
    row.append(cell);
    line.push(button);
  });
  enlist(root, line);
  return row;
}

function nameButton(opens) {
  const button = pressable("name", opens[1]);
  button.tabIndex = -1;
  button.title = opens[1];
  button.opens = opens;
  return button;
}

function tileOf(told, actor, column) {
  const cell = told.at[actor * told.columns.length + column];
  const button = templateOf(told, cell).cloneNode(true);
  button.cell = [actor, column];
  button.face = faceOf(told, cell);
  button.ariaLabel = labelOf(told, actor, column, cell);
  return button;
}

function templateOf(told, cell) {  // cells that look alike are copies of one
  const key = cell < 0 ? "" : `${told.look[cell]} ${told.was[cell]}`;
  if (!told.templates.has(key)) told.templates.set(key, drawn(told, cell));
  return told.templates.get(key);
}

function drawn(told, cell) {
  const look = cell < 0 ? { stances: [], state: "silent", marks: [] } : told.looks[told.look[cell]];
  const button = drawTile(pressable(), look.stances, look.state, look.marks, told.tones);
  button.tabIndex = -1;
  if (look.marks.includes("conditional")) button.dataset.if = told.texts.if;
  if (cell >= 0 && told.was[cell]) {
    button.classList.add("moved");
    button.append(formerOf(told, told.was[cell]));
  }
  return button;
}

function formerOf(told, was) {  // what a cell that moved was before, small in its corner
  if (was === 1) return made("i", "was silent", "·");
  const { stances } = told.looks[was - 2];
  return tinted(made("i", "was", stances.map((stance) => symbolOf(stance, told.tones)).join("")), told.tones[stances[0]]);
}

function faceOf(told, cell) {
  if (cell < 0) return "";
  const { stances, state, marks } = told.looks[told.look[cell]];
  const was = told.was[cell];
  return [stances, state, marks, was > 1 ? told.looks[was - 2].stances : was].join("|");
}

function labelOf(told, actor, column, cell) {
  const { texts, locale } = told;
  const once = (key, say) => told.said.get(key) ?? told.said.set(key, say()).get(key);  // many cells share a day
  const pair = `${told.actors[actor]}, ${told.columns[column].name}: `;
  if (cell < 0) return pair + texts.silent;
  const look = told.looks[told.look[cell]];
  const [since, age] = [told.first + told.since[cell], told.age[cell]];
  const parts = [look.words, once(`since ${since}`, () => filled(texts.since, { day: dayInWords(since, locale) })), ...look.more];
  if (look.marks.includes("stale")) parts.push(once(`age ${age}`, () => filled(texts.stale, { days: age.toLocaleString(locale) })));
  const was = told.was[cell];
  if (was) parts.push(was === 1 ? texts.new : filled(texts.moved, { before: told.looks[was - 2].words }));
  return pair + parts.join(", ");
}

function repaint(root, told) {  // the same rows and columns on another day: only what differs is touched
  const fresh = [];
  for (const button of root.lines.flat()) {
    if (!button?.cell) continue;
    const [actor, column] = button.cell;
    const cell = told.at[actor * told.columns.length + column];
    const label = labelOf(told, actor, column, cell);
    if (button.ariaLabel !== label) button.ariaLabel = label;
    const face = faceOf(told, cell);
    if (button.face === face) continue;
    dress(button, templateOf(told, cell));
    button.face = face;
    fresh.push(button);
  }
  for (const row of root.querySelectorAll("tr.heading")) {
    const block = told.blocks[row.block];
    told.columns.forEach(({ name }, place) => {
      row.cells[place + 1].replaceChildren(spreadOf(told, block, name, block.spread[place] || []));
    });
  }
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (!still && fresh.length < 400) fresh.forEach((button) => button.animate([{ opacity: 0.3 }, {}], 600));
}

function dress(button, template) {
  for (const name of ["class", "style", "data-if"]) {
    if (template.hasAttribute(name)) button.setAttribute(name, template.getAttribute(name));
    else button.removeAttribute(name);
  }
  button.removeAttribute("title");
  button.replaceChildren(...template.cloneNode(true).childNodes);
}
