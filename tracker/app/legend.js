export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const drawn = JSON.stringify(data);
  if (root.drawn === drawn) return;
  const focused = root.getRootNode().activeElement?.dataset?.stance;
  root.drawn = drawn;
  root.replaceChildren(legendOf(data, setTriggerValue));
  if (focused) root.querySelector(`[data-stance="${CSS.escape(focused)}"]`)?.focus();
}

function legendOf({ tones, chosen, states }, setTriggerValue) {
  const legend = made("div", "legend");
  legend.setAttribute("role", "group");
  legend.setAttribute("aria-label", "Legend; a stance is also a filter");
  for (const [stance, tone] of Object.entries(tones)) {
    const chip = made("button", "chip");
    chip.type = "button";
    chip.title = tone.meaning;
    chip.dataset.stance = stance;
    chip.setAttribute("aria-pressed", String(chosen.includes(stance)));
    chip.append(drawTile(made("span"), [stance], stateOf(stance, tones), [], tones), made("span", "", stance));
    chip.addEventListener("click", () => setTriggerValue("stance", stance));
    legend.append(chip);
  }
  if (states.length) legend.append(stateKey(states, tones));
  return legend;
}

function stateKey(states, tones) {
  const words = Object.keys(tones);
  const scored = words.filter((word) => tones[word].scored);
  const ends = scored.length > 1 ? [scored[0], scored[scored.length - 1]] : words.slice(0, 2);
  const details = made("details");
  details.open = window.innerWidth >= 900;
  details.append(made("summary", "", "What the marks mean"));
  for (const [state, marks, words] of states) {
    const chip = made("span", "chip");
    const shown = state === "contested" ? ends : [scored[Math.min(1, scored.length - 1)] || ends[0]];
    chip.append(drawTile(made("span"), shown, state, marks, tones), made("span", "", words));
    details.append(chip);
  }
  return details;
}
