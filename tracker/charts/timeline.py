"""Lanes of stances through time: a bar for each run, a dot for the statements of a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

Looks = Mapping[str, Mapping[str, Any]]
LANE = 27  # pixels
SHAPES = {
    "▲": "triangle-up",
    "△": "triangle-up",
    "▼": "triangle-down",
    "▽": "triangle-down",
    "○": "circle",
    "?": "cross",
}
BARS: dict[str, dict[str, Any]] = {
    "whole": {"height": 13, "opacity": 0.9},
    "upper": {"height": 6, "yOffset": -3.5, "opacity": 0.9},
    "lower": {"height": 6, "yOffset": 3.5, "opacity": 0.9},
    "outline": {"height": 12, "fillOpacity": 0.12, "strokeWidth": 1.6, "strokeDash": [4, 2.5], "filled": True},
}
OTHER_SHAPES = ("square", "diamond", "triangle-right", "triangle-left", "stroke")
PICK = "picked"
"""The name of the selection that a click on a bar or a dot makes; it tells actor and proposal."""


def timeline_chart(
    runs: pd.DataFrame,
    statements: pd.DataFrame,
    lane: str,
    looks: Looks,
    day: date,
    dark: bool,
) -> alt.LayerChart:
    """A bar for each run of a stance, a dot for all statements of a day and stance, one lane for each value of `lane`.

    `runs` are of `tracker.timeline`, `statements` typed positions; `looks` gives each stance its colour (`light`,
    `dark`) and symbol. A contested run is parted lengthwise, a claimed one is an outline.
    """
    start, end = span_of(runs, statements, day)
    bars, dots = bars_of(runs, end), dots_of(statements)
    scale = alt.Scale(domain=list(looks), range=[look["dark" if dark else "light"] for look in looks.values()])
    shapes = alt.Scale(domain=list(looks), range=shapes_of(looks))
    lanes = alt.Y(f"{lane}:N", sort=lane_order(runs, lane, list(looks), day), title=None).axis(
        labelLimit=230, ticks=False, domain=False, grid=True, labelPadding=10, labelFontSize=13
    )
    time = alt.X("from:T", title=None, scale=alt.Scale(domain=[_utc(start), _utc(end)]))
    tick = time.axis(
        grid=False, domain=False, format=_format(end - start), labelFontSize=12, tickCount=8, labelFlush=False
    )
    pick = alt.selection_point(name=PICK, fields=["actor", "proposal"], on="click", clear=False)
    colour = alt.Color("tone:N", scale=scale, legend=None)
    edge = alt.Stroke("tone:N", scale=scale, legend=None)
    layers = [_bar(bars, each, tick, lanes, colour, edge) for each in ("whole", "upper", "lower", "outline")]
    chart: alt.LayerChart = (
        alt.layer(*layers, _dots(dots, lanes, colour, shapes, dark).add_params(pick), _rule(day, dark))
        .properties(height=alt.Step(LANE))
        .configure_view(stroke=None)
        .configure_axis(gridColor="#3a3a38" if dark else "#e8e8e4")
    )
    return chart


def span_of(runs: pd.DataFrame, statements: pd.DataFrame, day: date) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day to draw, with room at both ends."""
    days = pd.concat([runs["from"], statements["date"]])
    first = min(days.min(), pd.Timestamp(day)) if len(days) else pd.Timestamp(day)
    last = max(days.max(), pd.Timestamp(day)) if len(days) else pd.Timestamp(day)
    room = max((last - first) * 0.02, pd.Timedelta(days=2))
    return first - room, last + max(room, pd.Timedelta(days=10) if last - first < pd.Timedelta(days=60) else room)


