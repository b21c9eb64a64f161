export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  const list = made("ul");
  list.append(...data.rows.map((row, place) => problemOf(row, data.words, (name) => setTriggerValue(name, place))));
  root.replaceChildren(list);
  standing(root);
}

function problemOf(row, words, send) {
  const item = made("li");
  const place = row.row > 1 ? `${words.row} ${row.row}` : words.file;
  const where = made("span", "where", [place, row.label].filter(Boolean).join(" · "));
  const what = made("div", "what");
  what.append(made("p", "", row.message));
  if (row.hint) what.append(made("p", "hint", row.hint));
  if (row.fix !== null) what.append(diffOf(row));
  const ways = made("span", "ways");
  if (row.key) ways.append(buttonOf(words.open, place, () => send("opened")));
  if (row.fix !== null && words.mend) ways.append(buttonOf(words.mend, `${place}, ${row.label}`, () => send("mended"), "primary"));
  item.append(where, what, ways);
  return item;
}

function diffOf({ value, fix }) {
  const diff = made("p", "diff");
  diff.append(made("del", "", value || "∅"), made("span", "", " → "), made("ins", "", fix || "∅"));
  return diff;
}

function buttonOf(text, place, press, className = "") {
  const button = made("button", className, text);
  button.type = "button";
  button.setAttribute("aria-label", `${text}: ${place}`);
  button.addEventListener("click", press);
  return button;
}
