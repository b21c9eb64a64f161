"""The first look at a page, in a browser that has seen none: nothing jumps, and it says which page it is."""

from __future__ import annotations

import http.client

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import PageOpener, settle
from tests.server import RunningApp
from tests.test_browser_time import SHIFTS

THE_DAY = "asof=2025-08-28"


PAGES = ["", "positions", "timeline"]
NO_TABLE = ["coding", "import", "export"]
OTHERS = ["changes", "problems", "sources", "coverage", *NO_TABLE]
LOOKS = [(1400, PAGES), (420, PAGES), *(pytest.param(width, OTHERS, marks=pytest.mark.long) for width in (1400, 420))]


def first_shift(chromium: Browser, url: str, width: int) -> float:
    """How far things move (as browsers add it up) while a browser that has seen nothing yet draws the page."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.goto(url)
    expect(settle(page).get_by_test_id("stSkeleton")).to_have_count(0)
    if not url.partition("?")[0].endswith(tuple(NO_TABLE)):
        expect(page.get_by_role("button", name="Download", exact=True)).to_be_visible()
    shift = float(page.evaluate("window.shift"))
    context.close()
    return shift


@pytest.mark.parametrize(("width", "pages"), LOOKS)
def test_nothing_jumps_while_a_page_is_drawn_for_the_first_time(
    shared_app: RunningApp, chromium: Browser, width: int, pages: list[str]
):
    shifts = {path: first_shift(chromium, f"{shared_app.url}/{path}?{THE_DAY}", width) for path in pages}
    assert {path: shift for path, shift in shifts.items() if shift >= 0.1} == {}


@pytest.mark.parametrize("path", ["", "timeline"])
def test_a_page_comes_with_its_style_whatever_a_browser_has_kept_of_it(shared_app: RunningApp, path: str):
    asked = {"Accept": "text/html", "Accept-Encoding": "gzip", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    connection = http.client.HTTPConnection("localhost", shared_app.port, timeout=60)
    connection.request("GET", f"/{path}", headers=asked)
    answer = connection.getresponse()

    assert ".st-key-filters" in answer.read().decode().partition("</head>")[0]
    assert answer.headers["ETag"] is None
    connection.close()


def test_a_page_says_its_name_and_offers_filters_only_where_it_heeds_them(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/import?{THE_DAY}&actor=Russia")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Post-war security guarantees for Ukraine · Import")
    expect(page.get_by_text("Actors", exact=True)).to_be_hidden()

    page.get_by_role("link", name="Matrix").click()
    expect(title).to_have_text("Post-war security guarantees for Ukraine · Matrix")
    expect(settle(page).get_by_text("Actors", exact=True)).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_text(["Russia"])
    page.wait_for_url(f"**{THE_DAY}**")

    page.get_by_role("button", name="Russia", exact=True).click()
    expect(title).to_have_text("Post-war security guarantees for Ukraine · Actor")
    expect(settle(page).get_by_text("As of", exact=True)).to_be_visible()
    expect(page.get_by_text("Actors", exact=True)).to_be_hidden()
    page.wait_for_url("**actor=Russia**")

    phone = page_at(420, f"{shared_app.url}/export?{THE_DAY}&lang=de")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("· Export")
    expect(phone.get_by_role("button", name="Filter", exact=True)).to_be_visible()
