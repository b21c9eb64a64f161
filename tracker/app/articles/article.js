// An article, read in this browser alone: its text is kept in this tab, and nothing of it is sent but what is taken.
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".article-desk");
  root.send = (taken) => setTriggerValue("taken", taken);
  root.words = data.words;
  root.quotes = data.quotes;
  if (root.revision !== data.revision) {
    root.revision = data.revision;
    root.place = data.place;
    root.names = data.names;
    root.proposals = proposalWords(data.proposals, data.empty);
    root.kept ||= keptArticle(data.place);
    drawAnew(root);
  }
  noteSaved(root, data.saved);
  markCoded(root);
  standing(root);
}

function keptArticle(place) {
  const nothing = { text: "", taken: {}, coded: [] };
  try { return { ...nothing, ...JSON.parse(sessionStorage.getItem(place) || "{}") }; } catch { return nothing; }
}

function keepArticle(root, changes) {
  root.kept = { ...root.kept, ...changes };
  try { sessionStorage.setItem(root.place, JSON.stringify(root.kept)); } catch { /* a browser that keeps nothing */ }
}

function noteSaved(root, saved) {
  const known = saved.filter((number) => root.kept.taken[number]);
  if (!known.length) return;
  const taken = { ...root.kept.taken };
  const coded = [...root.kept.coded, ...known.map((number) => taken[number])];
  for (const number of known) delete taken[number];
  keepArticle(root, { taken, coded });
}

// Drawing ---------------------------------------------------------------------------------------------------------------

function drawAnew(root) {  // others may add a name while somebody types here, or walks through the sentences
  const typed = root.querySelector("textarea"), typing = typed === document.activeElement;
  const at = sentences(root).indexOf(document.activeElement);
  if (typed) { root.editing = true; root.draft = typed.value; }
  drawArticle(root);
  if (typed && typing) root.querySelector("textarea").focus();
  if (at >= 0) goTo(root, sentences(root)[at]);
}

function drawArticle(root) {
  root.replaceChildren(...(root.kept.text && !root.editing ? articleOf(root) : pasteBox(root)));
}

function pasteBox(root) {
  const label = made("label", "", root.words.paste);
  const box = made("textarea");
  box.rows = 12;
  box.value = root.draft ?? root.kept.text;
  root.draft = undefined;
  box.placeholder = root.words.placeholder;
  label.append(box);
  const read = () => { root.editing = false; keepArticle(root, { text: box.value.trim() }); drawArticle(root); markCoded(root); sentences(root)[0]?.focus(); };
  box.addEventListener("paste", () => { if (!box.value.trim()) setTimeout(read); });
  box.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) read(); });
  const tools = made("div", "tools");
  tools.append(buttonOf(root.words.read, read, "primary"));
  return [label, tools, made("p", "aside", root.words.stays)];
}

function buttonOf(text, press, className = "") {
  const button = made("button", className, text);
  button.type = "button";
  button.addEventListener("click", press);
  return button;
}

function articleOf(root) {
  const tools = made("div", "tools");
  const progress = made("span", "progress");
  progress.setAttribute("role", "status");
  const edit = buttonOf(root.words.edit, () => { root.editing = true; drawArticle(root); root.querySelector("textarea").focus(); });
  const drop = buttonOf(root.words.drop, () => { keepArticle(root, { text: "", taken: {}, coded: [] }); drawArticle(root); root.querySelector("textarea").focus(); });
  tools.append(keyOf(root.words), progress, edit, drop);
  const article = made("article");
  article.setAttribute("aria-label", root.words.label);
  article.append(...paragraphsOf(root));
  article.addEventListener("keydown", (event) => walked(root, event));
  article.addEventListener("click", (event) => { if (document.getSelection().isCollapsed) takeSentence(root, event.target.closest(".sentence")); });
  for (const end of ["mouseup", "touchend"]) article.addEventListener(end, () => setTimeout(() => offerSelection(root)));
  return [tools, article, made("p", "aside", root.words.stays)];
}

function keyOf(words) {
  const key = made("span", "key");
  key.append(made("mark", "actor", words.actors), made("mark", "word", words.proposals), made("span", "coded-key", words.coded));
  return key;
}

function paragraphsOf(root) {
  const { text } = root.kept;
  const mentions = mentionsOf(text, root.names);
  const paragraphs = [];
  for (const [number, { start, end }] of sentencesOf(text).entries()) {
    const sentence = made("span", "sentence");
    sentence.setAttribute("role", "button");
    sentence.tabIndex = number ? -1 : 0;
    sentence.text = text.slice(start, end);
    sentence.mentions = mentions.filter((each) => each.start >= start && each.end <= end).map((each) => ({ ...each, start: each.start - start, end: each.end - start }));
    sentence.append(...markedParts(sentence.text, sentence.mentions, root.proposals));
    const before = paragraphs.length ? text.slice(paragraphs[paragraphs.length - 1].end, start) : "\n";
    if (before.includes("\n")) paragraphs.push({ element: made("p") });
    const paragraph = paragraphs[paragraphs.length - 1];
    paragraph.end = end;
    paragraph.element.append(sentence, document.createTextNode(" "));
  }
  return paragraphs.map(({ element }) => element);
}

