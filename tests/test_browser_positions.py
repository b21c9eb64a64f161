"""Mending in the grid and handing on in a real browser, down to the bytes on disk."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser import PageOpener, settle
from tests.pages import Grid, cell_of, drawer, turn_to
from tests.server import RunningApp

THE_DAY = "asof=2025-08-28"


def rows_in(data: Path, table: str = "positions") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((data / f"{table}.csv").read_text("utf-8"))))


def lines_that_differ(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def test_an_edited_cell_is_one_line_on_disk(desk: RunningApp, page_at: PageOpener):
    before = (desk.data / "positions.csv").read_text("utf-8")
    page = page_at(1900, f"{desk.url}/positions?actor=Russia&proposal=European+troops")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()

    settle(page).keyboard.press("Control+s")

    expect(page.get_by_text("Saved: one row changed.")).to_be_visible()
    [(old, new)] = lines_that_differ(before, (desk.data / "positions.csv").read_text("utf-8"))
    assert old.startswith("f7cez2ip,")
    assert ",paraphrase,Dmitry Peskov," in new
    expect(page.get_by_text("with unsaved changes")).to_have_count(0)


def test_a_bad_row_stays_with_its_reason_while_a_good_one_is_saved(desk: RunningApp, page_at: PageOpener):
    lines = (desk.data / "sources.csv").read_text("utf-8")
    page = page_at(1900, f"{desk.url}/positions?table=Sources")
    grid = Grid(page)
    grid.type(0, "URL", "no address")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
    grid.type(1, "URL", "https://example.org/rt")
    expect(page.get_by_text("Two rows with unsaved changes")).to_be_visible()

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Saved: one row changed. One row not saved yet")).to_be_visible()
    expect(page.get_by_text("Row 2, URL:")).to_be_visible()
    expect(grid.cell(0, "URL")).to_have_text("no address")
    [(_, new)] = lines_that_differ(lines, (desk.data / "sources.csv").read_text("utf-8"))
    assert "https://example.org/rt" in new


def test_an_edit_outlives_a_filter_and_stays_on_its_row(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/positions?actor=Russia&proposal=European+troops")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()

    page.get_by_placeholder("quote, source").fill("figures")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 25 rows")).to_be_visible()
    expect(Grid(page).cell(0, "Speaker")).to_have_text("US political figures")
    page.get_by_placeholder("quote, source").fill("")
    page.keyboard.press("Enter")

    expect(page.get_by_text("2 of 25 rows")).to_be_visible()
    expect(Grid(page).cell(0, "Speaker")).to_have_text("Dmitry Peskov")


def test_two_people_in_one_cell_are_asked_whose_is_to_stand(desk: RunningApp, page_at: PageOpener):
    mine, theirs = (page_at(1900, f"{desk.url}/positions?actor=Russia&proposal=NATO+troops") for _ in range(2))
    for page, name in ((mine, "Dmitry Peskov"), (theirs, "Maria Zakharova")):
        Grid(page).type(0, "Speaker", name)
        expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
        settle(page)
    settle(theirs).keyboard.press("Control+s")
    expect(theirs.get_by_text("Saved: one row changed.")).to_be_visible()

    settle(mine).keyboard.press("Control+s")
    expect(mine.get_by_text("Nothing of yours is saved yet")).to_be_visible()
    expect(mine.get_by_text("Maria Zakharova")).to_be_visible()
    expect(Grid(mine).cell(0, "Speaker")).to_have_text("Dmitry Peskov")
    mine.get_by_role("button", name="Keep mine").click()
    settle(mine).keyboard.press("Control+s")

    expect(mine.get_by_text("Saved: one row changed.")).to_be_visible()
    assert [row["speaker"] for row in rows_in(desk.data) if row["id"] == "d4xchwu5"] == ["Dmitry Peskov"]


def test_each_cell_of_a_row_is_settled_by_itself(desk: RunningApp, page_at: PageOpener):
    mine, theirs = (page_at(1900, f"{desk.url}/positions?actor=Russia&proposal=NATO+troops") for _ in range(2))
    for page, speaker, condition in ((mine, "mine 1", "mine 2"), (theirs, "theirs 1", "theirs 2")):
        Grid(page).type(0, "Speaker", speaker)
        expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
        Grid(page).type(0, "Condition", condition)
        expect(Grid(page).cell(0, "Condition")).to_have_text(condition)
        settle(page)
    settle(theirs).keyboard.press("Control+s")
    expect(theirs.get_by_text("Saved: one row changed.")).to_be_visible()
    settle(mine).keyboard.press("Control+s")
    expect(mine.get_by_text("Nothing of yours is saved yet")).to_be_visible()
    expect(mine.get_by_role("button", name="Keep mine")).to_have_count(2)

    press = "button => { for (let time = 0; time < 600; time += 50) setTimeout(() => button.click(), time); }"
    mine.get_by_role("button", name="Keep mine").first.evaluate(press)
    expect(mine.get_by_role("button", name="Keep mine")).to_have_count(1)
    mine.wait_for_timeout(1_000)
    expect(mine.get_by_role("button", name="Keep mine")).to_have_count(1)  # what came late settled nothing unseen
    mine.get_by_role("button", name="Take theirs").click()
    expect(mine.get_by_text("Nothing of yours is saved yet")).to_have_count(0)
    settle(mine).keyboard.press("Control+s")

    expect(mine.get_by_text("Saved: one row changed.")).to_be_visible()
    [row] = [row for row in rows_in(desk.data) if row["id"] == "d4xchwu5"]
    assert {row["speaker"], row["condition"]} in ({"mine 1", "theirs 2"}, {"theirs 1", "mine 2"})


@pytest.mark.parametrize(("button", "ending"), [("workbook", "xlsx"), ("standings", "csv")])
def test_a_download_opens_and_holds_the_standings(
    shared_app: RunningApp, page_at: PageOpener, button: str, ending: str
):
    page = page_at(1400, f"{shared_app.url}/export?{THE_DAY}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Download the {button}").click()
    file = Path(waiting.value.path()).read_bytes()

    assert waiting.value.suggested_filename.endswith(f"2025-08-28.{ending}")
    if ending == "xlsx":
        assert "Matrix" in load_workbook(BytesIO(file)).sheetnames
    else:
        assert any(row["actor"] == "Russia" for row in csv.DictReader(StringIO(file.decode("utf-8-sig"))))


def test_the_rows_behind_a_cell_are_edited_whatever_the_link_holds(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, shared_app.url)
    for query in (THE_DAY, "actor=Russia&topic=Troops"):
        turn_to(page, f"/?{query}")
        cell_of(page, "Russia", "European troops").click()
        drawer(page).get_by_role("button", name="Edit these rows").click()

        expect(page.get_by_text("2 of 25 rows")).to_be_visible()
        expect(page.get_by_text("This app has encountered an error")).to_have_count(0)


def test_on_a_phone_the_choice_of_tables_is_seen_whole(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(420, f"{shared_app.url}/positions")
    tables = page.locator(".st-key-table button")
    expect(tables).to_have_count(5)
    ends = tables.evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")

    assert max(ends) <= 420
