"""The History page in a real browser: told in words, narrowed, and taken back; and the story of a row in the drawer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

import tracker
from tests.browser import PageOpener, settle
from tests.pages import cell_of, drawer, turn_to
from tests.server import RunningApp
from tests.test_browser_positions import rows_in
from tracker import changed

ROW = "f7cez2ip"  # Russia on European troops, its own words


@pytest.fixture
def told(desk: RunningApp) -> RunningApp:
    """An app over a tracker in which two people have changed one row, and one of them a source."""
    for by, table, key, cells in (
        ("Ann", "positions", ROW, {"speaker": "Dmitry Peskov"}),
        ("Ben", "positions", ROW, {"condition": "as seen on video"}),
        ("Ann", "sources", "RT 2025-08-28", {"url": "https://example.org/rt"}),
    ):
        tracker.open_tracker(desk.data).commit([changed(table, key, cells)], by=by, why="second reading", via="app")
    return desk


def changes_on(page: Page) -> list[str]:
    """The changes that the page shows, each with all its words."""
    settle(page)
    return [box.inner_text() for box in page.locator("[class*='st-key-txn_']").all()]


def test_the_history_tells_the_newest_first_in_words(told: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{told.url}/history")
    expect(page.get_by_text("Four changes, three rows")).to_be_visible()

    shown = changes_on(page)

    assert "Ann in the app" in shown[0]
    assert "second reading" in shown[0]
    assert "Sources, RT 2025-08-28: URL: " in shown[0]
    assert "Russia · European troops: Condition: (empty) → as seen on video" in shown[1]
    assert "As found at first" in shown[3]


def test_the_history_is_narrowed_from_its_link(told: RunningApp, page_at: PageOpener):
    links = {
        "via=app": 3,
        "by=Ann": 2,
        "changed=sources": 1,
        f"row={ROW}": 2,
        "actor=Russia": 2,
        "actor=NATO": 0,
        "from=2020-01-01&to=2020-12-31": 0,
    }
    page = page_at(1400, f"{told.url}/history?via=app")
    shown = {query: len(changes_on(turn_to(page, f"/history?{query}"))) for query in links}

    assert shown == links


def test_a_change_is_taken_back_as_a_new_change(told: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{told.url}/history?row=Peskov")

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_text("Undone: one row changed.")).to_be_visible()
    [row] = [row for row in rows_in(told.data) if row["id"] == ROW]
    assert (row["speaker"], row["condition"]) == ("", "as seen on video")
    expect(page.get_by_text("as an undo")).to_be_visible()
    history = tracker.open_tracker(told.data).history()
    assert history["via"].iloc[0] == "undo"


def test_an_undo_of_what_was_changed_since_shows_the_cell_and_changes_nothing(told: RunningApp, page_at: PageOpener):
    tracker.open_tracker(told.data).commit([changed("positions", ROW, {"speaker": "Maria Zakharova"})], by="Ben")
    page = page_at(1400, f"{told.url}/history?row=Peskov&by=Ann")

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_text("Not undone: these cells have been changed once more since.")).to_be_visible()
    expect(page.get_by_text("this change left Dmitry Peskov; now Maria Zakharova")).to_be_visible()
    assert [row["speaker"] for row in rows_in(told.data) if row["id"] == ROW] == ["Maria Zakharova"]


def test_the_drawer_tells_the_story_of_its_rows(told: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{told.url}/?asof=2025-08-28")
    cell_of(page, "Russia", "European troops").click()

    drawer(page).get_by_text("History of these rows · two changes").click()

    expect(page.get_by_role("dialog")).to_contain_text("Speaker: (empty) → Dmitry Peskov")
    expect(page.get_by_role("dialog")).to_contain_text("Ben in the app")
