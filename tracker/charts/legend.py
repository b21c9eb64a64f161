"""What the tiles mean, below a picture: a tile and a word for each stance and state, flowing from line to line."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt

from tracker.charts.picture import INK, WIDTH
from tracker.charts.tiles import HEIGHT, Looks, Tile, Words, drawn_tiles, drawn_words

TILE, LETTER, APART = 34.0, 6.3, 22.0
"""Units: a tile's width, a letter's on average, and the room between two entries."""
LINE_STEP = HEIGHT + 8
STATES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "contested": ("contested", ()),
    "claimed": ("claimed", ()),
    "silent": ("silent", ()),
    "single_origin": ("held", ("single_origin",)),
    "conditional": ("held", ("conditional",)),
    "stale": ("held", ("stale",)),
}
"""The states and marks that a legend explains: the state of the tile that shows it, and its marks."""


def legend_of(looks: Looks, states: Mapping[str, str], width: float, top: float = 0) -> tuple[list[Tile], list[Words]]:
    """Tiles and words of a legend that begins `top` units down; `states` gives the word for each of `STATES` wanted."""
    entries = [(word, Tile(0, 0, TILE, (word,), "held")) for word in looks]
    entries += [(states[name], _sample(name, looks)) for name in STATES if name in states]
    tiles, words, x, y = [], [], 0.0, top
    for text, tile in entries:
        room = TILE + 8 + LETTER * len(text)
        if x and x + room > width:
            x, y = 0.0, y + LINE_STEP
        tiles.append(tile._replace(x=x, y=y))
        words.append(Words(x + TILE + 7, y + HEIGHT / 2, text))
        x += room + APART
    return tiles, words


def with_legend(chart: alt.LayerChart, looks: Looks) -> alt.VConcatChart:
    """The chart with the meaning of its colours below it."""
    tiles, words = legend_of(looks, {}, WIDTH)
    layers = [*drawn_tiles(tiles, looks), *drawn_words(words, INK)]
    below = alt.layer(*layers).properties(width=WIDTH, height=tiles[-1].y + HEIGHT)
    above = chart.properties(width=WIDTH)
    above.config = alt.Undefined  # of charts that stand together, only the whole may have settings
    both: alt.VConcatChart = alt.vconcat(above, below, spacing=14, config=chart.config)
    return both


def _sample(name: str, looks: Looks) -> Tile:
    """A tile in the state that is to be explained, of the first stance, or of the first and the last scored one."""
    scored = [stance for stance, look in looks.items() if look["scored"]] or list(looks)
    state, marks = STATES[name]
    stances = {"contested": (scored[0], scored[-1]), "silent": ()}.get(state, (scored[0],))
    return Tile(0, 0, TILE, stances, state, frozenset(marks))
