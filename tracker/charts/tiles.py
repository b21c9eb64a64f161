"""The tiles of standings, drawn as the page draws them: fill and symbol, parted, hatched, marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

Looks = Mapping[str, Mapping[str, Any]]
Row = dict[str, Any]
HEIGHT = 24.0
"""Of every tile, in units."""
GAP = 2.0
"""Between the halves of a contested tile."""
INSET = 3.5
"""By which the tile of a stale standing is smaller than the line around it."""
STRIPE, EVERY = 2.2, 7.0
"""How wide the white stripes of second-hand standings are, and how far apart."""
SHAPES = {"▲": "triangle-up", "△": "triangle-up", "▼": "triangle-down", "▽": "triangle-down", "○": "circle"}
SOLID = "▲▼"
CORNERS = {"single_origin": ("1", 0.3), "conditional": ("if", 0.72)}
"""What a mark writes into the right of a tile, and how far down."""
BOX = ("x", "x2", "y", "y2")
LINE, FAINT = "#6f6f69", "#a9a9a2"


class Tile(NamedTuple):
    """One standing on paper: its left upper corner and width in units, and how it stands; silent without stances."""

    x: float
    y: float
    width: float
    stances: tuple[str, ...] = ()
    state: str = "silent"
    marks: frozenset[str] = frozenset()


class Words(NamedTuple):
    """A text on paper: the place of its anchor in units; `align` and `baseline` as Vega names them."""

    x: float
    y: float
    text: str
    size: float = 12.0
    align: str = "left"
    baseline: str = "middle"
    bold: bool = False
    angle: float = 0.0


def drawn_tiles(tiles: Sequence[Tile], looks: Looks) -> list[alt.Chart]:
    """The layers that draw the tiles; their places are units from the left and from the top."""
    parts = [part for tile in tiles for part in _parts(tile, looks)]
    hatched = [part for part in parts if part["hatched"]]
    shapes = [part for part in parts if part["symbol"] in SHAPES]
    marks = [mark for tile in tiles for mark in _marks(tile, looks)]
    silent = [{"x": tile.x + tile.width / 2, "y": tile.y + HEIGHT / 2} for tile in tiles if not tile.stances]
    return [
        _boxes([part for part in parts if not part["pill"]], cornerRadius=4),
        _boxes([part for part in parts if part["pill"]], cornerRadius=11, stroke=LINE, strokeWidth=0.8),
        *_hatching(hatched),
        _plates(hatched, 330),
        _plates([mark for mark in marks if mark["hatched"]], 120),
        _symbols([part for part in shapes if part["symbol"] in SOLID], "ink", filled=True),
        _symbols([part for part in shapes if part["symbol"] not in SOLID], None, filled=False),
        _letters([part for part in parts if part["symbol"] not in SHAPES], 12),
        _letters(marks, 8.5),
        _frames([_frame(tile) for tile in tiles if "stale" in tile.marks]),
        _chart(silent, "x", "y").mark_point(aria=False, filled=True, size=7, color=FAINT, opacity=1).encode(*_place()),
    ]


def drawn_words(words: Sequence[Words], colour: str) -> list[alt.Chart]:
    """The layers that write the texts, one for each way of writing; a text breaks where it has a line break."""
    ways: dict[tuple[Any, ...], list[Row]] = {}
    for each in words:
        ways.setdefault(each[3:], []).append(each._asdict())
    return [
        _chart(rows, "x", "y", "text")
        .mark_text(
            fontSize=size, align=align, baseline=baseline, fontWeight="bold" if bold else "normal", angle=angle,
            lineBreak="\n", color=colour, limit=0, aria=False,
        )
        .encode(*_place(), text="text:N")
        for (size, align, baseline, bold, angle), rows in ways.items()
    ]  # fmt: skip


def _parts(tile: Tile, looks: Looks) -> Iterator[Row]:
    """One row for each stance of a tile: its box, the middle of it, and how it is filled."""
    inset = INSET if "stale" in tile.marks else 0.0
    count = max(len(tile.stances), 1)
    width = (tile.width - 2 * inset - GAP * (count - 1)) / count
    for place, stance in enumerate(tile.stances):
        look, left = looks[stance], tile.x + inset + place * (width + GAP)
        yield {
            "x": left, "x2": left + width, "y": tile.y + inset, "y2": tile.y + HEIGHT - inset,
            "cx": left + width / 2, "cy": tile.y + HEIGHT / 2, "fill": look["light"], "ink": look["ink"],
            "symbol": look["symbol"], "text": look["symbol"] or stance, "pill": not look["scored"],
            "hatched": _is_hatched(tile),
        }  # fmt: skip


def _marks(tile: Tile, looks: Looks) -> Iterator[Row]:
    for mark, (text, down) in CORNERS.items():
        if mark in tile.marks and tile.stances:
            look = looks[tile.stances[-1]]
            place = {"cx": tile.x + tile.width - 9, "cy": tile.y + HEIGHT * down}
            yield {**place, "text": text, "ink": look["ink"], "fill": look["light"], "hatched": _is_hatched(tile)}


def _is_hatched(tile: Tile) -> bool:
    """Whether nobody's own words stand behind a tile."""
    return tile.state == "claimed" or "second_hand" in tile.marks


