// Whether nobody is typing: only then may the app draw itself anew. Asked at every turn of the watch.
const WRITING = '[role="dialog"] textarea, [data-testid="portal"] input, [data-testid="portal"] textarea, #portal input, #portal textarea, [data-writing]';

export default ({ data, setTriggerValue }) => {
  if (!document.querySelector(WRITING)) setTriggerValue("lull", String(data.turn));
};
