"""The app's pages without a browser: what they say, what they hand to the components, what the filters mean."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import tracker
from tests.source import ROOT
from tracker.analysis.selection import Selection
from tracker.app.evidence.statements import cards_of
from tracker.app.frame.filters import View, view_of
from tracker.app.frame.markup import plain, web_link

TODAY = date(2026, 1, 1)


@pytest.fixture
def pages(data: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app over a copy of the data, as it is before the first run."""
    monkeypatch.setenv("TRACKER_DATA", str(data))
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "tracker/app/front_door.py"), default_timeout=60)


def spoken(app: AppTest) -> str:
    """Every plain word on the page."""
    elements = [element for kind in ("text", "subheader", "header") for element in app.get(kind)]
    return "\n".join(str(getattr(element, "value", "")) for element in elements)


def test_filters_become_the_view_and_its_link_brings_them_back():
    view = view_of({"actor": ["S&D"], "stance": ["oppose"], "q": " plenary ", "asof": date(2024, 6, 1)}, TODAY)

    assert view == View(Selection(actors=("S&D",), stances=("oppose",), search="plenary"), date(2024, 6, 1), "said")
    assert view.query == "actor=S%26D&stance=oppose&q=plenary&asof=2024-06-01"


def test_order_clock_and_comparison_are_part_of_the_view_and_of_its_link():
    state = {"order": "-name", "clock": "known", "before": "2024-01-01", "asof": date(2024, 6, 1)}
    view = view_of(state, TODAY)

    assert (view.order, view.clock, view.before) == ("-name", "known", date(2024, 1, 1))
    assert view.query == "clock=known&order=-name&before=2024-01-01&asof=2024-06-01"


@pytest.mark.parametrize("before", ["2024-06-01", "2025-01-01", "yesterday", ""])
def test_only_an_earlier_day_is_compared_with(before: str):
    assert view_of({"before": before, "asof": date(2024, 6, 1)}, TODAY).before is None


def test_a_link_to_a_day_before_the_first_statement_shows_that_day(pages: AppTest):
    pages.query_params["asof"] = "2025-08-01"
    pages.run()

    assert pages.date_input(key="asof").value == date(2025, 8, 1)
    assert not pages.exception


def test_a_table_that_cannot_be_read_is_not_called_an_empty_debate(pages: AppTest, data: Path):
    path = data / "positions.csv"
    path.write_text(path.read_text("utf-8").replace(",paraphrase,", ",", 1), "utf-8")
    pages.run()

    assert "positions.csv cannot be read" in spoken(pages)
    assert "No position is recorded yet" not in spoken(pages)
    assert not pages.exception


def test_an_empty_filter_bar_is_everything_as_of_today():
    assert view_of({}, TODAY) == View(Selection(), TODAY)


def test_a_card_tells_who_voiced_what_to_whom(data: Path):
    opened = tracker.open_tracker(data)
    own, claim = cards_of(opened, tracker.evidence(opened, "Russia", "European troops", "2025-08-28"))

    assert (own["stance"], own["deciding"], own["via"]) == ("oppose", True, "Politico 2025-08-28")
    assert (claim["speaker"], claim["attribution"]) == ("US political figures", "somebody else's claim")
    assert claim["condition"] == "as part of a peace deal"
    assert claim["day"] == "28 August 2025"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https:///x", ""),
        ("", ""),
    ],
)
def test_only_the_web_is_linked_to(text: str, link: str):
    assert web_link(text) == link


def test_no_sign_of_markdown_survives_in_a_label():
    assert plain("![](/evil)\n# x") == r"\!\[\]\(\/evil\) \# x"


def test_what_looks_like_an_address_becomes_no_link():
    assert plain("http://evil, www.evil, a@evil").count("\u2060") == 3


def test_rows_with_an_error_are_counted_where_views_are_shown(pages: AppTest, data: Path):
    file = data / "positions.csv"
    file.write_text(file.read_text("utf-8").replace("European troops,oppose", "European troops,opose"), "utf-8")

    assert "Left out of every view because of an error: one row of positions." in spoken(pages.run())
    pages.switch_page("problems.py").run()
    assert "One error, " in spoken(pages)


def test_a_folder_that_is_no_tracker_gets_one_clear_page(pages: AppTest, data: Path):
    (data / "datapackage.json").unlink()

    pages.run()

    assert not pages.exception
    assert "There is no tracker to show" in spoken(pages)
    assert "tracker init" in spoken(pages)


def test_an_empty_tracker_says_what_to_do_first(pages: AppTest, data: Path):
    file = data / "positions.csv"
    file.write_text(file.read_text("utf-8").splitlines()[0] + "\n", "utf-8")

    for page in ("matrix.py", "timeline.py", "changes.py"):
        pages.run().switch_page(page).run()

        assert "Open Positions and add the first one" in spoken(pages), page
        assert "Nobody moved" not in spoken(pages)
        assert any("Positions" in str(link.proto) for link in pages.get("page_link")), page

    pages.switch_page("coverage.py").run()
    assert "No pair of an actor and a proposal has a standing yet. Of 252 nothing is recorded." in spoken(pages)


def test_where_no_source_wants_anything_no_filter_is_offered(pages: AppTest, data: Path):
    name = "RT 2025-08-28"
    (data / "sources.csv").write_text(f"source,url,seen\n{name},https://example.org/1,yes\n", "utf-8")
    head = "id,date,actor,proposal,stance,source"
    row = f"wf2r4gri,2025-08-28,EU,Coalition troops,support,{name}"
    (data / "positions.csv").write_text(f"{head}\n{row}\n", "utf-8")

    pages.run().switch_page("sources.py").run()

    assert "One source: one bears some standings alone." in spoken(pages)
    assert not pages.get("pills")  # no label without anything to choose


def test_a_reader_finds_no_button_that_writes(pages: AppTest, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")

    pages.run().switch_page("positions.py").run()

    assert not pages.exception
    assert not [button for button in pages.button if "Add" in button.label or "Paste" in button.label]
