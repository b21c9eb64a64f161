"""Charts as pictures for paper: what they show, and that nothing in them runs or asks for anything."""

from __future__ import annotations

import struct
from datetime import date
from xml.etree import ElementTree

import altair as alt

from tests.debate import rows
from tracker import standings, timeline
from tracker.charts.legend import with_legend
from tracker.charts.matrix import matrix_chart
from tracker.charts.picture import png_of, svg_of
from tracker.charts.timeline import timeline_chart

LOOKS = {
    "support": {"light": "#2166ac", "ink": "#fefefe", "symbol": "▲", "scored": True},
    "oppose": {"light": "#b2501a", "ink": "#fefefe", "symbol": "▼", "scored": True},
}
HOSTILE = "<script>alert(1)</script> ![](https://evil.example/x.png)"


def lanes(*lines: str) -> alt.LayerChart:
    """The timeline of some statements on the toll."""
    tracker = rows(*lines)
    return timeline_chart(timeline(tracker), tracker.positions, "actor", LOOKS, date(2025, 3, 1), dark=False)


def parts(svg: bytes) -> list[ElementTree.Element]:
    """Every element of a picture."""
    return list(ElementTree.fromstring(svg).iter())  # noqa: S314 - we have drawn it ourselves


def texts(svg: bytes) -> list[str]:
    """Every text that a picture shows."""
    return ["".join(each.itertext()) for each in parts(svg) if each.tag.endswith("}text")]


def test_a_picture_tells_its_title_what_it_rests_on_every_lane_and_what_colours_mean():
    chart = lanes("EU | Toll | support | 2025-01-01", "Türkiye | Toll | oppose | 2025-02-01")
    svg = svg_of(with_legend(chart, LOOKS), "Toll", "As of March")

    assert svg.startswith(b"<svg")
    assert {"Toll", "As of March", "EU", "Türkiye", "support", "oppose"} <= set(texts(svg))


def test_a_png_is_sharp_enough_for_print_and_has_letters():
    chart = lanes("EU | Toll | support | 2025-01-01")
    png, wordless = png_of(chart, "The toll, and who wants it"), png_of(chart, " ")

    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">I", png[16:20])[0] > 1700
    assert len(png) > len(wordless) + 500


def test_a_text_in_the_data_stays_a_text_in_the_picture():
    svg = svg_of(lanes(f"{HOSTILE} | Toll | support | 2025-01-01"), HOSTILE)

    assert HOSTILE in texts(svg)
    assert not [each.tag for each in parts(svg) if each.tag.endswith(("script", "image", "}a"))]


def grid(*lines: str, day: str = "2025-03-01") -> bytes:
    """The matrix of some statements, as an SVG."""
    tracker = rows(*lines)
    cells = standings(tracker, day)
    actors, proposals = ([str(name) for name in cells[column].unique()] for column in ("actor", "proposal"))
    return svg_of(matrix_chart(cells, actors, proposals, LOOKS, {"contested": "disputed"}), "Who stands where")


def filled(svg: bytes, colour: str) -> int:
    """How many shapes of a picture are filled with a colour, those of the legend too."""
    return sum(each.get("fill") == colour for each in parts(svg))


def test_the_matrix_on_paper_names_every_actor_and_proposal_and_explains_its_tiles():
    svg = grid("EU | Rail pass | support | 2025-01-01", "Türkiye | Toll | oppose | 2025-02-01")

    assert {"EU", "Türkiye", "Rail pass", "Toll", "support", "oppose", "disputed"} <= set(texts(svg))


def test_a_contested_standing_is_parted_in_both_colours():
    held = grid("EU | Toll | support | 2025-01-01")
    contested = grid("EU | Toll | support | 2025-01-01", "EU | Toll | oppose | 2025-01-01")

    blue, brown = "#2166ac", "#b2501a"
    assert filled(contested, blue) == filled(held, blue)
    assert filled(contested, brown) == filled(held, brown) + 1


def test_what_only_others_say_is_hatched():
    said = grid("EU | Toll | support | 2025-01-01")
    claimed = grid("EU | Toll | support | 2025-01-01 | third-party")

    assert [each.get("stroke") for each in parts(said)].count("#ffffff") == 0
    assert [each.get("stroke") for each in parts(claimed)].count("#ffffff") > 5


def test_a_huge_matrix_is_drawn_too_with_fewer_pixels_for_a_unit():
    names = [f"Name {number}" for number in range(75)]
    chart = matrix_chart(standings(rows("EU | Toll | support | 2025-01-01"), "2025-03-01"), names, names, LOOKS, {})

    assert len(names) ** 2 > 5_000
    width, height = struct.unpack(">II", png_of(chart, "Who stands where")[16:24])
    assert 15_000_000 < width * height < 27_000_000


def test_many_proposals_stand_with_their_names_upright():
    many = [f"EU | Proposal number {number} | support | 2025-01-01" for number in range(40)]

    assert b"rotate(-90" in grid(*many) or b"rotate(270" in grid(*many)
