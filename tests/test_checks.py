"""Broken rules: each with its place, what is wrong, the remedy, and a fix where it is beyond doubt."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.debate import FIVE_STEPS, TODAY, Cells, opened_texts, rows, shipped_schema, tracker_of
from tracker import open_tracker, standings
from tracker.checks import columns
from tracker.checks.findings import find_problems
from tracker.checks.values import value_faults
from tracker.problem import Problem
from tracker.schema import Field
from tracker.tracker import Tracker

NO_DAY = "is not a day of the calendar"
SOUND: Cells = {"date": "2025-01-01", "actor": "EU", "proposal": "Toll", "stance": "support", "source": "Wire"}
REGISTERS: dict[str, list[Cells]] = {
    "actors": [{"actor": "EU", "aliases": "European Union; Brussels"}, {"actor": "Türkiye"}],
    "proposals": [{"proposal": "Toll"}],
    "sources": [{"source": "Wire"}],
    "stances": [{"stance": word, "score": score} for word, score in FIVE_STEPS.items()],
}


def errors(tracker: Tracker) -> list[Problem]:
    """Every error, as problems."""
    found = tracker.problems[tracker.problems["severity"] == "error"]
    return [Problem(*row) for row in found.itertuples(index=False)]


def told(**tables: list[Cells]) -> list[str]:
    """Every error of a tracker, as people read it."""
    return [str(problem) for problem in errors(opened_texts({**REGISTERS, **tables}))]


def position(**cells: str) -> Cells:
    """A sound row, but for these cells."""
    return {**SOUND, **cells}


@pytest.mark.parametrize(
    ("cells", "line", "fix"),
    [
        ({"stance": "suport"}, "stance: 'suport' is not a stance; did you mean 'support'?", None),
        ({"stance": "Support"}, "stance: 'Support' is not a stance; did you mean 'support'?", "support"),
        ({"stance": "xyz"}, "stance: 'xyz' is not a stance; add it to stances.csv first", None),
        ({"actor": "Turkiye"}, "actor: 'Turkiye' is not an actor; did you mean 'Türkiye'?", "Türkiye"),
        ({"actor": "Brussels"}, "actor: 'Brussels' is not an actor; it is an alias of 'EU'", "EU"),
        ({"via": "wire"}, "via: 'wire' is not a source; did you mean 'Wire'?", "Wire"),
        ({"attribution": "Quote"}, "attribution: 'Quote' is not an attribution; did you mean 'quote'?", "quote"),
        ({"precision": "hour"}, "precision: 'hour' is not a precision; use day, month or year", None),
        ({"date": "2025-02-30"}, f"date: '2025-02-30' {NO_DAY}; write year-month-day, like 2025-08-28", None),
        ({"date": "2025/1/5"}, f"date: '2025/1/5' {NO_DAY}; write 2025-01-05", "2025-01-05"),
        ({"date": "05.01.2025"}, f"date: '05.01.2025' {NO_DAY}; write year-month-day, like 2025-08-28", None),
        ({"date": ""}, "date: is empty; every row needs one", None),
        ({"source": ""}, "source: is empty; every row needs one", None),
        ({"attribution": "third-party"},
         "speaker: is empty although somebody else says what the actor wants; say who claims it", None),
    ],
)  # fmt: skip
def test_a_broken_position_is_told_with_its_place_and_its_remedy(cells: dict[str, str], line: str, fix: str | None):
    (problem,) = errors(opened_texts({**REGISTERS, "positions": [SOUND] * 4 + [position(**cells)]}))

    assert str(problem) == f"positions.csv row 6, {line}"
    assert (problem.line, problem.value, problem.fix) == (6, cells.get(problem.column, ""), fix)


@pytest.mark.parametrize(
    ("table", "cells", "line"),
    [
        ("actors", {"actor": "EU"}, "actor: 'EU' stands in row 2 already; each row has its own"),
        ("actors", {"actor": "A", "kind": "stat"}, "kind: 'stat' is not a kind; did you mean 'state'?"),
        ("actors", {"actor": "A", "code": "fr"}, "code: 'fr' does not look like a Code; it must match [A-Z]{2}"),
        ("actors", {"actor": "A", "member_of": "EU;Oz"}, "member_of: 'Oz' is not an actor; add it to actors.csv first"),
        ("sources", {"source": "A", "url": "javascript:alert(1)"},
         "url: 'javascript:alert(1)' does not look like a URL; it must match https?://.*"),
        ("sources", {"source": "A", "published": "soon"},
         f"published: 'soon' {NO_DAY}; write year-month-day, like 2025-08-28"),
        ("stances", {"stance": "A", "score": "2"}, "score: 2 is above 1; correct it"),
        ("stances", {"stance": "A", "score": "NaN"}, "score: 'NaN' is not a number written with a point; correct it"),
        ("stances", {"stance": "A", "symbol": "abc"}, "symbol: has 3, more than 2; shorten it"),
        ("proposals", {"proposal": ""}, "proposal: is empty; every row needs one"),
    ],
)  # fmt: skip
def test_a_broken_register_is_told_with_its_place_and_its_remedy(table: str, cells: dict[str, str], line: str):
    assert f"{table}.csv row {len(REGISTERS[table]) + 2}, {line}" in told(**{table: [*REGISTERS[table], cells]})


@pytest.mark.parametrize(
    "text",
    ["2025-1-5", "20250105", "2025-01-05T00:00", "2025-W01-1", "+2025-01-05", "-001-01-05", "0000-01-01", "२०२५-०१-०५",
     "2025-01-05 ", "2025‑01‑05", "today", "45000", "2025-00-10", "2023-02-29"],
)  # fmt: skip
def test_a_day_is_an_iso_date_that_exists_and_nothing_else(text: str):
    cleaned = text.strip() == "2025-01-05"

    assert len(told(positions=[position(date=text)])) == (0 if cleaned else 1)
    assert bool(value_faults(Field("date", "date"), text)) is True


def test_an_id_may_be_empty_but_not_stand_twice():
    positions = [position(), position(), position(id="a"), position(id="b"), position(id="a")]

    assert told(positions=positions) == ["positions.csv row 6, id: 'a' stands in row 4 already; each row has its own"]


def test_all_problems_are_told_at_once_and_never_cut():
    positions = [position(stance="opose", actor=f"Nobody {number}", date="soon") for number in range(5_000)]
    tracker = opened_texts({**REGISTERS, "positions": positions})

    assert len(errors(tracker)) == 15_000
    assert tracker.left_out["positions"] == 5_000
    assert tracker.problems["row"].max() == 5_001


def test_five_thousand_repeated_keys_are_five_thousand_problems():
    tracker = opened_texts({**REGISTERS, "positions": [position(id=str(number % 5_000)) for number in range(10_000)]})

    assert len(errors(tracker)) == 5_000
    assert errors(tracker)[-1].message == "'4999' stands in row 5001 already"


def test_each_distinct_value_is_looked_at_once_however_many_rows_hold_it(monkeypatch: pytest.MonkeyPatch):
    looked = []

    def counted(field: Field, value: str) -> list[object]:
        looked.append((field.name, value))
        return list(value_faults(field, value))

    monkeypatch.setattr(columns, "value_faults", counted)
    opened_texts({**REGISTERS, "positions": [position(precision="day", attribution="quote")] * 20_000})

    assert 0 < len(looked) < 100


def test_problems_are_a_table_with_the_promised_columns_errors_first():
    tracker = opened_texts({**REGISTERS, "positions": [position(stance="x"), position(date="2999-01-01")]})
    table = tracker.problems

    assert list(table) == ["table", "row", "line", "column", "value", "rule", "severity", "message", "hint", "fix"]
    assert table["severity"].is_monotonic_increasing
    assert set(table["severity"]) == {"error", "warning"}


def test_a_problem_says_on_which_line_of_the_file_the_row_begins():
    head = "id,date,actor,proposal,stance,source,note\n"
    file = f'{head},2025-01-01,EU,Toll,support,Wire,"two\nlines"\n,2025-01-01,EU,Toll,oppos,Wire,\n'
    (problem,) = errors(opened_texts({**REGISTERS, "positions": file}))

    assert (problem.row, problem.line) == (3, 4)


def test_a_position_on_a_scale_row_in_error_is_left_out_too():
    stances = [*REGISTERS["stances"], {"stance": "maybe", "score": "lots"}]
    tracker = opened_texts({**REGISTERS, "positions": [position(), position(stance="maybe")], "stances": stances})

    assert tracker.left_out == {"positions": 1, "actors": 0, "proposals": 0, "sources": 0, "stances": 1}
    assert tracker.stances["score"].notna().sum() == 5


def test_a_scale_longer_than_the_working_out_can_hold_is_refused():
    stances = [{"stance": f"step {number}", "score": "0.1"} for number in range(70)]
    tracker = tracker_of([position(stance="step 59"), position(stance="step 69")], stances=stances)

    assert len(errors(tracker)) == 10
    assert tracker.positions["stance"].tolist() == ["step 59"]


def test_a_number_beyond_all_bounds_is_read_and_typed_without_a_crash():
    stances = [
        {"stance": "a", "score": "1e400"},
        {"stance": "b", "score": "9" * 5_000},
        {"stance": "c", "score": "1e-400"},
    ]
    tracker = tracker_of([], stances=stances)

    assert [problem.rule for problem in errors(tracker)] == ["maximum", "maximum"]
    assert tracker.stances["score"].tolist() == [0.0]


def test_where_a_file_cannot_be_read_nothing_is_guessed_about_it():
    tracker = opened_texts({**REGISTERS, "positions": [position()], "actors": 'actor\n"EU\n'})

    assert {problem.table for problem in errors(tracker)} == {"actors"}


@pytest.mark.parametrize("register", ["actors", "proposals", "sources", "stances"])
def test_no_position_counts_while_a_register_cannot_be_read(register: str):
    tracker = opened_texts({**REGISTERS, "positions": [position(), position()], register: 'name\n"unclosed\n'})

    assert tracker.left_out["positions"] == 2
    assert standings(tracker, TODAY).empty
    assert tracker.typed(register).empty


def test_the_tables_that_were_read_stay_as_they_were():
    tracker = rows("EU | Toll | opose | 2025-01-01", "EU | Toll | support | 2025-13-01")
    before = {name: text.frame.copy(deep=True) for name, text in tracker.texts.items()}
    list(find_problems(tracker.texts, TODAY))

    for name, frame in before.items():
        pd.testing.assert_frame_equal(tracker.texts[name].frame, frame)


def test_every_table_of_the_schema_is_checked():
    empty = dict.fromkeys(shipped_schema().tables, "")

    assert {problem.table for problem in errors(opened_texts(empty))} == set(shipped_schema().tables)


def test_a_delimiter_declared_otherwise_than_the_file_has_it_is_told(data: Path):
    descriptor = json.loads((data / "datapackage.json").read_text("utf-8"))
    descriptor["resources"][1]["dialect"] = {"delimiter": ";"}
    (data / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")

    [problem] = errors(open_tracker(data))
    assert str(problem).startswith("actors.csv row 1: its cells are parted by ',', and datapackage.json declares ';'")
