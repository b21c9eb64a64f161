"""What tests may ask for by name: the running app over a copy of the data, and a real browser to look at it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import ENGLISH, MISSING, PATIENCE, PageOpener, find_browser, forgetful, leave, settle
from tests.figures import TrustPage
from tests.lint.workbook import workbook_faults
from tests.server import RunningApp, fingerprint, running_app
from tests.source import ROOT
from tracker.exchange.pen import Pen
from tracker.store.new import create_tracker


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--tell`: write docs/trust.md from what the run measures."""
    parser.addoption("--tell", action="store_true", help="write docs/trust.md from what this run measures")


def pytest_configure(config: pytest.Config) -> None:
    """Write the page only when asked to; and wait for what a page shows as long as for what it does."""
    expect.set_options(timeout=PATIENCE)
    if config.getoption("--tell"):
        config.pluginmanager.register(TrustPage())


@pytest.fixture(scope="session", autouse=True)
def every_workbook_is_linted() -> Iterator[None]:
    """No test gets a workbook in which the lint finds a fault, whatever the test is about."""
    with pytest.MonkeyPatch.context() as patch:
        finish = Pen.finish

        def finish_and_lint(pen: Pen) -> bytes:
            data = finish(pen)
            assert workbook_faults(data) == []
            return data

        patch.setattr(Pen, "finish", finish_and_lint)
        yield


@pytest.fixture(autouse=True)
def main_stays_main() -> Iterator[None]:
    """Streamlit's AppTest leaves the app in the place of the program: processes started later would run it first."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped `data/` that belongs to this test alone."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


@pytest.fixture(scope="session")
def spoilt_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app behind `desk`."""
    folder = tmp_path_factory.mktemp("desk")
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    with running_app(data, folder / "app.log") as app:
        yield app


@pytest.fixture
def desk(spoilt_app: RunningApp) -> RunningApp:
    """One app for all tests that save, its data as shipped when each begins: quicker than an app of one's own."""
    shutil.rmtree(spoilt_app.data)
    shutil.copytree(ROOT / "data", spoilt_app.data)
    return spoilt_app


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One app for all tests that only look; the last of them fails if any of them changed a file."""
    folder = tmp_path_factory.mktemp("shared")
    data = Path(shutil.copytree(ROOT / "data", folder / "data"))
    before = fingerprint(data)
    with running_app(data, folder / "app.log") as app:
        yield app
    assert fingerprint(data) == before, "opening pages wrote to the data"


@pytest.fixture(scope="session")
def example_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One app over the fictional debate of three years, for tests that only look at how stances move."""
    folder = tmp_path_factory.mktemp("example")
    create_tracker(folder / "data", example=True)
    with running_app(folder / "data", folder / "app.log") as app:
        yield app


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real Chromium, one for the whole run; tests that need it are skipped, loudly, where there is none.

    Its first context is that of a person who comes again and again: it keeps the app's scripts ready to run.
    """
    path = find_browser()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        person = playwright.chromium.launch_persistent_context("", executable_path=path, locale=ENGLISH)
        assert person.browser
        yield person.browser
        person.close()


@pytest.fixture
def page_at(chromium: Browser) -> Iterator[PageOpener]:
    """Open pages at a width, each in an empty profile (so two pages are two people), closed when the test ends.

        page = page_at(1400, app.url)
        phone = page_at(420, f"{app.url}/timeline?actor=Russia", dark=True)

    A page comes back when the app has stopped drawing; after a click, `settle(page)` of `tests.browser`
    waits again. Texts may be copied and pasted; waiting for anything ends after two minutes. The browser asks for
    English unless `language` names another.
    """
    contexts: list[BrowserContext] = []

    def open_page(width: int, url: str, *, dark: bool = False, height: int = 900, language: str = ENGLISH) -> Page:
        again = not contexts and language == ENGLISH
        context = chromium.contexts[0] if again else chromium.new_context(locale=language)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = forgetful(context.new_page())
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.set_default_timeout(PATIENCE)
        page.goto(url, wait_until="commit")  # what has to be there is waited for below
        return settle(page)

    yield open_page
    for context in contexts:
        leave(context)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, and run it last: the quick tests speak first."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it loudly when no browser was there: a skipped promise is not a kept one."""
    skipped = [report for report in terminalreporter.getreports("skipped") if MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.write_sep("!", f"{len(skipped)} BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.write_line(MISSING, red=True, bold=True)
