"""The scale's colours and symbols for both themes: the stances' own, or derived from their scores."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypedDict

import pandas as pd

from tracker import Tracker
from tracker.analysis.ramp import dressed
from tracker.app.wording.terms import stance_word

LIGHT_INK, DARK_INK = "#ffffff", "#10161c"


class Tone(TypedDict):
    """How one stance looks: colours of the tile and of what is written on it, in light and dark, and its symbol.

    `scored` tells the stances that have a place on the scale from those that take none; `word` is what people read.
    """

    light: str
    dark: str
    ink: str
    ink_dark: str
    symbol: str
    meaning: str
    word: str
    scored: bool


def palette_of(tracker: Tracker) -> dict[str, Tone]:
    """The look of each stance, by its word, in the order of the scale."""
    return {str(row["stance"]): _tone(row) for row in dressed(tracker.stances).to_dict("records")}


def _tone(row: Mapping[Hashable, Any]) -> Tone:
    light, dark = str(row["colour"]), str(row["colour_dark"])
    return Tone(
        light=light,
        dark=dark,
        ink=ink_on(light),
        ink_dark=ink_on(dark),
        symbol=str(row["symbol"]),
        meaning=str(row.get("meaning", "")),
        word=stance_word(str(row["stance"])),
        scored=bool(pd.notna(row["score"])),
    )


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
