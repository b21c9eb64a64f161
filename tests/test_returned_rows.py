"""Rows of a returned workbook are the rows they were, wherever they stand and whatever became of their ids."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.returning import Desk, after, debate, edited, exported, taken_back, told

NEW: dict[str, Any] = {
    "date": date(2025, 5, 9),
    "actor": "Greens",
    "proposal": "Toll",
    "stance": "neutral",
    "source": "Herald",
}
ADDED = "positions + 2025-05-09 | Greens | Toll | neutral | Herald"


def reordered(desk: Desk, *, columns: int = 13, reverse: bool = True, column: int = 2) -> None:
    """Sort the first columns of the rows of Positions by one of them; the others stay where they are."""
    page = desk.sheet("positions")
    block = [[page.cell(row, place).value for place in range(1, columns + 1)] for row in range(4, 12)]
    for row, values in enumerate(sorted(block, key=lambda each: str(each[column - 1]), reverse=reverse), 4):
        for place, value in enumerate(values, 1):
            page.cell(row, place).value = value


def test_sorting_whole_rows_changes_nothing():
    assert after(reordered) == []


def test_rows_hidden_by_a_filter_are_neither_gone_nor_unread():
    def act(desk: Desk) -> None:
        page = desk.sheet("positions")
        for row in (5, 6, 8, 9):
            page.row_dimensions[row].hidden = True
        desk.put("positions", "b", "stance", "neutral")

    assert after(act) == ["positions b stance: oppose → neutral"]


def test_a_row_inserted_in_the_middle_is_new_and_no_other_changes():
    def act(desk: Desk) -> None:
        desk.sheet("positions").insert_rows(6)
        desk.add("positions", 6, **NEW)

    assert after(act) == [ADDED]


def test_a_row_typed_below_the_table_is_new_though_the_table_has_not_grown():
    def act(desk: Desk) -> None:
        row = desk.add("positions", **NEW)
        assert desk.sheet("positions").tables["positions"].ref == f"A3:M{row - 1}"

    assert after(act) == [ADDED]


def test_a_row_typed_into_a_table_that_grows_is_new():
    def act(desk: Desk) -> None:
        row = desk.add("positions", **NEW)
        desk.sheet("positions").tables["positions"].ref = f"A3:M{row}"

    assert after(act) == [ADDED]


def test_empty_rows_in_between_are_nothing():
    def act(desk: Desk) -> None:
        for at in (10, 7, 5):
            desk.sheet("positions").insert_rows(at, 2)
        desk.sheet("actors").insert_rows(5)

    assert after(act) == []


def test_a_deleted_row_is_a_deletion_of_its_own():
    review = taken_back(edited(lambda desk: desk.sheet("positions").delete_rows(desk.row("positions", "f"))))

    assert told(review) == ["positions - f"]
    assert (review.plain, review.deletions) == (frozenset(), frozenset([0]))
    assert review.lines[0].words == "Greens on Night bus, 11 March 2025: deleted"


def test_more_than_a_fifth_of_the_rows_gone_is_refused_as_a_whole():
    review = taken_back(edited(lambda desk: desk.sheet("positions").delete_rows(5, 2)))

    assert {line.rule for line in review.lines} == {"much-deleted"}
    assert review.lines[0].reason.startswith("2 of 8 positions are missing, more than 20%: none is deleted")
    assert review.deletions == frozenset()


def test_rows_emptied_instead_of_deleted_are_deletions_too():
    def act(desk: Desk) -> None:
        for cell in desk.sheet("positions")[desk.row("positions", "f")]:
            cell.value = None

    assert after(act) == ["positions - f"]


def test_sorting_everything_but_the_ids_changes_nothing():
    def act(desk: Desk) -> None:
        ids = [desk.sheet("positions").cell(row, 1).value for row in range(4, 12)]
        reordered(desk)
        for row, text in enumerate(ids, 4):
            desk.sheet("positions").cell(row, 1).value = text

    assert after(act) == []


def test_one_column_sorted_by_itself_is_refused():
    def act(desk: Desk) -> None:
        page, place = desk.sheet("positions"), desk.column("positions", "stance")
        stances = sorted(page.cell(row, place).value for row in range(4, 12))
        for row, text in enumerate(stances, 4):
            page.cell(row, place).value = text

    lines = after(act)
    assert len(lines) > 3
    assert all(line.endswith("stance refused: sorted-alone") for line in lines)


def test_half_of_the_columns_sorted_by_themselves_are_refused():
    lines = after(lambda desk: reordered(desk, columns=6))

    assert lines
    assert all("refused" in line for line in lines)


def test_a_row_without_what_every_row_needs_is_refused():
    def act(desk: Desk) -> None:
        desk.add("positions", **{**NEW, "source": None})

    [line] = taken_back(edited(act)).lines
    assert (line.kind, line.place, line.reason) == ("added", "row 12", "is empty; every row needs one")


def test_a_totals_row_is_left_out_and_said_to_be():
    def act(desk: Desk) -> None:
        row = desk.add("positions", id="Total", note=8)
        table = desk.sheet("positions").tables["positions"]
        table.ref, table.totalsRowCount = f"A3:M{row}", 1

    review = taken_back(edited(act))
    assert told(review) == []
    assert "sheet Positions, row 12: totals, left out" in review.notices


def test_an_actor_called_like_a_row_of_totals_is_an_actor():
    found = debate(actors=[{"actor": "Total", "kind": "company"}])

    assert told(taken_back(exported(found), found)) == []
    assert after(lambda desk: desk.add("actors", actor="Sum", kind="company")) == ["actors + Sum | company"]


def test_the_same_row_pasted_twice_into_a_register_is_refused_where_the_two_differ():
    def act(desk: Desk) -> None:
        desk.add("actors", actor="Union", kind="group")
        desk.add("actors", actor="Greens", kind="party", member_of="Union;Türkiye")

    assert after(act) == ["actors Union refused: key-twice"]


def test_a_name_spelled_otherwise_is_the_same_row_under_another_name():
    review = taken_back(edited(lambda desk: desk.put("actors", "Greens", "actor", "GREENS")))

    assert told(review) == ["actors Greens actor refused: in-use"]
    assert "rename it everywhere at once" in review.lines[0].reason


def test_a_name_changed_wherever_it_stands_is_changed_in_one_step():
    def act(desk: Desk) -> None:
        desk.put("actors", "Greens", "actor", "Green League")
        for key in "bf":
            desk.put("positions", key, "actor", "Green League")

    found = taken_back(edited(act))
    assert sorted(told(found)) == [
        "actors Greens actor: Greens → Green League",
        "positions b actor: Greens → Green League",
        "positions f actor: Greens → Green League",
    ]


def test_a_new_name_that_looks_like_a_known_one_has_to_be_accepted_by_itself():
    review = taken_back(edited(lambda desk: desk.add("actors", actor="türkiye", kind="state")))

    assert told(review) == ["actors + türkiye | state, look-alike"]
    assert (review.plain, review.conflicts) == (frozenset(), frozenset([0]))


def test_a_statement_and_the_actor_it_needs_come_together():
    def act(desk: Desk) -> None:
        desk.add("positions", **{**NEW, "actor": "Pirates"})
        desk.add("actors", actor="Pirates", kind="party")

    assert sorted(after(act)) == [
        "actors + Pirates | party",
        "positions + 2025-05-09 | Pirates | Toll | neutral | Herald",
    ]


def test_a_statement_of_an_actor_nobody_knows_is_refused_with_the_name_that_may_be_meant():
    [line] = taken_back(edited(lambda desk: desk.add("positions", **{**NEW, "actor": "Liberalls"}))).lines

    assert (line.rule, line.acceptable) == ("reference", False)
    assert "did you mean 'Liberals'?" in line.reason


def test_an_actor_in_use_is_not_deleted():
    assert after(lambda desk: desk.sheet("actors").delete_rows(desk.row("actors", "Greens"))) == [
        "actors Greens refused: in-use"
    ]
