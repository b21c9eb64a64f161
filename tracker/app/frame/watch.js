// Looks every few seconds whether the files are still what is shown, and asks for a run where they are not. It waits
// while somebody types: a cell or a form that is being filled in must not be drawn anew.
const WRITING = '[role="dialog"] textarea, [data-testid="portal"] input, [data-testid="portal"] textarea, #portal input, #portal textarea, [data-writing]';
const watch = { timer: 0, shown: "", asked: "", ask: null };

export default ({ data, setTriggerValue }) => {
  Object.assign(watch, { shown: data.shown, asked: "", ask: setTriggerValue });
  watch.timer ||= setInterval(look, data.every);
};

async function look() {
  const answer = await fetch(new URL("files", document.baseURI)).catch(() => null);
  const now = answer?.ok ? await answer.text() : watch.shown;  // a server that is away has no news
  if (now === watch.shown || now === watch.asked || document.querySelector(WRITING)) return;
  watch.asked = now;  // once: to ask again would cut short the run that it has led to
  watch.ask("changed", now);
}
