export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  root.drawn = drawn;
  const list = made("ul");
  list.setAttribute("aria-label", data.words.list);
  const lists = [list];  // the one open at each depth
  for (const row of data.rows) {
    lists.length = row.depth + 1;
    const item = sourceOf(row, data.words, () => setTriggerValue("opened", row.name));
    lists[row.depth].append(item);
    lists.push(made("ul"));
    if (row.depth) lists[row.depth].owner.append(lists[row.depth]);
    lists[row.depth + 1].owner = item;
  }
  root.replaceChildren(list);
  standing(root);
}

function sourceOf(row, words, press) {
  const item = made("li");
  const card = made("div", "source");
  const head = made("div", "head");
  head.append(made("strong", "", row.name), ...row.lacking.map((lack) => made("span", "lack", lack)));
  card.append(head);
  if (row.about) card.append(made("p", "about", row.about));
  if (row.words.length) card.append(made("p", "words", row.words.join(" · ")));
  const ways = made("div", "ways");
  if (row.open) {
    const button = made("button", "", row.open);
    button.type = "button";
    button.setAttribute("aria-label", `${row.open}: ${row.name}`);
    button.addEventListener("click", press);
    ways.append(button);
  }
  if (/^https?:\/\//i.test(row.link)) {
    const link = made("a", "", `${words.source} ↗`);
    link.href = row.link;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    ways.append(link);
  }
  if (ways.children.length) card.append(ways);
  item.append(card);
  return item;
}
