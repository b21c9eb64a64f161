"""The matrix and its drawer in a real browser: seen, clicked, walked by keyboard, linked to, on a phone."""

from __future__ import annotations

from itertools import product

from playwright.sync_api import Request, Route, expect

from tests.browser import PageOpener, settle
from tests.pages import cell_of, drawer, focused, turn_to
from tests.server import RunningApp

THE_DAY = "asof=2025-08-28"


def test_russia_opposes_european_troops_and_others_claims_stand_apart(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    cell = cell_of(page, "Russia", "European troops")
    expect(cell).to_have_attribute("aria-label", "Russia, European troops: opposes, since 28 August 2025, one origin")

    cell.click()

    shown = drawer(page)
    expect(shown).to_contain_text("Russia: opposing European troops since 28 August 2025")
    expect(shown).to_contain_text("The proposal: European states should send peacekeeping troops to Ukraine.")
    expect(shown.locator("article")).to_have_count(2)
    own, claims = shown.locator("article").all()
    expect(own).to_contain_text("oppose")
    expect(claims).to_contain_text("Voiced by US political figures")
    expect(claims).to_contain_text("Note: What others say Russia might accept.")
    order = shown.inner_text()
    assert order.index("In own words") < order.index("Claims by others")


def test_arrows_and_enter_open_a_cell_and_escape_returns_to_it(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    cell_of(page, "Russia", "European troops").focus()

    page.keyboard.press("End")
    assert focused(page).startswith("Russia, Sustained support for Ukraine: ")
    page.keyboard.press("Home")
    assert focused(page).startswith("Russia, Security guarantees for Ukraine: ")
    cell_of(page, "Russia", "European troops").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(drawer(page)).to_contain_text("Russia on NATO troops")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    settle(page)
    page.wait_for_timeout(300)  # the focus returns after the drawer has gone

    assert focused(page).startswith("Russia, NATO troops:")


def test_a_view_is_in_its_link_and_comes_back_from_it(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}&actor=Russia&actor=T%C3%BCrkiye")
    expect(page.get_by_role("rowheader")).to_have_text(["Russia", "Türkiye"])

    page.get_by_role("button", name="oppose", exact=True).click()
    expect(page.locator("button.tile.held")).to_have_count(2)
    page.wait_for_url("**stance=oppose**")

    again = page_at(1400, page.url)
    expect(again.locator("button.tile.held")).to_have_count(2)
    expect(again.get_by_role("rowheader").first).to_have_text("Russia")


def test_a_column_sorts_the_rows_up_down_and_as_before(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2025-12-31")
    expect(page.get_by_role("rowheader").first).to_be_visible()
    listed = page.get_by_role("rowheader").all_inner_texts()
    sort = page.get_by_role("button", name="Sort by the stances on Timetable authority")
    column = page.get_by_role("columnheader", name="Timetable authority")

    cell_of(page, listed[0], "Timetable authority").focus()
    page.keyboard.press("ArrowUp")
    expect(sort).to_be_focused()
    page.keyboard.press("Enter")
    expect(column).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("rowheader").first).to_have_text("Dunmarrow")
    expect(page.get_by_role("rowheader").last).to_have_text("Isaura Pellmoor")
    expect(sort).to_be_focused()

    page.keyboard.press("Enter")
    expect(column).to_have_attribute("aria-sort", "descending")
    expect(page.get_by_role("rowheader").first).to_have_text("Four Shores Compact")
    again = page_at(1400, page.url)
    expect(again.get_by_role("columnheader", name="Timetable authority")).to_have_attribute("aria-sort", "descending")

    sort.click()
    expect(page.get_by_role("rowheader")).to_have_text(listed)


PARTS_IN_SIGHT = """bar => {
  bar.style.width = "2.6rem";  // as in a narrow column
  const end = bar.getBoundingClientRect().right + 1, parts = [...bar.children];
  return parts.length > 3 && parts.every(part => part.getBoundingClientRect().right <= end);
}"""


def test_groups_have_headings_with_the_spread_of_their_members(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2025-12-31")
    expect(page.get_by_label("Order of the actors")).to_be_visible()  # what is not seen yet takes no focus
    page.get_by_label("Order of the actors").focus()
    page.get_by_label("Order of the actors").select_option("by group")

    heading = page.get_by_role("row").filter(has_text="four members")
    expect(heading.get_by_role("img", name="Timetable authority")).to_have_attribute(
        "aria-label", "Four Shores Compact, Timetable authority: 1 support, 1 neutral, 2 oppose"
    )
    assert heading.get_by_role("img", name="Short-flight levy").evaluate(PARTS_IN_SIGHT)
    names = page.get_by_role("rowheader").all_inner_texts()
    assert names[1:6] == ["Four Shores Compact", "Calverra", "Dunmarrow", "Ostrany", "Velmora"]
    page.wait_for_url("**order=group**")
    expect(page.get_by_label("Order of the actors")).to_be_focused()

    page.get_by_label("Order of the actors").select_option("A to Z")
    expect(page.get_by_role("rowheader").first).to_have_text("Calverra")
    for name in ("Calverra", "One ticket"):  # a very long one would leave the stances no room
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_have_attribute("title", name)
        assert (
            button.evaluate("it => { it.textContent = 'Most long-winded '.repeat(40); return it.offsetHeight; }") < 110
        )


def test_names_lead_to_the_pages_of_actors_and_proposals(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    page.get_by_role("button", name="Russia", exact=True).click()
    page.wait_for_url("**/actor?**who=Russia**")

    page = page_at(1400, f"{shared_app.url}/?{THE_DAY}")
    cell_of(page, "EU", "European troops").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/proposal?**what=European+troops**")


def test_the_drawer_leaves_a_matrix_that_was_scrolled_where_it_was(example_app: RunningApp, page_at: PageOpener):
    page = page_at(600, f"{example_app.url}/?asof=2025-12-31", height=700)
    cell = cell_of(page, "Isaura Pellmoor", "Slow passage through Marrowgate")
    cell.scroll_into_view_if_needed()
    places = "frame => [frame.scrollTop, frame.scrollLeft, scrollY]"
    before = page.locator(".frame").evaluate(places)
    assert before[0] > 0
    assert before[1] > 0
    frame = page.locator(".frame").bounding_box()
    corner = page.get_by_role("columnheader", name="Actor").bounding_box()  # the names stay in sight, on both sides
    assert frame
    assert corner
    assert abs(frame["x"] - corner["x"]) + abs(frame["y"] - corner["y"]) < 4
    expect(page.get_by_role("rowheader", name="Isaura Pellmoor")).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("columnheader", name="Slow passage through Marrowgate")).to_be_in_viewport()

    cell.click()
    expect(drawer(page)).to_contain_text("Isaura Pellmoor on Slow passage through Marrowgate")
    assert page.locator(".frame").evaluate(places) == before
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(cell).to_be_focused()
    assert page.locator(".frame").evaluate(places) == before


ALL_GREY = """frame => {
  const kinds = {};
  for (const tile of frame.querySelectorAll('button.tile')) kinds[tile.className + tile.textContent] = tile;
  frame.probes = Object.values(kinds).map(tile => tile.cloneNode(true));
  for (const probe of frame.probes) {
    for (const each of [probe, ...probe.querySelectorAll('*')]) {
      for (const [name, colour] of [['--light', '#999'], ['--ink', '#000']]) each.style.setProperty(name, colour);
    }
  }
  frame.place = frame.parentNode.appendChild(document.createElement('div'));
  frame.place.style = 'position: fixed; left: 400px; top: 400px; width: 80px; z-index: 9; background: #fff';
  return frame.probes.length;
}"""
"""One tile of each kind that the matrix shows, all of one colour, to be laid on one and the same place."""


def test_stances_states_and_marks_are_told_apart_without_colour(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2025-12-31&before=2024-12-31")
    frame = page.locator(".frame")
    number = frame.evaluate(ALL_GREY)
    assert number > 20

    looks = set()
    for place in range(number):
        frame.evaluate("(frame, place) => frame.place.replaceChildren(frame.probes[place])", place)
        looks.add(page.screenshot(clip={"x": 400, "y": 400, "width": 100, "height": 60}))

    assert len(looks) == number


def test_before_the_first_statement_the_page_says_when_it_begins(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?asof=2025-08-28&actor=NATO&stance=support")

    expect(page.get_by_text("Nothing fits these filters")).to_be_visible()
    page.get_by_test_id("stMain").get_by_role("button", name="Clear all filters").last.click()
    settle(page)

    expect(page.get_by_role("rowheader").first).to_be_visible()
    assert "actor=" not in page.url


HOSTILE = {"Ukraine": "<img src=x onerror=document.title='broken'>", "Russia": "![](http://evil.example/x.png)"}
"""What some actors are called for once."""


def test_a_hostile_name_is_shown_as_text_and_fetches_nothing(desk: RunningApp, page_at: PageOpener):
    for table, (actor, name) in product(("actors.csv", "positions.csv"), HOSTILE.items()):
        text = (desk.data / table).read_text("utf-8").replace(f",{actor},", f",{name},")
        (desk.data / table).write_text(text.replace(f"\n{actor},", f"\n{name},"), "utf-8")
    fetched: list[str] = []

    def note(route: Route, request: Request) -> None:
        fetched.append(request.url)
        route.abort()

    page = page_at(1400, f"{desk.url}/export")
    page.context.route("**/*evil.example/**", note)
    turn_to(page, f"/?{THE_DAY}")
    for name in HOSTILE.values():
        expect(page.get_by_role("rowheader", name=name)).to_have_text(name)
        cell_of(page, name, "China as guarantor").click()
        shown = name.replace("://", "://\u2060")  # parted, lest it become a link
        expect(drawer(page)).to_contain_text(f"{shown} on China as guarantor")
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_be_hidden()
    for path in ("changes", "positions", "timeline"):
        turn_to(page, f"/{path}?{THE_DAY}").wait_for_timeout(300)

    assert fetched == []
    assert page.title() != "broken"
    assert not page.locator("img[src='x']").count()
