"""The coding page without a browser: whom it lets in, what it takes from a browser, what all statements share."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.source import ROOT
from tracker import open_tracker
from tracker.app.articles.article import LONGEST, taken_cells

TAKEN = {"actor": "Russia", "proposal": "NATO troops", "speaker": "Sergey Lavrov", "quote": "a red line"}


@pytest.fixture
def page(data: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page over a copy of the data, as it is before the first run."""
    monkeypatch.setenv("TRACKER_DATA", str(data))
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "tracker/app/front_door.py"), default_timeout=60)


def test_a_sentence_brings_its_cells(data: Path):
    assert taken_cells(open_tracker(data), {"number": "1", **TAKEN}) == TAKEN


@pytest.mark.parametrize(
    "sent",
    [
        {"actor": "Nobody known"},
        {"proposal": "Moon base"},
        {"quote": "x" * (LONGEST + 1)},
        {"quote": ["a", "list"]},
        {"stance": "support", "note": "from the browser", "id": "1"},
        {},
    ],
)
def test_what_no_sentence_can_tell_is_not_taken(data: Path, sent: dict[str, object]):
    assert taken_cells(open_tracker(data), sent) == {}


def test_whoever_may_only_read_is_told_so_and_given_no_form(page: AppTest, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")

    page.run().switch_page("coding.py").run()

    assert not page.exception
    assert "Coding is for those who may edit" in [each.value for each in page.subheader]
    assert not [button for button in page.button if "source" in button.label]


def test_a_source_brings_the_day_on_which_it_appeared(page: AppTest):
    page.run().switch_page("coding.py").run()
    assert page.date_input(key="article_day").value is None

    page.selectbox(key="article").set_value("RT 2025-08-28").run()

    assert str(page.date_input(key="article_day").value) == "2025-08-28"
    assert any("15 statements coded" in each.value for each in page.markdown)
