"""The app's pages as a person meets them in a browser: its grid, its form, its drawer, its unsaved changes."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser import settle

DEEPEST_FOCUS = """() => {
  let element = document.activeElement;
  while (element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  return element.getAttribute('aria-label');
}"""


def cell_of(page: Page, actor: str, proposal: str) -> Locator:
    """The matrix's button for one actor and proposal."""
    return page.get_by_role("button", name=f"{actor}, {proposal}: ")


def drawer(page: Page) -> Locator:
    """The drawer or dialog that is open, once it is drawn."""
    found = page.get_by_role("dialog")
    expect(found).to_be_visible()
    settle(page)
    return found


def focused(page: Page) -> str:
    """The label of what has the keyboard, inside components too."""
    return str(page.evaluate(DEEPEST_FOCUS))


def choose(box: Locator, label: str, word: str) -> None:
    """Type a word into a drop-down and take what it offers."""
    field = box.get_by_role("combobox", name=label)
    field.click()
    field.fill(word)
    expect(box.page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value(word)


def press_save(box: Locator) -> None:
    """Press the form's button."""
    box.get_by_test_id("stBaseButton-primaryFormSubmit").click()


class Grid:
    """The grid on the Positions page: drawn on a canvas, read from the table that mirrors it for screen readers."""

    def __init__(self, page: Page) -> None:
        """Wait until it is there."""
        self.page, self.box = page, page.get_by_test_id("stDataFrame")
        expect(self.box.locator("[role=gridcell]").first).to_be_attached()

    def headers(self) -> list[str]:
        """The columns' labels, in their order."""
        return [text.strip() for text in self.box.locator("[role=columnheader]").all_inner_texts() if text.strip()]

    def cell(self, row: int, column: str) -> Locator:
        """A cell by its place from the top, 0 first, and its column's label."""
        expect(self.box.locator("[role=columnheader]", has_text=column).first).to_be_attached()
        first = str(self.box.locator("[role=gridcell]").first.get_attribute("data-testid")).split("-")[2]
        return self.box.get_by_test_id(f"glide-cell-{int(first) + self.headers().index(column)}-{row}")

    def type(self, row: int, column: str, text: str) -> None:
        """Overwrite a cell by keyboard."""
        self.begin(row, column, text)
        self.page.keyboard.press("Enter")

    def begin(self, row: int, column: str, text: str) -> None:
        """Overwrite a cell by keyboard, up to the key that ends it."""
        self.box.click(position={"x": 60, "y": 52})
        keys = ["Control+Home", *["ArrowRight"] * self.headers().index(column), *["ArrowDown"] * row]
        for key in keys:
            self.page.keyboard.press(key)
        expect(self.cell(row, column)).to_have_attribute("aria-selected", "true")
        self.page.keyboard.press("Enter")
        box = self.page.get_by_test_id("portal").locator("input, textarea").first
        box.fill(text)
        self.page.evaluate("() => new Promise(done => setTimeout(done, 80))")  # the editor takes a moment to hear of it
