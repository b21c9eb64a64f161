"""A chart as a picture for paper: PNG or SVG, with its title and what it rests on."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import altair as alt
import vl_convert

FONT = "'Source Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK, QUIET = "#1c1c1a", "#5f5f5a"
SHARPNESS = 2.0
"""Pixels of a PNG for each unit of the drawing: print and bright screens show the smallest sign."""
AT_MOST = 24_000_000
"""Pixels of a PNG, so that a huge matrix does not take the memory of everybody else."""
WIDTH = 860
"""Units: what fits a page of paper in large enough letters."""
FROM_NOWHERE: list[str] = []
"""The addresses that a drawing may ask for data: none."""


def png_of(chart: alt.TopLevelMixin, title: str, about: str = "") -> bytes:
    """The chart as a PNG on white, under its title and a line about it; twice as many pixels as units, unless huge."""
    drawing = _for_paper(chart, title, about)
    return vl_convert.vegalite_to_png(drawing, scale=_sharpness(drawing), ppi=72, allowed_base_urls=FROM_NOWHERE)


def svg_of(chart: alt.TopLevelMixin, title: str, about: str = "") -> bytes:
    """The chart as an SVG on white, under its title and a line about it; its texts stay texts."""
    return vl_convert.vegalite_to_svg(_for_paper(chart, title, about), allowed_base_urls=FROM_NOWHERE).encode()


PICTURES: Mapping[str, Callable[[alt.TopLevelMixin, str, str], bytes]] = {"PNG": png_of, "SVG": svg_of}


def _sharpness(drawing: Mapping[str, Any]) -> float:
    """How many pixels for a unit: fewer where there would be too many in all."""
    width, height = drawing.get("width"), drawing.get("height")
    if not isinstance(width, (int, float)) or not isinstance(height, (int, float)):
        return SHARPNESS  # lanes, which are never that many
    return min(SHARPNESS, math.sqrt(AT_MOST / max(width * height, 1)))


def _for_paper(chart: alt.TopLevelMixin, title: str, about: str) -> dict[str, Any]:
    """The chart's own drawing, light, with room around it; a width of its own goes before ours."""
    drawing: dict[str, Any] = chart.to_dict()
    heading = {"text": title, "subtitle": about, "anchor": "start", "frame": "bounds", "offset": 18}
    looks = {"fontSize": 19, "subtitleFontSize": 12.5, "color": INK, "subtitleColor": QUIET, "subtitlePadding": 6}
    axis = {**drawing.get("config", {}).get("axis", {}), "labelColor": INK, "titleColor": INK}
    settings = {**drawing.get("config", {}), "font": FONT, "background": "#ffffff", "axis": axis}
    width = {} if "hconcat" in drawing or "vconcat" in drawing else {"width": drawing.get("width", WIDTH)}
    return {**drawing, **width, "title": {**heading, **looks}, "padding": 22, "config": settings}
