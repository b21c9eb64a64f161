"""The grid as hands use it, in a real browser: drop-downs, pasting, undo, sorting, fixes, and nothing lost silently."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import tracker
from tests.browser import PageOpener, settle
from tests.pages import Grid
from tests.server import RunningApp, running_app
from tests.source import ROOT
from tests.test_browser_positions import rows_in
from tracker import added

MANY = 450


def unsaved(page: Page, words: str) -> None:
    """Wait for how much is unsaved."""
    expect(page.get_by_text(f"{words} with unsaved changes")).to_be_visible()


def read_block(page: Page) -> str:
    """What the clipboard holds."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_name_is_taken_from_the_drop_down_by_its_beginning_or_alias(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions?actor=Russia")
    grid = Grid(page)
    grid.begin(0, "Stance", "lean s")
    expect(page.get_by_role("option")).to_have_text(["lean support"])
    page.keyboard.press("Enter")
    expect(grid.cell(0, "Stance")).to_have_text("lean support")

    grid.begin(0, "Actor", "brussels")
    expect(page.get_by_role("option").first).to_have_text("EUalso Brussels")
    page.keyboard.press("Tab")
    expect(grid.cell(0, "Actor")).to_have_text("EU")
    expect(grid.cell(0, "Proposal")).to_be_focused()
    unsaved(page, "One row")


