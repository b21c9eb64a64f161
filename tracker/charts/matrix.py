"""The matrix for paper: actors down, proposals across, a tile for each standing, and the legend below."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from tracker.charts.legend import legend_of
from tracker.charts.picture import INK, WIDTH
from tracker.charts.tiles import HEIGHT, Looks, Tile, Words, drawn_tiles, drawn_words

MARKS = ("conditional", "single_origin", "second_hand", "stale")
STEP = HEIGHT + 4
"""Units from a row to the next."""
NARROW, LEVEL, WIDE = 42.0, 72.0, 118.0
"""Units of a column: with its heading turned upright, at least with one that is not, and at most."""
WIDEST = 1_500.0
"""Units up to which a matrix grows so that its headings need not be turned."""
LETTER, LINE = 6.6, 15.0
NAME_AT_MOST, HEADING_AT_MOST = 38, 30
"""Letters of a name in one line."""


def matrix_chart(
    cells: pd.DataFrame, actors: Sequence[str], proposals: Sequence[str], looks: Looks, states: Mapping[str, str]
) -> alt.LayerChart:
    """A tile for each actor (down) and proposal (across) of the standings `cells`; pairs without one get a dot.

    `looks` gives each stance `light`, `ink`, `symbol` and `scored`; `states` the legend's words for `legend.STATES`.
    """
    side = _side(actors)
    column = _column(proposals, side)
    headings, top = _headings(proposals, side, column)
    tiles = _tiles(cells, actors, proposals, side, top, column)
    names = [_name(actor, side, top + STEP * row + HEIGHT / 2) for row, actor in enumerate(actors)]
    width = max(side + column * len(proposals), 420.0)
    key_tiles, key_words = legend_of(looks, states, width, top + STEP * len(actors) + 18)
    bottom = key_tiles[-1].y + HEIGHT if key_tiles else top
    layers = [*drawn_tiles([*tiles, *key_tiles], looks), *drawn_words([*headings, *names, *key_words], INK)]
    chart: alt.LayerChart = alt.layer(*layers).properties(width=width, height=bottom).configure_view(stroke=None)
    return chart


def _side(actors: Sequence[str]) -> float:
    """The room for the actors' names."""
    return 14 + LETTER * min(max(map(len, actors), default=0), NAME_AT_MOST)


def _column(proposals: Sequence[str], side: float) -> float:
    """How wide a column is: as its heading's longest word, or as the page has room, unless there are too many."""
    longest = max((len(word) for name in proposals for word in name.split()), default=0)
    level = min(WIDE, max(LEVEL, LETTER * longest + 8, (WIDTH - side) / max(len(proposals), 1)))
    return level if side + level * len(proposals) <= WIDEST else NARROW


def _name(actor: str, side: float, y: float) -> Words:
    return Words(side - 10, y, textwrap.shorten(actor, NAME_AT_MOST, placeholder=" …"), align="right", bold=True)


def _headings(proposals: Sequence[str], side: float, column: float) -> tuple[list[Words], float]:
    """The columns' headings, wrapped or upright, and how high they are."""
    upright = column < LEVEL
    letters, most = (HEADING_AT_MOST, 2) if upright else (round((column - 8) / LETTER), 4)
    lines = [textwrap.wrap(name, letters, max_lines=most, placeholder=" …") or [""] for name in proposals]
    longest = max((len(line) for each in lines for line in each), default=0)
    height = LETTER * longest + 6 if upright else LINE * max(map(len, lines), default=1)
    head = _upright if upright else _level
    return [head(each, side + column * (place + 0.5) - 2, height) for place, each in enumerate(lines)], height + 8


def _level(lines: Sequence[str], middle: float, height: float) -> Words:
    """A heading as one reads, its last line at the bottom."""
    return Words(middle, height - LINE * (len(lines) - 1), "\n".join(lines), 11.5, "center", "bottom", bold=True)


def _upright(lines: Sequence[str], middle: float, height: float) -> Words:
    """A heading that reads upward."""
    x = middle - LINE / 2 * (len(lines) - 1)
    return Words(x, height, "\n".join(lines), 11.5, "left", "middle", bold=True, angle=270)


def _tiles(
    cells: pd.DataFrame, actors: Sequence[str], proposals: Sequence[str], side: float, top: float, column: float
) -> list[Tile]:
    known = {(str(cell.actor), str(cell.proposal)): cell for cell in cells.itertuples()}
    tiles = []
    for row, actor in enumerate(actors):
        for place, proposal in enumerate(proposals):
            tile = Tile(side + column * place, top + STEP * row, column - 4)
            if cell := known.get((actor, proposal)):
                marks = frozenset(mark for mark in MARKS if getattr(cell, mark))
                tile = tile._replace(stances=tuple(str(cell.stance).split(" / ")), state=str(cell.state), marks=marks)
            tiles.append(tile)
    return tiles
