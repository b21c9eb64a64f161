"""Everything that was said of one actor on one proposal: a dot for each statement, so that they can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from tracker.charts import dots as drawn
from tracker.charts.dots import Looks, dots_of, inked, own_words, told
from tracker.charts.timeline import DRAWN, bars_of, laid_out, span_of, time_axis

STEP, DOT, BAR, HEAD = 13, 70, 13, 22  # pixels: from dot to dot, a dot's area, a bar's height, a heading's
WHOLE: dict[str, Any] = {"opacity": 0.9, "strokeWidth": 0}
OUTLINE: dict[str, Any] = {"fillOpacity": 0.12, "strokeWidth": 1.6, "strokeDash": [4, 2.5]}
MOST = 12
"""Dots on one day: beyond that, one dot stands for all statements of a stance, with their number beside it."""


def pair_chart(
    runs: pd.DataFrame,
    statements: pd.DataFrame,
    looks: Looks,
    day: date,
    dark: bool,
    headings: tuple[str, str],
    locale: Mapping[str, Any] | None = None,
) -> alt.LayerChart:
    """The runs of one pair as bars, its statements stacked above them; claims by others in a field of their own below.

    `runs` and `statements` as for `timeline_chart`, each statement with a sentence (`told`); `headings` name the two
    fields. Nothing is drawn past the end of the day.
    """
    start, end = span_of(runs, statements, day)
    dots, bars = stacked_dots(statements), told(bars_of(runs, end))
    tops = fields_of(dots, bars)
    time = time_axis(start, end)
    hue = "dark" if dark else "light"
    scale = alt.Scale(domain=list(looks), range=[look[hue] for look in looks.values()])
    layers = [_heads(headings, tops, dark), *_bars(bars, tops, time, scale), *_dots(dots, tops, looks, dark)]
    return laid_out(layers, int(tops["bottom"]), dark, locale)


def stacked_dots(statements: pd.DataFrame) -> pd.DataFrame:
    """One row a statement, or a stance on busy days, with its place in the stack of its day (`slot`, 0 undermost)."""
    each = statements.assign(own=own_words(statements), statements=1, tone=statements["stance"].astype("str"))
    each = told(each.astype({"actor": "str", "proposal": "str", "stance": "str"}))
    crowd = each.groupby(["date", "own"])["tone"].transform("size") > MOST
    folded = told(dots_of(statements[crowd.to_numpy()])).drop(columns="rise")
    dots = pd.concat([each.loc[~crowd, list(folded)], folded], ignore_index=True)
    return dots.assign(slot=dots.groupby(["date", "own"]).cumcount())


def fields_of(dots: pd.DataFrame, bars: pd.DataFrame) -> dict[str, float]:
    """Where the bars of own words and of claims lie, counted in pixels from above, and how high the chart is."""
    heights = {own: (dots.loc[dots["own"] == own, "slot"].max() + 1) * STEP if (dots["own"] == own).any() else 0
               for own in (True, False)}  # fmt: skip
    own = HEAD + heights[True] + BAR
    claimed = bool(heights[False]) or bool((bars["part"] == "outline").any())
    claims = own + HEAD * 1.6 + heights[False] + BAR
    return {"own": own, "claims": claims, "claimed": claimed, "bottom": (claims if claimed else own) + BAR}


def pixels(tops: Mapping[str, float]) -> alt.Scale:
    """Pixels from above, as a scale: without one the drawing would forget its own height."""
    return alt.Scale(domain=[0, tops["bottom"]], reverse=True, nice=False, zero=False)


def _heads(headings: tuple[str, str], tops: Mapping[str, float], dark: bool) -> alt.Chart:
    down = pixels(tops)
    rows = [{"words": headings[0], "y": 8.0}]
    if tops["claimed"]:
        rows.append({"words": headings[1], "y": tops["own"] + HEAD + 2})
    mark: dict[str, Any] = {
        "align": "left",
        "fontSize": 12,
        "fontWeight": "bold",
        "color": "#c9c9c2" if dark else "#4a4a45",
    }
    chart: alt.Chart = alt.Chart(pd.DataFrame(rows)).mark_text(**mark).encode(
        alt.Y("y:Q", scale=down, axis=None), x=alt.value(0), text="words:N"
    )  # fmt: skip
    return chart


def _bars(bars: pd.DataFrame, tops: Mapping[str, float], time: alt.X, scale: alt.Scale) -> list[alt.Chart]:
    claimed = bars["part"] == "outline"
    middle = claimed.map({True: tops["claims"], False: tops["own"]})
    placed = bars.assign(
        top=middle - BAR / 2 + (bars["part"] == "lower") * BAR / 2,
        foot=middle + BAR / 2 - (bars["part"] == "upper") * BAR / 2,
    )
    colour, edge = (channel("tone:N", scale=scale, legend=None) for channel in (alt.Color, alt.Stroke))
    place = alt.Y("top:Q", scale=pixels(tops), axis=None), alt.Y2("foot:Q")
    return [
        alt.Chart(placed.loc[claimed == outlined, [*DRAWN, "top", "foot"]])
        .mark_rect(cursor="pointer", **look)
        .encode(time, alt.X2("until:T"), *place, colour, edge, drawn.TOLD, drawn.HEARD)
        for outlined, look in ((False, WHOLE), (True, OUTLINE))
        if (claimed == outlined).any()
    ]


def _dots(dots: pd.DataFrame, tops: Mapping[str, float], looks: Looks, dark: bool) -> list[alt.Chart]:
    base = dots["own"].map({True: tops["own"], False: tops["claims"]})
    placed = inked(dots, looks, dark).assign(y=base - BAR - dots["slot"] * STEP)[[*drawn.DRAWN, "y"]]
    place = alt.Y("y:Q", scale=pixels(tops), axis=None)
    shape = alt.Shape("tone:N", scale=alt.Scale(domain=list(looks), range=drawn.shapes_of(looks)), legend=None)
    point = alt.Chart(placed).mark_point(size=DOT, strokeWidth=1.6, opacity=1, cursor="pointer")
    number = (
        alt.Chart(placed).transform_filter(drawn.MANY).mark_text(color=drawn.ink_of(dark), **(drawn.NUMBER | {"dy": 0}))
    )
    pick = alt.selection_point(name=drawn.PICK, fields=["actor", "proposal"], on="click", clear=False)
    return [
        point.encode(drawn.DAY, place, shape, *drawn.INKS, drawn.TOLD, drawn.HEARD).add_params(pick),
        number.encode(drawn.DAY, place, drawn.TOLD, text="statements:Q"),
    ]
