"""How long somebody at the app waits: from a click, a slider or a save to what was asked for, in a real Chromium."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page, WebSocket, expect, sync_playwright

from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, within
from benchmarks.saving import copied, edit_of
from tests.browser import PATIENCE, find_browser, settle
from tests.pages import Grid
from tests.server import RunningApp, running_app
from tracker import open_tracker

KILO = 1000
NOTHING = float("nan")  # there is nobody else to race against
LAST_DAY = "2025-12-31"
DRAWN = 'table[aria-busy="false"]'
"""The matrix once all of its rows are there."""


class Waited(NamedTuple):
    """What one press cost: seconds until its outcome stood on the page, the server's CPU seconds, and what it sent."""

    wall: float
    server: float
    kilobytes: float


class Watch:
    """Counts what a page is sent and what its server works."""

    def __init__(self, page: Page, app: RunningApp) -> None:
        """From now on."""
        self.page, self.pid, self.sent = page, app.pids[0], 0
        page.on("websocket", self._listen)

    def waited(self, press: Callable[[], object], until: Callable[[], object]) -> Waited:
        """The cost of a press, until what it asked for is there; the server may work on for as long as it draws."""
        settle(self.page)
        sent, work, begun = self.sent, self._work(), time.perf_counter()
        press()
        until()
        wall = time.perf_counter() - begun
        settle(self.page)
        return Waited(wall, self._work() - work, (self.sent - sent) / KILO)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._count)

    def _count(self, payload: str | bytes) -> None:
        self.sent += len(payload)

    def _work(self) -> float:
        return time.clock_gettime(~self.pid << 3 | 2)  # Linux: the CPU clock of another process, by its number


def waiting_lines(course: Course) -> Iterator[Line]:
    """Three pieces of work at three sizes; none where there is no browser, or no such clock."""
    path = find_browser()
    if path is None or not Path("/proc/self").exists():
        print("Skipped: how long somebody at the app waits; needs Linux and a browser.")
        return
    expect.set_options(timeout=2 * PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        for rows in (course.tiny, course.small, course.heavy):
            folder = copied(course.pair(rows).ours, "waiting")
            with running_app(folder, folder.with_name("app.log")) as app:
                page = browser.new_page(viewport={"width": 1400, "height": 900}, locale="en-GB")
                page.set_default_timeout(2 * PATIENCE)
                yield from _lines(rows, page, app, course)
                page.close()
        browser.close()


def _lines(rows: int, page: Page, app: RunningApp, course: Course) -> Iterator[Line]:
    """The medians of each piece of work; the promises are made for the heavy size."""
    watch = Watch(page, app)
    limit, heavy = within(300, "300 kB"), rows == course.heavy
    for work, once in (("click to evidence", _click), ("slider to matrix", _slide), ("save to “saved”", _save)):
        rounds = once(watch, app, course.rounds + 1)[1:]  # the first one warms up
        name, drawn = f"from {work} ({rows_in_words(rows)})", work == "slider to matrix"
        server = median(each.server for each in rounds)
        yield Line(name, "until it is there", median(each.wall for each in rounds), NOTHING)
        yield Line(name, "the server's CPU", server, NOTHING, within(0.150, "150 ms") if heavy and drawn else None)
        yield Line(name, "sent to the browser", median(each.kilobytes for each in rounds), NOTHING, limit, "kB")


def _click(watch: Watch, app: RunningApp, rounds: int) -> list[Waited]:
    """A cell's button is pressed, until a statement stands in the drawer."""
    page, found = watch.page, []
    page.goto(f"{app.url}/?asof={LAST_DAY}")
    tiles, drawer = page.locator(f"{DRAWN} button.tile.held"), page.get_by_role("dialog")
    tiles.first.wait_for()
    for number in range(rounds):
        found.append(watch.waited(tiles.nth(number).click, drawer.locator("article").first.wait_for))
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
    return found


def _slide(watch: Watch, app: RunningApp, rounds: int) -> list[Waited]:
    """The slider is moved by one stop, until the matrix is that of another day."""
    page = watch.page
    page.goto(f"{app.url}/?asof={LAST_DAY}")
    slider, table = page.get_by_role("slider").first, page.locator(DRAWN)
    found = []
    for _ in range(rounds):
        label = str(table.get_attribute("aria-label"))
        slider.focus()
        other = page.locator(f'{DRAWN}:not([aria-label="{label}"])')
        found.append(watch.waited(lambda: page.keyboard.press("ArrowLeft"), other.wait_for))
    return found


def _save(watch: Watch, app: RunningApp, rounds: int) -> list[Waited]:
    """A cell that was typed is saved, until the page says so."""
    page, found = watch.page, []
    opened = open_tracker(app.data)
    key, _ = edit_of(opened, "")
    row = opened.positions.loc[opened.positions["id"].astype("str") == key].iloc[0]
    for number in range(rounds):
        page.goto(f"{app.url}/positions?actor={row['actor']}&proposal={row['proposal']}")
        Grid(settle(page)).type(0, "Speaker", f"Speaker {number}")
        expect(page.get_by_text("with unsaved changes").first).to_be_visible()
        said = page.get_by_text("Saved: one row changed.")
        found.append(watch.waited(lambda: page.keyboard.press("Control+s"), said.wait_for))
    return found
