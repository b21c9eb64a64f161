"""The filter bar in a real browser: in the link, behind one button on a phone, in the language of whoever looks."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser import PageOpener, settle
from tests.pages import cell_of, withhold
from tests.server import RunningApp
from tests.test_browser_time import SHIFTS

THE_DAY = "asof=2025-08-28"


def test_on_a_phone_the_filters_fold_and_the_matrix_is_on_the_first_screen(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(420, f"{shared_app.url}/?{THE_DAY}&actor=Russia&actor=Ukraine&stance=oppose")
    fold = page.get_by_role("button", name="Filters · 2")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_text("Actors", exact=True)).to_be_hidden()
    top = page.locator("button.tile").first.bounding_box()
    assert top
    assert top["y"] < 600

    fold.press("Enter")
    expect(page.get_by_text("Actors", exact=True)).to_be_visible()
    page.get_by_role("button", name="Hide filters").click()
    expect(page.get_by_text("Actors", exact=True)).to_be_hidden()


def test_a_wide_window_has_no_button_to_fold(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")

    expect(page.get_by_text("Actors", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Filters", exact=True)).to_be_hidden()


def test_changing_a_filter_moves_nothing_else(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    page.wait_for_timeout(500)
    page.evaluate(SHIFTS)

    page.get_by_role("button", name="oppose", exact=True).press("Enter")
    page.wait_for_url("**stance=oppose**")
    settle(page)
    page.get_by_placeholder("quote, source").fill("China")
    page.get_by_placeholder("quote, source").press("Enter")
    page.wait_for_url("**q=China**")
    settle(page)
    page.wait_for_timeout(500)

    assert page.evaluate("window.shift") < 0.1


def test_the_view_survives_another_page_and_the_way_back(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}&actor=Russia&order=-name&before=2025-08-01")
    expect(page.get_by_role("rowheader")).to_have_text(["Russia"])

    page.get_by_role("link", name="Positions").click()
    page.wait_for_url("**/positions?**")
    settle(page)
    page.go_back()
    settle(page)

    expect(page.get_by_role("rowheader")).to_have_text(["Russia"])
    for part in (THE_DAY, "actor=Russia", "order=-name", "before=2025-08-01"):
        assert part in page.url


def test_a_link_is_heeded_on_the_next_page_too_where_its_filters_were_not_drawn_yet(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{shared_app.url}/import")
    withheld = withhold(page, "DateInput", "Multiselect", "TextInput")
    page.goto(f"{shared_app.url}/import?{THE_DAY}&actor=Russia&q=European&order=-name")
    settle(page)
    assert len(withheld) == 3

    page.get_by_role("link", name="Matrix").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Matrix")
    for route in withheld:
        route.continue_()
    expect(page.get_by_role("rowheader")).to_have_text(["Russia"])
    for part in (THE_DAY, "actor=Russia", "q=European", "order=-name"):
        page.wait_for_url(f"**{part}**")


def test_a_link_shares_the_clock_whatever_language_it_was_chosen_in(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}", language="de-DE")
    page.get_by_role("button", name="Link & mehr").click()
    page.get_by_text("ihre Quelle erschien").click()
    page.wait_for_url("**clock=known**")

    english = page_at(1400, page.url)
    english.get_by_role("button", name="Link & more").click()
    expect(english.get_by_role("radio", name="its source was published")).to_be_checked()


def test_a_stance_is_chosen_in_ones_own_language_and_the_link_holds_for_every_other(
    shared_app: RunningApp, page_at: PageOpener
):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}", language="de-DE")
    page.get_by_role("combobox", name="Haltung").click()
    page.get_by_role("option", name="eher dafür").click()
    page.wait_for_url("**stance=lean+support**")
    settle(page)

    english = page_at(1400, page.url)
    expect(english.get_by_role("button", name="lean support", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(english.locator(".st-key-stance_en")).to_contain_text("lean support")
    english.get_by_role("button", name="lean support", exact=True).press("Enter")
    expect(english).not_to_have_url(re.compile("stance="))


def test_the_language_can_be_chosen_and_the_link_keeps_it(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    page.get_by_role("button", name="Link & more").click()
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="Deutsch").click()
    page.wait_for_url("**lang=de**")
    settle(page)

    again = page_at(1400, page.url)
    expect(again.get_by_text("Akteure", exact=True)).to_be_visible()
    expect(cell_of(again, "Russia", "European troops")).to_have_attribute(
        "aria-label", "Russia, European troops: dagegen, seit 28. August 2025, ein Ursprung"
    )
    expect(again.locator("table")).to_have_attribute("aria-label", re.compile("Stand 28. August 2025"))
    expect(again.get_by_role("button", name="eher dagegen", exact=True)).to_be_visible()  # the legend
