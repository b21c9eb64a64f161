// What hands do in a grid: keys, mouse, touch and clipboard.
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], PageUp: [-12, 0], PageDown: [12, 0] };
const WRITING = (event) => event.composedPath().some((each) => each.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(each.tagName));

function listen(sheet) {
  const { frame } = sheet;
  frame.addEventListener("keydown", (event) => pressed(sheet, event));
  frame.addEventListener("pointerdown", (event) => touched(sheet, event));
  frame.addEventListener("pointerover", (event) => {
    const spot = event.buttons === 1 && event.pointerType === "mouse" && sheet.at && spotOf(sheet, event);
    if (spot) sheet.goTo(...spot, true);
  });
  frame.addEventListener("dblclick", (event) => { if (spotOf(sheet, event)) sheet.editor.open(); });
  frame.addEventListener("focusin", (event) => { if (event.target.tagName === "TD" && !sheet.at) sheet.goTo(...(spotOf(sheet, event) || [0, 0])); });
  for (const name of ["copy", "cut", "paste"]) frame.addEventListener(name, (event) => clipped(sheet, event, name));
  Sheet.current = sheet;
  if (!Sheet.listening) { Sheet.listening = true; document.addEventListener("keydown", steppedBack); }
}

function steppedBack(event) {  // Ctrl+Z and Ctrl+Shift+Z anywhere on the page, but never while a text is being written
  const sheet = Sheet.current, key = event.key.toLowerCase();
  if (!sheet?.root.isConnected || !sheet.data.editable || WRITING(event) || document.querySelector('[role="dialog"]')) return;
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
  event.preventDefault();
  sheet.stroke({ do: key === "y" || event.shiftKey ? "redo" : "undo" });
}

function spotOf(sheet, event) {
  const cell = event.composedPath().find((each) => each.tagName === "TD");
  return cell && sheet.body.contains(cell) ? [cell.parentElement.rowIndex - 1, cell.cellIndex - 1] : null;
}

function touched(sheet, event) {
  const spot = spotOf(sheet, event);
  if (!spot || event.composedPath().some((each) => each.tagName === "BUTTON") || event.button > 0) return;
  if (event.composedPath().includes(sheet.editor.field)) return;
  const here = sheet.place(sheet.at);
  const twice = event.pointerType !== "mouse" && here && here[0] === spot[0] && here[1] === spot[1];
  if (event.pointerType === "mouse") event.preventDefault();
  sheet.editor.close(true);
  sheet.goTo(...spot, event.shiftKey);
  if (twice) setTimeout(() => sheet.editor.open(), 0);
}

function pressed(sheet, event) {
  if (event.target.tagName !== "TD" || event.isComposing || event.altKey) return;
  const [row, column] = sheet.place(sheet.at) || [0, 0];
  const control = event.ctrlKey || event.metaKey;
  const step = STEPS[event.key];
  const keyed = () => {
    if (step && !control) sheet.goTo(row + step[0], column + step[1], event.shiftKey);
    else if (step) sheet.goTo(edge(step[0], row, sheet.rows), edge(step[1], column, sheet.columns), event.shiftKey);
    else if (event.key === "Home") sheet.goTo(control ? 0 : row, 0, event.shiftKey);
    else if (event.key === "End") sheet.goTo(control ? sheet.rows.length - 1 : row, sheet.columns.length - 1, event.shiftKey);
    else if (event.key === "Enter" || event.key === "F2") sheet.editor.open();
    else if (control && event.key === "Delete") sheet.drop(lines(sheet));
    else if (event.key === "Delete" || event.key === "Backspace") sheet.write(picked(sheet).flat().map(([line, field]) => [line, field, ""]));
    else if (event.key === "Escape") sheet.goTo(row, column);
    else if (control && event.key.toLowerCase() === "d") fillDown(sheet);
    else if (control && event.key.toLowerCase() === "a") { sheet.goTo(0, 0); sheet.goTo(sheet.rows.length - 1, sheet.columns.length - 1, true); }
    else if (!control && event.key.length === 1) sheet.editor.open(event.key);
    else return false;
    return true;
  };
  if (keyed()) event.preventDefault();
}

function edge(step, here, all) { return step === 0 ? here : step < 0 ? 0 : all.length - 1; }

function lines(sheet) { return sheet.rows.slice(sheet.range.top, sheet.range.bottom + 1); }

function picked(sheet) {
  const columns = sheet.columns.slice(sheet.range.left, sheet.range.right + 1);
  return lines(sheet).map((line) => columns.map((column) => [line, column]));
}

function fillDown(sheet) {
  const [first, ...rest] = picked(sheet);
  sheet.write(rest.flatMap((line) => line.map(([row, column], place) => [row, column, sheet.text(...first[place])])));
}

function clipped(sheet, event, name) {
  if (event.target.tagName !== "TD" || !sheet.at) return;
  event.preventDefault();
  if (name === "paste") { pasted(sheet, parsedBlock(event.clipboardData.getData("text/plain"))); return; }
  const cells = picked(sheet);
  event.clipboardData.setData("text/plain", writtenBlock(cells.map((line) => line.map(([row, column]) => sheet.text(row, column)))));
  if (name === "cut") sheet.write(cells.flat().map(([line, column]) => [line, column, ""]));
}

function pasted(sheet, block) {  // to the right and down from the cursor; one cell fills all that is picked
  const { top, bottom, left, right } = sheet.range;
  const single = block.length === 1 && block[0].length === 1;
  const whole = writtenBlock(block);
  const headed = headings(sheet, top, block, sheet.columns);
  if (headed) block.shift();
  const columns = headed || sheet.columns.slice(left);
  const taken = new Set(sheet.rows.map((line) => line.key));
  const rows = single ? Array(bottom - top + 1).fill(Array(right - left + 1).fill(block[0][0])) : block;
  const cells = [];
  let over = 0;
  rows.forEach((texts, down) => {
    const line = lineFor(sheet, top, down, taken);
    texts.forEach((text, across) => {
      const column = columns[across];
      if (line && column && sheet.isOpen(line, column)) cells.push([line, column, text.trim()]);
      else if (text.trim() && !(line && column && sheet.text(line, column) === text.trim())) over += 1;
    });
  });
  sheet.write(cells);
  if (over) sheet.stroke({ do: "left over", cells: over, block: whole });
}

function headings(sheet, top, block, columns) {  // a block that brings its headings into new rows is read by them
  if (block.length < 2 || !sheet.rows[top]?.isNew) return null;
  const named = block[0].map((text) => columns.find((each) => [each.name, each.label].some((name) => foldedName(name) === foldedName(text))));
  return named.filter(Boolean).length > 1 ? named : null;
}

function lineFor(sheet, top, down, taken) {  // from the blank row on, and below the last one, rows are new
  const blank = sheet.rows.findIndex((line) => line.blank);
  const fromBlank = blank >= 0 && top <= blank && top + down > blank;
  if (!fromBlank && top + down < sheet.rows.length) return sheet.rows[top + down];
  if (!sheet.data.first) return null;
  const key = sheet.newKey(taken);
  taken.add(key);
  return sheet.line({ key, number: "", texts: sheet.data.columns.map(() => "") });
}
