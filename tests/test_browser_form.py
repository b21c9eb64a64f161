"""The form in a real browser: by keyboard alone, new names learnt on the spot, and nothing typed is thrown away."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

import tracker
from tests.browser import PageOpener, settle
from tests.pages import cell_of, choose, drawer, focused, press_save
from tests.server import RunningApp
from tests.test_browser_positions import THE_DAY, rows_in
from tracker import added

PRESS_OFTEN = "button => { for (let time = 0; time < 600; time += 50) setTimeout(() => button.click(), time); }"


def opened(page: Page) -> Locator:
    """The form, opened by its key, with the cursor in it."""
    expect(page.get_by_role("button", name="Add position")).to_be_visible()
    page.keyboard.press("Alt+n")
    form = drawer(page)
    expect(form.get_by_role("combobox", name="Actor")).to_be_visible()
    page.wait_for_function("() => document.activeElement?.shadowRoot?.activeElement?.id.startsWith('field-')")
    return form


def typed(page: Page, *words: str) -> None:
    """Type each word and go on with Tab, as hands do."""
    for word in words:
        page.keyboard.type(word)
        page.keyboard.press("Tab")


def test_a_position_with_new_names_is_saved_by_keyboard_alone_in_one_step(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions")
    form = opened(page)
    expect(form.get_by_role("combobox", name="Actor *")).to_be_focused()

    typed(page, "Poland")
    expect(form.get_by_text("“Poland” is new among the Actors.")).to_be_visible()
    expect(form.get_by_role("button", name="Add it")).to_be_focused()
    page.keyboard.press("Enter")
    typed(page, "state", "Polska")
    typed(page, "nato", "opp", "RT 2025-08-29")
    expect(form.get_by_text("Did you mean “RT 2025-08-28”?")).to_be_visible()
    expect(form.get_by_role("button", name="Add it")).to_be_focused()
    page.keyboard.press("Enter")
    typed(page, "An article", "RT", "29.8.2025", "https://example.org/a")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(form.get_by_role("textbox", name="Quote")).to_be_focused()
    page.keyboard.type("Not\none soldier. " + "Long. " * 80)
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("Saved: three rows added.")).to_be_visible()
    row = rows_in(desk.data)[-1]
    assert (row["actor"], row["proposal"], row["stance"]) == ("Poland", "NATO troops", "oppose")
    assert row["quote"].startswith("Not\none soldier. Long.")
    assert len(row["id"]) == 8
    [source] = [each for each in rows_in(desk.data, "sources") if each["source"] == "RT 2025-08-29"]
    assert (source["title"], source["published"], source["url"]) == (
        "An article",
        "2025-08-29",
        "https://example.org/a",
    )
    assert rows_in(desk.data, "actors")[-1]["aliases"] == "Polska"
    assert tracker.open_tracker(desk.data).history()["txn"].iloc[:3].nunique() == 1


def test_a_known_name_is_meant_by_its_alias_and_asked_about(desk: RunningApp, page_at: PageOpener):
    tracker.open_tracker(desk.data).commit([added("actors", {"actor": "Polska", "aliases": "Polen"})], by="Ann")
    page = page_at(1400, f"{desk.url}/positions")
    form = opened(page)
    form.get_by_role("combobox", name="Actor").fill("polen")
    expect(page.get_by_role("option").first).to_have_text("Polskaalso polen", ignore_case=True)
    page.keyboard.press("Enter")
    expect(form.get_by_role("combobox", name="Actor")).to_have_value("Polska")

    form.get_by_role("combobox", name="Source").fill("Politico 2025-08-29")
    page.keyboard.press("Tab")
    form.get_by_role("button", name="Use “Politico 2025-08-28”").click()
    expect(form.get_by_role("combobox", name="Source")).to_have_value("Politico 2025-08-28")
    expect(form.get_by_role("button", name="Add it")).to_have_count(0)


def test_the_last_source_and_day_begin_the_next_row_also_after_a_reload(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions")
    form = opened(page)
    choose(form, "Actor *", "France")
    choose(form, "Proposal *", "NATO troops")
    choose(form, "Stance *", "oppose")
    choose(form, "Source *", "RT 2025-08-28")
    choose(form, "Via", "Politico 2025-08-28")
    form.get_by_role("textbox", name="Date").fill("28 Aug 2025")
    form.get_by_role("button", name="Save, and one more").click()
    expect(page.get_by_text("Saved: one row added.")).to_be_visible()

    for _ in range(2):
        form = drawer(page)
        expect(form.get_by_role("textbox", name="Date")).to_have_value("2025-08-28")
        expect(form.get_by_role("combobox", name="Source")).to_have_value("RT 2025-08-28")
        expect(form.get_by_role("combobox", name="Via")).to_have_value("Politico 2025-08-28")
        expect(form.get_by_role("combobox", name="Actor")).to_have_value("")
        page.keyboard.press("Escape")
        expect(form).to_have_count(0)
        page.reload()
        opened(page)


def test_a_row_that_is_refused_says_why_beside_each_field_and_mends_with_a_click(desk: RunningApp, page_at: PageOpener):
    before = (desk.data / "positions.csv").read_bytes()
    page = page_at(1400, f"{desk.url}/positions")
    form = opened(page)
    choose(form, "Actor *", "Russia")
    form.get_by_role("combobox", name="Stance").fill("suport")
    form.get_by_role("textbox", name="Date").fill("the other day")
    press_save(form)

    stance = form.locator(".field").filter(has=page.get_by_role("combobox", name="Stance"))
    expect(stance.get_by_text("“suport” is not among the Stances: did you mean “support”?")).to_be_visible()
    day = form.locator(".field").filter(has=page.get_by_role("textbox", name="Date"))
    expect(day.get_by_text("“the other day” is not a day of the calendar")).to_be_visible()
    expect(form.get_by_role("textbox", name="Date")).to_have_value("the other day")
    expect(form.get_by_role("textbox", name="Date")).to_be_focused()
    expect(
        form.locator(".field").filter(has=page.get_by_role("combobox", name="Source")).get_by_text("is empty")
    ).to_be_visible()
    assert (desk.data / "positions.csv").read_bytes() == before

    stance.get_by_role("button", name="Use “support”").click()
    expect(form.get_by_role("combobox", name="Stance")).to_have_value("support")


def test_what_was_typed_outlives_escape_a_reload_and_another_form(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions?{THE_DAY}")
    form = opened(page)
    typed(page, "Poland")
    page.keyboard.press("Enter")
    page.keyboard.type("state")
    form.get_by_role("textbox", name="Quote").fill("half a sen")

    page.keyboard.press("Escape")
    expect(form).to_have_count(0)
    form = opened(page)
    expect(form.get_by_role("textbox", name="Quote")).to_have_value("half a sen")
    page.reload()
    form = drawer(page)  # it was open, so it is open
    expect(form.get_by_text("What you had begun is back.")).to_be_visible()
    expect(form.get_by_role("combobox", name="Actor")).to_have_value("Poland")
    expect(form.get_by_label("Kind")).to_have_value("state")

    page.keyboard.press("Escape")
    page.get_by_role("link", name="Matrix").click()
    cell_of(page, "United Kingdom", "European troops").click()
    drawer(page).get_by_role("button", name="Add a position here").click()
    expect(form.get_by_role("combobox", name="Actor")).to_have_value("United Kingdom")
    form.get_by_role("button", name="Bring it back").click()
    expect(form.get_by_role("textbox", name="Quote")).to_have_value("half a sen")


def test_save_pressed_again_and_again_adds_one_row_and_the_matrix_shows_it(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/?{THE_DAY}")
    cell_of(page, "United Kingdom", "European troops").click()
    drawer(page).get_by_role("button", name="Add a position here").click()
    form = drawer(page)
    expect(form.get_by_role("combobox", name="Proposal *")).to_have_value("European troops")
    choose(form, "Stance *", "support")
    choose(form, "Source *", "RT 2025-08-28")
    before = len(rows_in(desk.data))

    form.get_by_role("button", name=re.compile("^Save.?Ctrl")).evaluate(PRESS_OFTEN)
    expect(page.get_by_text("Saved: one row added.")).to_be_visible()
    settle(page)
    page.wait_for_timeout(800)

    assert len(rows_in(desk.data)) == before + 1
    expect(cell_of(page, "United Kingdom", "European troops")).to_have_attribute(
        "aria-label", re.compile(": supports, since ")
    )


def test_a_row_kept_unsaved_lies_in_the_grid_and_goes_back_in_one_step(desk: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{desk.url}/positions")
    form = opened(page)
    typed(page, "Poland")
    page.keyboard.press("Enter")
    form.get_by_role("button", name="Keep unsaved").click()

    expect(page.get_by_text("Two rows with unsaved changes")).to_be_visible()
    settle(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Nothing unsaved")).to_be_visible()


def test_the_form_fits_a_phone(desk: RunningApp, page_at: PageOpener):
    page = page_at(420, f"{desk.url}/positions")
    page.get_by_role("button", name="Add position").click()
    form = drawer(page)
    actor, proposal = (form.get_by_role("combobox", name=name) for name in ("Actor", "Proposal"))
    expect(actor).to_be_visible()

    boxes = [each.bounding_box() for each in (actor, proposal)]
    assert all(box and box["width"] > 300 and box["x"] >= 0 and box["x"] + box["width"] <= 420 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= 420


def test_the_cursor_stays_in_the_dialog(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/positions")
    form = opened(page)
    form.get_by_role("button", name="Keep unsaved").focus()
    seen = set()
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.add(focused(page))
        expect(form.locator(":focus").first).to_be_attached()

    assert "Close" in seen
