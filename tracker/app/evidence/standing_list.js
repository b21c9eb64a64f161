export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  root.replaceChildren(...data.groups.map((group) => groupOf(group, data, setTriggerValue)), silentOf(data, setTriggerValue));
}

function groupOf(group, data, setTriggerValue) {
  const section = made("section");
  const list = made("ul", "standings");
  list.append(...group.rows.map((row) => rowOf(row, data, setTriggerValue)));
  section.append(made("h3", "", group.title), list);
  return section;
}

function rowOf(row, { tones, page }, setTriggerValue) {
  const button = made("button", "standing");
  button.type = "button";
  button.setAttribute("aria-label", `${row.name}: ${row.words}, ${row.since} · ${row.more}`);
  const said = made("span", "said");
  said.append(made("span", "words", row.words), made("span", "since", row.since), made("span", "more", row.more));
  button.append(drawTile(made("span"), row.stances, row.state, row.marks, tones), made("strong", "", row.name), said);
  button.addEventListener("click", () => setTriggerValue("cell", row.name));
  const item = made("li");
  item.append(button, pageOf(row.name, page, setTriggerValue));
  return item;
}

function pageOf(name, words, setTriggerValue) {
  const link = made("button", "page", "›");
  link.type = "button";
  link.title = `${words}: ${name}`;
  link.setAttribute("aria-label", link.title);
  link.addEventListener("click", () => setTriggerValue("name", name));
  return link;
}

function silentOf({ silent, look }, setTriggerValue) {
  const section = made(silent.names.length > silent.fold ? "details" : "section", "silent");
  if (!silent.names.length) return section;
  section.append(made(section.tagName === "DETAILS" ? "summary" : "h3", "", silent.title));
  const list = made("ul", "names");
  for (const name of silent.names) {
    const button = made("button", "name", name);
    button.type = "button";
    button.title = `${look}: ${name}`;
    button.addEventListener("click", () => setTriggerValue("cell", name));
    const item = made("li");
    item.append(button);
    list.append(item);
  }
  section.append(list);
  return section;
}
