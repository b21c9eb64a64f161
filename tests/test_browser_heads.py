"""The heads of the matrix in a real browser: words that are not torn apart, and topics that stay in sight."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import PageOpener
from tests.server import RunningApp

THE_DAY = "asof=2025-08-28"
WHOLE_WORDS = """button => Array.from(button.firstChild.data.matchAll(/[^ ]+/g)).every(({ 0: word, index }) => {
  const range = document.createRange();
  range.setStart(button.firstChild, index);
  range.setEnd(button.firstChild, index + word.length);
  return new Set(Array.from(range.getClientRects(), ({ y }) => y)).size === 1;
})"""


def test_heads_keep_long_words_whole_and_topics_stay_in_sight(desk: RunningApp, page_at: PageOpener):
    for table in ("proposals.csv", "positions.csv"):
        text = (desk.data / table).read_text("utf-8")
        (desk.data / table).write_text(text.replace("NATO troops", "Proportionality"), "utf-8")

    page = page_at(900, f"{desk.url}/?{THE_DAY}")
    expect(page.get_by_role("columnheader", name="Proportionality")).to_be_visible()
    assert page.locator("th.proposal button.name").evaluate_all(f"all => all.every({WHOLE_WORDS})")
    expect(page.locator("table")).to_have_attribute("lang", "en-GB")  # else no browser hyphenates what is longer still

    phone = page_at(420, f"{desk.url}/?{THE_DAY}")
    phone.locator(".frame").evaluate("frame => { frame.scrollLeft = 100 }")
    corner = phone.get_by_role("columnheader", name="Actor").bounding_box()
    topic = phone.get_by_text("Guarantees", exact=True).bounding_box()
    assert corner
    assert topic
    assert topic["x"] >= corner["x"] + corner["width"]
