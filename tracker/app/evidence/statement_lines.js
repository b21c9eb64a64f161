export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  themed(root);
  const list = made("ul");
  list.append(...data.rows.map((row, number) => statementOf(row, data, () => setTriggerValue("picked", number))));
  root.replaceChildren(list);
}

function statementOf(row, { tones, on }, press) {
  const button = made("button");
  button.type = "button";
  const who = made("span", "who");
  who.append(made("strong", "", row.actor), made("span", "", ` ${on} ${row.proposal}`));
  const stance = made("span", "stance");
  stance.append(drawTile(made("span"), [row.stance], stateOf(row.stance, tones), [], tones), made("span", "", tones[row.stance]?.word || row.stance));
  button.append(who, stance, made("span", "when", [row.day, row.voice].filter(Boolean).join(" · ")));
  if (row.quote) button.append(made("q", "", row.quote));
  button.addEventListener("click", press);
  const item = made("li");
  item.append(button);
  return item;
}