function markedParts(text, mentions, proposals) {
  const words = wordsOf(text, proposals).filter(({ start }) => !mentions.some((name) => start >= name.start && start < name.end));
  const marks = [...mentions.map((name) => ({ ...name, kind: "actor", told: name.name.speaker || name.name.actor })), ...words.map((word) => ({ ...word, kind: "word", told: "" }))];
  const parts = [];
  let at = 0;
  for (const { start, end, kind, told } of marks.sort((one, other) => one.start - other.start)) {
    const mark = made("mark", kind, text.slice(start, end));
    if (told) mark.title = told;
    parts.push(document.createTextNode(text.slice(at, start)), mark);
    at = end;
  }
  return [...parts, document.createTextNode(text.slice(at))];
}

function sentences(root) {
  return [...root.querySelectorAll(".sentence")];
}

function markCoded(root) {
  const all = sentences(root);
  for (const sentence of all) {
    const coded = root.kept.coded.includes(sentence.text) || root.quotes.some((quote) => holdsQuote(sentence.text, quote));
    sentence.classList.toggle("coded", coded);
    if (coded) sentence.setAttribute("aria-description", root.words.coded);
    else sentence.removeAttribute("aria-description");
  }
  const count = all.filter((sentence) => sentence.classList.contains("coded")).length;
  const progress = root.querySelector(".progress");
  if (progress) progress.textContent = root.words.progress.replace("{coded}", count).replace("{all}", all.length);
  if (root.last?.classList.contains("coded")) returnTo(root);
}

// Taking ----------------------------------------------------------------------------------------------------------------

const PACES = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function walked(root, event) {
  const all = sentences(root);
  const at = all.indexOf(event.target.closest(".sentence"));
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); takeSentence(root, all[at]); return; }
  const target = event.key === "Home" ? all[0] : event.key === "End" ? all[all.length - 1] : all[at + PACES[event.key]];
  if (!target) return;
  event.preventDefault();
  goTo(root, target);
}

function goTo(root, sentence) {
  for (const each of sentences(root)) each.tabIndex = each === sentence ? 0 : -1;
  sentence.focus();
}

function takeSentence(root, sentence) {
  if (sentence) take(root, sentence, readOff(sentence.text, sentence.mentions, root.names, root.proposals));
}

function take(root, sentence, cells) {
  const number = String(Date.now());
  root.querySelector(".offer")?.remove();
  goTo(root, sentence);
  keepArticle(root, { taken: { ...root.kept.taken, [number]: sentence.text } });
  root.send({ number, ...cells });
  returnAfterForm(root, sentence);
}

function returnAfterForm(root, sentence) {  // once the form has gone, the keyboard comes back to where it was
  clearInterval(root.watch);
  root.last = sentence;
  let turns = 0, seen = false;
  root.watch = setInterval(() => {
    const open = Boolean(document.querySelector('[role="dialog"]'));
    seen ||= open;
    turns += 1;
    if (open || (!seen && turns < 60)) return;
    clearInterval(root.watch);
    setTimeout(() => returnTo(root), 200);  // after the dialog has let go of it
  }, 150);
}

function returnTo(root) {  // to the sentence that was taken; from it to the next one as soon as it is coded
  const sentence = root.last;
  const elsewhere = ![document.body, sentence].includes(document.activeElement);
  if (!sentence?.isConnected || elsewhere || document.querySelector('[role="dialog"]')) return;
  const coded = sentence.classList.contains("coded");
  goTo(root, coded ? nextAfter(root, sentence) : sentence);
  if (coded) root.last = null;
}

function nextAfter(root, sentence) {
  const all = sentences(root);
  return all.slice(all.indexOf(sentence) + 1).find((each) => !each.classList.contains("coded")) || sentence;
}

function offerSelection(root) {
  root.querySelector(".offer")?.remove();
  const selection = document.getSelection();
  const words = selection.toString().trim();
  const sentence = selection.anchorNode && sentences(root).find((each) => selection.containsNode(each, true));
  if (!words || selection.isCollapsed || !sentence) return;
  const offer = buttonOf(root.words.take, () => take(root, sentence, readSelection(root, words, sentence)), "offer primary");
  offer.addEventListener("mousedown", (event) => event.preventDefault());  // else the selection is gone before the click
  const box = selection.getRangeAt(0).getBoundingClientRect(), frame = root.getBoundingClientRect();
  offer.style.top = `${box.bottom - frame.top + 6}px`;
  offer.style.left = `${Math.max(0, Math.min(box.left - frame.left, frame.width - 220))}px`;
  root.append(offer);
}

function readSelection(root, words, sentence) {  // what the words themselves do not tell is read off their sentence
  const own = readOff(words, mentionsOf(words, root.names), root.names, root.proposals);
  const whole = readOff(sentence.text, sentence.mentions, root.names, root.proposals);
  const inside = quotesOf(sentence.text).some((quote) => flat(quote).includes(flat(words)));
  const voiced = own.actor ? own : whole;
  return { actor: voiced.actor, speaker: voiced.speaker, proposal: own.proposal || whole.proposal, quote: own.quote || (inside ? words : "") };
}
