// The time of the last visit, in the browser's own storage: a visit ends when nobody has been here for a while.
export default ({ parentElement, data, setStateValue }) => {
  const said = dayOf(lastVisit(data));
  if (parentElement.told === said) return;
  parentElement.told = said;
  setStateValue("last", said);
};

function lastVisit({ place, away }) {
  try {
    const kept = JSON.parse(localStorage.getItem(place) || "{}");
    const now = Date.now();
    const last = kept.seen && now - kept.seen > away * 1000 ? kept.seen : kept.last;
    localStorage.setItem(place, JSON.stringify({ seen: now, last }));
    return last;
  } catch { return undefined; }  // a browser that keeps nothing: each visit is its first
}

function dayOf(time) {
  if (!Number.isFinite(time)) return "first";
  const day = new Date(time);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
