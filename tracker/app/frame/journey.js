// Tells the browser the language of the page, and leads to another page as if the person had gone there.
export default ({ data }) => {
  document.documentElement.lang = data.language;
  const there = new URL(data.address || location, location);
  if (there.href === location.href) return;
  history.pushState({}, "", there);
  dispatchEvent(new PopStateEvent("popstate"));  // Streamlit opens the page
};
