// A day as people type it, where it can be read in one way only: 28.8.2025, 2025/8/28, 28 Aug 2025. Anything else stays.
const MONTHS = ["jan", "feb", "mar|mär", "apr", "may|mai", "jun", "jul", "aug", "sep", "oct|okt", "nov", "dec|dez"];

function readDay(text) {
  const plain = text.trim().toLowerCase();
  let found = plain.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/);
  if (found) return dayOf(found[1], found[2], found[3]) || text;
  found = plain.match(/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/);
  if (found) return dayOf(found[3], found[2], found[1]) || text;
  found = plain.match(/^(\d{1,2})\.?\s+([a-zäé]+)\.?,?\s+(\d{4})$/) || swapped(plain.match(/^([a-zäé]+)\.?\s+(\d{1,2}),?\s+(\d{4})$/));
  const month = found ? MONTHS.findIndex((names) => names.split("|").some((name) => found[2].startsWith(name))) : -1;
  return (month >= 0 && dayOf(found[3], month + 1, found[1])) || text;
}

function swapped(found) { return found && [found[0], found[2], found[1], found[3]]; }

function dayOf(year, month, day) {
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = moment.getUTCMonth() === Number(month) - 1 && moment.getUTCDate() === Number(day);
  return real ? moment.toISOString().slice(0, 10) : "";
}
