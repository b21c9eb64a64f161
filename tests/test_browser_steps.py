"""The browser's way back: a step for a page, and for a name that a page is about; none for a word in the address."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import PageOpener, settle
from tests.pages import cell_of, choose, drawer, withhold
from tests.server import RunningApp

VIEW = "asof=2025-08-28&actor=Russia&actor=Ukraine&order=-name"


def back(page: Page) -> None:
    """One press of Back, and whatever the app does then."""
    page.go_back()
    settle(page)


def is_the_matrix_as_it_was(page: Page) -> None:
    """The two rows of the view in their order, and the address of a link to it."""
    expect(page.get_by_role("rowheader")).to_have_text(["Ukraine", "Russia"])
    assert sorted(page.url.partition("/?")[2].split("&")) == sorted(VIEW.split("&"))


def test_one_press_of_back_leads_from_a_name_to_the_matrix_as_it_was_and_one_more_leaves(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{shared_app.url}/?{VIEW}")
    page.get_by_role("button", name="Russia", exact=True).click()
    expect(page.get_by_role("heading", name="Russia", exact=True)).to_be_visible()
    page.wait_for_url("**/actor?**who=Russia**")
    settle(page)

    back(page)
    is_the_matrix_as_it_was(page)
    page.go_back()
    page.wait_for_url("about:blank")


def test_each_name_on_the_way_is_one_step_back(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{VIEW}")
    page.get_by_role("button", name="European troops", exact=True).click()
    expect(page.get_by_role("heading", name="European troops", exact=True)).to_be_visible()
    page.wait_for_url("**/proposal?**what=European+troops**")
    settle(page)
    choose(page.locator(".st-key-what"), "Proposal", "NATO troops")
    page.wait_for_url("**what=NATO+troops**")
    settle(page)
    page.get_by_role("button", name="Go to the page: Russia").click()
    expect(page.get_by_role("heading", name="Russia", exact=True)).to_be_visible()
    settle(page).get_by_role("button", name="Show in the matrix").click()
    expect(page.get_by_role("rowheader")).to_have_text(["Russia"])
    settle(page)

    back(page)
    expect(page.get_by_role("heading", name="Russia", exact=True)).to_be_visible()
    for proposal in ("NATO troops", "European troops"):
        back(page)
        expect(page.get_by_role("heading", name=proposal, exact=True)).to_be_visible()
    back(page)
    is_the_matrix_as_it_was(page)


def test_a_page_that_adds_words_to_its_own_address_is_one_step_back(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{VIEW}")
    for name, word in (("Timeline", "on_proposal="), ("Changes", "period=")):
        page.get_by_role("link", name=name).click()
        page.wait_for_url(f"**{word}**")
        settle(page)
        back(page)
        is_the_matrix_as_it_was(page)

    cell_of(page, "Russia", "European troops").click()
    drawer(page).get_by_role("button", name="Edit").click()
    page.wait_for_url("**/positions?**proposal=European+troops**")
    settle(page)
    back(page)
    is_the_matrix_as_it_was(page)


def test_who_leaves_before_all_of_a_page_is_drawn_comes_back_in_one_step(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/import")
    withheld = withhold(page, "BidiComponent", "DateInput")
    page.goto(f"{shared_app.url}/?{VIEW}")
    settle(page)
    component, date = sorted(withheld, key=lambda route: route.request.url)

    page.get_by_role("link", name="Timeline").click()
    page.wait_for_url("**on_proposal=**")
    component.continue_()
    settle(page)
    back(page)
    date.continue_()
    is_the_matrix_as_it_was(page)


TWO_CLICKS = """gap => {
  const [, ofActor] = document.querySelectorAll('.st-key-of button');
  const [legend] = [...document.querySelectorAll('.st-key-legend *')].flatMap(each => each.shadowRoot || []);
  ofActor.click();
  setTimeout(() => legend.querySelector('.chip').click(), gap);
}"""


def test_two_choices_at_the_heels_of_each_other_are_both_kept(shared_app: RunningApp, page_at: PageOpener):
    """The second may be on its way before the browser has heard what the first has written into the address."""
    page = page_at(1400, f"{shared_app.url}/timeline?asof=2025-08-28")
    for gap in (30, 50, 70, 90):
        page.goto(f"{shared_app.url}/timeline?asof=2025-08-28")
        page.wait_for_url("**of=proposal**")
        expect(settle(page).locator(".st-key-of button")).to_have_count(3)
        expect(page.locator(".st-key-legend .chip").first).to_be_visible()
        page.evaluate(TWO_CLICKS, gap)
        page.wait_for_url("**stance=support**")
        settle(page)
        assert "of=actor" in page.url
