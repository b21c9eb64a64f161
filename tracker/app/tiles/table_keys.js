// Moving through the matrix by keyboard, and giving the keyboard back.
function enlist(root, line) {  // a line of buttons, by column; the names stand in column 0
  line.forEach((button, column) => { if (button) button.place = [root.lines.length, column]; });
  root.lines.push(line);
}

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function moved(root, event) {
  const place = event.target.place;
  if (!place || event.altKey || event.metaKey) return;
  const target = targetOf(root, event, ...place);
  if (target === undefined) return;
  event.preventDefault();
  moveTo(root, target);
}

function targetOf(root, event, line, column) {  // null: at the edge; undefined: not a key of ours
  const step = STEPS[event.key];
  if (step) {
    for (let next = line + step[0]; root.lines[next]; next += step[0]) {
      const found = root.lines[next][column + step[1]];
      if (found || !step[0]) return found || null;
    }
    return null;
  }
  if (event.key !== "Home" && event.key !== "End") return undefined;
  const tiles = root.lines.filter((each) => each.at(-1)?.cell);
  const here = event.ctrlKey ? tiles.at(event.key === "Home" ? 0 : -1) : root.lines[line];
  return here.at(event.key === "Home" ? (here[1] ? 1 : 0) : -1);
}

function moveTo(root, button) {
  if (!button) return;
  for (const other of root.querySelectorAll('button[tabindex="0"]')) other.tabIndex = -1;
  button.tabIndex = 0;
  button.focus();
  keepInSight(root.frame, button);
}

function keepInSight(frame, button) {  // the sticky head and first column must not cover the cell
  const head = frame.querySelector("thead").getBoundingClientRect();
  const names = frame.querySelector("th.corner").getBoundingClientRect();
  const box = button.getBoundingClientRect();
  if (!button.closest("thead") && box.top < head.bottom) frame.scrollTop -= head.bottom - box.top + 4;
  if (!button.closest("th.corner, tbody th") && box.left < names.right) frame.scrollLeft -= names.right - box.left + 4;
}

function placeOfFocus(root) {  // what has the keyboard, by names: the places may be others afterwards
  const button = root.getRootNode().activeElement;
  if (button?.tagName === "SELECT") return { select: true };
  if (!button?.place || !root.told) return null;
  const { cell, opens, order } = button;
  if (cell) return { actor: root.told.actors[cell[0]], proposal: root.told.columns[cell[1]].name };
  return opens ? { opens } : { sort: order.replace(/^-/, "") || root.told.order.replace(/^-/, "") };
}

function focusOn(root, { actor, proposal, opens, sort, select }) {
  if (select) { root.querySelector("select").focus(); return; }
  const { told } = root;
  const cell = actor && [told.actors.indexOf(actor), told.columns.findIndex(({ name }) => name === proposal)];
  const wanted = (button) => {
    if (!button) return false;
    if (cell) return button.cell?.[0] === cell[0] && button.cell[1] === cell[1];
    if (opens) return String(button.opens) === String(opens);
    return button.classList.contains("sort") && button.closest("th").querySelector("button.name").opens[1] === sort.replace("on:", "");
  };
  const found = root.lines.flat().find(wanted);
  if (found && found !== root.getRootNode().activeElement) moveTo(root, found);
}

function giveBackAfterDrawer(root) {  // once the drawer and what it led to have closed, the keyboard is where it was
  const [actor, proposal] = [root.told.actors[root.opened[0]], root.told.columns[root.opened[1]].name];
  const isOpen = () => Boolean(document.querySelector('[role="dialog"]'));
  const giveBack = () => { if (!isOpen() && root.isConnected && document.activeElement === document.body) focusOn(root, { actor, proposal }); };
  let opened = false;
  root.watch?.disconnect();
  root.watch = new MutationObserver(() => {
    if (!root.isConnected) root.watch.disconnect();
    if (isOpen() === opened) return;
    opened = !opened;
    if (!opened) setTimeout(giveBack, 80);  // and watch on: a drawer that is only drawn anew is away for a moment, too
  });
  root.watch.observe(document.body, { childList: true, subtree: true });
}
