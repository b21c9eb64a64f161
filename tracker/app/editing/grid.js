// The grid's entrance: one sheet a table, kept while the page lives.
const SHEETS = new Map();

export default ({ parentElement, data, setStateValue }) => {
  if (!SHEETS.has(data.id)) SHEETS.set(data.id, new Sheet());
  const root = parentElement.querySelector(".root");
  SHEETS.get(data.id).take(root, data, setStateValue);
  standing(root);
};
