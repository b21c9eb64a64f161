"""Colours and symbols for a scale that brings none: from its scores, told apart without colour too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0)
LIGHT = ("#b2501a", "#f4b183", "#d6d3cd", "#9ecae1", "#2166ac")
DARK = ("#f2a066", "#8a4f22", "#4a4743", "#2f5f8a", "#6db3f2")
"""From fully against to fully for, as the default scale has them: blue to orange, the middle quiet in both themes."""
FOR, AGAINST, BETWEEN = ("▲", "△"), ("▼", "▽"), "○"
UNSCORED = ("?", "–", "∅")
PLAIN = ("#ece7f2", "#3d3947")
"""For a stance without a score and without a usable colour, in light and in dark."""
HEX = re.compile(r"#[0-9a-fA-F]{6}")


def dressed(stances: pd.DataFrame) -> pd.DataFrame:
    """The stances, each with a colour, a colour_dark and a symbol: its own where it has one, else by its score."""
    scores = [None if score != score else float(score) for score in stances["score"]]
    reach = max((abs(score) for score in scores if score is not None), default=0) or 1
    derived = [PLAIN if score is None else colour_at(score / reach) for score in scores]
    blank = [""] * len(scores)
    own = [str(text or "") for text in stances.get("symbol", blank)]
    pairs = zip(stances.get("colour", blank), stances.get("colour_dark", blank), derived, strict=True)
    looks = [
        (hex_colour(light, by_score[0]), hex_colour(dark, hex_colour(light, by_score[1])))
        for light, dark, by_score in pairs
    ]
    return stances.assign(
        colour=[light for light, _ in looks],
        colour_dark=[dark for _, dark in looks],
        symbol=symbols_of(scores, [str(word) for word in stances["stance"]], own),
    )


def hex_colour(text: object, otherwise: str) -> str:
    """The text if it is a colour like #2166ac, else another: no other CSS may come in with the data."""
    return str(text) if HEX.fullmatch(str(text)) else otherwise


def colour_at(strength: float) -> tuple[str, str]:
    """The colour of a strength from -1 to 1, in light and in dark."""
    return _between(strength, LIGHT), _between(strength, DARK)


def symbols_of(scores: Sequence[float | None], words: Sequence[str], own: Sequence[str]) -> list[str]:
    """A symbol for each stance: its own where it has one, else one that no other stance has.

    Up to two strengths a side are full and hollow triangles; more than that, how many steps from the middle (+3), for
    no eye tells six triangles apart.
    """
    spare = iter([*UNSCORED, *(word[:1].upper() for word in words), *map(str, range(1, len(words) + 1))])
    found: list[str] = []
    for score, given in zip(scores, own, strict=True):
        symbol = given or ("" if score is None else _symbol(score, scores))
        while not symbol or (not given and symbol in {*found, *own}):
            symbol = next(spare)
        found.append(symbol)
    return found


def _symbol(score: float, scores: Sequence[float | None]) -> str:
    same = sorted({abs(each) for each in scores if each is not None and each * score > 0}, reverse=True)
    if len(same) > len(FOR):
        return f"{'+' if score > 0 else '−'}{len(same) - same.index(abs(score))}"
    return (FOR if score > 0 else AGAINST)[same.index(abs(score))] if score else BETWEEN


def _between(strength: float, colours: tuple[str, ...]) -> str:
    for (low, under), (high, above) in pairwise(zip(STEPS, colours, strict=True)):
        if strength <= high:
            share = max(0.0, (strength - low) / (high - low))
            return _mixed(under, above, share)
    return colours[-1]


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)