def test_what_is_typed_wrongly_stays_is_told_and_is_mended_with_a_click(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions?actor=Russia&proposal=European+troops")
    grid = Grid(page)
    grid.type(0, "Date", "2025/9/1")
    grid.type(0, "Stance", "suport")
    grid.type(1, "Actor", "Rusia")
    grid.type(1, "Date", "the other day")
    unsaved(page, "Two rows")

    beside = page.locator(".st-key-beside")
    expect(beside.get_by_text("Row 8, Date: “the other day” is not a day of the calendar")).to_be_visible()
    expect(grid.cell(1, "Date")).to_have_text("the other day")
    expect(grid.cell(1, "Date")).to_have_attribute("aria-invalid", "true")
    for words, cell, text in (
        ("Use “2025-09-01”", grid.cell(0, "Date"), "2025-09-01"),
        ("Use “support”", grid.cell(0, "Stance"), "support"),
        ("Use “Russia”", grid.cell(1, "Actor"), "Russia"),
    ):
        settle(page)
        beside.get_by_role("button", name=words).click()
        expect(cell).to_have_text(text)
        expect(cell).not_to_have_attribute("aria-invalid", "true")

    grid.type(1, "Date", "2025-08-27")
    expect(beside).to_have_count(0)


def test_a_new_name_in_the_grid_is_added_with_a_click_and_saved_with_its_row(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions?actor=Russia&proposal=European+troops")
    Grid(page).type(0, "Actor", "Poland")
    page.get_by_role("button", name="Add “Poland” to Actors").click()
    unsaved(page, "Two rows")

    settle(page).keyboard.press("Control+s")

    expect(page.get_by_text("Saved: one row added, one row changed.")).to_be_visible()
    assert rows_in(desk.data, "actors")[-1]["actor"] == "Poland"
    assert tracker.open_tracker(desk.data).history()["txn"].iloc[:2].nunique() == 1


def test_a_block_from_a_spreadsheet_becomes_rows_and_nothing_of_it_is_dropped(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/positions?actor=NATO")
    grid = Grid(page)
    block = (
        "Actor\tDate\tStance\tProposal\tSource\tQuote\tMood\n"
        'EU\t2025-08-29\tsupport\tNATO troops\tRT 2025-08-28\t"two\nlines, ""quoted"""\tgood\n'
        "Rusia\t29 August\tno!\tMoon base\tRT 2025-08-28\t\t\n"
    )

    grid.paste(grid.blank("Date"), block)

    unsaved(page, "Two rows")
    expect(grid.new(0, "Quote")).to_have_text('two\nlines, "quoted"')
    for column, text in (("Actor", "Rusia"), ("Date", "29 August"), ("Stance", "no!"), ("Proposal", "Moon base")):
        expect(grid.new(1, column)).to_have_text(text)
        expect(grid.new(1, column)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("One pasted cell had no place in the grid.")).to_be_visible()
    expect(page.get_by_test_id("stCode").filter(has_text="Mood")).to_contain_text("good")

    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("Saved: one row added. One row not saved yet")).to_be_visible()
    expect(grid.new(0, "Actor")).to_have_text("Rusia")
    assert rows_in(desk.data)[-1]["quote"] == 'two\nlines, "quoted"'


def test_a_block_over_saved_rows_changes_them_and_goes_back_in_one_step(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/positions?actor=Russia")
    grid = Grid(page)
    old = [grid.cell(row, "Stance").inner_text() for row in range(2)]

    grid.paste(grid.cell(0, "Stance"), "neutral\tRT 2025-08-28\nfoo\tRT 2025-08-28\n")
    unsaved(page, "Two rows")
    expect(grid.cell(1, "Stance")).to_have_text("foo")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Nothing unsaved")).to_be_visible()
    assert [grid.cell(row, "Stance").inner_text() for row in range(2)] == old
    page.keyboard.press("Control+Shift+z")
    expect(grid.cell(0, "Stance")).to_have_text("neutral")

    grid.cell(0, "Stance").click()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Control+c")
    assert read_block(page) == "neutral\tRT 2025-08-28\nfoo\tRT 2025-08-28"
    page.keyboard.press("Delete")
    expect(grid.cell(1, "Source")).to_have_text("")


def test_every_step_goes_back_and_forth_and_a_text_field_keeps_its_own_undo(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions?actor=Russia&proposal=European+troops")
    grid = Grid(page)
    grid.type(0, "Stance", "support")
    expect(grid.cell(0, "Stance")).to_have_text("support")
    grid.box.get_by_role("button", name="Delete: Row 8").click()
    unsaved(page, "Two rows")
    grid.blank("Actor").click()
    page.keyboard.type("EU")
    page.keyboard.press("Enter")
    unsaved(page, "Three rows")

    for words in ("Two rows", "One row"):
        settle(page).get_by_role("button", name="Undo").click()
        unsaved(page, words)
    page.get_by_role("button", name="Redo").click()
    unsaved(page, "Two rows")
    settle(page).get_by_role("button", name="Discard").click()
    expect(page.get_by_text("Nothing unsaved")).to_be_visible()
    settle(page).get_by_role("button", name="Undo").click()
    unsaved(page, "Two rows")

    page.get_by_placeholder("quote, source").press_sequentially("ab")
    page.keyboard.press("Control+z")
    settle(page)
    unsaved(page, "Two rows")
    expect(page.get_by_placeholder("quote, source")).not_to_have_value("ab")


def test_a_reload_keeps_new_rows_and_deletions(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions?actor=Russia&proposal=European+troops")
    grid = Grid(page)
    grid.paste(grid.blank("Date"), "2025-08-30\tRusia")
    unsaved(page, "One row")
    grid.box.get_by_role("button", name="Delete: Row 8").click()
    unsaved(page, "Two rows")
    settle(page).wait_for_timeout(300)

    page.reload()

    unsaved(page, "Two rows")
    expect(grid.new(0, "Actor")).to_have_text("Rusia")
    expect(grid.box.get_by_role("button", name="Keep: Row 8")).to_be_visible()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app over more rows than a page holds."""
    folder = tmp_path_factory.mktemp("many")
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    row = rows_in(data)[0]
    rows = [
        {**row, "id": f"many{number:04}", "date": f"2024-{number % 12 + 1:02}-10", "note": ""} for number in range(MANY)
    ]
    tracker.open_tracker(data).commit([added("positions", each) for each in rows], by="Ann")
    with running_app(data, folder / "app.log") as app:
        yield app


def test_the_whole_table_is_sorted_and_a_page_holds_200_rows(many: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{many.url}/positions")
    grid = Grid(page)
    rows = grid.box.locator("tbody tr:not(.blank)")
    expect(page.get_by_text("475 of 475 rows")).to_be_visible()
    expect(rows).to_have_count(200)
    expect(grid.cell(0, "Date")).to_have_text("2025-08-28")

    grid.box.get_by_role("button", name="Date").click()
    expect(grid.cell(0, "Date")).to_have_text("2024-01-10")
    expect(grid.box.get_by_role("columnheader", name="Date")).to_have_attribute("aria-sort", "ascending")
    grid.box.get_by_role("button", name="Stance").click()
    expect(grid.cell(0, "Stance")).to_have_text("support")  # as the scale has them, not as the alphabet

    page.get_by_role("button", name="Page 3").click()
    expect(rows).to_have_count(75)
    expect(grid.box.locator("tr.blank")).to_have_count(0)
    expect(grid.cell(74, "Stance")).to_have_text("undeclared")


def test_rows_pasted_in_the_box_are_judged_and_the_refused_ones_stay(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions")
    known = rows_in(desk.data)[5]
    page.get_by_role("button", name="Paste rows").click()
    box = page.get_by_role("dialog")
    box.get_by_label("Rows as copied").fill(
        "id\tDatum\tLand\tVorschlag\tHaltung\tQuelle\n"
        f"{known['id']}\t{known['date']}\t{known['actor']}\t{known['proposal']}\tneutral\t{known['source']}\n"
        "\t29 Aug 2025\tPoland\tNATO troops\tsupport\tRT 2025-08-28\n"
        "\t2025-08-29\tRusia\tNATO troops\tsupport\tRT 2025-08-28\n"
    )
    page.keyboard.press("Control+Enter")
    expect(box.get_by_text("1 new · 1 changed · 0 already there · 1 refused")).to_be_visible()
    expect(box.get_by_text("“Rusia” is an actor that nobody knows. Is it Russia? (one row)")).to_be_visible()

    settle(page)
    box.get_by_role("button", name="Take two rows").click()

    expect(page.get_by_text("Two rows taken over: save them when you are ready.")).to_be_visible()
    expect(box.get_by_label("Rows as copied")).to_have_value(
        "id\tDatum\tLand\tVorschlag\tHaltung\tQuelle\n\t2025-08-29\tRusia\tNATO troops\tsupport\tRT 2025-08-28\n"
    )
    page.keyboard.press("Escape")
    unsaved(page, "Three rows")  # the new actor is one of them
    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("Saved: two rows added, one row changed.")).to_be_visible()
    assert rows_in(desk.data)[5]["stance"] == "neutral"
