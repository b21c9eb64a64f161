"""Charts as pictures for paper: what they show, and that nothing in them runs or asks for anything."""

from __future__ import annotations

import struct
from datetime import date
from xml.etree import ElementTree

import altair as alt

from tests.debate import rows
from tracker import timeline
from tracker.charts.picture import png_of, svg_of
from tracker.charts.timeline import timeline_chart

LOOKS = {"support": {"light": "#2166ac", "symbol": "▲"}, "oppose": {"light": "#b2501a", "symbol": "▼"}}
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


def test_a_picture_tells_its_title_what_it_rests_on_and_every_lane():
    chart = lanes("EU | Toll | support | 2025-01-01", "Türkiye | Toll | oppose | 2025-02-01")
    svg = svg_of(chart, "Toll", "As of March")

    assert svg.startswith(b"<svg")
    assert {"Toll", "As of March", "EU", "Türkiye"} <= set(texts(svg))


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
