export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  themed(root);
  const needs = [...new Set(data.rows.map(({ need }) => need))];
  root.replaceChildren(...needs.map((need) => {
    const group = made("section");
    const list = made("ul");
    list.append(...data.rows.filter((row) => row.need === need).map((row) => workOf(row, data, () => setTriggerValue("picked", [row.actor, row.proposal]))));
    group.append(made("h3", "", data.words[need]), made("p", "hint", data.hints[need]), list);
    return group;
  }));
  standing(root);
}

function workOf(row, { words, tones, editable }, press) {
  const button = made("button", "pair");
  button.type = "button";
  const who = made("span", "who");
  who.append(made("strong", "", row.actor), made("span", "", ` ${words.on} ${row.proposal}`));
  const silent = row.state === "silent";
  button.append(drawTile(made("span"), row.stances, row.state, row.marks, tones), who, made("span", "told", row.words), made("span", "next", silent && editable ? words.add : words.look));
  button.addEventListener("click", press);
  const item = made("li");
  item.append(button);
  return item;
}
