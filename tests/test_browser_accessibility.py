"""Every page before axe-core, a judge of accessibility from outside, light and dark, drawer and form included."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.app_pages import THE_DAY, every_page
from tests.browser import PageOpener, settle
from tests.pages import cell_of, drawer, turn_to
from tests.server import RunningApp

GRAVE = {"serious", "critical"}
WIDE = "'html, body, [data-testid=stMain]'"
MENU = '[data-testid="stSidebarNavItems"]'
NOT_OURS = {
    "list": MENU,  # on a phone Streamlit folds its menu of pages into a list, and puts each group into a div within it
    "listitem": MENU,  # so the items are no children of the list
}
"""Rules broken in Streamlit's own parts, which part it is, and why: we cannot mend them."""
WITHIN = "([place, part]) => Boolean(document.querySelector(place)?.closest(part))"

ways = pytest.mark.parametrize(
    ("width", "dark"),
    [(1400, False), pytest.param(420, True, marks=pytest.mark.long)],
    ids=["wide, light", "phone, dark"],
)


def findings(page: Page) -> list[str]:
    """What the judge holds against the page, gravely: the rule, where, and why."""
    settle(page)
    page.wait_for_function("() => document.getAnimations().every(each => each.playState !== 'running')")
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']} at {place}: {reason_of(node)} in {node['html'][:160]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"]
        if not is_excused(page, each["id"], place := str(node["target"][-1]))
    ]


def reason_of(node: dict[str, list[dict[str, str]]]) -> str:
    """The first thing that should be otherwise."""
    return next(check["message"] for kind in ("any", "all", "none") for check in node[kind])


def is_excused(page: Page, rule: str, place: str) -> bool:
    """Whether the finding is listed as not ours."""
    return rule in NOT_OURS and bool(page.evaluate(WITHIN, [place, NOT_OURS[rule]]))


def width_of(page: Page) -> int:
    """How wide the page has become."""
    return int(page.evaluate("() => Math.max(...[...document.querySelectorAll(" + WIDE + ")].map(e => e.scrollWidth))"))


@ways
def test_every_page_fits_its_window_and_nothing_grave_is_held_against_it(
    shared_app: RunningApp, page_at: PageOpener, width: int, dark: bool
):
    page = page_at(width, shared_app.url, dark=dark)
    held, widths = {}, {}
    for each in every_page():
        turn_to(page, f"/{each.address}")
        held[str(each)] = findings(page)
        widths[str(each)] = width_of(page)

    assert held == {str(each): [] for each in every_page()}
    assert max(widths.values()) <= width, widths


@ways
def test_nothing_grave_is_held_against_the_drawer_and_the_form(
    shared_app: RunningApp, page_at: PageOpener, width: int, dark: bool
):
    page = page_at(width, f"{shared_app.url}/?{THE_DAY}", dark=dark)

    cell_of(page, "Russia", "European troops").click()
    shown = drawer(page)
    assert findings(page) == []

    shown.get_by_role("button", name="Add a position here").click()
    drawer(page).get_by_role("combobox", name="Stance").wait_for()
    assert findings(page) == []
