"""What others save and what is changed outside, as it comes into an open browser by itself."""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

import tracker
from tests.browser import PageOpener, settle
from tests.pages import Grid, cell_of, choose, drawer
from tests.server import RunningApp
from tests.test_browser_positions import rows_in
from tracker import changed
from tracker.app.frame.news import EVERY

THE_DAY = "asof=2025-08-28"
RUSSIA = "positions?actor=Russia&proposal=European+troops"
OWN_ROW = "d4xchwu5"


def save_elsewhere(data: Path, cells: dict[str, str], by: str = "Ann", key: str = OWN_ROW) -> None:
    """Somebody else saves a row of positions, through the tracker."""
    tracker.open_tracker(data).commit([changed("positions", key, cells)], by=by)


def rewrite(file: Path, old: str, new: str) -> None:
    """Somebody changes a file with an editor."""
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def waits(page: Page) -> None:
    """Let the watch turn at least once."""
    page.wait_for_timeout(1_500 * EVERY)


def test_a_page_left_open_has_the_app_do_nothing_but_mark_the_files(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    sent: list[int] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame))))
    page.reload()
    settle(page)
    sent.clear()

    with page.expect_response("**/files") as waiting:
        waits(page)

    assert sent == []
    assert re.fullmatch("[0-9a-f]{64}", waiting.value.text())


def test_what_another_saves_appears_and_says_who_it_was(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/?{THE_DAY}")
    before = cell_of(page, "Russia", "NATO troops").get_attribute("aria-label")

    save_elsewhere(desk.data, {"stance": "support"})

    expect(page.get_by_text("Saved by Ann just now: one row.")).to_be_visible()
    expect(cell_of(page, "Russia", "NATO troops")).not_to_have_attribute("aria-label", before or "")


def test_a_change_with_an_editor_appears_whatever_the_clock_says(desk: RunningApp, page_at: PageOpener):
    file = desk.data / "actors.csv"
    page = page_at(1400, f"{desk.url}/?{THE_DAY}")
    russia = page.get_by_role("rowheader", name="Russia", exact=True)
    expect(russia).to_be_visible()

    for way, name in (("in place", "Russya"), ("replaced", "Russia"), ("same size and time", "Russya")):
        stamp, text = file.stat(), re.sub("(?m)^Russ.a,", f"{name},", file.read_text("utf-8"))
        written = desk.data / "new" if way == "replaced" else file
        written.write_text(text, "utf-8")
        written.replace(file)
        if way == "same size and time":
            os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

        expect(russia).to_have_count(int(name == "Russia"))
        expect(page.get_by_text("Changed outside the app just now: actors.")).to_be_visible()

    expect(page.get_by_text("Left out of every view because of an error")).to_be_visible()


def test_a_broken_file_leaves_the_last_sound_view_and_keeps_the_draft(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/{RUSSIA}")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
    file = desk.data / "positions.csv"
    sound = file.read_text("utf-8")
    broken = sound.replace("\nf7cez2ip,", '\nf7cez2ip,"', 1)
    file.write_text(broken, "utf-8")

    expect(page.get_by_text("for now this app only shows")).to_be_visible()
    expect(page.get_by_text("positions.csv row ", exact=False).first).to_contain_text("quotation mark")
    expect(page.get_by_text("2 of 25 rows")).to_be_visible()
    expect(page.get_by_role("button", name="Add position")).to_have_count(0)
    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("until it is mended nothing is written").first).to_be_visible()
    assert file.read_text("utf-8") == broken

    file.write_text(sound, "utf-8")
    expect(page.get_by_text("for now this app only shows")).to_have_count(0)
    expect(Grid(page).cell(0, "Speaker")).to_have_text("Dmitry Peskov")
    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("Saved: one row changed.")).to_be_visible()


def test_a_broken_descriptor_leaves_the_last_sound_view(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/?{THE_DAY}")
    file = desk.data / "datapackage.json"
    sound = file.read_bytes()
    file.write_bytes(sound[:100])

    expect(page.get_by_text("for now this app only shows")).to_be_visible()
    expect(cell_of(page, "Russia", "European troops")).to_be_visible()
    file.write_bytes(sound)
    expect(page.get_by_text("for now this app only shows")).to_have_count(0)


def test_much_changed_outside_is_asked_about_before_anything_is_saved(desk: RunningApp, page_at: PageOpener):
    save_elsewhere(desk.data, {"note": "the history begins"})
    page = page_at(1900, f"{desk.url}/{RUSSIA}")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
    rewrite(desk.data / "positions.csv", ",RT 2025-08-28,", ",Politico 2025-08-28,")
    outside = (desk.data / "positions.csv").read_text("utf-8")

    expect(page.get_by_text("Much was changed outside the app")).to_be_visible()
    expect(page.get_by_text("positions: ", exact=False).first).to_contain_text("% of 25 rows")
    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("agree to it first, nothing was saved").first).to_be_visible()
    assert (desk.data / "positions.csv").read_text("utf-8") == outside

    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_text("Agreed: the history tells of it")).to_be_visible()
    expect(page.get_by_text("Much was changed outside the app")).to_have_count(0)
    assert "outside" in set(tracker.open_tracker(desk.data).history()["via"])
    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("Saved: one row changed.")).to_be_visible()


def test_news_wait_until_a_form_is_closed(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions")
    page.get_by_role("button", name="Add position").click()
    form = drawer(page)
    choose(form, "Stance *", "support")
    form.get_by_role("textbox", name="Quote").fill("half a sen")

    save_elsewhere(desk.data, {"note": "meanwhile"})
    waits(page)
    expect(form.get_by_role("textbox", name="Quote")).to_have_value("half a sen")
    page.keyboard.press("Escape")

    expect(page.get_by_text("Saved by Ann just now")).to_be_visible()


def test_news_wait_until_a_cell_is_written(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/{RUSSIA}")
    grid = Grid(page)
    grid.begin(0, "Speaker", "half a na")

    save_elsewhere(desk.data, {"note": "meanwhile"}, key="f7cez2ip")
    waits(page)
    expect(grid.editor).to_have_value("half a na")
    page.keyboard.press("Enter")

    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
    expect(page.get_by_text("Saved by Ann just now")).to_be_visible()
    expect(Grid(page).cell(0, "Speaker")).to_have_text("half a na")


def test_a_draft_outlives_a_reload_and_meets_what_was_saved_meanwhile(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/positions?actor=Russia&proposal=NATO+troops")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()
    settle(page)
    page.wait_for_timeout(500)
    save_elsewhere(desk.data, {"speaker": "Maria Zakharova"})

    page.reload()

    expect(page.get_by_text("Your unsaved changes are back: one row.")).to_be_visible()
    expect(Grid(page).cell(0, "Speaker")).to_have_text("Dmitry Peskov")
    settle(page).keyboard.press("Control+s")
    expect(page.get_by_text("Nothing of yours is saved yet")).to_be_visible()
    assert [row["speaker"] for row in rows_in(desk.data) if row["id"] == OWN_ROW] == ["Maria Zakharova"]


def test_unsaved_changes_are_told_on_every_page(desk: RunningApp, page_at: PageOpener):
    page = page_at(1900, f"{desk.url}/{RUSSIA}")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    expect(page.get_by_text("One row with unsaved changes")).to_be_visible()

    for name in ("Matrix", "Changes", "Timeline"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_text("One row with unsaved changes: see and save them")).to_be_visible()
    page.get_by_text("One row with unsaved changes: see and save them").click()
    expect(Grid(page).cell(0, "Speaker")).to_have_text("Dmitry Peskov")
