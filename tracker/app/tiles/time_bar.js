export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  root.send = setTriggerValue;
  const drawn = JSON.stringify([data.stops, data.texts, data.locale, data.last]);
  if (root.drawn !== drawn) {
    root.drawn = drawn;
    root.parts = partsOf(root, data);
  }
  root.told = data;
  arrived(root);
}

function partsOf(root, { stops, texts, last, locale }) {
  const parts = {
    play: pressable("play", "▶", texts.play),
    ticks: ticksOf(stops, texts),
    slider: sliderOf(stops.length, texts.slider),
    other: sliderOf(stops.length, texts.compared),
    day: made("output", "day"),
    last: made("span", "last"),
    moved: made("output", "moved"),
    compare: pressable("compare", texts.compare),
    own: made("input", "own"),
    end: pressable("end", "✕", texts.stop),
  };
  parts.other.classList.add("other");
  parts.own.type = "date";
  parts.own.setAttribute("aria-label", texts.compare_day);
  const track = made("div", "track");
  track.append(parts.ticks, parts.other, parts.slider);
  const pair = made("div", "pair");
  pair.append(parts.compare, parts.own, parts.end);
  root.replaceChildren(parts.play, track, parts.day, pair, parts.moved);
  if (last) {
    const look = pressable("look", texts.look);
    look.onclick = () => root.send("day", last);
    parts.last.append(made("span", "", filled(texts.last, { day: dayInWords(last, locale) })), look);
    parts.day.after(parts.last);
  }
  listen(root, parts, stops);
  return parts;
}

function sliderOf(number, label) {
  const slider = made("input");
  slider.type = "range";
  slider.min = 0;
  slider.max = number - 1;
  slider.step = 1;
  slider.setAttribute("aria-label", label);
  return slider;
}

function ticksOf(stops, texts) {  // how much changed at each stop
  const ticks = made("div", "ticks");
  ticks.setAttribute("aria-hidden", "true");
  const most = Math.max(1, ...stops.map(([, number]) => number));
  for (const [day, number] of stops) {
    const tick = made("i");
    tick.style.height = number ? `${12 + 88 * Math.sqrt(number / most)}%` : "0";
    tick.title = filled(texts.changes, { day, count: number });
    ticks.append(tick);
  }
  return ticks;
}

function listen(root, parts, stops) {
  parts.play.onclick = () => (root.playing ? stopPlaying(root) : startPlaying(root));
  parts.slider.oninput = () => {
    stopPlaying(root);
    const day = stops[Number(parts.slider.value)][0];
    tellDay(root, day);
    later(root, "day", day);
  };
  parts.other.oninput = () => later(root, "before", stops[Number(parts.other.value)][0]);
  parts.own.onchange = () => { if (parts.own.value) root.send("before", parts.own.value); };
  parts.compare.onclick = () => root.send("before", earlier(stops, root.told.day));
  parts.end.onclick = () => root.send("before", "");
}

function later(root, event, day) {  // once the hand rests: a slider that is dragged passes many days
  clearTimeout(root.pending);
  root.pending = setTimeout(() => surely(root, event, day), 150);
}

const TIMES = 5, PATIENCE = 1000;  // milliseconds

function surely(root, event, day, times = TIMES) {  // the app may pass over what comes as it begins to draw: then once more
  const before = root.told[event];
  if (day === before || !times || !root.isConnected) return;
  clearTimeout(root.pending);
  root.send(event, day);
  const look = () => {
    if (root.told[event] !== before) return;
    const resting = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === "notRunning";
    if (resting) surely(root, event, day, times - 1);
    else root.pending = setTimeout(look, PATIENCE);
  };
  root.pending = setTimeout(look, PATIENCE);
}

function earlier(stops, day) {  // the last day on which what moved last had not moved yet: else nothing would be ringed
  const past = stops.filter(([stop, number]) => stop <= day && number).map(([stop]) => stop);
  return past.at(-2) || new Date(Date.parse(past.at(-1) || day) - 86400000).toISOString().slice(0, 10);
}

function placeOf(stops, day) {  // the last stop up to that day
  return Math.max(0, stops.findLastIndex(([stop]) => stop <= day));
}

function tellDay(root, day) {
  const words = dayInWords(day, root.told.locale);
  root.parts.day.textContent = words;
  root.parts.slider.setAttribute("aria-valuetext", words);
}

function arrived(root) {  // the app shows that day now
  const { parts, told } = root;
  parts.slider.value = placeOf(told.stops, told.day);
  tellDay(root, told.day);
  parts.last.classList.toggle("away", Date.parse(told.day) - Date.parse(told.last) < told.long * 86400000);
  const comparing = Boolean(told.before);
  root.classList.toggle("comparing", comparing);
  parts.moved.textContent = told.moved;
  parts.other.hidden = parts.own.hidden = parts.end.hidden = !comparing;
  parts.compare.disabled = comparing;
  parts.compare.textContent = comparing ? told.texts.compared : told.texts.compare;
  if (comparing) {
    parts.other.value = placeOf(told.stops, told.before);
    parts.other.setAttribute("aria-valuetext", dayInWords(told.before, told.locale));
    parts.own.value = told.before;
  }
  goOn(root);
}
