"""Tables and columns that a tracker declares itself come back like the others, each cell by its type."""

from __future__ import annotations

import copy
from datetime import datetime
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.debate import opened_texts
from tests.descriptors import SHIPPED
from tests.returning import Desk, edited, exported, taken_back, told
from tracker.schema import schema_of
from tracker.tracker import Tracker

SEATS = {
    "name": "seats",
    "path": "seats.csv",
    "schema": {
        "fields": [
            {"name": "actor", "type": "string"},
            {"name": "year", "type": "year"},
            {"name": "seats", "type": "integer"},
            {"name": "governs", "type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"]},
            {"name": "share", "type": "number"},
        ],
        "primaryKey": ["actor", "year"],
    },
}
ROWS = (
    {"actor": "Liberals", "year": "2021", "seats": "31", "governs": "ja", "share": "0.310"},
    {"actor": "Liberals", "year": "2025", "seats": "28", "governs": "nein", "share": "0.28"},
    {"actor": "Greens", "year": "2021", "seats": "17", "governs": "nein", "share": "0.17"},
    {"actor": "Greens", "year": "2025", "seats": "17", "governs": "ja", "share": "0.17"},
    {"actor": "Union", "year": "2025", "seats": "", "governs": "", "share": ""},
)


def parliament(*rows: dict[str, str]) -> Tracker:
    """A tracker with a table of its own, whose rows are told apart by two columns."""
    descriptor = copy.deepcopy(SHIPPED)
    descriptor["resources"].append(SEATS)
    stances = [{"stance": "support", "score": "1"}, {"stance": "oppose", "score": "-1"}]
    return opened_texts({"seats": rows or ROWS, "stances": stances}, schema_of(descriptor))


def at(row: int, column: int, content: Any) -> Any:
    """An act that types something into a cell of the table."""

    def act(desk: Desk) -> None:
        desk.book["Seats"].cell(row, column).value = content

    return act


@pytest.mark.parametrize(
    ("column", "typed", "expected"),
    [
        (3, 30, ["seats #2 seats: 31 → 30"]),
        (3, "30", ["seats #2 seats: 31 → 30"]),
        (3, 30.5, ["seats #2 seats refused: type"]),
        (4, True, []),
        (4, False, ["seats #2 governs: ja → nein"]),
        (4, "nein", ["seats #2 governs: ja → nein"]),
        (5, 0.31, []),
        (5, "0.31", []),
        (5, 0.32, ["seats #2 share: 0.310 → 0.32"]),
        (5, None, ["seats #2 share: 0.310 → "]),
        (2, 2021.0, []),
    ],
)
def test_a_cell_is_read_by_the_type_of_its_column(column: int, typed: Any, expected: list[str]):
    found = parliament()
    assert told(taken_back(edited(at(4, column, typed), found), found)) == expected


def test_rows_told_apart_by_two_columns_come_back_sorted_and_untouched():
    def act(desk: Desk) -> None:
        page = desk.book["Seats"]
        rows = [[cell.value for cell in row] for row in page["A4:E8"]]
        for number, row in enumerate(reversed(rows), 4):
            for place, content in enumerate(row, 1):
                page.cell(number, place).value = content

    found = parliament()
    assert told(taken_back(edited(act, found), found)) == []


def test_a_further_row_of_the_same_actor_is_new():
    def act(desk: Desk) -> None:
        for place, content in enumerate(["Liberals", 2029, 40, "ja", 0.4], 1):
            desk.book["Seats"].cell(9, place).value = content

    found = parliament()
    assert told(taken_back(edited(act, found), found)) == ["seats + Liberals | 2029 | 40 | ja | 0.4"]


def test_days_counted_from_1904_are_the_same_days():
    def act(desk: Desk) -> None:
        desk.book.epoch = CALENDAR_MAC_1904
        desk.put("sources", "Gazette", "published", datetime(2025, 9, 3))  # noqa: DTZ001 - a cell has no zone

    [line] = told(taken_back(edited(act)))
    assert line == "sources Gazette published: 2025-01-13 → 2025-09-03"


def test_a_workbook_of_an_empty_tracker_takes_first_rows():
    def act(desk: Desk) -> None:
        for place, content in enumerate(["Liberals", 2029], 1):
            desk.book["Seats"].cell(4, place).value = content

    empty = opened_texts({"stances": [{"stance": "support", "score": "1"}]}, parliament().schema)
    assert told(taken_back(exported(empty), empty)) == []
    assert told(taken_back(edited(act, empty), empty)) == ["seats + Liberals | 2029"]
