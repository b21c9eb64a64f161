"""Dates of an imported column are judged as a whole, with proof, and never one by one."""

from __future__ import annotations

import pytest

from tests.intake import reasons, taken_in
from tracker.exchange.intake.days import judged_days


def column(*days: str) -> str:
    """A table with these dates."""
    lines = [f'"{day}",Liberals,Toll {place},support,Gazette' for place, day in enumerate(days)]
    return "\n".join(["date,actor,proposal,stance,source", *lines]) + "\n"


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2025-08-28", "2025-08-28", ""),
        ("2025-08-28 14:30:00", "2025-08-28", ""),
        ("2025/8/28", "2025-08-28", ""),
        ("28 August 2025", "2025-08-28", ""),
        ("August 28, 2025", "2025-08-28", ""),
        ("Thursday, 28 Aug. 2025", "2025-08-28", ""),
        ("28. März 2025", "2025-03-28", ""),
        ("1er août 2025", "2025-08-01", ""),
        ("4 décembre 2025", "2025-12-04", ""),
        ("Mar 5, 2025", "2025-03-05", ""),
        ("2025-02", "2025-02-28", "month"),
        ("Februar 2024", "2024-02-29", "month"),
        ("02/2025", "2025-02-28", "month"),
        ("2025", "2025-12-31", "year"),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read(text: str, day: str, precision: str):
    assert judged_days({text: 1}).days == {text: (day, precision)}


@pytest.mark.parametrize(
    "text", ["45897", "2025-02-30", "28 Augst 2025", "soon", "32.01.2025", "0000", "1 2 3", "2025-13"]
)
def test_what_is_no_date_is_not_made_one(text: str):
    assert judged_days({text: 1}).days == {}


def test_one_cell_that_can_only_be_day_first_decides_for_its_column():
    offer = taken_in(column("28/08/2025", "03/04/2025", "12.11.24"))

    assert offer.table()["date"].tolist() == ["2025-08-28", "2025-04-03", "2024-11-12"]
    assert list(offer.remarks) == ["date: 1 cell can only be day-first, 0 only month-first, 2 either: read day-first"]


def test_a_month_first_column_is_proved_the_same_way():
    assert taken_in(column("08/28/2025", "03/04/2025")).table()["date"].tolist() == ["2025-08-28", "2025-03-04"]


def test_a_column_that_proves_nothing_is_asked_about_and_never_guessed():
    table = column("03/04/2025", "05/05/2025")
    offer = taken_in(table)

    assert offer.table()["verdict"].tolist() == ["refused", "new"]
    assert [each.kind for each in offer.questions] == ["date"]
    assert taken_in(table, order="month-first").table()["date"].tolist() == ["2025-03-04", "2025-05-05"]


def test_a_column_that_contradicts_itself_is_refused_where_it_does():
    table = column("28/08/2025", "08/28/2025", "2025-01-01")
    offer = taken_in(table)

    assert offer.table()["verdict"].tolist() == ["refused", "refused", "new"]
    assert reasons(taken_in(table, order="day-first")) == ["'08/28/2025' is no date"]


def test_a_month_is_its_last_day_with_its_precision():
    cells = [edit.cells for edit in taken_in(column("March 2025", "2025-03-05")).edits() if edit.table == "positions"]

    assert [(each["date"], each.get("precision", "")) for each in cells] == [
        ("2025-03-31", "month"),
        ("2025-03-05", ""),
    ]
