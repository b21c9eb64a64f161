export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".root");
  themed(root);
  root.replaceChildren(...data.cards.map((card) => cardOf(card, data.tones)));
}

function cardOf(card, tones) {
  const article = tinted(made("article", card.deciding ? "deciding" : ""), tones[card.stance]);
  article.append(headOf(card, tones));
  if (card.quote) article.append(made("blockquote", "", `“${card.quote}”`));
  const voiced = [card.speaker && `Voiced by ${card.speaker}`, card.attribution].filter(Boolean).join(" · ");
  const said = voiced && voiced[0].toUpperCase() + voiced.slice(1);
  const lines = [["voiced", said], ["condition", card.condition && `Condition: ${card.condition}`], ["note", card.note],
    ...card.extra.map(([label, text]) => ["extra", `${label}: ${text}`])];
  for (const [kind, text] of lines) if (text) article.append(made("p", kind, text));
  article.append(sourceOf(card));
  if (card.via) article.append(made("p", "origin", `Credits ${card.via}`));
  return article;
}

function headOf(card, tones) {
  const head = made("header");
  head.append(drawTile(made("span"), [card.stance], stateOf(card.stance, tones), [], tones), made("strong", "", card.stance), made("time", "", card.day));
  if (card.deciding) head.title = "The position rests on this statement";
  return head;
}

function sourceOf(card) {
  const foot = made("footer");
  const publisher = made("span", "publisher", card.source);
  publisher.title = card.name;
  foot.append(publisher, made("span", "title", card.title));
  if (/^https?:\/\//i.test(card.link)) {
    const link = made("a", "", "Open source ↗");
    link.href = card.link;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    foot.append(link);
  }
  return foot;
}
