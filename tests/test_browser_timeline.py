"""The timeline in a real browser: of a proposal, an actor and a pair, to the day of the view, with evidence behind."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser import PageOpener, settle
from tests.pages import choose, drawer
from tests.server import RunningApp

THE_DAY = "asof=2025-08-28"


def mark(page: Page, words: str) -> Locator:
    """A bar or a dot, by the beginning of what it says."""
    return page.locator(f'[data-testid="stVegaLiteChart"] [aria-label^="{words}"]')


def chart(page: Page) -> Locator:
    """The drawing, once it is there."""
    drawn = page.get_by_test_id("stVegaLiteChart")
    expect(drawn.locator("svg")).to_be_visible()
    return drawn


def test_a_proposal_an_actor_and_a_pair_each_have_a_timeline(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/timeline?{THE_DAY}&on_proposal=European+troops")
    run = "Russia on European troops: opposes, since 28 August 2025; one statement and one origin."
    expect(mark(page, run)).to_have_count(1)
    expect(mark(page, "28 August 2025: Russia on European troops, lean support; one claim by others.")).to_have_count(1)

    page.get_by_role("radio", name="An actor").click()
    settle(page)
    choose(page.locator(".st-key-on_actor"), "Actor", "Russia")
    settle(page)
    expect(chart(page)).to_contain_text("NATO troops")

    page.get_by_role("radio", name="A pair").click()
    settle(page)
    choose(page.locator(".st-key-on_proposal"), "Proposal", "European troops")
    settle(page)
    expect(chart(page)).to_contain_text("In own words")
    expect(chart(page)).to_contain_text("Claims by others")
    page.wait_for_url("**of=pair**")
    labels = page.locator(".st-key-lanes").get_by_test_id("stWidgetLabel")
    assert len(set(labels.evaluate_all("all => all.map(each => each.getBoundingClientRect().top)"))) == 1
    again = page_at(1400, page.url)
    claim = "28 August 2025: somebody else says of Russia on European troops: lean support"
    expect(mark(again, claim)).to_have_count(1)


def test_a_click_on_a_dot_opens_the_evidence_and_pointing_at_it_tells(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/timeline?{THE_DAY}&of=actor&on_actor=Russia")
    dot = mark(page, "28 August 2025: Russia on NATO troops")
    dot.hover()
    expect(page.locator("#vg-tooltip-element")).to_contain_text("Russia on NATO troops, oppose; one statement.")

    dot.click()

    expect(drawer(page)).to_contain_text("Russia: opposing NATO troops since 28 August 2025")


def test_the_timeline_of_a_day_knows_nothing_of_what_came_later(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/timeline?asof=2025-08-27")
    expect(page.get_by_text("Nothing is recorded up to 27 August 2025")).to_be_visible()

    later = page_at(420, f"{shared_app.url}/timeline?asof=2025-09-10&of=actor&on_actor=Russia", dark=True)
    expect(chart(later)).to_contain_text("31 Aug 2025")
    expect(later.get_by_text("Drawn up to the end of 10 September 2025.")).to_be_visible()
    words = str(chart(later).get_attribute("aria-label"))
    assert words.startswith("Russia through time up to the end of 10 September 2025: four proposals.")
    assert "opposes (two)" in words
