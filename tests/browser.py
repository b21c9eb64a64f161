"""The Chromium that browser tests drive: found on the machine, else installed, else reported as missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Protocol

from playwright.sync_api import BrowserContext, Page, sync_playwright

COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PATIENCE = 120_000
"""Milliseconds that a test waits for what a page is to do or show: a busy machine may take long."""
REST = 250
"""Milliseconds without drawing: a component that was drawn just now may ask for the next run."""
AT_REST = """([rest, wait]) => {
  if (window.waiting !== wait) Object.assign(window, { waiting: wait, resting: undefined });  // no earlier rest
  const app = document.querySelector('[data-testid="stApp"]');
  const unstyled = document.querySelector('.st-key-kept')?.checkVisibility();  // the page's own style comes last
  if (app?.dataset.testScriptState !== 'notRunning' || unstyled) window.resting = undefined;
  else window.resting ??= performance.now();
  return performance.now() - window.resting >= rest;
}"""
ENGLISH = "en-GB"
_waits = count(1)
MISSING = (
    "NO BROWSER: the tests that need one are skipped. Install Chromium, Chrome or Edge, "
    "or name one: CHROMIUM=/path/to/chrome make test"
)


class PageOpener(Protocol):
    """The `page_at` fixture."""

    def __call__(self, width: int, url: str, *, dark: bool = False, height: int = 900, language: str = ENGLISH) -> Page:
        """Open `url` in a window of that size, and wait until the app has drawn it."""


def find_browser() -> Path | None:
    """The first browser of this machine that starts; only the one that CHROMIUM names, where that is set."""
    return next((Path(place) for place in _candidates() if _starts(place)), None)


def install_browser() -> None:
    """Try the system's own package as root on Debian, then Playwright's build; a failure shows in what is found."""
    if os.environ.get("CHROMIUM"):
        return  # the person has chosen, and installing another would not heed it
    for commands in _ways_to_install():
        if all(_succeeds(command) for command in commands) and find_browser():
            return


def settle(page: Page) -> Page:
    """The same page, once the app has stopped drawing it and has not begun again at the heels of that."""
    page.wait_for_function(AT_REST, arg=[REST, next(_waits)], timeout=PATIENCE)
    return page


def forgetful(page: Page) -> Page:
    """The same page, in a browser that knows nothing of earlier tests but the scripts it has read."""
    page.context.clear_cookies()
    kept = {"origin": "*", "storageTypes": "local_storage,indexeddb"}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
    return page


def leave(context: BrowserContext) -> None:
    """Close every window of a person, and whatever was set up for them; one that comes again keeps its first window."""
    browser = context.browser
    if browser and context is not browser.contexts[0]:
        context.close()
        return
    context.unroute_all()
    for page in context.pages[1:]:
        page.close()


def _candidates() -> Iterator[str]:
    if chosen := os.environ.get("CHROMIUM"):
        yield chosen
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from PLACES
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    yield path


def _starts(place: str) -> bool:
    """Whether it says its version: Ubuntu's snap stub and a build without its libraries do not."""
    if os.name == "nt":  # there, a browser opens a window instead of answering
        return Path(place).is_file()
    try:
        return subprocess.run([place, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _ways_to_install() -> Iterator[list[list[str]]]:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = ["chromium", "fonts-dejavu-core"]  # a bare system has no letters to draw
        yield [["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]]
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _succeeds(command: list[str]) -> bool:
    print("No browser yet; trying:", " ".join(command), flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, timeout=900, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return run.returncode == 0


if __name__ == "__main__":
    if not find_browser():
        install_browser()
    print(f"browser: {find_browser() or MISSING}", flush=True)
