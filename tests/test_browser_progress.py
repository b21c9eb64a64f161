"""What takes its time is said to be under way, in a real browser: opening, reading a table, saving, undoing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from tests.browser import PageOpener, settle
from tests.intake import csv_of
from tests.pages import Grid
from tests.server import running_app

TABLE = csv_of(
    """
    Date;Actor;Proposal;Stance;Source
    2025-09-03;France;Coalition troops;support;RT 2025-08-28
    """
)
NOTED = """window.said = ''; new MutationObserver(() => {
  const signs = document.querySelectorAll('[data-testid="stSpinner"], [data-testid="stStatusWidget"]');
  for (const each of signs) window.said += each.innerText;
}).observe(document.body, {subtree: true, childList: true, characterData: true})"""


def test_what_takes_long_is_said_to_be_under_way(data: Path, tmp_path: Path, page_at: PageOpener):
    with running_app(data, tmp_path / "app.log", program="tests.slow_app") as app:
        page = page_at(1400, f"{app.url}/import")
        page.evaluate(NOTED)  # all that is said, however short the while
        table = FilePayload(name="votes.csv", mimeType="text/csv", buffer=TABLE)
        page.locator("input[type=file]").set_input_files(files=[table])
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator("main").get_by_text("Saved: one row added.")).to_be_visible()

        for words in ("Reading and comparing", "Saving", "Opening the tracker"):  # as it is after the save
            assert words in page.evaluate("window.said")

        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("link", name="History").click()
        settle(page).evaluate("window.said = ''")
        page.get_by_role("button", name="Undo").first.click()
        expect(page.get_by_text("Undone: one row deleted.")).to_be_visible()
        assert "Stop" in page.evaluate("window.said")  # beside the sign that the app is at work


@pytest.mark.long
def test_saving_from_the_grid_is_seen_to_be_under_way(data: Path, tmp_path: Path, page_at: PageOpener):
    with running_app(data, tmp_path / "app.log", program="tests.slow_app") as app:
        page = page_at(1400, f"{app.url}/positions?actor=Russia")
        Grid(page).type(0, "Speaker", "Dmitry Peskov")
        expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
        settle(page).evaluate(NOTED)

        page.keyboard.press("Control+s")
        expect(page.get_by_text("Saved: one row changed.")).to_be_visible()
        assert "Stop" in page.evaluate("window.said")
