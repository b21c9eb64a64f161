"""What rests on each source, and the chain of who credits whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debate import rows
from tests.source import ROOT
from tracker import evidence, open_tracker, standings
from tracker.analysis.credits import credit_tree, source_weights
from tracker.analysis.selection import Selection
from tracker.tracker import Tracker

DAY = "2025-08-28"


@pytest.fixture(scope="module")
def shipped() -> Tracker:
    """The debate that comes with the project."""
    return open_tracker(Path(ROOT / "data"))


def weights(tracker: Tracker, day: str = DAY, selection: Selection | None = None) -> dict[str, dict[str, int]]:
    """What rests on each source, by its name."""
    table = source_weights(tracker, day, selection=selection).set_index("source")
    return {str(name): {str(column): int(number) for column, number in row.items()} for name, row in table.iterrows()}


def test_two_articles_that_retell_one_report_are_two_rows_and_one_origin(shipped: Tracker):
    pair = Selection(actors=("EU",), proposals=("Neutral peacekeepers in a DMZ",))

    told = evidence(shipped, "EU", "Neutral peacekeepers in a DMZ", DAY)
    assert (len(told), told["origin"].nunique()) == (2, 1)
    assert credit_tree(shipped, pair) == [
        ("Politico 2025-08-28", "", 0, 2),
        ("Caliber.Az 2025-08-28", "Politico 2025-08-28", 1, 1),
        ("RT 2025-08-28", "Politico 2025-08-28", 1, 1),
    ]
    found = weights(shipped, selection=pair)
    assert found["Politico 2025-08-28"]["alone"] == 1
    assert found["RT 2025-08-28"]["alone"] == found["Caliber.Az 2025-08-28"]["alone"] == 0


def test_the_shipped_debate_leans_on_a_report_that_nobody_here_has_read(shipped: Tracker):
    assert weights(shipped) == {
        "Caliber.Az 2025-08-28": {"statements": 10, "first_hand": 0, "credited": 0, "cells": 9, "alone": 5},
        "RT 2025-08-28": {"statements": 15, "first_hand": 11, "credited": 0, "cells": 15, "alone": 11},
        "Politico 2025-08-28": {"statements": 0, "first_hand": 0, "credited": 14, "cells": 9, "alone": 9},
    }
    assert (standings(shipped, DAY)["origins"] == 1).sum() == 9 + 11


def test_a_report_retold_by_a_report_retold_is_a_chain():
    tracker = rows(
        "Greens | toll | support | 2024-01-01 | quote | source=Wire",
        "Greens | toll | support | 2024-01-02 | quote | source=Gazette | via=Wire",
        "Greens | toll | support | 2024-01-03 | quote | source=Blog    | via=Gazette",
        "Greens | toll | support | 2024-01-03 | quote | source=Herald  | via=Gazette",
        "Left   | toll | support | 2024-01-03 | quote | source=Herald  | via=Gazette",
    )

    assert credit_tree(tracker) == [
        ("Wire", "", 0, 2),
        ("Gazette", "Wire", 1, 1),
        ("Herald", "Gazette", 2, 2),
        ("Blog", "Gazette", 2, 1),
    ]


def test_sources_that_credit_each_other_in_a_circle_are_told_once_and_for_all():
    tracker = rows(
        "Greens | toll | support | 2024-01-01 | quote | source=Gazette | via=Herald",
        "Greens | toll | support | 2024-01-02 | quote | source=Herald  | via=Gazette",
    )

    assert credit_tree(tracker) == [("Herald", "", 0, 1), ("Gazette", "Herald", 1, 1), ("Herald", "Gazette", 2, 1)]


def test_a_standing_rests_on_a_source_alone_until_another_one_bears_it_out():
    first = "Greens | toll | support | 2024-01-01 | quote | source=Gazette"
    second = "Greens | toll | support | 2024-02-01 | quote | source=Herald"
    against = "Greens | toll | oppose | 2023-01-01 | quote | source=Herald"

    assert weights(rows(first), "2024-12-31")["Gazette"]["alone"] == 1
    assert weights(rows(first, second), "2024-12-31")["Gazette"]["alone"] == 0
    assert weights(rows(first, second), "2024-01-15")["Gazette"]["alone"] == 1
    assert weights(rows(first, against), "2024-12-31")["Gazette"]["alone"] == 1
    assert weights(rows(first, against), "2024-12-31")["Herald"]["cells"] == 0


def test_a_source_that_nobody_uses_stands_there_with_nothing_on_it():
    known = [{"source": "Gazette"}, {"source": "Herald"}]
    tracker = rows("Greens | toll | support | 2024-01-01 | quote", sources=known)

    assert set(weights(tracker)["Herald"].values()) == {0}
    assert credit_tree(tracker) == []
