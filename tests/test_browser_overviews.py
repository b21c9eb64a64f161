"""Sources, Coverage and Problems in a real browser: what each says, and where a click leads."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import PageOpener, settle
from tests.pages import drawer
from tests.server import RunningApp, running_app
from tests.test_fixes import spoiled

DAY = "asof=2025-08-28"


def pill(page: Page, word: str) -> None:
    """Press a word of a page's own filter."""
    page.get_by_test_id("stButtonGroup").get_by_role("button", name=word, exact=True).click()
    settle(page)


def test_each_source_says_what_rests_on_it_and_leads_to_its_statements(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/sources?{DAY}")
    cards = page.locator("div.source")
    expect(page.get_by_text("Three sources: three bear some standings alone, one is only credited")).to_be_visible()
    expect(cards).to_have_count(3)
    expect(cards.first).to_contain_text("15 statements cite it, 15 standings lean on it, 11 rest on it alone")
    expect(cards.nth(1)).to_contain_text("not read here")
    expect(cards.nth(1)).to_contain_text("14 statements elsewhere credit it")

    pill(page, "not read here")
    expect(cards.locator("strong")).to_have_text(["Politico 2025-08-28"])
    page.wait_for_url("**lack=unread**")

    page.get_by_role("button", name="See its statements: Politico 2025-08-28").click()
    page.wait_for_url("**/positions**q=Politico**")
    settle(page)
    expect(page.get_by_text("14 of 25 rows")).to_be_visible()


def test_the_chain_of_credits_is_a_tree_that_a_link_can_open(shared_app: RunningApp, page_at: PageOpener):
    pair = "actor=EU&proposal=Neutral+peacekeepers+in+a+DMZ"
    page = page_at(420, f"{shared_app.url}/sources?{DAY}&{pair}&sources_shown=credits", dark=True)

    origin = page.get_by_role("list", name="Sources").locator("> li")
    expect(origin).to_have_count(1)
    expect(origin.locator("> div strong")).to_have_text("Politico 2025-08-28")
    expect(origin.locator("> div")).to_contain_text("Origin of two statements")
    below = origin.locator("> ul > li")
    expect(below.locator("strong")).to_have_text(["Caliber.Az 2025-08-28", "RT 2025-08-28"])
    expect(below.last).to_contain_text("Credits Politico 2025-08-28 for one statement")


def test_the_worklist_names_what_is_wanting_and_leads_to_evidence_or_form(shared_app: RunningApp, page_at: PageOpener):
    page = page_at(1400, f"{shared_app.url}/coverage?{DAY}&actor=Russia&actor=NATO")
    words = "Four of 28 pairs of an actor and a proposal have a standing: four rest on one origin. Of 24"
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("heading", level=3)).to_have_text(["One origin", "Nothing recorded"])
    lefts = page.locator("button.pair .told").evaluate_all("all => all.map(each => each.getBoundingClientRect().left)")
    assert max(lefts) - min(lefts) < 1  # one column, whatever stands at its right

    page.get_by_role("button", name="Russia on European troops").click()
    expect(drawer(page)).to_contain_text("Russia: opposing European troops since 28 August 2025")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()

    pill(page, "nothing recorded")
    expect(page.locator("button.pair")).to_have_count(24)
    page.wait_for_url("**need=silent**")
    page.get_by_role("button", name="NATO on NATO troops").click()
    form = drawer(page)
    expect(form.get_by_label("Actor").first).to_have_value("NATO")
    expect(form.get_by_label("Proposal").first).to_have_value("NATO troops")

    page.goto(f"{shared_app.url}/coverage?asof=2026-08-28&actor=Russia")
    expect(page.get_by_role("heading", level=3).first).to_have_text("Stale")
    expect(page.locator("button.pair").first).to_contain_text("not heard for 365 days")


def mend_all_after_looking(page: Page, file: Path) -> None:
    """Look at what the safe fixes would change, see that nothing is saved yet, and save them."""
    before = file.read_bytes()
    page.get_by_role("button", name="See what would change").click()
    shown = drawer(page)
    expect(shown).to_contain_text("Two rows would change")
    expect(shown).to_contain_text("-d4xchwu5,2025-08-28,,Moscow,NATO troops")
    expect(shown).to_contain_text("+d4xchwu5,2025-08-28,,Russia,NATO troops")
    assert file.read_bytes() == before

    shown.get_by_role("button", name="Mend two rows").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_text("One error, ")).to_be_visible()


def test_problems_are_told_by_rule_and_mended_after_the_diff_was_seen(data: Path, tmp_path: Path, page_at: PageOpener):
    file = spoiled(data) / "positions.csv"
    with (data / "actors.csv").open("a", encoding="utf-8") as actors:
        actors.writelines(f"Committee {number},,,,,\n" for number in range(25))
    with running_app(data, tmp_path / "app.log") as app:
        page = page_at(1400, f"{app.url}/problems")
        expect(page.get_by_text("Four errors, ")).to_be_visible()
        filters = page.locator(".st-key-problem_filters").get_by_test_id("stWidgetLabel")
        assert len(set(filters.evaluate_all("all => all.map(each => each.getBoundingClientRect().top)"))) == 1
        group = page.locator(".st-key-group_positions_reference_error")
        expect(group).to_contain_text("A name that its own table does not hold")
        expect(group.locator("li")).to_have_count(3)
        expect(group.locator("li").first).to_contain_text("Oppose → oppose")
        many = page.locator(".st-key-group_actors_no-kind_warning")
        expect(many).to_contain_text("25 warnings")
        expect(many.locator("li")).to_have_count(20)
        many.get_by_role("button", name="Page 2").click()
        expect(many.locator("li")).to_have_count(5)

        group.get_by_role("button", name="Mend it: Row 7, Stance").click()
        expect(group.locator("li")).to_have_count(2)
        assert "2025/8/28,,Russia,European troops,oppose," in file.read_text("utf-8")
        mend_all_after_looking(page, file)
        assert "d4xchwu5,2025-08-28,,Russia,NATO troops" in file.read_text("utf-8")
        assert "2025/8/28" not in file.read_text("utf-8")

        pill(page, "errors")
        expect(page.locator("[class*=st-key-group_] li")).to_have_count(1)
        page.get_by_role("button", name="See the row: Row 24").click()
        page.wait_for_url("**/positions**q=tkhv7udw**")
        expect(page.get_by_text("1 of 25 rows")).to_be_visible()
        sent = page_at(1400, page.url)  # as a colleague gets it
        expect(sent.get_by_text("1 of 25 rows")).to_be_visible()
