"""How much an open page is sent on a click, a filter or another day: little, however much there is."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocket, expect

from tests.browser import PageOpener, settle
from tests.server import RunningApp, running_app
from tracker.store.folder import read_schema
from tracker.store.new import create_tracker

ACTORS, PROPOSALS = 100, 60
STANCES = ("support", "lean support", "neutral", "lean oppose", "oppose")
LIMIT = 300_000  # bytes


def write_crowd(folder: Path) -> None:
    """A tracker of 6,000 statements: every actor on every proposal, over a hundred days."""
    create_tracker(folder)
    actors, proposals = [f"Actor {n}" for n in range(ACTORS)], [f"Proposal {n}" for n in range(PROPOSALS)]
    rows = [
        {
            "id": f"p{number:07}", "date": (date(2025, 1, 1) + timedelta(number % 97)).isoformat(), "actor": actor,
            "proposal": proposal, "stance": STANCES[number % 7 % 5], "source": "Gazette", "attribution": "paraphrase",
        }
        for number, (actor, proposal) in enumerate(product(actors, proposals))
    ]  # fmt: skip
    tables = {
        "positions": rows,
        "actors": [{"actor": name, "kind": "state"} for name in actors],
        "proposals": [{"proposal": name, "statement": f"{name} should be done."} for name in proposals],
        "sources": [{"source": "Gazette", "publisher": "Gazette", "date": "2025-01-01", "seen": "yes"}],
    }
    schema = read_schema(folder)
    for name, found in tables.items():
        with (folder / schema.tables[name].path).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, schema.tables[name].columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows([{column: row[column] for column in row if column in writer.fieldnames} for row in found])


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app over so many statements."""
    folder = tmp_path_factory.mktemp("crowd")
    write_crowd(folder / "data")
    with running_app(folder / "data", folder / "app.log") as app:
        yield app


class Scales:
    """Weighs what the server sends a page."""

    def __init__(self, page: Page) -> None:
        """From the next loading on."""
        self.page, self.bytes = page, 0
        page.on("websocket", self._listen)

    def since(self, before: int = 0) -> int:
        """The bytes sent by the time the page rests."""
        settle(self.page)
        return self.bytes - before

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._weigh)

    def _weigh(self, payload: str | bytes) -> None:
        self.bytes += len(payload)


def test_a_click_a_filter_and_another_day_send_little_of_6_000_cells(crowd: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{crowd.url}/?asof=2025-04-07")
    scales = Scales(page)
    page.reload()
    table = page.locator('table[aria-busy="false"]')
    expect(table.locator("tbody tr")).to_have_count(ACTORS)
    assert 0 < scales.since() <= 2 * LIMIT  # the first sight of it all

    before = scales.bytes
    page.locator("button.tile.held").first.click()
    dialog = page.locator("[role=dialog]", has_text="Actor 0")
    dialog.wait_for()  # what is expected in vain, be it for a moment, has all 6,000 cells looked through for the report
    assert 0 < scales.since(before) <= LIMIT
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")

    before, label = scales.since(), str(table.get_attribute("aria-label"))
    page.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowLeft")
    page.locator(f'table[aria-busy="false"]:not([aria-label="{label}"])').wait_for()
    assert 0 < scales.since(before) <= LIMIT

    before = scales.since()
    page.get_by_role("button", name="oppose", exact=True).click()
    page.wait_for_url("**stance=oppose**")
    assert 0 < scales.since(before) <= LIMIT


@pytest.mark.long
@pytest.mark.parametrize("place", ["positions", "timeline", "changes", "sources", "coverage", "problems"])
def test_no_page_sends_much_of_6_000_statements(crowd: RunningApp, page_at: PageOpener, place: str):
    page = page_at(1400, f"{crowd.url}/{place}?asof=2025-04-07")
    scales = Scales(page)

    page.reload()

    assert 0 < scales.since() <= LIMIT
