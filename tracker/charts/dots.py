"""The dots of a timeline: a shape for each stance, full for own words, hollow for claims by others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from tracker.analysis.scale import CLAIMS

Looks = Mapping[str, Mapping[str, Any]]
SHAPES = {
    "▲": "triangle-up",
    "△": "triangle-up",
    "▼": "triangle-down",
    "▽": "triangle-down",
    "○": "circle",
    "?": "cross",
}
OTHER_SHAPES = ("square", "diamond", "triangle-right", "triangle-left", "stroke")
PICK = "picked"
"""The name of the selection that a click on a bar or a dot makes; it tells actor and proposal."""
RISE = alt.ExprRef("datum.rise")
FULL = {"filled": True, "opacity": 1, "strokeWidth": 1.4, "size": 82, "cursor": "pointer", "yOffset": RISE}
HOLLOW = {"filled": False, "opacity": 1, "strokeWidth": 1.7, "size": 40, "cursor": "pointer", "yOffset": RISE}
NUMBER: dict[str, Any] = {
    "align": "left", "dx": 7, "dy": -7, "fontSize": 11, "fontWeight": "bold", "strokeWidth": 0, "yOffset": RISE
}  # fmt: skip
DAY, TOLD, HEARD = alt.X("date:T"), alt.Tooltip("told:N"), alt.Description("told:N")


def dots_of(statements: pd.DataFrame) -> pd.DataFrame:
    """One row for all statements of a cell, a day and a stance, with their number; claims by others are on their own.

    Columns: actor, proposal, date, stance, own, statements (their number), tone, and rise: how many pixels below the
    middle of its lane a dot lies, so that no two of one day hide each other.
    """
    keys = ["actor", "proposal", "date", "own", "stance"]
    dots = (
        statements.assign(own=own_words(statements))[keys]
        .astype(dict.fromkeys(("actor", "proposal", "stance"), "str"))
        .groupby(keys, as_index=False)
        .size()
        .rename(columns={"size": "statements"})
    )
    return dots.assign(tone=dots["stance"], rise=_rise(dots))


def own_words(statements: pd.DataFrame) -> pd.Series[bool]:
    """Which statements are in the actor's own words, and not a claim about it."""
    if "attribution" not in statements:
        return pd.Series(True, index=statements.index)
    return ~statements["attribution"].isin(CLAIMS)


def _rise(dots: pd.DataFrame) -> pd.Series[float]:
    day = dots.groupby(["actor", "proposal", "date", "own"])["stance"]
    place, number = day.cumcount(), day.transform("size")
    beside = (place - (number - 1) / 2) * 8
    return beside.where(dots["own"], 11.0 + place * 3)


def told(drawn: pd.DataFrame) -> pd.DataFrame:
    """The bars or dots with a sentence for whoever points at one, or cannot see it."""
    if "told" in drawn:
        return drawn
    words = [drawn[name].astype("str") for name in ("actor", "proposal", "stance")]
    return drawn.assign(told=words[0] + ", " + words[1] + ": " + words[2])


def shapes_of(looks: Looks) -> list[str]:
    """A shape for each stance: that of its symbol, else one that no symbol has."""
    spare = iter(OTHER_SHAPES * (1 + len(looks) // len(OTHER_SHAPES)))
    return [SHAPES.get(look["symbol"]) or next(spare) for look in looks.values()]


def dot_layers(dots: pd.DataFrame, lanes: alt.Y, scale: alt.Scale, looks: Looks, dark: bool) -> list[alt.Chart]:
    """Own words as full dots, claims by others as hollow ones, and the number beside a dot that stands for several."""
    ground, ink = ("#191917", "#e6e6e0") if dark else ("#ffffff", "#33332f")
    shapes = alt.Scale(domain=list(looks), range=shapes_of(looks))
    marks: list[tuple[pd.Series[bool], dict[str, Any]]] = [
        (dots["own"], {**FULL, "stroke": ground}),
        (~dots["own"], {**HOLLOW, "fill": ground}),
    ]
    drawn = [
        alt.Chart(dots[where])
        .mark_point(**mark)
        .encode(
            DAY, lanes, alt.Color("tone:N", scale=scale, legend=None), alt.Shape("tone:N", scale=shapes, legend=None), TOLD, HEARD
        )
        for where, mark in marks
    ]
    number = alt.Chart(dots[dots["statements"] > 1]).mark_text(**NUMBER, color=ink, stroke=ground)
    pick = alt.selection_point(name=PICK, fields=["actor", "proposal"], on="click", clear=False)
    return [drawn[0].add_params(pick), drawn[1], number.encode(DAY, lanes, TOLD, text=alt.Text("statements:Q"))]
