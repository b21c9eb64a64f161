"""Texts that break careless pages, on every page at once: nothing is fetched, nothing runs, nothing falls over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page, Request, Route, expect

import tracker
from tests.browser import PageOpener, settle
from tests.naughty import NAUGHTY
from tests.pages import cell_of
from tests.rereading import plain
from tests.server import RunningApp, running_app
from tracker import Edit, added

RUNS = "document.title='broken'"
"""What a text would do that were taken for markup or script."""
HOSTILE = [
    f'<img src=x onerror="{RUNS}">',
    f"<script>{RUNS}</script>",
    "![beacon](http://evil.example/x.png)",
    "[link](http://evil.example/)",
    f"[script](javascript:{RUNS})",
    ":material/home: :red[red] $E=mc^2$",
    "# heading **bold** `code`",
    '"><svg onload="document.title=\'broken\'">',
    "{{constructor.constructor('document.title=1')()}}",
    '=HYPERLINK("http://evil.example")',
    "<style>*{display:none}</style>",
    "<b>bold</b>",
]
ALL = [*HOSTILE, *(text for text in NAUGHTY if len(text) < 2_000)]


def hostile_edits() -> Iterator[Edit]:
    """Names, addresses and words of which each is hostile, the whole list among them."""
    names = list(dict.fromkeys(plain(text) for text in HOSTILE))
    for name in names:
        yield added("actors", {"actor": name, "note": name})
        yield added("sources", {"source": f"source {name}", "publisher": name, "title": name})
    for name in names[:3]:
        yield added("proposals", {"proposal": name, "statement": name, "topic": name})
    pairs = cycle([(actor, proposal) for actor in names for proposal in names[:3]])
    four_each = zip(*[iter(ALL)] * 4, strict=False)
    for texts, (actor, proposal) in zip(four_each, pairs, strict=False):
        row = {"date": "2025-08-28", "actor": actor, "proposal": proposal, "stance": "oppose", "attribution": "quote"}
        words = dict(zip(("quote", "note", "condition", "speaker"), texts, strict=True))
        yield added("positions", {**row, "source": f"source {actor}", **words})


@pytest.fixture
def hostile(data: Path, tmp_path: Path) -> Iterator[RunningApp]:
    """The app over data of which every text is hostile, and the history of it too."""
    tracker.open_tracker(data).commit(list(hostile_edits()), by=HOSTILE[0], why=HOSTILE[2], via=HOSTILE[1])
    with running_app(data, tmp_path / "app.log") as app:
        yield app


def watched(page: Page, url: str) -> list[str]:
    """What goes wrong on the page from now on: foreign requests, errors of scripts, dialogs."""
    wrong: list[str] = []

    def note(route: Route, request: Request) -> None:
        wrong.append(request.url)
        route.abort()

    def hear(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    page.context.route(re.compile(rf"^(?!{re.escape(url)}|data:|blob:)"), note)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", hear)
    return wrong


def calm(page: Page) -> None:
    """Let the page draw all it has; it must not have fallen over."""
    settle(page)
    page.wait_for_timeout(700)
    expect(page.get_by_text("This app has encountered an error")).to_have_count(0)
    expect(page.locator(".stException")).to_have_count(0)
    expect(page.locator("img[src='x'], img[src*='evil'], a[href*='evil'], a[href^='javascript']")).to_have_count(0)
    assert page.title() != "broken"


@pytest.mark.long
def test_no_text_of_the_data_is_markup_on_any_page(hostile: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{hostile.url}/export")
    wrong = watched(page, hostile.url)

    for path in ("", "changes?period_of=year", "positions", "positions?table=Actors", "problems", "history", "export"):
        page.goto(f"{hostile.url}/{path}{'&' if '?' in path else '?'}asof=2025-08-28")
        calm(page)
    page.goto(f"{hostile.url}/?asof=2025-08-28")
    cell_of(page, HOSTILE[2], HOSTILE[0]).click()
    expect(page.get_by_role("dialog").locator("article").first).to_be_visible()
    calm(page)
    page.get_by_text("History of these rows").click()
    calm(page)

    assert wrong == []


@pytest.mark.long
def test_a_tooltip_of_the_timeline_shows_hostile_text_as_text(hostile: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{hostile.url}/timeline?asof=2025-08-28")
    wrong = watched(page, hostile.url)
    page.reload()
    chart = page.get_by_test_id("stVegaLiteChart")
    expect(chart).to_be_visible()
    calm(page)
    box = chart.bounding_box()
    assert box

    tip = page.locator("#vg-tooltip-element.visible")
    for down in range(4, 80, 4):  # somewhere there is a bar
        page.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + down)
        page.wait_for_timeout(150)
        if tip.count():
            break
    seen = tip.inner_text()
    calm(page)

    assert any(text in seen for text in HOSTILE)
    assert wrong == []


def test_what_others_save_under_a_hostile_name_is_told_as_text(hostile: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{hostile.url}/?asof=2025-08-28")
    wrong = watched(page, hostile.url)

    tracker.open_tracker(hostile.data).commit([added("actors", {"actor": "new"})], by=HOSTILE[2])

    expect(page.get_by_text("Saved by ![beacon](http:")).to_be_visible()
    calm(page)
    assert wrong == []
