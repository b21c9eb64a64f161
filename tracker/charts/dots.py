"""The dots of a timeline: a shape for each stance, full for own words, hollow for claims by others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from tracker.analysis.scale import CLAIMS

alt.data_transformers.disable_max_rows()  # what a page draws is bounded by its lanes, not by an error

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
FULL: dict[str, Any] = {"size": 82, "strokeWidth": 1.2}
HOLLOW: dict[str, Any] = {"size": 40, "strokeWidth": 1.7}
NUMBER: dict[str, Any] = {
    "align": "left", "dx": 7, "dy": alt.ExprRef("datum.own ? -7 : 2"), "fontSize": 11, "fontWeight": "bold"
}  # fmt: skip
DAY, TOLD, HEARD = alt.X("date:T"), alt.Tooltip("told:N"), alt.Description("told:N")
MANY = "datum.statements > 1"
DRAWN = ["actor", "proposal", "date", "own", "tone", "statements", "told", "filling", "edge"]
"""What the drawing of dots needs, and nothing else goes to the browser: one table for all its layers."""
INKS = alt.Fill("filling:N", scale=None), alt.Stroke("edge:N", scale=None)


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


def dot_layers(dots: pd.DataFrame, lanes: alt.Y, looks: Looks, dark: bool) -> list[alt.Chart]:
    """Own words as full dots, claims by others as hollow ones, and the number beside a dot that stands for several."""
    tinted = inked(dots, looks, dark)[[*DRAWN, "rise"]]
    shape = alt.Shape("tone:N", scale=alt.Scale(domain=list(looks), range=shapes_of(looks)), legend=None)
    pick = alt.selection_point(name=PICK, fields=["actor", "proposal"], on="click", clear=False)
    drawn = [
        alt.Chart(tinted)
        .transform_filter(f"datum.own == {str(own).lower()}")
        .mark_point(opacity=1, cursor="pointer", yOffset=RISE, **look)
        .encode(DAY, lanes, shape, *INKS, TOLD, HEARD)
        for own, look in ((True, FULL), (False, HOLLOW))
        if (tinted["own"] == own).any()  # a layer without a mark is a picture without words to a screen reader
    ]
    if drawn:
        drawn[0] = drawn[0].add_params(pick)
    if (tinted["statements"] > 1).any():
        many = alt.Chart(tinted).transform_filter(MANY).mark_text(yOffset=RISE, color=ink_of(dark), **NUMBER)
        drawn.append(many.encode(DAY, lanes, TOLD, HEARD, text=alt.Text("statements:Q")))
    return drawn


def inked(dots: pd.DataFrame, looks: Looks, dark: bool) -> pd.DataFrame:
    """The dots with their colours: own words filled and edged so that they show on a bar of their own colour."""
    ground, hue = ("#191917", "dark") if dark else ("#ffffff", "light")
    tone = dots["tone"].map({stance: look[hue] for stance, look in looks.items()})
    edge = dots["tone"].map({stance: look.get("ink_dark" if dark else "ink", ground) for stance, look in looks.items()})
    return dots.assign(filling=tone.where(dots["own"], ground), edge=edge.where(dots["own"], tone))


def ink_of(dark: bool) -> str:
    """The colour of a number on the page."""
    return "#e6e6e0" if dark else "#33332f"
