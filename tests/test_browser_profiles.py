"""The pages of actors and proposals in a real browser: verdict, standings, evidence, and the way to the next page."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import PageOpener, settle
from tests.pages import choose, drawer
from tests.server import RunningApp

THE_DAY = "asof=2025-08-28"


def test_an_actors_page_says_what_it_stands_for_and_refuses_to_call_it_a_pattern(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{shared_app.url}/actor?{THE_DAY}&who=Russia")
    expect(page.get_by_text("Russia spoke in own words on four of 14 proposals")).to_contain_text(
        "opposing two and taking no side on two, on one origin each. That is too little to call it a pattern."
    )
    expect(page.get_by_text("also called Moscow, Russian Federation")).to_be_visible()
    expect(page.get_by_role("heading", name="Ten proposals on which nothing is recorded")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg")).to_contain_text("NATO troops")

    page.get_by_role("button", name="European troops: opposes, since 28 August 2025").click()
    expect(drawer(page)).to_contain_text("Claims by others")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Coalition troops", exact=True).click()
    expect(drawer(page)).to_contain_text("Nothing is recorded of Russia on Coalition troops up to 28 August 2025.")


def test_a_name_leads_to_its_own_page_and_the_link_brings_a_colleague_there(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{shared_app.url}/actor?{THE_DAY}&who=Russia")
    page.get_by_role("button", name="Go to the page: European troops").click()
    page.wait_for_url("**/proposal?**what=European+troops**")
    expect(page.get_by_role("heading", name="European troops", exact=True)).to_be_visible()
    expect(page.get_by_text("European states should send peacekeeping troops to Ukraine.")).to_be_visible()
    expect(page.get_by_text("too little to say where the debate stands")).to_be_visible()

    choose(page.locator(".st-key-what"), "Proposal", "Coalition troops")
    page.wait_for_url("**what=Coalition+troops**")
    page.get_by_role("button", name="Link & more").click()
    link = page.get_by_test_id("stCode").inner_text()
    page.keyboard.press("Escape")
    colleague = page_at(420, link, dark=True)
    expect(colleague.get_by_role("heading", name="Coalition troops", exact=True)).to_be_visible()
    expect(colleague.get_by_role("button", name="France: others claim: leans towards support")).to_be_visible()
    assert THE_DAY in colleague.url

    page.go_back()
    expect(page.get_by_role("heading", name="European troops", exact=True)).to_be_visible()
    settle(page).go_back()
    expect(page.get_by_role("heading", name="Russia", exact=True)).to_be_visible()


def test_groups_lead_to_their_members_and_a_page_without_a_name_asks_for_one(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{shared_app.url}/actor?{THE_DAY}")
    expect(page.get_by_role("heading", name="Choose an actor")).to_be_visible()

    choose(page.locator(".st-key-who"), "Actor", "European Parliament")
    settle(page)
    page.get_by_role("button", name="David McAllister").click()
    page.wait_for_url("**who=David+McAllister**")

    expect(
        page.get_by_text("David McAllister spoke in own words on one of 14 proposals, supporting it")
    ).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Show in the matrix").click()
    expect(page.get_by_role("rowheader")).to_contain_text(["David McAllister"])


def test_the_pages_speak_german_to_a_german_browser(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/actor?{THE_DAY}&who=Russia&lang=de")
    expect(page.get_by_text("Das ist zu wenig, um von einem Muster zu sprechen.")).to_be_visible()
    expect(page.get_by_role("button", name="European troops: dagegen, seit 28. August 2025")).to_be_visible()

    page.goto(f"{shared_app.url}/changes?asof=2025-09-03&lang=de")
    settle(page)
    expect(page.get_by_role("heading", name="Woche vom 25. August 2025")).to_be_visible()
    expect(page.get_by_role("button").filter(has_text="Russia nun gegen NATO troops.")).to_be_visible()

    page.goto(f"{shared_app.url}/positions?{THE_DAY}&lang=de&table=Actors")  # a link from an English page
    expect(settle(page).get_by_role("radio", name="Akteure")).to_be_checked()
    page.get_by_role("radio", name="Positionen").click()
    settle(page).get_by_role("button", name="Position hinzufügen").click()
    expect(drawer(page).get_by_role("combobox", name="Haltung *")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Vorschlag *")).to_be_attached()
