"""The sheet Matrix: five states nobody can mix up, the statements behind each cell, and a key to all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tracker
from tests.workbooks import matrix_cell, opened, shipped, tracker_with
from tracker.exchange.colours import INK, LINK_INK, READABLE, contrast, ink_on, lightened

pytestmark = pytest.mark.filterwarnings("error")


@pytest.fixture(scope="module")
def made() -> bytes:
    """The workbook of the shipped data."""
    return tracker.workbook(shipped(), day="2025-08-28")


def test_the_cell_holds_the_bare_word_and_shows_its_symbol(made: bytes):
    cell = matrix_cell(made, "Russia", "European troops")

    assert cell.value == "oppose"
    assert cell.number_format == r"\▼\ @"
    assert contrast("#" + cell.fill.fgColor.rgb[2:], INK) >= READABLE


def test_the_note_tells_the_claim_from_the_actors_own_words(made: bytes):
    lines = matrix_cell(made, "Russia", "European troops").comment.text.split("\n")

    assert lines == [
        "Russia · European troops",
        "oppose (in its own words) since 2025-08-28, last heard 2025-08-28; 1 statement from 1 origin",
        "",
        "2025-08-28  oppose",
        "the actor itself (paraphrase) · Caliber.Az 2025-08-28, crediting Politico 2025-08-28",
        "",
        "2025-08-28  lean support (as part of a peace deal)",
        "CLAIM by US political figures (third-party) · Caliber.Az 2025-08-28, crediting Politico 2025-08-28",
    ]


def test_the_link_of_a_cell_leads_to_its_statements(made: bytes):
    book = opened(made)
    place = matrix_cell(made, "Russia", "European troops").hyperlink.location
    rows = book["Positions"][place.split("!")[1]]

    found = [[book["Positions"].cell(cell.row, column).value for column in (4, 5)] for (cell,) in rows]
    assert found == [["Russia", "European troops"]] * 2


def test_a_note_lists_six_statements_and_counts_the_rest(tmp_path: Path):
    t = tracker_with(tmp_path, *({"date": f"2025-08-0{day}"} for day in range(1, 10)))
    note = matrix_cell(tracker.workbook(t), "Russia", "NATO troops").comment.text

    assert re.findall(r"2025-08-\d\d  oppose", note) == [f"2025-08-0{day}  oppose" for day in range(9, 3, -1)]
    assert note.endswith("… and 3 more on the sheet Positions")


def test_five_states_look_different(tmp_path: Path):
    data = tracker.workbook(
        tracker_with(
            tmp_path,
            {"actor": "Russia", "stance": "support", "attribution": "quote"},
            {"actor": "Ukraine", "stance": "support", "attribution": "inference"},
            {"actor": "Türkiye", "stance": "support", "attribution": "quote"},
            {"actor": "Türkiye", "stance": "oppose", "attribution": "quote"},
            {"actor": "France", "stance": "undeclared", "attribution": "quote"},
        )
    )
    actors = ("Russia", "Ukraine", "Türkiye", "France", "NATO")
    held, claimed, contested, undeclared, silent = (matrix_cell(data, each, "NATO troops") for each in actors)

    values = [cell.value for cell in (held, claimed, contested, undeclared, silent)]
    assert values == ["support", "support", "support / oppose", "undeclared", "no record"]
    assert (claimed.font.i, claimed.fill.patternType) == (True, "lightUp")
    assert claimed.number_format.replace("\\", "") == "▲ @ (claimed)"
    assert (contested.font.b, contested.border.left.style, contested.border.right.style) == (True, "thick", "thick")
    assert (
        len(
            {
                (c.fill.fgColor.rgb, c.fill.patternType, c.font.i, c.font.b)
                for c in (held, claimed, contested, undeclared, silent)
            }
        )
        == 5
    )


def test_the_key_explains_every_look(made: bytes):
    page = opened(made)["Matrix"]
    top = next(cell.row for cell in page["A"] if cell.value == "Key")
    key = {page.cell(row, 1).value: page.cell(row, 2).value for row in range(top + 1, page.max_row + 1)}

    assert list(key)[:6] == shipped().stances["stance"].tolist()
    assert {"support / oppose", "no record"} <= set(key)
    said = " ".join(page.cell(row, 2).value for row in range(top + 1, page.max_row + 1))
    assert all(word in said for word in ("only others say so", "condition", "180 days", "clash"))


def test_the_matrix_prints_on_one_landscape_page(made: bytes):
    page = opened(made)["Matrix"]

    assert (page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (
        "landscape",
        None,
        None,
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.freeze_panes == "B5"


def test_every_stance_can_be_read_on_its_fill():
    for colour in shipped().stances["colour"]:
        assert contrast(colour, ink_on(colour)) >= READABLE
        assert min(contrast(lightened(colour, INK, LINK_INK), ink) for ink in (INK, LINK_INK)) >= READABLE
