"""Nothing is said past the catalogue: an app whose every text is marked shows no other words than its data's."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

import tracker
from tests.app_pages import THE_DAY, AppPage, every_page
from tests.browser import PageOpener, settle
from tests.marked_app import write_marked_texts
from tests.pages import cell_of, drawer
from tests.server import RunningApp, running_app
from tests.source import ROOT
from tests.unmarked import words_outside
from tracker import changed


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app in a language whose every text stands in brackets, over data that have been changed once."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "texts").mkdir()
    write_marked_texts(folder / "texts")
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    tracker.open_tracker(data).commit([changed("positions", "f7cez2ip", {"note": ""})], by="Ann", via="app")
    with running_app(
        data, folder / "app.log", program="tests.marked_app", TRACKER_MARKED_TEXTS=str(folder / "texts")
    ) as app:
        yield app


@pytest.mark.long
@pytest.mark.parametrize("each", every_page(), ids=str)
def test_every_word_of_a_page_comes_from_the_catalogue_or_the_data(
    marked: RunningApp, page_at: PageOpener, each: AppPage
):
    page = page_at(1400, f"{marked.url}/{each.address}")
    expect(page.get_by_text("⟦").first).to_be_attached()

    assert words_outside(page, tracker.open_tracker(marked.data)) == []


def test_every_word_of_the_drawer_and_the_form_comes_from_the_catalogue_or_the_data(
    marked: RunningApp, page_at: PageOpener
):
    opened = tracker.open_tracker(marked.data)
    page = page_at(1400, f"{marked.url}/?{THE_DAY}")
    cell_of(page, "Russia", "European troops").click()
    shown = drawer(page)
    assert words_outside(page, opened) == []

    shown.get_by_test_id("stBaseButton-secondary").first.click()
    expect(page.get_by_role("dialog").get_by_role("combobox").first).to_be_visible()

    assert words_outside(settle(page), opened) == []


def test_a_browser_that_asks_for_german_gets_it_and_a_link_may_ask_for_another(
    shared_app: RunningApp, page_at: PageOpener
):
    german = page_at(1400, f"{shared_app.url}/?{THE_DAY}", language="de-DE")
    expect(german.get_by_text("28. August 2025").first).to_be_attached()
    expect(german.get_by_role("link", name="Matrix")).to_be_visible()
    expect(german.locator("html")).to_have_attribute("lang", "de")

    english = page_at(1400, f"{shared_app.url}/?{THE_DAY}&lang=English", language="de-DE")
    expect(english.get_by_text("28 August 2025").first).to_be_attached()

    coded = page_at(1400, f"{shared_app.url}/?{THE_DAY}&lang=de")
    coded.get_by_role("link", name="Zeitachse").click()
    expect(coded.get_by_role("heading", level=1)).to_contain_text("Zeitachse")
    expect(settle(coded).get_by_text("Akteure", exact=True)).to_be_visible()
