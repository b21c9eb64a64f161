// One tile: how a standing looks. Texts enter as textContent only.
const CORNERS = { single_origin: "1", conditional: "if" };

function tinted(element, tone) {
  if (!tone) return element;
  element.style.setProperty("--light", tone.light);
  element.style.setProperty("--dark", tone.dark);
  element.style.setProperty("--ink", tone.ink);
  element.style.setProperty("--ink-dark", tone.ink_dark);
  return element;
}

function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function drawTile(tile, stances, state, marks, tones) {
  if (tile.tagName !== "BUTTON") tile.setAttribute("aria-hidden", "true");  // the word stands beside it
  tile.className = ["tile", state, ...marks].join(" ");
  if (state === "silent") { tile.append(made("span", "symbol", "·")); return tile; }
  for (const stance of stances) {
    const tone = tones[stance];
    const part = tinted(made("span", "part"), tone);
    part.append(made("span", "symbol", tone ? tone.symbol || stance : stance));
    tile.append(part);
  }
  for (const mark of marks) {
    if (CORNERS[mark]) tile.append(tinted(made("i", "mark " + mark, CORNERS[mark]), tones[stances[stances.length - 1]]));
  }
  return tile;
}

function themed(root) {  // a drawer hangs outside the app's own colour scheme, so it is told by its background
  const [red, green, blue] = (getComputedStyle(root).backgroundColor.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  root.style.colorScheme = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function stateOf(stance, tones) {
  return tones[stance]?.scored ? "held" : "undeclared";
}
