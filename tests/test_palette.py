"""A scale's looks: its own colours and symbols, or ones derived from its scores, told apart without colour."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.debate import rows, tracker_of
from tracker import workbook
from tracker.analysis.ramp import AGAINST, BETWEEN, FOR, hex_colour
from tracker.app.tiles.palette import ink_on, luminance, palette_of
from tracker.exchange.colours import INK, LINK_INK, lightened

VOTE = [{"stance": word, "score": score} for word, score in {"yes": "1", "abstain": "0", "no": "-1"}.items()]


def looks(**scores: str):
    return palette_of(tracker_of([], stances=[{"stance": word, "score": score} for word, score in scores.items()]))


def test_a_vote_without_colours_of_its_own_gets_them_from_its_scores():
    found = looks(yes="1", abstain="0", no="-1", absent="")

    assert [found[word]["symbol"] for word in found] == [FOR[0], BETWEEN, AGAINST[0], "?"]
    assert found["yes"]["light"] == "#2166ac"
    assert found["no"]["light"] == "#b2501a"
    assert not found["absent"]["scored"]


def test_a_scale_of_seven_counts_its_steps_where_triangles_would_be_too_many():
    found = looks(a="1", b="0.6", c="0.3", d="0", e="-0.3", f="-0.6", g="-1")

    assert [tone["symbol"] for tone in found.values()] == ["+3", "+2", "+1", "○", "−1", "−2", "−3"]
    assert len({tone["light"] for tone in found.values()}) == 7
    assert len({tone["dark"] for tone in found.values()}) == 7


def test_stances_without_a_score_have_symbols_of_their_own():
    found = looks(yes="1", absent="", excused="", present="", unknown="")

    assert len({tone["symbol"] for tone in found.values()}) == 5


def test_two_words_of_one_score_do_not_share_a_symbol():
    found = looks(yes="1", aye="1", no="-1")

    assert len({tone["symbol"] for tone in found.values()}) == 3


@pytest.mark.parametrize("score", ["1", "0.75", "0.5", "0.25", "0", "-0.25", "-0.5", "-0.75", "-1"])
def test_what_is_written_on_a_derived_colour_can_be_read(score: str):
    tone = looks(full="1", other=score)["other"]
    for ground, ink in ((tone["light"], tone["ink"]), (tone["dark"], tone["ink_dark"])):
        low, high = sorted((luminance(ground), luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_the_workbook_shows_a_scale_as_the_page_does():
    opened = rows("EU | Toll | yes | 2025-02-01", "UK | Toll | no | 2025-02-01", stances=VOTE)
    page = palette_of(opened)
    book = load_workbook(BytesIO(workbook(opened, date(2025, 3, 1))))

    cells = {str(cell.value): cell for row in book["Matrix"].iter_rows() for cell in row if cell.value in ("yes", "no")}

    assert len(cells) == 2
    for word, cell in cells.items():
        assert f"#{cell.fill.fgColor.rgb[2:].lower()}" == lightened(page[word]["light"], INK, LINK_INK).lower()
        assert page[word]["symbol"] in cell.number_format
    assert len({cell.fill.fgColor.rgb for cell in cells.values()}) == 2


def test_a_colour_brings_no_other_style_along_and_is_written_on_legibly():
    assert hex_colour("url(http://evil)", "#d9d9d9") == "#d9d9d9"
    assert ink_on("#2166ac") == "#ffffff"
    assert ink_on("#9ecae1") != "#ffffff"
