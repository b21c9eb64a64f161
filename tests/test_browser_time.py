"""The way through time, in a real browser: slider, play, two days compared, and an old debate that says so."""

from __future__ import annotations

import re

from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser import PageOpener, settle
from tests.pages import cell_of
from tests.server import RunningApp

SHIFTS = """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.shift += entry.value;
})).observe({type: 'layout-shift', buffered: false})"""
DAYS = """table => { window.days = []; new MutationObserver(() => window.days.push(table.getAttribute('aria-label')))
  .observe(table, {attributes: true, attributeFilter: ['aria-label']}); }"""
TALLY = "Four Shores Compact", "Timetable authority"


def day_shown(page: Page, day: str) -> None:
    expect(page.locator("table")).to_have_attribute("aria-label", f"Who stands where, as of {day}")


def test_the_slider_moves_the_view_by_keyboard_and_the_link_holds_the_day(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2025-12-19")
    slider = page.get_by_role("slider", name="The day of the view")
    expect(slider).to_have_attribute("aria-valuetext", "19 December 2025")

    slider.focus()
    page.keyboard.press("ArrowLeft")
    day_shown(page, "16 December 2025")
    page.wait_for_url("**asof=2025-12-16**")

    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Home")
    day_shown(page, "23 January 2023")
    assert cell_of(page, *TALLY).evaluate("cell => cell.getAnimations().length") == 0
    expect(cell_of(page, "Skerrywing", "One ticket")).to_have_attribute(
        "aria-label", "Skerrywing, One ticket: nothing recorded"
    )
    expect(cell_of(page, *TALLY)).to_have_attribute("aria-label", re.compile("leans towards support"))


def test_a_stroke_that_the_app_passes_over_is_sent_again(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/problems")
    passed_over = list[str | bytes]()

    def lose_the_first(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def hear(frame: str | bytes) -> None:
            passes_over = "2025-12-16" in str(frame) and not passed_over
            (passed_over.append if passes_over else server.send)(frame)

        socket.on_message(hear)

    page.route_web_socket(re.compile("/_stcore/stream"), lose_the_first)
    page.goto(f"{example_app.url}/?asof=2025-12-19")
    settle(page).get_by_role("slider", name="The day of the view").press("ArrowLeft")

    day_shown(page, "16 December 2025")
    assert passed_over


def test_play_goes_on_to_the_end_and_stops_without_moving_the_page(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2025-11-14")
    page.wait_for_timeout(1000)  # what the browser still fetches at first is no matter of the play
    page.evaluate(SHIFTS)
    cell = cell_of(page, "Calverran Railways", "Night window on the tracks")
    expect(cell).to_have_attribute("aria-label", re.compile("leans towards opposing, since 3 June 2024"))
    cell.evaluate("element => { element.kept = true }")

    page.locator("table").evaluate(DAYS)
    page.get_by_role("button", name="Play through time").press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    expect(cell).to_have_attribute("aria-label", re.compile("is neutral, since 16 December 2025"))
    expect(page.get_by_role("button", name="Play through time")).to_be_visible()

    assert "Who stands where, as of 16 December 2025" in page.evaluate("window.days")
    expect(page).not_to_have_url(re.compile("asof="))  # today, the last stop
    assert cell.evaluate("element => element.kept")  # painted anew, not made anew: nothing flickers
    assert page.evaluate("window.shift") < 0.02


def test_a_click_halts_the_play_where_it_is(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2023-12-31")
    began = str(page.locator("table").get_attribute("aria-label"))
    page.get_by_role("button", name="Play through time").click()
    expect(page.locator("table")).not_to_have_attribute("aria-label", began)

    page.get_by_role("button", name="Pause").click()
    settle(page)
    page.wait_for_timeout(1500)
    halted = page.url

    page.wait_for_timeout(1500)
    assert page.url == halted
    assert "asof=" in halted  # short of today, where it would have come to


def test_cells_that_moved_since_an_earlier_day_are_ringed_and_say_so(example_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{example_app.url}/?asof=2024-12-31")
    page.get_by_role("button", name="Compare with an earlier day").click()
    page.wait_for_url("**before=2024-10-12**")  # before the last day on which somebody moved
    expect(page.locator("button.tile.moved").first).to_be_visible()
    page.get_by_label("The earlier day").fill("2024-06-30")
    page.wait_for_url("**before=2024-06-30**")

    moved = page.locator("button.tile.moved")
    expect(cell_of(page, *TALLY)).to_have_class(re.compile("moved"))
    expect(cell_of(page, *TALLY)).to_have_attribute("aria-label", re.compile("moved; on 30 June 2024: leans"))
    fleet = cell_of(page, "Sleeper Crews' Union", "One ticket")
    expect(fleet).to_have_attribute("aria-label", re.compile("new since 30 June 2024"))
    expect(cell_of(page, "Calverra", "One ticket")).not_to_have_class(re.compile("moved"))
    expect(page.get_by_text("moved; small: before")).to_be_visible()
    number = moved.count()
    expect(page.get_by_text(f"{number} cells moved between the two days")).to_be_visible()
    page.get_by_label("The earlier day").fill("2024-12-30")
    expect(page.get_by_text("No cells moved between the two days")).to_be_visible()
    page.get_by_label("The earlier day").fill("2024-06-30")
    page.wait_for_url("**before=2024-06-30**")

    again = page_at(1400, page.url)
    expect(again.locator("button.tile.moved")).to_have_count(number)
    again.get_by_role("button", name="Stop comparing").click()
    expect(again.locator("button.tile.moved")).to_have_count(0)
    expect(again).not_to_have_url(re.compile("before="))


def test_an_old_debate_says_when_it_was_last_heard_of(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, shared_app.url)
    expect(page.get_by_text("The last statement is of 28 August 2025.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Post-war security guarantees for Ukraine · Matrix")
    assert page.title() == "Matrix · Post-war security guarantees for Ukraine"

    page.get_by_role("button", name="Look at that day").click()

    day_shown(page, "28 August 2025")
    expect(page.get_by_text("The last statement is of")).to_be_hidden()


def test_on_a_phone_the_bar_takes_the_room_that_it_needs_and_no_more(example_app: RunningApp, page_at: PageOpener):
    page = page_at(420, f"{example_app.url}/?asof=2025-12-19")
    for last in (
        page.get_by_role("button", name="Compare with an earlier day"),
        page.get_by_text("The last statement is of"),
    ):
        expect(last).to_be_visible()
        bar, line = page.locator(".st-key-time").bounding_box(), last.bounding_box()
        assert bar
        assert line
        assert bar["y"] + bar["height"] - line["y"] - line["height"] < 8
        page.goto(example_app.url)
        settle(page)


def test_a_debate_of_one_day_has_no_slider_to_slide_and_says_why(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/?asof=2025-08-28")
    expect(page.get_by_text("All stances date from 28 August 2025")).to_be_visible()
    expect(page.get_by_role("slider")).to_have_count(0)
    expect(page.get_by_role("button", name="Play through time")).to_have_count(0)
    expect(page.get_by_role("button", name="Compare with an earlier day")).to_have_count(0)

    compared = page_at(1400, f"{shared_app.url}/?asof=2025-08-28&before=2025-08-01")  # a link may do so all the same
    expect(compared.get_by_role("button", name="Stop comparing")).to_be_visible()


def test_on_a_phone_the_legend_waits_behind_its_name(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(420, f"{shared_app.url}/?asof=2025-08-28")
    stance = page.get_by_role("button", name="oppose", exact=True)
    expect(stance).to_be_hidden()

    page.get_by_role("button", name="What the tiles mean").click()

    expect(page.get_by_text("on a condition")).to_be_visible()
    stance.click()
    page.wait_for_url("**stance=oppose**")
    expect(stance).to_be_visible()  # a filter that was pressed is not folded away
