"""A returned cell says what it said before, or something else, or nobody can tell: then it is refused, not guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.debate import FIVE_STEPS, tracker_of
from tests.naughty import NAUGHTY
from tests.returning import Desk, after, edited, exported, taken_back, told

NOTHING: list[str] = []
ROW = {"date": "2025-01-10", "actor": "A", "proposal": "P", "stance": "support", "source": "S"}


@pytest.mark.parametrize(
    ("key", "column", "typed", "expected"),
    [
        ("b", "stance", "neutral", ["positions b stance: oppose → neutral"]),
        ("b", "stance", " oppose ", NOTHING),
        ("b", "stance", "oppose\u00a0", NOTHING),
        ("b", "stance", "Oppose", ["positions b stance refused: reference"]),
        ("b", "actor", "greens", ["positions b actor refused: reference"]),
        ("b", "actor", "Türkiye", ["positions b actor: Greens → Türkiye"]),
        ("h", "actor", "Tu\u0308rkiye", NOTHING),
        ("b", "condition", "unless\u00a0it rains  ", NOTHING),
        ("b", "condition", "unless it snows", ["positions b condition: unless it rains → unless it snows"]),
        ("b", "condition", None, ["positions b condition: unless it rains → "]),
        ("b", "note", "new\r\nlines\n", ["positions b note:  → new\nlines"]),
        ("d", "note", "two\r\nlines", NOTHING),
        ("d", "note", "two_x000D_\nlines", NOTHING),
        ("a", "note", 7, NOTHING),
        ("a", "note", 8, ["positions a note: 007 → 8"]),
        ("a", "note", "7", ["positions a note: 007 → 7"]),
        ("g", "note", 1.1, NOTHING),
        ("g", "note", True, ["positions g note: 1.10 → TRUE"]),
        ("g", "note", date(2025, 5, 1), ["positions g note refused: type"]),
        ("c", "quote", "'+1, = well", NOTHING),
        ("c", "quote", "a\u202eb", ["positions c quote refused: unreadable"]),
        ("e", "attribution", "speech", ["positions e attribution refused: enum"]),
    ],
)
def test_a_cell_typed_anew_is_a_change_only_if_it_says_something_else(
    key: str, column: str, typed: Any, expected: list[str]
):
    assert after(lambda desk: desk.put("positions", key, column, typed)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (datetime(2025, 1, 12), NOTHING),  # noqa: DTZ001 - a cell has no zone
        (datetime(2025, 1, 12, 14, 30), NOTHING),  # noqa: DTZ001 - a cell has no zone
        (date(2025, 9, 3), ["positions b date: 2025-01-12 → 2025-09-03"]),
        ("2025-01-12", NOTHING),
        ("2025-09-03", ["positions b date: 2025-01-12 → 2025-09-03"]),
        ("12 January 2025", NOTHING),
        ("3 September 2025", ["positions b date: 2025-01-12 → 2025-09-03"]),
        ("28.08.2025", ["positions b date: 2025-01-12 → 2025-08-28"]),
        ("8/28/2025", ["positions b date: 2025-01-12 → 2025-08-28"]),
        ("9/3/2025", ["positions b date refused: day-order"]),
        ("12.01.2025", ["positions b date refused: day-order"]),
        ("30.02.2025", ["positions b date refused: no-day"]),
        ("soon", ["positions b date refused: no-day"]),
        ("September 2025", ["positions b date refused: no-day"]),
        (45669, NOTHING),
        (45700, ["positions b date: 2025-01-12 → 2025-02-12"]),
        (2025, ["positions b date refused: no-day"]),
        (None, ["positions b date refused: required"]),
    ],
)
def test_a_day_is_a_day_however_it_is_typed_and_two_ways_to_read_it_are_none(typed: Any, expected: list[str]):
    assert after(lambda desk: desk.put("positions", "b", "date", typed)) == expected


def all_days_as(form: str) -> Any:
    def act(desk: Desk) -> None:
        for key in "abcdefgh":
            cell = desk.cell("positions", key, "date")
            day = cell.value
            cell.value = form.format(day.day, day.month, day.year)

    return act


@pytest.mark.parametrize("form", ["{0:02}.{1:02}.{2}", "{1}/{0}/{2}", "{0}/{1}/{2}", "{2}-{1:02}-{0:02}"])
def test_a_whole_column_of_days_turned_into_texts_changes_nothing(form: str):
    assert after(all_days_as(form)) == []


def test_days_in_a_column_are_read_in_the_order_that_the_column_proves():
    def act(desk: Desk) -> None:
        all_days_as("{0}/{1}/{2}")(desk)
        desk.put("positions", "b", "date", "5/6/2025")

    assert after(act) == ["positions b date: 2025-01-12 → 2025-06-05"]


def test_days_that_contradict_each_other_leave_the_open_ones_refused():
    def act(desk: Desk) -> None:
        desk.put("positions", "a", "date", "28/08/2025")
        desk.put("positions", "b", "date", "8/29/2025")
        desk.put("positions", "c", "date", "3/9/2025")

    assert sorted(after(act)) == [
        "positions a date: 2025-01-10 → 2025-08-28",
        "positions b date: 2025-01-12 → 2025-08-29",
        "positions c date refused: day-order",
    ]


def test_number_formats_change_no_day_and_no_number():
    def act(desk: Desk) -> None:
        for key in "abcdefgh":
            desk.cell("positions", key, "date").number_format = "General" if key < "e" else "mmm yyyy"
        desk.cell("stances", "lean support", "score").number_format = "0%"

    assert after(act) == []


def test_a_number_in_the_place_of_a_day_is_refused_unless_it_is_the_day_that_stood_there():
    def act(desk: Desk) -> None:
        for key, number in (("a", 45667), ("b", 45700)):
            desk.put("positions", key, "date", number)
            desk.cell("positions", key, "date").number_format = "General"

    assert after(act) == ["positions b date refused: no-day"]


def test_letters_in_several_fonts_are_one_text():
    def act(desk: Desk) -> None:
        bold = TextBlock(InlineFont(b=True), "need")
        desk.put("positions", "a", "quote", CellRichText("We ", bold, " it now"))
        desk.put("positions", "f", "quote", CellRichText("No, ", TextBlock(InlineFont(i=True), "never")))

    assert after(act) == ["positions f quote: Yes! → No, never"]


def test_a_formula_counts_by_its_stored_result_and_is_refused_without_one():
    review = taken_back(edited(lambda desk: desk.put("positions", "b", "stance", '=LOWER("NEUTRAL")')))

    assert [(line.kind, line.place, line.rule) for line in review.lines] == [("unreadable", "F7", "unreadable")]
    assert "a formula without a stored result" in review.lines[0].words


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_is_refused_and_never_taken_for_empty(error: str):
    def act(desk: Desk) -> None:
        desk.put("positions", "b", "condition", error)
        desk.cell("positions", "b", "condition").data_type = "e"

    review = taken_back(edited(act))
    assert [line.words for line in review.lines] == [f"Greens on Toll, 12 January 2025: condition the error {error}"]


def test_a_merged_cell_is_refused_in_each_row_that_lost_its_own():
    def act(desk: Desk) -> None:
        row = desk.row("positions", "e")
        desk.sheet("positions").merge_cells(start_row=row, end_row=row + 1, start_column=6, end_column=6)

    [line] = after(act)
    assert line.endswith("stance refused: unreadable")


def test_lists_are_their_items():
    def act(desk: Desk) -> None:
        desk.put("actors", "Greens", "member_of", " Union ; Türkiye;")
        desk.put("actors", "Liberals", "aliases", "Liberal Party; LP; Lib")

    assert after(act) == ["actors Liberals aliases: Liberal Party;LP → Liberal Party;LP;Lib"]


def test_numbers_typed_as_text_are_numbers():
    def act(desk: Desk) -> None:
        desk.put("stances", "lean support", "score", "0.50")
        desk.put("stances", "lean oppose", "score", "-0,5")
        desk.put("stances", "oppose", "score", -0.9)

    assert after(act) == ["stances lean oppose score refused: type", "stances oppose score: -1 → -0.9"]


def test_every_changed_day_is_told_in_words():
    review = taken_back(edited(lambda desk: desk.put("positions", "b", "date", date(2025, 9, 3))))

    assert review.lines[0].words == "Greens on Toll, 12 January 2025: date 12 January 2025 → 3 September 2025"
    assert (review.lines[0].sheet, review.lines[0].place) == ("Positions", "B7")


def test_texts_that_break_careless_programs_come_back_as_they_were():
    rows = [{**ROW, "id": f"r{number:05}", "note": text} for number, text in enumerate(NAUGHTY)]
    found = tracker_of(rows)
    review = taken_back(Desk(exported(found)).saved(), found)

    assert told(review) == []
    assert (review.based, review.counts["already there"]) == (True, len(NAUGHTY) + 3 + len(FIVE_STEPS))
