"""The profile for publication: for every reader and device, as the UK's statisticians ask of their spreadsheets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

import tracker
from tests.workbooks import opened, parts, shipped, tracker_with
from tracker.exchange.measure import HIGHEST_ROW
from tracker.tracker import Tracker

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def data() -> bytes:
    """The shipped data, to publish."""
    return tracker.workbook(shipped(), day="2025-08-28", profile="publication", since="2025-01-01")


@pytest.fixture(scope="module")
def made(data: bytes) -> Any:
    """The same, opened."""
    return opened(data)


def test_every_sheet_is_in_sight_and_has_its_title_in_the_first_cell(made: Any):
    assert {page.sheet_state for page in made} == {"visible"}
    assert all(page["A1"].value and page["A1"].font.sz >= 16 for page in made)
    assert made.properties.title == shipped().schema.title


def test_no_pane_is_frozen_no_cell_merged_no_row_or_column_hidden(made: Any):
    for page in made:
        assert page.freeze_panes is None
        assert not page.merged_cells.ranges
        assert not any(each.hidden for each in (*page.row_dimensions.values(), *page.column_dimensions.values()))


def test_no_row_is_blank_between_the_first_and_the_last(made: Any):
    for page in made:
        blank = [row[0].row for row in page.iter_rows() if all(cell.value is None for cell in row)]
        assert blank == [], page.title


def test_all_that_is_tabular_is_marked_up_with_one_header_row(made: Any):
    for page in made:
        rows = {row for table in page.tables.values() for row in rows_of(table.ref)}
        loose = [row[0].row for row in page.iter_rows(min_row=3) if row[0].row not in rows]
        assert page.tables
        assert page.title == "About" or all(sum(cell.value is not None for cell in page[row]) <= 2 for row in loose)
        assert all(table.autoFilter is None for table in page.tables.values())


def rows_of(ref: str) -> range:
    """The rows of a range."""
    first, last = re.findall(r"\d+", ref)
    return range(int(first), int(last) + 1)


def test_the_matrix_says_in_words_what_it_says_in_colour(made: Any):
    page = made["Matrix"]
    cells = [cell for row in page[page.tables["matrix"].ref][1:] for cell in row[1:]]
    stances = {*shipped().stances["stance"], "no record"}

    assert all(set(str(cell.value).split(" / ")) <= stances for cell in cells)
    assert {cell.number_format.replace("\\", "") for cell in cells if cell.value == "oppose"} <= {
        "▼ @",
        "▼ @ (claimed)",
    }


def test_its_letters_are_of_twelve_points_and_more(made: Any):
    sizes = {cell.font.sz for page in made for row in page.iter_rows() for cell in row if cell.value is not None}

    assert min(sizes - {9.6}) >= 12  # the grey words "no record" are the one exception
    assert max(each.height or 0 for page in made for each in page.row_dimensions.values()) <= HIGHEST_ROW


def test_it_has_no_notes_but_those_that_say_what_is_in_error(made: Any, tmp_path: Path):
    wrong = opened(tracker.workbook(tracker_with(tmp_path, {"actor": "Atlantis"}), profile="publication"))

    assert noted(made) == {}
    assert {*noted(wrong)} == {"Positions"}
    assert all(note.startswith("In error") for note in noted(wrong)["Positions"])


def noted(book: Any) -> dict[str, list[str]]:
    """The notes of each sheet that has any."""
    found = {page.title: [cell.comment.text for row in page for cell in row if cell.comment] for page in book}
    return {title: notes for title, notes in found.items() if notes}


def test_every_chart_and_table_says_what_it_is_to_who_cannot_see_it(data: bytes):
    drawings = [text for name, text in parts(data).items() if name.startswith("xl/drawings/drawing")]
    tables = [text for name, text in parts(data).items() if name.startswith("xl/tables/")]

    said = [re.findall(r'descr="([^"]+)"', text) for text in drawings]
    assert [len(each) for each in said] == [1, 1]
    assert "25 statements" in said[0][0]
    assert len([text for text in tables if 'altTextSummary="' in text]) == len(tables) - 1  # but the list of contents


@pytest.mark.parametrize("profile", ["working", "publication"])
@pytest.mark.parametrize("rows", [None, [], [{"actor": "Atlantis", "date": "1899-01-01"}, {"quote": "=1+1\n<b>"}]])
def test_an_independent_judge_finds_nothing(profile: Any, rows: list[dict[str, str]] | None, tmp_path: Path):
    t: Tracker = shipped() if rows is None else tracker_with(tmp_path, *rows)
    (tmp_path / "made.xlsx").write_bytes(tracker.workbook(t, profile=profile, since="1899-01-01"))
    result = OpenXmlValidator().validate(tmp_path / "made.xlsx")

    assert [*result.errors] == []
    assert result.is_valid


def test_an_unknown_profile_is_refused():
    with pytest.raises(ValueError, match="'print' is not a profile; use one of working, publication"):
        tracker.workbook(shipped(), profile="print")  # type: ignore[arg-type] # what a caller may get wrong
