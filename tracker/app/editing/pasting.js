// The box for rows says what is in it soon after the last key: Streamlit itself waits until the box is left, and until
// then another run, or Escape, would take it.
const PAUSE = 300;  // milliseconds

export default ({ parentElement }) => {
  const dialog = parentElement.getRootNode().host.closest('[role="dialog"]');
  const say = (box) => box.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));  // as if it were left
  dialog.oninput = ({ target }) => {
    if (target.tagName !== "TEXTAREA") return;
    clearTimeout(dialog.pause);
    dialog.pause = setTimeout(() => say(target), PAUSE);
  };
};
