export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  root.replaceChildren(...data.weeks.map((week) => {
    const section = made("section");
    const list = made("ul");
    list.append(...week.rows.map((row) => changeOf(row, data, setTriggerValue)));
    section.append(made("h3", "", week.title), list);
    return section;
  }));
}

function changeOf(row, data, setTriggerValue) {
  const button = made("button", "change");
  button.type = "button";
  const place = made("span", "place");
  place.append(made("span", "day", row.day), made("span", "source", row.source));
  button.append(made("span", "kind " + row.kind, row.called), sentenceOf(row), moveOf(row, data), place);
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

function moveOf(row, { tones, none }) {
  const move = made("span", "move");
  move.setAttribute("aria-hidden", "true");  // the sentence says it
  if (row.before.length) move.append(tileOf(row.before, row.was, tones));
  else move.append(made("span", "none", none));
  move.append(made("span", "none", "→"), tileOf(row.after, row.is, tones));
  return move;
}

function tileOf(stances, claimed, tones) {
  const tile = made("span");
  tile.title = stances.join(" / ");
  return drawTile(tile, stances, claimed || (stances.length > 1 ? "contested" : stateOf(stances[0], tones)), [], tones);
}
