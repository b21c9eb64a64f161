"""A matrix of thousands of cells in a real browser: all of it there, reached by keyboard, sent in little.

That 20,000 cells are told in 300 kB is held without a browser (test_matrix.py): there a busy machine takes minutes.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import WebSocket, expect

from tests.browser import PageOpener, settle
from tests.pages import focused
from tests.server import running_app

ACTORS, PROPOSALS = 100, 50
MOST = 150_000  # bytes that a turn may send


def crowd(data: Path) -> None:
    """Fill the tables: everybody has spoken on everything, on many days."""
    stances = ("support", "lean support", "neutral", "lean oppose", "oppose")
    lines = [
        f"row{actor:03}{place:03},{2001 + (actor * place) % 24}-{1 + actor % 12:02}-{1 + place % 28:02},,"
        f"actor {actor:03},proposal {place:03},{stances[(actor * 7 + place) % 5]},Paper,,quote,,,,\n"
        for actor in range(ACTORS)
        for place in range(PROPOSALS)
    ]
    tables = {
        "positions": lines,
        "actors": [f"actor {number:03},state,,,,\n" for number in range(ACTORS)],
        "proposals": [f"proposal {number:03},Something should be done.,,open,\n" for number in range(PROPOSALS)],
        "sources": ["Paper,The Paper" + "," * 9 + "\n"],
    }
    for name, rows in tables.items():
        path = data / f"{name}.csv"
        path.write_text(path.read_text("utf-8").splitlines()[0] + "\n" + "".join(rows), "utf-8")


@pytest.mark.long
def test_five_thousand_cells_are_all_there_and_little_is_sent(data: Path, tmp_path: Path, page_at: PageOpener):
    crowd(data)
    sent: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: sent.append(len(frame)))

    with running_app(data, tmp_path / "crowd.log") as app:
        page = page_at(1400, f"{app.url}/problems")
        page.on("websocket", listen)
        page.goto(f"{app.url}/?asof=2025-08-28")
        expect(page.locator('table[aria-busy="false"]')).to_be_visible(timeout=180_000)
        settle(page)
        expect(page.get_by_role("rowheader")).to_have_count(ACTORS)
        expect(page.locator("button.tile")).to_have_count(ACTORS * PROPOSALS)
        assert 20_000 < sum(sent) < MOST

        page.locator("button.tile").first.focus()
        page.keyboard.press("Control+End")
        assert focused(page).startswith("actor 099, proposal 049: ")
        expect(page.locator("button.tile").last).to_be_in_viewport()

        sent.clear()
        page.locator("input[type=range]").last.press("ArrowLeft")
        expect(page.locator("table")).not_to_have_attribute("aria-label", "Who stands where, as of 28 August 2025")
        settle(page)
        assert 0 < sum(sent) < MOST

        sent.clear()
        page.locator("button.tile.held").first.click()
        expect(page.get_by_role("dialog").locator("article")).to_have_count(1)
        settle(page)
        assert 0 < sum(sent) < 100_000  # the matrix itself is not sent again
