"""A table comes back whatever became of its sheet and columns; what is not read is said, never silently gone."""

from __future__ import annotations

import pytest
from openpyxl.styles import PatternFill

from tests.returning import Desk, after, edited, taken_back, told


def test_sheets_may_be_moved_and_renamed():
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "stance", "neutral")
        desk.book.move_sheet("Positions", -4)
        desk.sheet("positions").title = "What they said"
        desk.sheet("actors").title = "Parties"

    review = taken_back(edited(act))
    assert told(review) == ["positions b stance: oppose → neutral"]
    assert review.lines[0].sheet == "What they said"


def test_a_renamed_sheet_that_is_no_excel_table_any_more_is_known_by_its_headings():
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "stance", "neutral")
        desk.sheet("positions").tables.clear()
        desk.sheet("positions").title = "What they said"

    assert after(act) == ["positions b stance: oppose → neutral"]


def test_a_column_under_another_name_is_known_by_its_texts():
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "condition", "unless it snows")
        for column, name in (("stance", "Haltung"), ("source", "Where"), ("attribution", "How")):
            desk.sheet("positions").cell(3, desk.column("positions", column)).value = name

    review = taken_back(edited(act))
    assert told(review) == ["positions b condition: unless it rains → unless it snows"]
    assert "sheet Positions: the column 'Haltung' is read as stance" in review.notices


def test_a_heading_in_other_letters_is_the_same_heading():
    def act(desk: Desk) -> None:
        for cell in desk.sheet("positions")[3]:
            cell.value = f" {cell.value.upper()} "
        desk.sheet("positions")["F4"].value = "neutral"

    [line] = after(act)
    assert line.endswith("→ neutral")


def test_columns_in_another_order_change_nothing():
    def act(desk: Desk) -> None:
        page = desk.sheet("positions")
        for row in range(3, 12):
            values = [page.cell(row, place).value for place in range(1, 14)]
            for place, value in enumerate(reversed(values), 1):
                page.cell(row, place).value = value

    assert after(act) == []


def test_a_column_of_ones_own_is_left_out_and_said_to_be():
    def act(desk: Desk) -> None:
        desk.sheet("positions").insert_cols(3)
        desk.sheet("positions")["C3"].value = "to do"
        desk.sheet("positions")["C5"].value = "ask again"
        desk.sheet("positions")["Q6"].value = 17

    review = taken_back(edited(act))
    assert told(review) == []
    assert "sheet Positions: the column 'to do' is none of the tracker's, and was left out" in review.notices


def test_a_removed_column_clears_nothing():
    def act(desk: Desk) -> None:
        desk.sheet("positions").delete_cols(desk.column("positions", "note"))
        desk.sheet("positions").delete_cols(desk.column("positions", "source"))

    review = taken_back(edited(act))
    assert told(review) == []
    assert "sheet Positions: the column source is missing: nothing in it was compared or changed" in review.notices


def test_hidden_columns_are_read():
    def act(desk: Desk) -> None:
        desk.sheet("positions").column_dimensions["F"].hidden = True
        desk.put("positions", "b", "stance", "neutral")

    assert after(act) == ["positions b stance: oppose → neutral"]


def test_a_column_that_stands_twice_is_refused_where_the_two_differ():
    def act(desk: Desk) -> None:
        page, place = desk.sheet("positions"), desk.column("positions", "stance")
        for row in range(3, 12):
            page.cell(row, 15).value = page.cell(row, place).value
        page.cell(desk.row("positions", "b"), 15).value = "neutral"

    assert after(act) == ["positions b stance refused: unreadable"]


def test_lines_above_the_heading_move_it_and_nothing_else():
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "stance", "neutral")
        desk.sheet("positions").insert_rows(1, 4)

    [line] = taken_back(edited(act)).lines
    assert (line.after, line.place) == ("neutral", "F11")


@pytest.mark.parametrize("table", ["positions", "actors"])
def test_a_deleted_sheet_deletes_nothing(table: str):
    def act(desk: Desk) -> None:
        del desk.book[table.capitalize()]
        desk.put("stances", "neutral", "meaning", "neither")

    review = taken_back(edited(act))
    assert told(review) == ["stances neutral meaning:  → neither"]
    assert f"no sheet holds {table}: nothing of it was compared, and nothing counts as deleted" in review.notices


def test_a_copy_of_a_sheet_is_not_read_and_said_not_to_be():
    def act(desk: Desk) -> None:
        copy = desk.book.copy_worksheet(desk.sheet("positions"))
        copy.title = "Positions (2)"
        copy["F5"].value = "neutral"

    review = taken_back(edited(act))
    assert told(review) == []
    assert "sheet Positions (2) holds positions once more: only sheet Positions was read" in review.notices


def test_the_matrix_is_not_taken_back_and_the_review_says_so():
    def act(desk: Desk) -> None:
        for cell in desk.book["Matrix"][6]:
            cell.value, cell.fill = "oppose", PatternFill("solid", fgColor="FF0000")
        desk.book.create_sheet("My own").append(["id", "what I think"])

    review = taken_back(edited(act))
    assert told(review) == []
    assert any("not taken back" in each and "Matrix" in each and "My own" in each for each in review.notices)


def test_all_five_tables_are_taken_back():
    def act(desk: Desk) -> None:
        desk.put("positions", "a", "quote", "We need it tomorrow")
        desk.put("actors", "Union", "kind", "bloc")
        desk.put("proposals", "Toll", "topic", "Roads")
        desk.put("sources", "Herald", "url", "https://herald.example/2")
        desk.put("stances", "neutral", "score", 0.1)

    assert sorted(after(act)) == [
        "actors Union kind: organisation → bloc",
        "positions a quote: We need it now → We need it tomorrow",
        "proposals Toll topic:  → Roads",
        "sources Herald url:  → https://herald.example/2",
        "stances neutral score: 0 → 0.1",
    ]
