"""A mapping saved as a file on the Import page and given to the next import; and the page in German."""

from __future__ import annotations

import json

from playwright.sync_api import FilePayload, Page, expect

from tests.browser import PageOpener, settle
from tests.pages import choose
from tests.server import RunningApp
from tests.test_browser_import import VOTES, downloaded, upload


def bring(page: Page, name: str, data: bytes) -> None:
    """Give the page a mapping that was saved as a file."""
    page.get_by_role("button", name="Mapping from a file").click()
    file = FilePayload(name=name, mimeType="application/json", buffer=data)
    page.locator("input[type=file]").set_input_files(files=[file])
    expect(page.get_by_text(name).first).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")


def test_a_mapping_is_saved_as_a_file_and_given_to_the_next_import(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/import")
    upload(page, "votes.csv", VOTES)
    page.get_by_role("button", name="Take them as usual: yes → support").click()
    choose(page.get_by_test_id("stMain"), "“Rusia” is an actor that nobody knows. Is it Russia? (one row)", "Russia")
    expect(page.get_by_text("2 new, 1 refused")).to_be_visible()
    page.get_by_role("button", name="Keep this mapping").click()
    name, mapping = downloaded(page, "Mapping as a file")

    assert name == "votes-mapping.json"
    assert json.loads(mapping)["votes"]["names"] == {"actors": {"Rusia": "Russia"}}
    other = page_at(420, f"{shared_app.url}/import")
    upload(other, "votes.csv", VOTES)
    expect(other.get_by_text("3 refused", exact=True)).to_be_visible()
    bring(other, "notes.json", b'[{"actor": "France"}]')
    expect(other.get_by_text("notes.json is no file of mappings")).to_be_visible()
    expect(other.get_by_text("3 refused", exact=True)).to_be_visible()
    bring(other, name, mapping)
    expect(other.get_by_text("2 new, 1 refused")).to_be_visible()
    expect(other.get_by_text("is no file of mappings")).to_have_count(0)


def test_the_page_asks_and_refuses_in_german(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/import", language="de-DE")
    file = FilePayload(name="votes.csv", mimeType="text/csv", buffer=VOTES)
    page.locator("input[type=file]").set_input_files(files=[file])

    expect(page.get_by_text("date: Zellen, die nur mit dem Tag beginnen können: 2")).to_be_visible()
    page.get_by_role("tab", name="Abgelehnt 3").click()
    settle(page)
    page.get_by_role("tabpanel", name="Abgelehnt 3").get_by_test_id("stDataFrame").hover()
    expect(page.get_by_text("„yes“ ist keine Haltung; was bedeutet es?")).to_be_attached()
