// Buttons, and words with their gaps filled: tiles.js goes before.
function pressable(className, text, label) {
  const button = made("button", className, text);
  button.type = "button";
  if (label) { button.setAttribute("aria-label", label); button.title = label; }
  return button;
}

function filled(text, values) {  // "since {day}" with its gaps filled
  return text.replace(/\{(\w+)\}/g, (gap, name) => (name in values ? String(values[name]) : gap));
}

const formats = new Map();

function dayInWords(day, locale) {  // a day as 2025-08-28, or as a number of days from 1970
  const key = `${locale} ${day}`;
  if (!formats.has(locale)) formats.set(locale, new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }));
  if (!formats.has(key)) {
    const moment = typeof day === "number" ? day * 86400000 : Date.parse(`${day}T00:00:00Z`);
    formats.set(key, formats.get(locale).format(moment));
  }
  return formats.get(key);
}
