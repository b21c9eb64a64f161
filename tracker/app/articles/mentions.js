// What a text mentions: its sentences, names as they are written, words by their stem. No page and no network in here.
const TOKEN = /(?:\p{Lu}\.)+\p{Lu}\.?(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;  // "U.S." is one word
const QUOTED = /“([^“”„]+)”|„([^“”„]+)[“”]|«([^«»]+)»|»([^«»]+)«|"([^"]+)"|(?<![\p{L}\p{N}])‘([^‘’]*(?:’(?=\p{L})[^‘’]*)*)’|‚([^‚‘]+)‘/gu;
const ABBREVIATIONS = new Set(("mr mrs ms dr prof st sen rep gov gen lt col sgt capt maj adm pres hon jr sr vs no inc ltd co corp dept est approx "
  + "jan feb mar apr jun jul aug sep sept oct nov dec eg ie am pm al ca bzw usw evtl ggf inkl nr abs art hr fr mio mrd tel str bspw sog vgl zb ua dh "
  + "okt dez mai mär").split(" "));
const OPENERS = new Set("the a an in on at but and it he she they we this that these those there after before meanwhile however der die das ein eine es er sie wir im am doch und aber".split(" "));
const PREPOSITIONS = new Set("about against among at between by for from in into of on over through to towards with without an auf aus bei durch fur gegen in mit nach ohne uber von vor zu zum zur zwischen".split(" "));
const ARTICLES = new Set("a an the der die das den dem des".split(" "));
const PEOPLE = new Set("aides circles diplomats government leaders ministers officials people politicians sources voices beamte diplomaten kreise minister politiker quellen regierung stimmen vertreter".split(" "));
const BEFORE_NO_NAME = new Set(["non", "nicht", "anti"]);  // "non-EU countries" are not the EU

function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").replace(/ø/g, "o").replace(/ł/g, "l").replace(/đ/g, "d");
}

function isAcronym(word) {
  return word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function tokensOf(text) {
  return Array.from(text.matchAll(TOKEN), (match) => {
    const word = match[0].replace(/\./g, "").normalize("NFC");
    return { start: match.index, end: match.index + match[0].length, word, folded: fold(word) };
  });
}

// Names -----------------------------------------------------------------------------------------------------------------

function namesByBeginning(names) {
  const index = new Map();
  for (const name of names) {
    const words = tokensOf(name.written);
    if (!words.length) continue;
    const sentenceCase = words.length > 1 && words.slice(1).every(({ word }) => word === word.toLowerCase());
    const known = { ...name, words, sentenceCase };
    const key = words[0].folded;
    index.set(key, [...(index.get(key) || []), known]);
  }
  for (const known of index.values()) known.sort((one, other) => other.words.length - one.words.length);
  return index;
}

function isWritten(token, wanted, anyCase, last) {
  if (isAcronym(wanted.word)) return token.word === wanted.word;
  const genitive = last && wanted.word.length > 4 && token.folded === wanted.folded + "s";  // Russlands
  if (token.folded !== wanted.folded && !genitive) return false;
  const first = token.word[0];
  return anyCase || wanted.word[0] === wanted.word[0].toLowerCase() || first !== first.toLowerCase();
}

function fits(name, tokens, at, text) {
  return name.words.every((wanted, number) => {
    const token = tokens[at + number];
    if (!token) return false;
    const gap = number ? text.slice(tokens[at + number - 1].end, token.start) : "";
    return gap.length < 4 && !/[,;:!?()\n]/.test(gap) && isWritten(token, wanted, name.sentenceCase && !number, number === name.words.length - 1);
  });
}

function mentionsOf(text, names) {  // the longest name wins; after a full name, the surname will do
  const tokens = tokensOf(text);
  const found = mentionsIn(text, tokens, namesByBeginning(names));
  const short = found.filter(({ name }) => name.short).map(({ name }) => ({ ...name, written: name.short }));
  return short.length ? mentionsIn(text, tokens, namesByBeginning([...names, ...short])) : found;
}

function mentionsIn(text, tokens, index) {
  const found = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { folded, start } = tokens[at];
    if (at && text[start - 1] === "-" && BEFORE_NO_NAME.has(tokens[at - 1].folded)) continue;
    const known = [...(index.get(folded) || []), ...(folded.endsWith("s") ? index.get(folded.slice(0, -1)) || [] : [])];
    const name = known.find((each) => fits(each, tokens, at, text));
    if (!name) continue;
    const last = at + name.words.length - 1;
    found.push({ start, end: tokens[last].end, name });
    at = last;
  }
  return found;
}

// Proposals -------------------------------------------------------------------------------------------------------------

function stem(word) {  // light, for English and German alike: only to know a word again
  if (isAcronym(word)) return word;
  let root = fold(word).replace(/z/g, "s").replace(/ies$/, "y");
  for (const ending of [/(es|en|s|n)$/, /(ing|ed|er|e)$/, /(er|e)$/]) {
    if (root.replace(ending, "").length > 2) root = root.replace(ending, "");
  }
  return root;
}

function proposalWords(proposals, empty) {
  const known = proposals.map(({ proposal, words, more }) => ({ proposal, words: new Set(words.map(stem)), more: new Set(more.map(stem)) }));
  const frequency = new Map();
  for (const { words, more } of known) for (const root of new Set([...words, ...more])) frequency.set(root, (frequency.get(root) || 0) + 1);
  const weight = new Map([...frequency].map(([root, count]) => [root, Math.log(1 + known.length / count)]));
  return { known, weight, empty: new Set(empty) };
}

