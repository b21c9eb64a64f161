"""The scale's colours and symbols for both themes: the stances' own, or derived from their scores."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from typing import Any, TypedDict

import pandas as pd

from tracker import Tracker
from tracker.app.tiles.ramp import colour_at, symbols_of

HEX = re.compile(r"#[0-9a-fA-F]{6}")
PLAIN, PLAIN_DARK = "#ece7f2", "#3d3947"  # for a stance without a score and without a usable colour
LIGHT_INK, DARK_INK = "#ffffff", "#10161c"


class Tone(TypedDict):
    """How one stance looks: colours of the tile and of what is written on it, in light and dark, and its symbol.

    `scored` tells the stances that have a place on the scale from those that take none.
    """

    light: str
    dark: str
    ink: str
    ink_dark: str
    symbol: str
    meaning: str
    scored: bool


def palette_of(tracker: Tracker) -> dict[str, Tone]:
    """The look of each stance, by its word, in the order of the scale."""
    rows = tracker.stances.to_dict("records")
    scores = [float(row["score"]) if pd.notna(row.get("score")) else None for row in rows]
    reach = max((abs(score) for score in scores if score is not None), default=0) or 1
    symbols = symbols_of(scores, [str(row["stance"]) for row in rows], [str(row.get("symbol") or "") for row in rows])
    return {
        str(row["stance"]): _tone(row, None if score is None else score / reach, symbol)
        for row, score, symbol in zip(rows, scores, symbols, strict=True)
    }


def _tone(row: Mapping[Hashable, Any], strength: float | None, symbol: str) -> Tone:
    derived = (PLAIN, PLAIN_DARK) if strength is None else colour_at(strength)
    own = hex_colour(row.get("colour"), "")
    light, dark = own or derived[0], hex_colour(row.get("colour_dark"), own or derived[1])
    return Tone(
        light=light,
        dark=dark,
        ink=ink_on(light),
        ink_dark=ink_on(dark),
        symbol=symbol,
        meaning=str(row.get("meaning", "")),
        scored=strength is not None,
    )


def hex_colour(text: object, otherwise: str) -> str:
    """The text if it is a colour like #2166ac, else another: no other CSS may come in with the data."""
    return str(text) if HEX.fullmatch(str(text)) else otherwise


def ink_on(colour: str) -> str:
    """White or near-black, whichever stands out more on the colour (contrast as WCAG 2.2 defines it)."""
    ground = luminance(colour)
    on_light = (1.05) / (ground + 0.05)
    on_dark = (ground + 0.05) / (luminance(DARK_INK) + 0.05)
    return LIGHT_INK if on_light >= on_dark else DARK_INK


def luminance(colour: str) -> float:
    """The relative luminance of a colour like #2166ac (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
