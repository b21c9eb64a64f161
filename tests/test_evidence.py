"""The evidence behind a cell: every statement, and what it is worth."""

from __future__ import annotations

import pandas as pd

from tests.debate import rows
from tracker import evidence

LINES = (
    "EU | Toll | oppose  | 2025-01-01 | act       | source=A",
    "EU | Toll | support | 2025-01-03 | quote     | source=B | via=Wire",
    "EU | Toll | support | 2025-01-03 | unnamed   | source=C",
    "EU | Toll | oppose  | 2025-01-04 | inference | source=D",
    "EU | Bridge | oppose | 2025-01-03 | quote    | source=E",
    "UN | Toll | oppose  | 2025-01-03 | quote     | source=F",
)


def test_the_evidence_is_every_statement_on_the_cell_newest_first():
    assert evidence(rows(*LINES), "EU", "Toll", "2025-01-05")["id"].tolist() == ["d", "b", "c", "a"]


def test_the_evidence_ends_with_the_day():
    assert evidence(rows(*LINES), "EU", "Toll", "2025-01-02")["id"].tolist() == ["a"]
    assert evidence(rows(*LINES), "EU", "Toll", "2024-12-31").empty


def test_the_evidence_says_origin_whose_words_and_what_decides():
    behind = evidence(rows(*LINES), "EU", "Toll", "2025-01-05").set_index("id")

    assert behind["origin"].to_dict() == {"d": "D", "b": "Wire", "c": "C", "a": "A"}
    assert behind["own"].to_dict() == {"d": False, "b": True, "c": True, "a": True}
    assert behind.index[behind["deciding"]].tolist() == ["b"]


def test_all_that_clash_decide():
    clash = rows("EU | Toll | support | 2025-01-01 | quote", "EU | Toll | oppose | 2025-01-01 | quote")

    assert evidence(clash, "EU", "Toll", "2025-01-01")["deciding"].all()


def test_by_the_second_clock_evidence_is_what_had_been_published():
    positions = rows(*LINES, sources=[{"source": "B", "published": "2025-02-01"}])

    assert evidence(positions, "EU", "Toll", "2025-01-05", "known")["id"].tolist() == ["d", "c", "a"]


def test_a_cell_that_nobody_knows_has_no_evidence():
    assert evidence(rows(*LINES), "Atlantis", "Toll", "2025-01-05").empty
    assert evidence(rows(), "EU", "Toll", "2025-01-05").empty


def test_the_evidence_keeps_every_column_of_the_positions():
    positions = rows(*LINES)
    behind = evidence(positions, "EU", "Toll", "2025-01-05")

    assert list(behind) == [*positions.positions, "origin", "own", "deciding"]
    assert behind.loc[0, "date"] == pd.Timestamp("2025-01-04")
