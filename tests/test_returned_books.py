"""A workbook comes back whatever became of its sheets and columns; what is not read is said, never silently gone."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import tracker
from tests.returning import LINES, Desk, debate, edited, exported, taken_back, told
from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.returned.recognition import is_returned
from tracker.exchange.returned.workbook import returned_workbook


def test_a_workbook_saved_untouched_changes_nothing():
    review = taken_back(edited(Desk.saved))

    assert str(review) == "0 new, 0 changed, 0 deleted, 24 already there, 0 refused"
    assert review.based


def test_the_shipped_workbook_comes_back_through_the_other_process_unchanged(data: Path):
    found = tracker.open_tracker(data)
    review = returned_workbook(found, tracker.workbook(found), "positions.xlsx")

    assert told(review) == []
    assert review.counts["already there"] == sum(len(text.frame) for text in found.texts.values())


def without_base(desk: Desk) -> None:
    del desk.book["_base"]


def with_altered_base(desk: Desk) -> None:
    cell = desk.book["_base"]["B4"]
    cell.value = cell.value.replace("oppose", "support", 1)


def with_torn_base(desk: Desk) -> None:
    desk.book["_base"]["B4"].value = None


@pytest.mark.parametrize("spoil", [without_base, with_altered_base, with_torn_base])
def test_without_its_base_a_workbook_is_compared_with_the_tracker_if_that_has_not_changed(
    spoil: Callable[[Desk], None],
):
    def act(desk: Desk) -> None:
        spoil(desk)
        desk.put("positions", "b", "stance", "neutral")
        desk.sheet("positions").delete_rows(desk.row("positions", "f"))

    review = taken_back(edited(act))
    assert told(review) == ["positions b stance: oppose → neutral", "positions - f"]
    assert "the tracker has not changed since, so it serves in its place" in review.notices[0]


@pytest.mark.parametrize("spoil", [without_base, with_altered_base, with_torn_base])
def test_without_its_base_in_a_tracker_that_has_changed_every_difference_is_a_conflict_and_nothing_is_gone(
    spoil: Callable[[Desk], None],
):
    def act(desk: Desk) -> None:
        spoil(desk)
        desk.put("positions", "b", "stance", "neutral")
        desk.sheet("positions").delete_rows(desk.row("positions", "f"))

    now = debate(*LINES[:6], LINES[6].replace("undeclared", "oppose"), LINES[7])
    review = taken_back(edited(act), now)

    assert sorted(told(review)) == [
        "positions b stance: None → neutral, theirs oppose",
        "positions g stance: None → undeclared, theirs oppose",
    ]
    assert (review.plain, review.based) == (frozenset(), False)
    assert "no row counts as deleted" in review.notices[0]


def test_the_edition_for_publication_comes_back_like_any_other():
    found = debate()
    data = edited(lambda desk: desk.put("positions", "b", "stance", "neutral"), profile="publication")

    assert is_returned(data)
    assert told(taken_back(data, found)) == ["positions b stance: oppose → neutral"]


def test_a_workbook_of_another_layout_is_refused():
    def act(desk: Desk) -> None:
        desk.book["_base"]["B1"].value = "9"

    with pytest.raises(IntakeError, match=r"layout 9.*export a new workbook"):
        taken_back(edited(act))


def test_a_workbook_of_another_tracker_is_refused(data: Path):
    with pytest.raises(IntakeError, match="another tracker"):
        taken_back(exported(tracker.open_tracker(data)))


def converted(kind: str) -> bytes:
    files = {
        "csv": b"id,date,actor\na,2025-01-10,Liberals\n",
        "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "ods": b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" + bytes(40),
        "nothing": b"",
    }
    return files[kind]


@pytest.mark.parametrize(
    ("kind", "way_out"),
    [
        ("csv", "save it again as .xlsx"),
        ("xls", "save it as .xlsx without a password"),
        ("ods", "save it as .xlsx"),
        ("nothing", "save it again as .xlsx"),
    ],
)
def test_another_kind_of_file_is_refused_with_the_way_out(kind: str, way_out: str):
    assert not is_returned(converted(kind))
    with pytest.raises(UnsafeFileError, match=way_out):
        taken_back(converted(kind))


def test_a_workbook_without_any_table_of_ours_is_refused():
    book: Any = openpyxl.Workbook()
    book.save(out := io.BytesIO())

    assert not is_returned(out.getvalue())
    with pytest.raises(IntakeError, match="holds no table of this tracker"):
        taken_back(out.getvalue())


def test_our_workbook_is_known_by_its_base_or_by_what_it_says_of_itself():
    assert is_returned(exported(debate()))
    assert is_returned(edited(without_base))
    assert not is_returned(b"PK\x03\x04 and no more")
    assert not is_returned(exported(debate())[:2000])
