export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".root");
  themed(root);
  root.replaceChildren(...data.cards.map((card) => cardOf(card, data)));
}

function cardOf(card, { tones, texts }) {
  const article = tinted(made("article", card.deciding ? "deciding" : ""), tones[card.stance]);
  article.append(headOf(card, tones, texts));
  if (card.quote) article.append(made("blockquote", "", filled(texts.quoted, { text: card.quote })));
  const voiced = [card.speaker && filled(texts.voiced, { name: card.speaker }), card.attribution].filter(Boolean).join(" · ");
  const said = voiced && voiced[0].toUpperCase() + voiced.slice(1);
  const lines = [["voiced", said], ["condition", card.condition && filled(texts.condition, { text: card.condition })], ["note", card.note && filled(texts.note, { text: card.note })],
    ...card.extra.map(([label, text]) => ["extra", `${label}: ${text}`])];
  for (const [kind, text] of lines) if (text) article.append(made("p", kind, text));
  article.append(sourceOf(card, texts));
  if (card.via) article.append(made("p", "origin", filled(texts.credits, { name: card.via })));
  return article;
}

function headOf(card, tones, texts) {
  const head = made("header");
  head.append(drawTile(made("span"), [card.stance], stateOf(card.stance, tones), [], tones), made("strong", "", tones[card.stance]?.word || card.stance), made("time", "", card.day));
  if (card.deciding) head.title = texts.deciding;
  return head;
}

function sourceOf(card, texts) {
  const foot = made("footer");
  const publisher = made("span", "publisher", card.source);
  publisher.title = card.name;
  foot.append(publisher, made("span", "title", card.title));
  if (/^https?:\/\//i.test(card.link)) {
    const link = made("a", "", `${texts.open} ↗`);
    link.href = card.link;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    foot.append(link);
  }
  return foot;
}