def _frame(tile: Tile) -> Row:
    return {"x": tile.x, "x2": tile.x + tile.width, "y": tile.y, "y2": tile.y + HEIGHT}


def _stripes(part: Row) -> Iterator[Row]:
    """Slanting lines across a box, cut off at its edges."""
    left, right, top, bottom = part["x"], part["x2"], part["y"], part["y2"]
    start = left - (bottom - top) + EVERY / 2
    while start < right:
        low, high = max(start, left), min(start + bottom - top, right)
        yield {"x": low, "x2": high, "y": bottom - (low - start), "y2": bottom - (high - start)}
        start += EVERY


def _hatching(parts: Sequence[Row]) -> list[alt.Chart]:
    """White stripes over the boxes, and an edge around them."""
    stripes = [stripe for part in parts for stripe in _stripes(part)]
    edge = alt.Stroke("fill:N", scale=None)
    return [
        _chart(stripes, *BOX).mark_rule(aria=False, color="#ffffff", strokeWidth=STRIPE).encode(*_box()),
        _chart(parts, *BOX, "fill")
        .mark_rect(aria=False, filled=False, strokeWidth=2, cornerRadius=4)
        .encode(*_box(), edge),
    ]


def _plates(parts: Sequence[Row], size: float) -> alt.Chart:
    """A round ground on which a sign can be read."""
    colour = alt.Color("fill:N", scale=None)
    mark: Row = {"filled": True, "size": size, "opacity": 1}
    chart: alt.Chart = (
        _chart(parts, "cx", "cy", "fill").mark_point(aria=False, **mark).encode(*_place("cx", "cy"), colour)
    )
    return chart


def _boxes(parts: Sequence[Row], **mark: Any) -> alt.Chart:
    chart: alt.Chart = (
        _chart(parts, *BOX, "fill").mark_rect(aria=False, **mark).encode(*_box(), fill=alt.Fill("fill:N", scale=None))
    )
    return chart


def _frames(rows: Sequence[Row]) -> alt.Chart:
    mark: Row = {"filled": False, "stroke": LINE, "strokeDash": [3, 2], "strokeWidth": 1.2, "cornerRadius": 4}
    chart: alt.Chart = _chart(rows, *BOX).mark_rect(aria=False, **mark).encode(*_box())
    return chart


def _symbols(parts: Sequence[Row], fill: str | None, filled: bool) -> alt.Chart:
    rows = [{**part, "shape": SHAPES[part["symbol"]]} for part in parts]
    mark: Row = {"size": 62, "opacity": 1, "filled": filled, "strokeWidth": 0 if fill else 1.3}
    paint = alt.Fill("ink:N", scale=None) if fill else alt.Stroke("ink:N", scale=None)
    chart: alt.Chart = (
        _chart(rows, "cx", "cy", "ink", "shape")
        .mark_point(aria=False, **mark)
        .encode(*_place("cx", "cy"), paint, shape=alt.Shape("shape:N", scale=None))
    )
    return chart


def _letters(rows: Sequence[Row], size: float) -> alt.Chart:
    mark: Row = {"fontSize": size, "fontWeight": "bold", "baseline": "middle"}
    ink = alt.Color("ink:N", scale=None)
    chart: alt.Chart = (
        _chart(rows, "cx", "cy", "ink", "text")
        .mark_text(aria=False, **mark)
        .encode(*_place("cx", "cy"), ink, text="text:N")
    )
    return chart


def _chart(rows: Sequence[Row], *columns: str) -> alt.Chart:
    """A chart of the columns that a layer needs, and no more: there may be thousands of tiles."""
    return alt.Chart(pd.DataFrame(rows, columns=list(columns)))


def _place(x: str = "x", y: str = "y") -> tuple[alt.X, alt.Y]:
    """Places as they are: units, no scale."""
    return alt.X(f"{x}:Q", scale=None, axis=None), alt.Y(f"{y}:Q", scale=None, axis=None)


def _box() -> tuple[alt.X, alt.X2, alt.Y, alt.Y2]:
    x, y = _place()
    return x, alt.X2("x2:Q"), y, alt.Y2("y2:Q")
