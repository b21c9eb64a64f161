// Playing: one stop after the other, each once the app has shown the one before, so that a slow machine skips nothing.
const PACE = 1000;  // milliseconds a stop: long enough to see who moved

function startPlaying(root) {
  const { stops, day } = root.told;
  root.playing = true;
  tellPlaying(root);
  const place = placeOf(stops, day);
  step(root, place >= stops.length - 1 ? 0 : place + 1);
}

function stopPlaying(root) {
  root.playing = false;
  clearTimeout(root.next);
  if (root.parts) tellPlaying(root);
}

function goOn(root) {  // called whenever the app has drawn a day
  if (!root.playing || root.told.day !== root.sent || !root.waiting) return;
  root.waiting = false;
  const place = placeOf(root.told.stops, root.told.day) + 1;
  if (place >= root.told.stops.length) return stopPlaying(root);
  root.next = setTimeout(() => step(root, place), Math.max(0, root.began + PACE - Date.now()));
}

function step(root, place) {
  if (!root.playing || !root.isConnected) return;
  const [day] = root.told.stops[place];
  Object.assign(root, { sent: day, waiting: true, began: Date.now() });
  if (day === root.told.day) return goOn(root);
  surely(root, "day", day);
}

function tellPlaying(root) {
  root.classList.toggle("playing", root.playing);
  const { play } = root.parts;
  play.textContent = root.playing ? "❚❚" : "▶";
  const words = root.playing ? root.told.texts.pause : root.told.texts.play;
  play.setAttribute("aria-label", words);
  play.title = words;
}
