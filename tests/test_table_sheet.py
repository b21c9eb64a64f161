"""A table as a sheet: its order, and which texts become days and numbers because nothing is lost by it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tracker
from tests.workbooks import matrix_cell, table_rows, tracker_with
from tracker.exchange.edition import sheet_name, table_name
from tracker.exchange.pen import Value
from tracker.exchange.table_sheet import typed_cells
from tracker.schema import Field, Table


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("date", "2025-08-28", dt.date(2025, 8, 28)),
        ("date", "20250828", "20250828"),
        ("date", "1899-12-31", "1899-12-31"),
        ("date", "28.8.2025", "28.8.2025"),
        ("number", "0.5", 0.5),
        ("number", "-1", -1.0),
        ("number", "1.10", "1.10"),
        ("number", "007", "007"),
        ("number", "nan", "nan"),
        ("number", "12345678901234567", "12345678901234567"),
        ("string", "0.5", "0.5"),
        ("string", "2025-08-28", "2025-08-28"),
        ("date", "", ""),
    ],
)
def test_a_text_becomes_a_day_or_a_number_only_where_it_comes_back_the_same(kind: str, text: str, expected: Value):
    assert typed_cells(Field("column", type=kind), [text]) == [expected]


def test_the_statements_on_one_actor_and_proposal_stand_together_the_newest_first(tmp_path: Path):
    t = tracker_with(
        tmp_path,
        {"actor": "Ukraine", "proposal": "NATO troops", "date": "2025-01-01"},
        {"actor": "Russia", "proposal": "NATO troops", "date": "2025-01-01"},
        {"actor": "Russia", "proposal": "European troops", "date": "2025-02-01"},
        {"actor": "Atlantis", "proposal": "NATO troops", "date": "2025-04-01"},
        {"actor": "Russia", "proposal": "NATO troops", "date": "2025-03-01"},
    )
    rows = table_rows(tracker.workbook(t), "Positions")

    assert [(row["actor"], row["proposal"], f"{row['date']:%Y-%m}") for row in rows] == [
        ("Russia", "European troops", "2025-02"),
        ("Russia", "NATO troops", "2025-03"),
        ("Russia", "NATO troops", "2025-01"),
        ("Ukraine", "NATO troops", "2025-01"),
        ("Atlantis", "NATO troops", "2025-04"),
    ]


def test_a_link_leads_to_what_was_said_by_the_day_not_after_it(tmp_path: Path):
    t = tracker_with(tmp_path, {"date": "2025-01-01"}, {"date": "2025-01-02"}, {"date": "2025-01-03"})
    link = matrix_cell(tracker.workbook(t, day="2025-01-02"), "Russia", "NATO troops").hyperlink

    assert link.location == "Positions!A5:A6"


@pytest.mark.parametrize(
    ("name", "sheet", "table"),
    [
        ("stances", "Stances", "stances"),
        ("summary", "Summary table", "summary_table"),
        ("history", "History table", "history"),
        ("with_a_name_beyond_all_31_letters", "With a name beyond all 31 lette", "with_a_name_beyond_all_31_letters"),
    ],
)  # fmt: skip
def test_a_table_of_a_tracker_never_takes_the_name_of_a_sheet_of_ours(name: str, sheet: str, table: str):
    declared = Table(name, f"{name}.csv", name, "", (Field("a"),), "a")

    assert (sheet_name(declared), table_name(name)) == (sheet, table)
