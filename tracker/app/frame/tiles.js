// One tile: how a standing looks. The words stand beside it, or are its label. Texts enter as textContent only.
function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function tinted(element, tone) {
  if (tone) {
    element.setAttribute("style", `--light:${tone.light};--dark:${tone.dark};--ink:${tone.ink};--ink-dark:${tone.ink_dark}`);
  }
  return element;
}

function drawTile(tile, stances, state, marks, tones) {
  if (tile.tagName !== "BUTTON") tile.setAttribute("aria-hidden", "true");
  tile.className = ["tile", state, ...marks].join(" ");
  tile.removeAttribute("style");
  if (state === "silent") tile.textContent = "·";
  else if (stances.length === 1) tinted(tile, tones[stances[0]]).textContent = symbolOf(stances[0], tones);
  else tile.replaceChildren(...stances.map((stance) => tinted(made("span", "part", symbolOf(stance, tones)), tones[stance])));
  if (stances.length > 1) tinted(tile, tones[stances.at(-1)]);  // what the marks in the corner are written on
  return tile;
}

function symbolOf(stance, tones) {
  return tones[stance]?.symbol || stance;
}

function stateOf(stance, tones) {
  return tones[stance]?.scored ? "held" : "undeclared";
}

function themed(root) {  // a drawer hangs outside the app's own colour scheme, so it is told by its background
  const [red, green, blue] = (getComputedStyle(root).backgroundColor.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
  root.style.colorScheme = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
}

function standing(root) {  // it has its height: first_look.css shows what is below, and goes once all has come
  (root.getRootNode().host || root).dataset.standing = "";  // a component without walls of its own stands itself
  const sheet = document.getElementById("first-look");
  const look = () => {
    if (document.querySelector('[data-testid="stSkeleton"]')) setTimeout(look, 250);
    else sheet.remove();
  };
  if (sheet) setTimeout(look, 250);
}
