"""What is open over a page stays over every run that nobody asked for, and closes once it is done or dismissed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import PageOpener, settle
from tests.pages import cell_of, choose, drawer, focused, run_anew
from tests.server import RunningApp, running_app
from tests.test_browser_news import rewrite
from tests.test_browser_positions import THE_DAY
from tracker import added, open_tracker

OTHER_STATEMENT = {
    "date": "2025-08-28",
    "actor": "Russia",
    "proposal": "European troops",
    "stance": "oppose",
    "source": "RT 2025-08-28",
    "attribution": "paraphrase",
    "note": "What another has just added.",
}
BLOCK = "Datum\tLand\tVorschlag\tHaltung\tQuelle\n2025-08-29\tRusia\tNATO troops\tsupport\tRT 2025-08-28\n"


def stays_away(page: Page) -> None:
    """What is closed is not drawn by the next run either."""
    expect(page.get_by_role("dialog")).to_have_count(0)
    run_anew(settle(page))
    expect(page.get_by_role("dialog")).to_have_count(0)


def press_escape(page: Page, _: Locator) -> None:
    page.keyboard.press("Escape")


def press_close(_: Page, shown: Locator) -> None:
    shown.get_by_role("button", name="Close").click()


def click_beside(page: Page, _: Locator) -> None:
    page.mouse.click(200, 600)


def test_the_evidence_stays_on_its_cell_and_becomes_what_is_known_now(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/?{THE_DAY}")
    cell_of(page, "Russia", "European troops").click()
    shown = drawer(page)
    expect(shown.locator("article")).to_have_count(2)
    run_anew(page)
    expect(shown).to_contain_text("Russia on European troops")

    open_tracker(desk.data).commit([added("positions", OTHER_STATEMENT)], by="Ann")
    expect(shown.locator("article")).to_have_count(3)
    expect(shown).to_contain_text("What another has just added.")

    page.keyboard.press("Escape")
    stays_away(page)
    assert focused(page).startswith("Russia, European troops:")
    cell_of(page, "Russia", "NATO troops").click()
    expect(drawer(page)).to_contain_text("Russia on NATO troops")


def test_evidence_that_was_closed_stays_away(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    for close in (press_escape, press_close, click_beside):
        cell_of(page, "Russia", "European troops").click()
        expect(drawer(page)).to_be_visible()
        close(page, drawer(page))
        expect(page.get_by_role("dialog")).to_have_count(0)
        run_anew(page)  # at its heels
        stays_away(page)


def test_a_drawer_stays_closed_where_the_next_click_comes_before_the_app_has_closed_it(
    data: Path, tmp_path: Path, page_at: PageOpener
):
    with running_app(data, tmp_path / "app.log", program="tests.slow_app") as app:
        page = page_at(1400, f"{app.url}/?{THE_DAY}")
        cell_of(page, "Russia", "European troops").click()
        drawer(page)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Sort by the stances on European troops").click()
        page.wait_for_url("**order=*")
        settle(page)
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.long
def test_evidence_does_not_follow_to_another_name_or_page_nor_wait_there(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    page.get_by_role("button", name="Russia", exact=True).click()
    page.wait_for_url("**who=Russia**")
    settle(page)
    choose(page.locator(".st-key-who"), "Actor", "Ukraine")
    page.wait_for_url("**who=Ukraine**")
    settle(page)
    page.get_by_role("button", name="NATO troops", exact=True).click()
    expect(drawer(page)).to_contain_text("Ukraine on NATO troops")

    page.go_back()
    page.wait_for_url("**who=Russia**")
    settle(page)
    stays_away(page)
    page.get_by_role("button", name="Coalition troops", exact=True).click()
    expect(drawer(page)).to_contain_text("Russia on Coalition troops")
    page.go_back()
    expect(cell_of(page, "Russia", "European troops")).to_be_visible()
    stays_away(page)
    page.go_forward()
    expect(page.get_by_role("heading", name="Russia", exact=True)).to_be_visible()
    stays_away(page)


@pytest.mark.long
def test_evidence_stays_where_the_page_behind_it_has_nothing_more_to_show(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/coverage?{THE_DAY}&actor=Russia&proposal=European+troops&need=thin")
    page.get_by_role("button", name="Russia on European troops").click()
    expect(drawer(page)).to_contain_text("Russia on European troops")

    open_tracker(desk.data).commit([added("positions", OTHER_STATEMENT)], by="Ann")

    expect(drawer(page)).to_contain_text("What another has just added.")
    expect(page.get_by_role("button", name="Russia on European troops")).to_have_count(0)


def test_a_form_over_a_cell_keeps_what_was_typed_over_another_run(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/?{THE_DAY}")
    cell_of(page, "United Kingdom", "European troops").click()
    drawer(page).get_by_role("button", name="Add a position here").click()
    form = drawer(page)
    form.get_by_role("textbox", name="Quote").fill("half a sen")

    run_anew(page)

    expect(form.get_by_role("textbox", name="Quote")).to_have_value("half a sen")
    expect(form.get_by_role("combobox", name="Actor")).to_have_value("United Kingdom")
    expect(form.get_by_text("Bring it back")).to_have_count(0)


def test_a_pasted_block_stays_until_it_is_taken(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions")
    page.get_by_role("button", name="Paste rows").click()
    box = drawer(page)
    box.get_by_label("Rows as copied").fill(BLOCK)
    expect(box.get_by_text("0 new · 0 changed · 0 already there · 1 refused")).to_be_visible()
    run_anew(page)
    expect(box.get_by_label("Rows as copied")).to_have_value(BLOCK)
    page.keyboard.press("Escape")
    stays_away(page)

    page.get_by_role("button", name="Paste rows").click()
    expect(drawer(page).get_by_label("Rows as copied")).to_have_value(BLOCK)
    box.get_by_label("Rows as copied").fill(BLOCK.replace("Rusia", "Russia"))
    box.get_by_role("button", name="Take one row").click()
    expect(page.get_by_text("One row taken over")).to_be_visible()
    stays_away(page)


def test_what_would_be_mended_stays_and_is_what_is_wrong_now(desk: RunningApp, page_at: PageOpener):
    file = desk.data / "positions.csv"
    rewrite(file, "d4xchwu5,2025-08-28,,Russia", "d4xchwu5,2025-08-28,,Moscow")
    page = page_at(1400, f"{desk.url}/problems")
    page.get_by_role("button", name="See what would change").click()
    shown = drawer(page)
    expect(shown).to_contain_text("One row would change")
    run_anew(page)
    expect(shown).to_contain_text("+d4xchwu5,2025-08-28,,Russia")

    rewrite(file, "f7cez2ip,2025-08-28,", "f7cez2ip,2025/8/28,")
    expect(shown).to_contain_text("Two rows would change")
    page.keyboard.press("Escape")
    stays_away(page)
    page.get_by_role("button", name="See what would change").click()
    drawer(page).get_by_role("button", name="Mend two rows").click()
    expect(page.get_by_role("button", name="See what would change")).to_have_count(0)
    stays_away(page)
    assert "f7cez2ip,2025-08-28,,Russia" in file.read_text("utf-8")
