"""Ids of a returned workbook get lost, doubled, filled down and mixed up; what the rows say tells which is which."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.returning import Desk, after, edited, taken_back, told

NEW: dict[str, Any] = {
    "date": date(2025, 5, 9),
    "actor": "Greens",
    "proposal": "Toll",
    "stance": "neutral",
    "source": "Herald",
}
ADDED = "positions + 2025-05-09 | Greens | Toll | neutral | Herald"


def test_a_lost_id_is_found_again_by_what_the_row_says():
    review = taken_back(edited(lambda desk: desk.put("positions", "c", "id", None)))

    assert told(review) == []
    assert review.counts["already there"] == 8 + 4 + 3 + 3 + 6
    assert "row 11 found again by what the cells say" in review.notices[0]


def test_all_ids_lost_with_their_column_change_nothing():
    assert after(lambda desk: desk.sheet("positions").delete_cols(1)) == []


def test_a_lost_id_with_one_cell_changed_is_that_change():
    def act(desk: Desk) -> None:
        desk.put("positions", "c", "stance", "oppose")
        desk.put("positions", "c", "id", None)

    assert after(act) == ["positions c stance: neutral → oppose"]


def test_a_lost_id_with_much_changed_is_refused_and_the_row_it_may_be_is_kept():
    def act(desk: Desk) -> None:
        desk.put("positions", "c", "stance", "oppose")
        desk.put("positions", "c", "quote", "never")
        desk.put("positions", "c", "id", None)

    review = taken_back(edited(act))
    assert told(review) == ["positions refused: unsure-row"]
    assert "resembles c, which is missing" in review.lines[0].reason


def test_a_row_copied_and_edited_is_new_and_its_model_stays():
    def act(desk: Desk) -> None:
        cells = desk.values("positions", "b")
        row = desk.add("positions")
        for place, value in enumerate(cells, 1):
            desk.sheet("positions").cell(row, place).value = value
        desk.sheet("positions").cell(row, desk.column("positions", "date")).value = date(2025, 5, 9)

    assert after(act) == [
        "positions + 2025-05-09 | Greens | Toll | oppose | Gazette | paraphrase | unless it rains",
    ]


def test_a_copied_row_that_says_something_else_of_the_same_day_is_new_too():
    def act(desk: Desk) -> None:
        cells = desk.values("positions", "b")
        row = desk.add("positions")
        for place, value in enumerate(cells[1:], 2):
            desk.sheet("positions").cell(row, place).value = "neutral" if value == "oppose" else value

    assert after(act) == [
        "positions + 2025-01-12 | Greens | Toll | neutral | Gazette | paraphrase | unless it rains",
    ]


@pytest.mark.parametrize("with_id", [True, False])
def test_a_row_pasted_twice_is_there_once(with_id: bool):
    def act(desk: Desk) -> None:
        cells = desk.values("positions", "b")
        row = desk.add("positions")
        for place, value in enumerate(cells, 1):
            desk.sheet("positions").cell(row, place).value = value if place > 1 or with_id else None

    assert after(act) == []


def test_two_rows_with_one_id_that_are_both_edited_are_both_refused():
    def act(desk: Desk) -> None:
        cells = desk.values("positions", "b")
        row = desk.add("positions")
        for place, value in enumerate(cells, 1):
            desk.sheet("positions").cell(row, place).value = value
        desk.put("positions", "b", "stance", "neutral")
        desk.sheet("positions").cell(row, desk.column("positions", "date")).value = date(2025, 5, 9)

    review = taken_back(edited(act))
    assert [line.rule for line in review.lines] == ["id-twice", "id-twice"]
    assert "b stands in rows 7, 12" in review.lines[0].reason


def test_ids_filled_down_over_others_change_nothing():
    def act(desk: Desk) -> None:
        page = desk.sheet("positions")
        for row in range(5, 10):
            page.cell(row, 1).value = page.cell(4, 1).value

    assert after(act) == []


def test_ids_filled_down_with_a_true_edit_in_between_give_that_edit():
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "stance", "neutral")
        page = desk.sheet("positions")
        for row in range(5, 10):
            page.cell(row, 1).value = page.cell(4, 1).value

    assert after(act) == ["positions b stance: oppose → neutral"]


def test_ids_that_changed_places_change_nothing():
    def act(desk: Desk) -> None:
        one, other = desk.cell("positions", "a", "id"), desk.cell("positions", "f", "id")
        one.value, other.value = other.value, one.value

    assert after(act) == []


def test_an_id_that_is_none_of_ours_is_replaced_by_one_of_its_own():
    review = taken_back(edited(lambda desk: desk.add("positions", id="new 1", **NEW)))

    assert told(review) == [ADDED]
    assert "id" not in review.lines[0].cells
