"""The drawer at its limits: a cell with very many statements shows the newest ones first, and the others when asked."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.browser import PageOpener, settle
from tests.pages import cell_of, drawer
from tests.server import running_app


def test_a_cell_with_many_statements_shows_the_newest_and_the_others_when_asked(
    data: Path, tmp_path: Path, page_at: PageOpener
):
    lines = [
        f"many{number:04},2025-{1 + number // 28:02}-{1 + number % 28:02},,Russia,NATO troops,oppose,"
        f"Caliber.Az 2025-08-28,,paraphrase,,,,Statement number {number}.\n"
        for number in range(50)
    ]
    with (data / "positions.csv").open("a", encoding="utf-8") as file:
        file.writelines(lines)

    with running_app(data, tmp_path / "many.log") as app:
        page = page_at(1400, f"{app.url}/?asof=2025-08-28")
        cell_of(page, "Russia", "NATO troops").click()
        shown = drawer(page)
        expect(shown.locator("article")).to_have_count(20)
        expect(shown).to_contain_text("Statement number 49.")

        shown.get_by_role("button", name="Earlier ones: 31 statements").click()
        settle(page)
        expect(shown.locator("article")).to_have_count(40)
        expect(shown.get_by_role("button", name="Earlier ones: 11 statements")).to_be_visible()
