export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  const focused = root.getRootNode().activeElement?.dataset?.stance;
  const open = root.querySelector("details")?.open;
  const unfolded = root.querySelector(".unfolded");
  root.drawn = drawn;
  root.replaceChildren(legendOf(data, setTriggerValue, open ?? (window.innerWidth >= 900 || window.innerWidth <= 640)));
  if (unfolded) root.querySelector(".fold").click();
  if (focused) root.querySelector(`[data-stance="${CSS.escape(focused)}"]`)?.focus();
}

function legendOf({ tones, chosen, states, texts }, setTriggerValue, open) {
  const legend = made("div", "legend");
  legend.setAttribute("role", "group");
  legend.setAttribute("aria-label", texts.label);
  if (Object.keys(tones).length > 8) legend.classList.add("long");
  legend.append(foldOf(legend, texts));
  for (const [stance, tone] of Object.entries(tones)) {
    const chip = made("button", "chip");
    chip.type = "button";
    chip.title = tone.meaning;
    chip.dataset.stance = stance;
    chip.setAttribute("aria-pressed", String(chosen.includes(stance)));
    chip.append(drawTile(made("span"), [stance], stateOf(stance, tones), [], tones), made("span", "word", tone.word));
    chip.addEventListener("click", () => setTriggerValue("stance", stance));
    legend.append(chip);
  }
  if (states.length) legend.append(stateKey(states, tones, texts, open));
  return legend;
}

function foldOf(legend, texts) {  // on a phone, where the matrix comes first; elsewhere it is not seen
  const fold = made("button", "fold", texts.fold);
  fold.type = "button";
  fold.setAttribute("aria-expanded", "false");
  fold.addEventListener("click", () => fold.setAttribute("aria-expanded", String(legend.classList.toggle("unfolded"))));
  return fold;
}

function stateKey(states, tones, texts, open) {
  const words = Object.keys(tones);
  const scored = words.filter((word) => tones[word].scored);
  const ends = scored.length > 1 ? [scored[0], scored[scored.length - 1]] : words.slice(0, 2);
  const details = made("details");
  details.open = open;
  details.append(made("summary", "", texts.marks));
  for (const [state, marks, said] of states) {
    const chip = made("span", "chip");
    const shown = state === "contested" ? ends : [scored[Math.min(1, scored.length - 1)] || ends[0]];
    const tile = drawTile(made("span"), shown, state, marks, tones);
    if (marks.includes("conditional") || marks.includes("single_origin")) tile.textContent = "";  // the mark is what is meant
    if (marks.includes("conditional")) tile.dataset.if = texts.if;
    if (marks.includes("moved")) tile.append(tinted(made("i", "was", tones[ends[1]].symbol), tones[ends[1]]));
    chip.append(tile, made("span", "", said));
    details.append(chip);
  }
  return details;
}
