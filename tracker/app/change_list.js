export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  const days = [...new Set(data.rows.map((row) => row.day))];
  root.replaceChildren(...days.map((day) => {
    const group = made("div");
    const list = made("ul");
    list.append(...data.rows.filter((row) => row.day === day).map((row) => changeOf(row, data.tones, setTriggerValue)));
    group.append(made("h3", "", day), list);
    return group;
  }));
}

function changeOf(row, tones, setTriggerValue) {
  const button = made("button", "change");
  button.type = "button";
  button.setAttribute("aria-label", `${row.sentence} (${row.kind})`);
  const who = made("span", "who");
  who.append(made("strong", "", row.actor), made("span", "", ` on ${row.proposal}`));
  button.append(made("span", "kind " + row.kind, row.kind), who, moveOf(row, tones), made("span", "source", row.source));
  button.addEventListener("click", () => setTriggerValue("picked", [row.actor, row.proposal]));
  const item = made("li");
  item.append(button);
  return item;
}

function moveOf(row, tones) {
  const move = made("span", "move");
  if (row.before.length) move.append(...stanceOf(row.before, "", tones));
  else move.append(made("span", "none", "no record"));
  move.append(made("span", "none", "→"), ...stanceOf(row.after, row.claimed ? "claimed" : "", tones));
  return move;
}

function stanceOf(stances, claimed, tones) {
  const state = claimed || (stances.length > 1 ? "contested" : stateOf(stances[0], tones));
  const words = stances.join(" / ") + (claimed ? ", others say" : "");
  return [drawTile(made("span"), stances, state, [], tones), made("span", "", words)];
}
