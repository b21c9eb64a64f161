"""The sheets that work something out: briefing, changes, standings, timeline, summary, and the hidden base."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tracker
from tests.workbooks import opened, shipped, tracker_with
from tracker.exchange import briefing_sheet, summary_sheet, timeline_sheet
from tracker.exchange.counting import counted, is_plain

pytestmark = pytest.mark.filterwarnings("error")

DEBATE = [
    {"actor": "Russia", "stance": "oppose", "date": "2025-01-10", "attribution": "quote", "quote": "No."},
    {"actor": "Russia", "stance": "support", "date": "2025-05-10", "attribution": "quote", "quote": "Well, yes."},
    {"actor": "Ukraine", "stance": "support", "date": "2025-05-11", "attribution": "inference"},
    {"actor": "France", "stance": "support", "date": "2025-05-12", "attribution": "quote"},
    {"actor": "France", "stance": "oppose", "date": "2025-05-12", "attribution": "quote"},
]


def shown(data: bytes, table: str) -> list[dict[str, Any]]:
    """The rows of a Table with the results that are stored, by column."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    page = next(page for page in book if table in page.tables)
    head, *rows = page[page.tables[table].ref]
    return [dict(zip((cell.value for cell in head), (cell.value for cell in row), strict=True)) for row in rows]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of a small debate, with who moved since March."""
    return tracker.workbook(tracker_with(tmp_path_factory.mktemp("debate"), *DEBATE), since="2025-03-01")


def test_the_briefing_shows_what_the_actor_and_the_proposal_with_most_on_record_stand_for(made: bytes):
    [row] = [row for row in shown(made, "briefing_actor") if row["stance"] != "no record"]
    by_actor = {row["actor"]: row["stance"] for row in shown(made, "briefing_proposal")}

    assert (row["proposal"], row["stance"], row["state"], row["quote"], row["source"]) == (
        *("NATO troops", "support / oppose", "contested"),
        *(None, "RT 2025-08-28"),
    )
    assert f"{row['since']:%Y-%m-%d}" == "2025-05-12"
    assert {name: stance for name, stance in by_actor.items() if stance != "no record"} == {
        "Russia": "support",
        "Ukraine": "support",
        "France": "support / oppose",
    }


def test_the_briefing_offers_every_actor_and_every_proposal(made: bytes):
    rules = opened(made)["Briefing"].data_validations.dataValidation

    assert [(str(rule.sqref)[0], rule.formula1) for rule in rules] == [
        ("A", "actors_actor"),
        ("A", "proposals_proposal"),
    ]


def test_the_standings_are_the_matrix_as_a_list_with_quote_and_source(made: bytes):
    rows = {row["actor"]: row for row in shown(made, "standings")}

    assert {*rows} == {"Russia", "Ukraine", "France"}
    assert (rows["Russia"]["stance"], rows["Russia"]["quote"]) == ("support", "Well, yes.")
    assert (rows["Ukraine"]["state"], rows["France"]["state"]) == ("claimed", "contested")


def test_the_changes_tell_in_sentences_who_moved_since_the_day_asked_for(made: bytes):
    sentences = [row["sentence"] for row in shown(made, "changes")]

    assert sentences == [
        "France on NATO troops: no record → support / oppose, 2025-05-12, RT",
        "Ukraine on NATO troops: no record → support (claimed by others), 2025-05-11, RT",
        "Russia on NATO troops: oppose → support, 2025-05-10, RT",
    ]
    assert opened(made)["Changes"]["A1"].value == "Who moved: 1 March 2025 to 28 August 2025"


def test_where_nobody_moved_the_changes_say_so():
    [row] = shown(tracker.workbook(shipped(), since="2025-08-28"), "changes")

    assert row["sentence"] == "Nobody moved in this period, as far as it is recorded."


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="cannot begin on 2025-09-01 and end on 2025-08-28"):
        tracker.workbook(shipped(), day="2025-08-28", since="2025-09-01")


def test_the_timeline_counts_every_statement_in_its_quarter(made: bytes):
    rows = {row["period"]: row for row in shown(made, "statements")}

    assert [*rows] == ["2025 Q1", "2025 Q2"]
    assert (rows["2025 Q1"]["oppose"], rows["2025 Q1"]["support"]) == (1, 0)
    assert (rows["2025 Q2"]["oppose"], rows["2025 Q2"]["support"]) == (1, 3)
    assert [f"{rows['2025 Q2'][end]:%m-%d}" for end in ("from", "to")] == ["04-01", "06-30"]


def test_the_timeline_ends_on_the_day_of_the_workbook(tmp_path: Path):
    rows = shown(tracker.workbook(tracker_with(tmp_path, *DEBATE), day="2025-05-10"), "statements")

    assert (rows[-1]["period"], f"{rows[-1]['to']:%Y-%m-%d}", rows[-1]["support"]) == ("2025 Q2", "2025-05-10", 1)


def test_a_long_timeline_counts_by_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(timeline_sheet, "QUARTERS_AT_MOST", 4)
    t = tracker_with(tmp_path, {"date": "2023-12-31"}, {"date": "2025-01-01"})

    rows = shown(tracker.workbook(t), "statements")
    assert [(row["period"], row["oppose"]) for row in rows] == [("2023", 1), ("2024", 0), ("2025", 1)]


def test_the_summary_counts_each_actor_once_and_tells_claims_and_clashes_apart(made: bytes):
    row = next(row for row in shown(made, "summary") if row["proposal"] == "NATO troops")

    actors = len(shipped().actors)
    assert {name: number for name, number in row.items() if number} == {
        "proposal": "NATO troops",
        "support": 1,
        "contested": 1,
        "claimed": 1,
        "no record": actors - 3,
    }


def test_rows_in_error_are_counted_by_the_timeline_and_it_says_so(tmp_path: Path):
    data = tracker.workbook(tracker_with(tmp_path, {}, {"actor": "Atlantis"}))

    assert sum(row["oppose"] for row in shown(data, "statements")) == 2
    assert "Rows in error (1) count here" in opened(data)["Timeline"]["A2"].value
    assert sum(row["oppose"] for row in shown(data, "summary")) == 1


def test_a_tracker_too_large_for_live_formulas_gets_numbers_and_no_briefing(monkeypatch: pytest.MonkeyPatch):
    for place in (briefing_sheet, summary_sheet, timeline_sheet):
        monkeypatch.setattr(place, "LIVE_AT_MOST", 0)
    data = tracker.workbook(shipped())

    assert "Briefing" not in opened(data).sheetnames
    assert opened(data)["Summary"]["B4"].data_type == "n"
    assert opened(data)["Timeline"]["D4"].data_type == "n"
    assert sum(value for row in shown(data, "statements") for value in row.values() if isinstance(value, int)) == 25


def test_the_base_holds_every_table_as_text(tmp_path: Path):
    t = tracker_with(tmp_path, {"note": "two\nlines ", "quote": "🕊" * 12_000}, {"speaker": "=1+1", "note": "_x0041_"})
    rows = [list(row) for row in opened(tracker.workbook(t))["_base"].iter_rows(values_only=True)]
    tables = {name: json.loads("".join(row[1] for row in rows if row[0] == name)) for name in t.texts}

    assert [row[:2] for row in rows[:2]] == [["layout", "2"], ["data version", t.version]]
    for name, text in t.texts.items():
        assert tables[name] == [list(text.columns), *text.frame.astype(object).to_numpy().tolist()]


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("support", True), ("lean support", True), ("Türkiye's (own) view", True), ("中国", True),
        ("yes?", False), ("*", False), ("a~b", False), (">5", False), ("=x", False), ("12", False),
        ("May 2025", False), ("TRUE", False), ("", False), ("x" * 256, False), ("-1", False), (" yes", False),
    ],
)  # fmt: skip
def test_only_a_word_that_countifs_takes_for_itself_is_given_to_it(word: str, plain: bool):
    assert is_plain(word) is plain
    assert counted("positions", ("stance", "D$3", word)).startswith("COUNTIFS" if plain else "SUMPRODUCT(EXACT")
