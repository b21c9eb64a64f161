"""The changes in a real browser: sentences by week, each with its evidence, and what is new since the last visit."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import PageOpener, settle
from tests.pages import drawer
from tests.server import RunningApp
from tracker import changed, open_tracker

AGO = """days => Object.keys(localStorage).filter(key => key.startsWith('tracker-visit-')).forEach(key =>
  localStorage.setItem(key, JSON.stringify({ seen: Date.now() - days * 86400000 })))"""


def sentence(page: Page, words: str) -> None:
    """A change that says so is to be seen."""
    expect(page.get_by_role("button").filter(has_text=words).first).to_be_visible()


def test_a_change_is_a_sentence_under_its_week_and_leads_to_its_evidence(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/changes?asof=2025-09-03")
    expect(page.get_by_role("heading", name="Week of 25 August 2025")).to_be_visible()
    expect(page.get_by_text("20 changes between 4 August 2025 and 3 September 2025")).to_be_visible()
    expect(page.get_by_text("20 stances on record for the first time")).to_be_visible()
    sentence(page, "Only others say so: France leaned towards supporting Coalition troops.")
    expect(page.get_by_role("button").filter(has_text="Russia came out against NATO troops")).to_have_text(
        "Russia came out against NATO troops.▼RT"  # once, and no word that the line above has said
    )

    page.get_by_role("button").filter(has_text="Russia came out against European troops").click()

    expect(drawer(page)).to_contain_text("Russia: opposing European troops since 28 August 2025")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="reversal").click()
    settle(page)
    expect(page.get_by_text("Nobody moved from")).to_be_visible()
    page.wait_for_url("**kind=reversal**")


def test_a_period_without_changes_shows_the_last_one_that_has_some_and_says_so(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(420, f"{shared_app.url}/changes?asof=2026-03-01", dark=True)

    expect(page.get_by_text("Here is the last month with changes, up to 28 August 2025.")).to_be_visible()
    sentence(page, "Russia came out against NATO troops.")


def test_the_last_visit_is_remembered_by_the_browser_and_by_nobody_else(desk: RunningApp, page_at: PageOpener):
    open_tracker(desk.data).commit([changed("positions", "f7cez2ip", {"note": "read again"})], by="Ann")
    page = page_at(1400, f"{desk.url}/changes?period=visit")
    expect(page.get_by_text("This is the first visit with this browser")).to_be_visible()
    sentence(page, "Russia came out against European troops")  # the last month that has changes

    page.evaluate(AGO, 36_500)
    page.reload()
    settle(page)
    expect(page.get_by_text("Your last visit with this browser was on")).to_be_visible()
    sentence(page, "Russia came out against European troops")
    page.reload()  # soon afterwards: still the same visit
    expect(page.get_by_text("Your last visit with this browser was on")).to_be_visible()

    expect(page.get_by_text("One change was made to the tables since then, whatever day it tells of.")).to_be_visible()

    page.evaluate(AGO, 1)
    page.reload()
    expect(page.get_by_text("Nobody moved from")).to_be_visible()
    another = page_at(1400, f"{desk.url}/changes?period=visit")
    expect(another.get_by_text("This is the first visit with this browser")).to_be_visible()
