"""A picture of every page, wide and on a phone, light and dark: `make screenshots` puts them into build/screenshots."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, expect, sync_playwright

import tracker
from tests.app_pages import THE_DAY, every_page
from tests.browser import MISSING, PATIENCE, find_browser, settle
from tests.pages import Grid, cell_of, drawer
from tests.server import RunningApp, running_app
from tests.source import ROOT
from tracker import changed

FOLDER = ROOT / "build" / "screenshots"
WIDTHS = (1400, 420)
TALLEST = 4_000  # pixels: a page that is longer is cut
ROW, OTHER = "f7cez2ip", "d4xchwu5"  # Russia on European troops, and on NATO troops


def main() -> None:
    """Take every picture, or those whose names hold one of the words given; print their folder."""
    path, wanted = find_browser(), sys.argv[1:]
    expect.set_options(timeout=PATIENCE)
    if path is None:
        raise SystemExit(MISSING)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(shutil.copytree(ROOT / "data", Path(temporary) / "data"))
        tracker.open_tracker(folder).commit([changed("positions", ROW, {"note": "read again"})], by="Ann", via="app")
        with running_app(folder, Path(temporary) / "app.log") as app:
            browser = playwright.chromium.launch(executable_path=path)
            for name, width, dark, scene in _scenes(app):
                if not wanted or any(word in name for word in wanted):
                    _picture(browser, name, width, dark, scene)
            browser.close()
    print(f"pictures: {FOLDER}")


Scene = Callable[[Page], object]


def _scenes(app: RunningApp) -> Iterator[tuple[str, int, bool, Scene]]:
    """The name, width and darkness of each picture, and what is done before it is taken."""
    special: dict[str, Scene] = {
        "drawer": lambda page: _drawer(page, app),
        "form": lambda page: _form(page, app),
        "conflict": lambda page: _conflict(page, app),
    }
    pages = {each.name: _opened(f"{app.url}/{each.address}") for each in every_page()}
    for name, scene in (pages | special).items():
        for width in WIDTHS:
            for dark in (False, True):
                yield f"{name}-{width}-{'dark' if dark else 'light'}", width, dark, scene


def _picture(browser: Browser, name: str, width: int, dark: bool, scene: Scene) -> None:
    """Play the scene in a window of its own, make the window as high as the page, and keep what it shows."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", locale="en-GB"
    )
    page = context.new_page()
    scene(page)
    settle(page).wait_for_timeout(700)  # charts and drawers are still moving
    height = int(page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight"))
    page.set_viewport_size({"width": width, "height": min(max(900, height), TALLEST)})
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def _opened(url: str) -> Scene:
    return lambda page: (page.goto(url), settle(page))


def _drawer(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/?{THE_DAY}")
    cell_of(settle(page), "Russia", "European troops").click()
    drawer(page)


def _form(page: Page, app: RunningApp) -> None:
    page.goto(f"{app.url}/positions?{THE_DAY}")
    settle(page).get_by_role("button", name="Add position").click()
    drawer(page)


def _conflict(page: Page, app: RunningApp) -> None:
    """Type into a cell that somebody else saves meanwhile, and try to save it; on a phone the grid has to be wide."""
    size = page.viewport_size
    page.set_viewport_size({"width": 1900, "height": 900})
    page.goto(f"{app.url}/positions?actor=Russia&proposal=NATO+troops")
    Grid(page).type(0, "Speaker", "Dmitry Peskov")
    settle(page).wait_for_timeout(500)
    opened = tracker.open_tracker(app.data)
    frame = opened.texts["positions"].frame
    [before] = frame.loc[frame["id"].astype("str") == OTHER, "speaker"]
    after = "Maria Zakharova" if before != "Maria Zakharova" else "Sergey Lavrov"
    opened.commit([changed("positions", OTHER, {"speaker": after})], by="Ben")
    expect(page.get_by_text("Saved by Ben")).to_be_visible()
    settle(page).get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Keep mine")).to_be_visible()
    if size:
        page.set_viewport_size(size)


if __name__ == "__main__":
    main()
