"""The app's pages as a person meets them in a browser: its grid, its form, its drawer, its unsaved changes."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import settle

DEEPEST_FOCUS = """() => {
  let element = document.activeElement;
  while (element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return element.getAttribute('aria-label');
}"""

RUN_ANEW = """to => new Promise(begun => {
  const app = document.querySelector('[data-testid="stApp"]');
  const watch = new MutationObserver(() => app.dataset.testScriptState === 'running' && begun());
  watch.observe(app, {attributes: true, attributeFilter: ['data-test-script-state']});
  if (to) history.pushState(null, '', to);
  dispatchEvent(new PopStateEvent('popstate'));
  setTimeout(begun, 3000);  // one that joins a run that had begun before begins unseen
})"""

LABELS = """row => [...row.querySelectorAll('th')].map(
  head => (head.querySelector('button') || head).firstChild.textContent)"""


def cell_of(page: Page, actor: str, proposal: str) -> Locator:
    """The matrix's button for one actor and proposal."""
    return page.get_by_role("button", name=f"{actor}, {proposal}: ")


def drawer(page: Page) -> Locator:
    """The drawer or dialog that is open, once it is drawn."""
    found = page.get_by_role("dialog")
    expect(found).to_be_visible()
    settle(page)
    return found


def turn_to(page: Page, address: str) -> Page:
    """The page at another address of the app, as Back and Forward lead to one: the app itself is not loaded anew."""
    page.evaluate(RUN_ANEW, address)
    return settle(page)


def run_anew(page: Page) -> Page:
    """A run of the whole page that nobody asked for, from its beginning to its end.

    For a part of it a dialog is away, and what is pressed then does not reach it.
    """
    page.evaluate(RUN_ANEW)
    return settle(page)


def withhold(page: Page, *parts: str) -> list[Route]:
    """The scripts of these parts of Streamlit, as a page asks for them; each comes when it is told to `continue_`."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(rf"/({'|'.join(parts)})\."), hold)
    return held


def focused(page: Page) -> str:
    """The label of what has the keyboard, inside components too."""
    return str(page.evaluate(DEEPEST_FOCUS))


def choose(box: Locator, label: str, word: str) -> None:
    """Type a word into a drop-down and take what it offers."""
    field = box.get_by_role("combobox", name=label)
    field.click()
    field.fill(word)
    expect(box.page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value(word)


def press_save(box: Locator) -> None:
    """Press the form's button."""
    box.get_by_role("button", name=re.compile("^Save.?Ctrl")).click()


class Grid:
    """The grid on the Positions page: a table of its own, its rows counted from the first one that is saved."""

    def __init__(self, page: Page) -> None:
        """Wait until it is there."""
        self.page, self.box = page, page.get_by_role("grid")
        expect(self.box.locator("tbody tr").first).to_be_attached()

    def headers(self) -> list[str]:
        """The columns' labels, in their order, once there is a head: the grid may be on its way to another place."""
        labels: list[str] = self.box.locator("thead tr").evaluate(LABELS)
        return labels

    def cell(self, row: int, column: str, rows: str = "tr:not(.new, .blank)") -> Locator:
        """A cell by its place among some rows, 0 first, and its column's label."""
        return self.box.locator(f"tbody {rows}").nth(row).locator(":scope > *").nth(self.headers().index(column))

    def new(self, row: int, column: str) -> Locator:
        """A cell of a row that is not saved yet."""
        return self.cell(row, column, "tr.new:not(.blank)")

    def blank(self, column: str) -> Locator:
        """A cell of the row where new ones are begun."""
        return self.cell(0, column, "tr.blank")

    def type(self, row: int, column: str, text: str) -> None:
        """Overwrite a cell by keyboard."""
        self.begin(row, column, text)
        self.page.keyboard.press("Enter")

    def begin(self, row: int, column: str, text: str) -> None:
        """Overwrite a cell by keyboard, up to the key that ends it."""
        self.cell(row, column).click()
        self.page.keyboard.press("F2")
        self.editor.fill(text)

    @property
    def editor(self) -> Locator:
        """The field that is open over a cell."""
        return self.page.locator(".editor")

    def paste(self, cell: Locator, block: str) -> None:
        """Paste a block of cells from the clipboard, the first one into a cell."""
        self.page.evaluate("block => navigator.clipboard.writeText(block)", block)
        cell.click()
        self.page.keyboard.press("Control+v")