function wordsOf(text, proposals) {
  return tokensOf(text).filter(({ word }) => !proposals.empty.has(word.toLowerCase()) && proposals.weight.has(stem(word)));
}

function likelyProposal(text, proposals) {  // "" where nothing speaks clearly for one of them
  const roots = new Set(wordsOf(text, proposals).map(({ word }) => stem(word)));
  const scored = proposals.known.map(({ proposal, words, more }) => {
    const held = [...words].filter((root) => roots.has(root));
    const also = [...more].filter((root) => roots.has(root) && !words.has(root));
    const sum = (all) => all.reduce((total, root) => total + proposals.weight.get(root), 0);
    return { proposal, hits: held.length + also.length, named: held.length, score: sum(held) + 0.6 * sum(also), whole: held.length === words.size };
  }).filter(({ hits, named, whole }) => named && (hits > 1 || whole)).sort((one, other) => other.score - one.score);
  const [first, second] = scored;
  return first && (!second || first.score > 1.15 * second.score) ? first.proposal : "";
}

// Sentences and quotes --------------------------------------------------------------------------------------------------

function sentencesOf(text) {
  const found = [];
  for (const { 0: body, index } of text.matchAll(/[^\n\r]+/g)) {
    const quotes = Array.from(body.matchAll(QUOTED), (match) => [match.index, match.index + match[0].length - 1]);
    let start = 0;
    for (const stop of body.matchAll(/[.!?…]+["”’»«“)\]]*(?=\s)/gu)) {
      const end = stop.index + stop[0].length;
      const spoken = quotes.some(([open, close]) => open < stop.index && close >= end);
      if (spoken || !endsSentence(body, stop.index, end)) continue;
      found.push({ start: index + start, end: index + end });
      start = end + /^\s*/.exec(body.slice(end))[0].length;
    }
    if (body.slice(start).trim()) found.push({ start: index + start, end: index + body.trimEnd().length });
  }
  return found.filter(({ start, end }) => end > start);
}

function endsSentence(body, stop, end) {
  const next = /^\s+["“„‚‘«»([–—-]*([\p{L}\p{N}]+)/u.exec(body.slice(end));
  if (next && next[1][0] === next[1][0].toLowerCase() && /\p{L}/u.test(next[1][0])) return false;
  if (body[stop] !== "." || body[stop + 1] === ".") return true;
  const before = /[\p{L}\p{N}.]*$/u.exec(body.slice(0, stop))[0];
  if (/^(\p{L}\.)*\p{L}$/u.test(before)) return Boolean(next && OPENERS.has(fold(next[1])));  // "the U.S. The …"
  if (/^\d{1,2}$/.test(before)) return false;  // "am 28. August"
  return !ABBREVIATIONS.has(fold(before).replace(/\./g, ""));
}

function quotesOf(text) {
  return Array.from(text.matchAll(QUOTED), (match) => match.slice(1).find(Boolean).trim().replace(/[,.;]$/, "").trim()).filter(Boolean);
}

function quoteOf(text, names) {  // words in quotation marks, without those that are only somebody's name
  const known = new Set(names.map(({ written }) => fold(written)));
  return quotesOf(text).filter((quote) => !known.has(fold(quote))).join(" … ");
}

// What can be read off ---------------------------------------------------------------------------------------------------

function readOff(text, mentions, names, proposals) {  // whoever is named like a subject takes the position; who speaks for it, voices it
  const ranked = mentions.filter(({ name }) => name.actor).map((mention) => ({ ...mention, rank: standsBack(text, mention, mentions) }));
  const [first] = ranked.filter(({ rank }) => rank < 2).sort((one, other) => one.rank - other.rank);
  const actor = first ? first.name.actor : "";
  const voice = ranked.find(({ name }) => name.speaker && name.actor === actor);
  return { actor, speaker: voice ? voice.name.speaker : "", proposal: likelyProposal(text, proposals), quote: quoteOf(text, names) };
}

function standsBack(text, mention, mentions) {  // 0 like a subject, 1 as the owner of something, 2 behind a preposition
  const before = tokensOf(text.slice(0, mention.start)).filter(({ folded }) => !ARTICLES.has(folded));
  const [people, last] = before.slice(-2).length === 2 ? before.slice(-2) : [null, before[before.length - 1]];
  if (last && ["and", "und"].includes(last.folded)) {
    const earlier = mentions.find(({ end }) => /^\s+$/.test(text.slice(end, last.start)) && end < mention.start);
    if (earlier) return standsBack(text, earlier, mentions);
  }
  if (last && PREPOSITIONS.has(last.folded) && !(people && PEOPLE.has(people.folded))) return 2;
  return /^['’](s|\s)/.test(text.slice(mention.end)) ? 1 : 0;
}

function flat(text) {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function holdsQuote(sentence, quote) {  // every part of it: a short one between quotation marks, a long one anywhere
  const marked = quotesOf(sentence).map(flat);
  const parts = quote.split(" … ").map(flat).filter((part) => part.length > 2);
  const held = (part) => marked.some((words) => ` ${words} `.includes(` ${part} `)) || (part.split(" ").length > 5 && ` ${flat(sentence)} `.includes(` ${part} `));
  return parts.length > 0 && parts.every(held);
}
