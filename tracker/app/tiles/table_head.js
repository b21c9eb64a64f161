// The head of the matrix, and the headings between its rows.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

function part(tag, className, scope) {  // the layout is a grid, so what is what has to be said
  const element = made(tag, className);
  element.setAttribute("role", ROLES[element.tagName] || (scope?.startsWith("row") ? "rowheader" : "columnheader"));
  if (scope) element.scope = scope;
  return element;
}

function headOf(root, told) {
  const head = part("thead");
  const row = part("tr");
  const topics = topicRow(told.columns);
  if (topics) head.append(topics);
  (topics || row).prepend(cornerOf(root, told, topics ? 2 : 1));
  const names = [null];
  const sorts = [null];
  for (const column of told.columns) {
    const cell = part("th", "proposal", "col");
    cell.title = column.sentence;
    const word = `on:${column.name}`;
    cell.append(nameButton(["proposal", column.name]), sortButton(told, word, column.name));
    if (told.order.replace(/^-/, "") === word) cell.ariaSort = told.order.startsWith("-") ? "descending" : "ascending";
    names.push(cell.firstChild);
    sorts.push(cell.lastChild);
    row.append(cell);
  }
  head.append(row);
  enlist(root, names);
  enlist(root, sorts);
  return head;
}

function sortButton({ order, texts }, word, name) {
  const sorted = order.replace(/^-/, "") === word;
  const falling = sorted && order.startsWith("-");
  const button = pressable("sort" + (sorted ? " sorted" : ""), sorted ? (falling ? "↓" : "↑") : "↕", filled(texts.sort, { name }));
  button.tabIndex = -1;
  button.order = falling ? "" : sorted ? `-${word}` : word;  // up, down, and as before
  return button;
}

function cornerOf(root, { order, orders, texts }, rows) {
  const corner = part("th", "corner", "col");
  corner.ariaLabel = texts.actor;
  corner.rowSpan = rows;
  corner.style.setProperty("--span", rows);
  const choice = made("select");
  choice.setAttribute("aria-label", texts.order);
  choice.append(...orders.map(([word, label]) => new Option(label, word, false, word === order)));
  choice.addEventListener("change", () => root.send("order", choice.value));
  corner.append(made("span", "", texts.actor), choice);
  if (order.endsWith("name")) corner.ariaSort = order.startsWith("-") ? "descending" : "ascending";
  return corner;
}

function topicRow(columns) {
  if (new Set(columns.map((column) => column.topic)).size < 2) return null;
  const row = part("tr", "topics");
  let last = null;
  for (const { topic } of columns) {
    if (!last || last.topic !== topic) {
      last = { topic, cell: part("th", "topic", "colgroup"), span: 0 };
      last.cell.append(made("div"));
      last.cell.firstChild.append(made("span", "", topic || " "));
      last.cell.title = topic;
      row.append(last.cell);
    }
    last.span += 1;
    last.cell.colSpan = last.span;
    last.cell.style.setProperty("--span", last.span);
  }
  return row;
}

function headingOf(root, told, block) {
  const row = part("tr", "heading");
  row.block = told.blocks.indexOf(block);
  const name = part("th", "", "rowgroup");
  name.append(block.opens ? nameButton(["actor", block.name]) : made("span", "", block.label), made("small", "", block.note));
  row.append(name);
  if (block.opens && !root.lines.some(([first]) => first?.opens === name.firstChild.opens)) enlist(root, [name.firstChild]);
  told.columns.forEach((column, place) => {
    const cell = part("td");
    cell.append(spreadOf(told, block, column.name, block.spread[place] || []));
    row.append(cell);
  });
  return row;
}

function spreadOf(told, block, proposal, counts) {  // how many members stand where: a part for each stance, its width the number
  const bar = made("div", "spread");
  const silent = block.members - counts.reduce((sum, [, number]) => sum + number, 0);
  const words = counts.map(([stance, number]) => `${number} ${told.tones[stance]?.word || told.texts[stance]}`);
  if (silent > 0) words.push(filled(told.texts.silent_members, { count: silent }));
  bar.setAttribute("role", "img");
  bar.ariaLabel = `${block.label}, ${proposal}: ${words.join(", ")}`;
  bar.title = bar.ariaLabel;
  for (const [stance, number] of counts) {
    const part = tinted(made("i", told.tones[stance] ? "" : stance, `${symbolOf(stance, told.tones).slice(0, 2)}${number}`), told.tones[stance]);
    if (!told.tones[stance]) part.textContent = String(number);
    part.style.flexGrow = number;
    bar.append(part);
  }
  if (counts.length && silent > 0) {
    const rest = made("i", "rest");
    rest.style.flexGrow = silent;
    bar.append(rest);
  }
  return bar;
}