def bars_of(runs: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """The runs with an end, their tone and their part: whole, outline (only claimed), or two halves where contested."""
    bars = runs.assign(
        until=runs["until"].fillna(end),
        open=runs["until"].isna(),
        tone=runs["stance"].astype("str").str.split(" / "),
        **{name: runs[name].astype("str") for name in ("actor", "proposal", "stance", "state")},
    ).explode("tone", ignore_index=True)
    place = bars.groupby(["actor", "proposal", "from"], observed=True).cumcount()
    part = pd.Series("whole", index=bars.index).mask(bars["state"] == "claimed", "outline")
    halves = place.map({0: "upper"}).fillna("lower")
    return bars.assign(part=part.mask(bars["state"] == "contested", halves))


def dots_of(statements: pd.DataFrame) -> pd.DataFrame:
    """One row for all statements of a cell, a day and a stance, with their number."""
    keys = ["actor", "proposal", "date", "stance"]
    texts = statements[keys].astype({name: "str" for name in keys if name != "date"})
    return (
        texts.groupby(keys, as_index=False)
        .size()
        .rename(columns={"size": "statements"})
        .assign(tone=lambda dot: dot["stance"])
    )


def lane_order(runs: pd.DataFrame, lane: str, stances: list[str], day: date) -> list[str]:
    """The lanes by the stance held on the day, in the order of the scale, those not yet heard last; then by name."""
    place = {stance: number for number, stance in enumerate(stances)}
    now = runs[runs["from"] <= pd.Timestamp(day)].groupby(lane, observed=True)["stance"].last().astype("str")
    ranks = {str(name): place.get(stance.split(" / ")[0], len(place)) for name, stance in now.items()}
    return sorted(runs[lane].astype("str").unique(), key=lambda name: (ranks.get(name, len(place) + 1), name))


def shapes_of(looks: Looks) -> list[str]:
    """A shape for each stance: that of its symbol, else one that no symbol has."""
    spare = iter(OTHER_SHAPES * (1 + len(looks) // len(OTHER_SHAPES)))
    return [SHAPES.get(look["symbol"]) or next(spare) for look in looks.values()]


def _bar(bars: pd.DataFrame, part: str, time: alt.X, lanes: alt.Y, colour: alt.Color, edge: alt.Stroke) -> alt.Chart:
    mark = BARS[part]
    chart = alt.Chart(bars[bars["part"] == part]).mark_bar(cornerRadius=2, cursor="pointer", **mark)
    encoded: alt.Chart = chart.encode(
        time, alt.X2("until:T"), lanes, colour,
        tooltip=["actor:N", "proposal:N", "stance:N", "state:N", _day("from"), "rows:Q", "origins:Q"],
    )  # fmt: skip
    outlined: alt.Chart = encoded.encode(edge)
    return outlined if part == "outline" else encoded


def _dots(dots: pd.DataFrame, lanes: alt.Y, colour: alt.Color, shapes: alt.Scale, dark: bool) -> alt.Chart:
    edge = "#191917" if dark else "#ffffff"
    chart: alt.Chart = (
        alt.Chart(dots)
        .mark_point(filled=True, opacity=1, stroke=edge, strokeWidth=1.4, cursor="pointer")
        .encode(
            alt.X("date:T"),
            lanes,
            colour,
            shape=alt.Shape("tone:N", scale=shapes, legend=None),
            size=alt.Size("statements:Q", scale=alt.Scale(domain=[1, 10], range=[75, 330], clamp=True), legend=None),
            tooltip=["actor:N", "proposal:N", "stance:N", _day("date"), "statements:Q"],
        )
    )
    return chart


def _rule(day: date, dark: bool) -> alt.Chart:
    table = pd.DataFrame({"day": [pd.Timestamp(day)]})
    colour = "#e6e6e0" if dark else "#333333"
    line: alt.Chart = (
        alt.Chart(table)
        .mark_rule(strokeDash=[4, 3], color=colour, opacity=0.75)
        .encode(alt.X("day:T"), tooltip=[_day("day")])
    )
    return line


def _day(name: str) -> alt.Tooltip:
    return alt.Tooltip(f"{name}:T", format="%d %B %Y", title="as of" if name == "day" else name)


def _utc(day: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def _format(span: timedelta) -> str:
    return "%d %b %Y" if span < timedelta(days=150) else "%b %Y"
