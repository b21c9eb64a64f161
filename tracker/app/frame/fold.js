// On a phone the filters stand behind a button (page.css): it is the browser's own affair whether they are open.
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const open = () => document.documentElement.dataset.filters === "open";
  const tell = () => {
    button.textContent = open() ? data.shut : data.words;
    button.setAttribute("aria-expanded", String(open()));
  };
  button.onclick = () => {
    document.documentElement.dataset.filters = open() ? "" : "open";
    tell();
  };
  tell();
}
