// What a tab keeps of its forms: the row that was begun, whether its form is open, and cells for the next row.
const KEPT = ["date", "precision", "source", "via"];

function tabForms(place) {
  try { return JSON.parse(sessionStorage.getItem(place)) || {}; } catch { return {}; }
}

function keepForms(place, forms) {
  try { sessionStorage.setItem(place, JSON.stringify(forms)); } catch { /* a browser that keeps nothing: then a reload does take it */ }
}

function finishForms(place, serials) {  // a row that is saved is begun no more, and the next one of its article starts with it
  const forms = tabForms(place);
  let changed = false;
  for (const [table, begun] of Object.entries(forms.begun || {})) {
    if (!serials.includes(begun.serial)) continue;
    if (table === "positions") forms.kept = Object.fromEntries(KEPT.map((name) => [name, begun.cells[name] || ""]));
    delete forms.begun[table];
    forms.open = "";
    changed = true;
  }
  if (changed) keepForms(place, forms);
  return forms;
}
