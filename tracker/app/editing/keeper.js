// A copy of the unsaved edits in the tab's own storage: it outlives a reload, a lost connection and a new server.
export default ({ data, setTriggerValue }) => {
  const forms = finishForms(data.forms, data.saved);
  if (forms.open && !data.opened) setTriggerValue("form", forms.open);
  try {
    const kept = sessionStorage.getItem(data.place);
    if (data.drafts) sessionStorage.setItem(data.place, data.drafts);
    else if (kept && !data.begun) setTriggerValue("kept", kept);
    else sessionStorage.removeItem(data.place);
  } catch { /* a browser that keeps nothing: then a reload does take them */ }
};
