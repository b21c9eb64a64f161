export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  root.replaceChildren(...data.weeks.map((week) => {
    const section = made("section");
    const list = made("ul");
    list.append(...week.rows.map((row) => (row.rows ? foldOf(row, data, setTriggerValue) : changeOf(row, data, setTriggerValue))));
    section.append(made("h3", "", week.title), list);
    return section;
  }));
  standing(root);
}

function foldOf(fold, data, setTriggerValue) {
  const details = made("details");
  details.open = data.weeks.length === 1 && data.weeks[0].rows.length === 1;  // nothing else is there to be seen
  const summary = made("summary");
  const spread = made("span", "spread");
  spread.setAttribute("aria-hidden", "true");  // the sentences say it
  spread.append(...fold.spread.map(([stances, claimed, number]) => {
    const part = made("span", "share");
    part.append(tileOf(stances, claimed, data.tones), made("span", "", String(number)));
    return part;
  }));
  summary.append(made("span", "title", fold.title), spread, made("span", "day", fold.day));
  const list = made("ul");
  list.append(...fold.rows.map((row) => changeOf(row, data, setTriggerValue, true)));
  details.append(summary, list);
  const item = made("li");
  item.append(details);
  return item;
}

function changeOf(row, data, setTriggerValue, folded = false) {  // what stands above the fold is not said again
  const button = made("button", folded ? "change folded" : "change");
  button.type = "button";
  const place = made("span", "place");
  if (!folded) place.append(made("span", "day", row.day));
  place.append(made("span", "source", row.source));
  if (!folded) button.append(made("span", "kind " + row.kind, row.called));
  button.append(sentenceOf(row), moveOf(row, data), place);
  button.addEventListener("click", () => setTriggerValue("picked", [row.actor, row.proposal]));
  const item = made("li");
  item.append(button);
  return item;
}

function sentenceOf({ sentence, actor }) {
  const text = made("span", "sentence");
  const [before, ...after] = sentence.split(actor);
  if (!after.length) { text.textContent = sentence; return text; }
  text.append(before, made("strong", "", actor), after.join(actor));
  return text;
}

function moveOf(row, { tones }) {
  const move = made("span", "move");
  move.setAttribute("aria-hidden", "true");  // the sentence says it
  if (row.before.length) move.append(tileOf(row.before, row.was, tones), made("span", "to", "→"));
  move.append(tileOf(row.after, row.is, tones));
  return move;
}

function tileOf(stances, claimed, tones) {
  const tile = made("span");
  tile.title = stances.join(" / ");
  return drawTile(tile, stances, claimed || (stances.length > 1 ? "contested" : stateOf(stances[0], tones)), [], tones);
}
