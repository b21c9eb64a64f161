"""The workbook edited in a real LibreOffice comes back with exactly the true changes, or a refusal of that cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.debate import tracker_of
from tests.naughty import NAUGHTY
from tests.office import MISSING, Acts, bridge, edited_in_office
from tests.returning import debate, exported, taken_back, told
from tracker.exchange.intake.errors import UnsafeFileError
from tracker.exchange.returned.recognition import is_returned

pytestmark = pytest.mark.skipif(not bridge(), reason=MISSING)

P = "Positions"
ROW = {"date": "2025-01-10", "actor": "A", "proposal": "P", "stance": "support", "source": "S"}
FIRST, LAST = 4, 11
ROWS = f"A{FIRST}:M{LAST}"
NEUTRAL = ["type_in", P, "F7", "neutral"]
CHANGED = ["positions b stance: oppose → neutral"]
NEW_ROW = [
    ["type_in", P, f"{column}{{}}", text]
    for column, text in (("B", "2025-05-09"), ("D", "Greens"), ("E", "Toll"), ("F", "neutral"), ("G", "Herald"))
]
ADDED = ["positions + 2025-05-09 | Greens | Toll | neutral | Herald"]


def new_row(at: int) -> Acts:
    """A row typed in, cell by cell."""
    return [[act, sheet, place.format(at), text] for act, sheet, place, text in NEW_ROW]


JOBS: dict[str, tuple[Acts, list[str]]] = {
    "untouched": ([], []),
    "sorted and edited": ([NEUTRAL, ["sort", P, ROWS, 6, True]], CHANGED),
    "filtered": ([NEUTRAL, ["keep_only", P, f"A3:M{LAST}", 3, "Liberals"]], CHANGED),
    "a row in the middle": ([["insert_rows", P, 6, 1], *new_row(6)], ADDED),
    "moved and renamed sheets": (
        [NEUTRAL, ["move", P, 0], ["rename", P, "Said"], ["rename", "Actors", "Who"]],
        CHANGED,
    ),
    "columns inserted and hidden": (
        [["insert_columns", P, 3, 1], ["type_in", P, "C3", "mine"], ["type_in", P, "C5", "x"], ["hide_column", P, 2]],
        [],
    ),
    "days typed in": (
        [
            ["type_in", P, "B4", "2025-09-03"],
            ["write_text", P, "B5", "28.08.2025"],
            ["write_text", P, "B6", "8/28/2025"],
            ["write_text", P, "B7", "28 August 2025"],
            ["write_text", P, "B8", "3/9/2025"],
            ["empty", P, "B9"],
        ],
        ["→ 2025-09-03", "→ 2025-08-28", "→ 2025-08-28", "→ 2025-08-28", "refused: day-order", "refused: required"],
    ),
    "formulas": (
        [["type_in", P, "F7", '=LOWER("NEUTRAL")'], ["type_in", P, "M8", "=1/0"], ["type_in", P, "K9", "=NA()"]],
        ["b stance: oppose → neutral", "note refused: unreadable", "condition refused: unreadable"],
    ),
    "merged": ([["merge", P, "F7:F8"]], ["stance refused: unreadable"]),
    "ids filled down": ([["fill_down", P, "A4:A9"], NEUTRAL], CHANGED),
    "all tables": (
        [
            NEUTRAL,
            ["type_in", "Actors", "B6", "bloc"],
            ["type_in", "Stances", "B6", "0.1"],
            ["type_in", "Sources", "B4", "Gazette Ltd"],
            ["type_in", "Proposals", "C4", "Roads"],
        ],
        [*CHANGED, "actors ", "proposals ", "sources ", "stances "],
    ),
}
"""What is done, and what each line that comes of it says."""
MORE: dict[str, tuple[Acts, list[str]]] = {
    "a cell": ([NEUTRAL], CHANGED),
    "sorted": ([["sort", P, ROWS, 1, False], ["sort", "Actors", "A4:F7", 1, True]], []),
    "a row below": (new_row(LAST + 1), ADDED),
    "empty rows": ([["insert_rows", P, 5, 2], ["insert_rows", P, 9, 1]], []),
    "a deleted row": ([["delete_rows", P, 7, 1]], ["positions - b"]),
    "many deleted rows": ([["delete_rows", P, 5, 3]], ["refused: much-deleted"] * 3),
    "a removed sheet": ([["remove", "Actors"], ["remove", "Matrix"], NEUTRAL], CHANGED),
    "a copied sheet": ([["duplicate", P, "Mine"], ["type_in", "Mine", "F8", "neutral"], NEUTRAL], CHANGED),
    "another heading": ([["type_in", P, "F3", "Haltung"], ["type_in", P, "M3", "NOTE"], NEUTRAL], CHANGED),
    "a removed column": ([["delete_columns", P, 13, 1]], []),
    "other formats": ([["format_as", P, "B4:B11", "0"], ["format_as", "Stances", "B4:B9", "0.00%"]], []),
    "stances filled down": ([["fill_down", P, "F6:F7"]], ["b stance: oppose → support"]),
    "a copied row": ([["copy", P, "A7:M7", f"A{LAST + 1}"]], []),
    "a lost id": ([["empty", P, "A7"], NEUTRAL], CHANGED),
    "the views painted": ([["paint", "Matrix", "A1:F9"], ["type_in", "Matrix", "B6", "support"], NEUTRAL], CHANGED),
    "totals": ([["type_in", P, f"A{LAST + 1}", "Total"], ["type_in", P, f"M{LAST + 1}", "=COUNTA(A4:A11)"]], []),
    "no base": ([["remove", "_base"], NEUTRAL], CHANGED),
}
"""The same for the long run."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every workbook after its acts, all in one session of LibreOffice."""
    jobs = {name: acts for name, (acts, _) in JOBS.items()} | {"saved.ods": [], "locked": []}
    return edited_in_office(exported(debate()), jobs, tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def more_books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The further workbooks."""
    jobs = {name: acts for name, (acts, _) in MORE.items()}
    return edited_in_office(exported(debate()), jobs, tmp_path_factory.mktemp("more"))


def assert_lines(book: bytes, expected: list[str]) -> None:
    """Each expected piece stands in a line, and there are no more lines."""
    lines = told(taken_back(book))
    assert len(lines) == len(expected), lines
    assert all(any(part in line for line in lines) for part in expected), lines


@pytest.mark.parametrize("name", JOBS)
def test_what_libreoffice_saved_gives_exactly_the_true_changes(name: str, books: dict[str, bytes]):
    assert_lines(books[name], JOBS[name][1])


@pytest.mark.long
@pytest.mark.parametrize("name", MORE)
def test_what_libreoffice_saved_gives_exactly_the_true_changes_of_every_kind(name: str, more_books: dict[str, bytes]):
    assert_lines(more_books[name], MORE[name][1])


@pytest.mark.long
def test_texts_that_break_careless_programs_come_back_from_libreoffice_as_they_were(tmp_path: Path):
    rows = [{**ROW, "id": f"r{number:05}", "note": text} for number, text in enumerate(NAUGHTY)]
    found = tracker_of(rows)
    review = taken_back(edited_in_office(exported(found), {"untouched": []}, tmp_path)["untouched"], found)

    assert told(review) == []
    assert (review.based, len(review.notices)) == (True, 1)


@pytest.mark.parametrize(("name", "way_out"), [("saved.ods", "save it as .xlsx"), ("locked", "without a password")])
def test_another_kind_or_a_password_is_refused_with_the_way_out(name: str, way_out: str, books: dict[str, bytes]):
    assert not is_returned(books[name])
    with pytest.raises(UnsafeFileError, match=way_out):
        taken_back(books[name])
