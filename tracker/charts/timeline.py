"""Lanes of stances through time: a bar for each run, a dot for the statements of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from tracker.charts.dots import HEARD, TOLD, Looks, dot_layers, dots_of, told

LANE = 30  # pixels
BARS: dict[str, dict[str, Any]] = {
    "whole": {"height": 13, "opacity": 0.9, "stroke": "#80808066", "strokeWidth": 0.7},
    "upper": {"height": 6, "yOffset": -3.5, "opacity": 0.9},
    "lower": {"height": 6, "yOffset": 3.5, "opacity": 0.9},
    "outline": {"height": 12, "fillOpacity": 0.12, "strokeWidth": 1.6, "strokeDash": [4, 2.5], "filled": True},
}
DRAWN = ["actor", "proposal", "from", "until", "tone", "part", "told"]
NARROW = "windowSize()[0] < 700"
NAMES = f"{NARROW} ? 118 : 230"
"""Pixels for a lane's name: on a phone the lanes need the room more."""
LONG = f"{NARROW} && length(datum.label) > 17"
LINES = f"{LONG} ? split(replace(datum.label, regexp('^(.{{4,17}}) '), '$1\\n'), '\\n') : datum.label"
"""A lane's name, on a phone in two lines if it is long; they lie around the middle of the lane."""
AROUND = {"condition": {"test": LONG, "value": "bottom"}, "value": "middle"}


def timeline_chart(
    runs: pd.DataFrame,
    statements: pd.DataFrame,
    lane: str,
    looks: Looks,
    day: date,
    dark: bool,
    locale: Mapping[str, Any] | None = None,
) -> alt.LayerChart:
    """A bar for each run of a stance, a dot for all statements of a day and stance, one lane for each value of `lane`.

    `runs` are of `tracker.timeline` as of the day, `statements` typed positions or their `dots_of`; both may bring a
    sentence for each (`told`). `looks` gives each stance its colour (`light`, `dark`) and symbol, `locale` the names
    of months (d3's `time`). A contested run is parted lengthwise, a claimed one is an outline; claims by others are
    hollow dots below the bar. Nothing is drawn past the end of the day.
    """
    start, end = span_of(runs, statements, day)
    bars = told(bars_of(runs, end))
    dots = told(statements if "statements" in statements else dots_of(statements))
    hue = "dark" if dark else "light"
    scale = alt.Scale(domain=list(looks), range=[look[hue] for look in looks.values()])
    names = alt.Y(f"{lane}:N", sort=lane_order(runs, lane, list(looks), day), title=None).axis(
        labelExpr=LINES,
        labelOverlap=False,
        labelBaseline=AROUND,
        labelLineHeight=13,
        labelLimit=alt.ExprRef(NAMES),
        ticks=False,
        domain=False,
        grid=True,
        labelPadding=10,
        labelFontSize=13,
    )
    layers = [_bar(bars, part, time_axis(start, end), names, scale) for part in BARS if (bars["part"] == part).any()]
    return laid_out([*layers, *dot_layers(dots, names, looks, dark)], alt.Step(LANE), dark, locale)


def span_of(runs: pd.DataFrame, statements: pd.DataFrame, day: date) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first moment to draw, with room before what happened first, and the last one: the end of the day."""
    end = pd.Timestamp(day) + pd.Timedelta(days=1)
    first = min(pd.concat([runs["from"], statements["date"]]).min(), pd.Timestamp(day), end)
    return first - max((end - first) * 0.03, pd.Timedelta(days=1)), end


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


def lane_order(runs: pd.DataFrame, lane: str, stances: list[str], day: date) -> list[str]:
    """The lanes by the stance held on the day, in the order of the scale, those not yet heard last; then by name."""
    place = {stance: number for number, stance in enumerate(stances)}
    now = runs[runs["from"] <= pd.Timestamp(day)].groupby(lane, observed=True)["stance"].last().astype("str")
    ranks = {str(name): place.get(stance.split(" / ")[0], len(place)) for name, stance in now.items()}
    return sorted(runs[lane].astype("str").unique(), key=lambda name: (ranks.get(name, len(place) + 1), name))


def time_axis(start: pd.Timestamp, end: pd.Timestamp) -> alt.X:
    """The days between two moments, told as finely as the span asks for."""
    time = alt.X("from:T", title=None, scale=alt.Scale(domain=[_utc(start), _utc(end)]))
    look: dict[str, Any] = {"grid": False, "domain": False, "labelFontSize": 12, "labelFlush": True}
    ticks = f"min({max(1, (end - start).days)}, max(2, width / 120))"  # no day is named twice
    return time.axis(format=_format(end - start), tickCount=alt.ExprRef(ticks), **look)


def laid_out(
    layers: Sequence[alt.Chart], height: alt.Step | int, dark: bool, locale: Mapping[str, Any] | None
) -> alt.LayerChart:
    """The layers as one chart."""
    lines, letters = ("#3a3a38", "#c9c9c2") if dark else ("#e8e8e4", "#4a4a45")
    names: dict[str, Any] = {"locale": alt.Locale(time=alt.TimeLocale(**locale))} if locale else {}
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=height)
        .configure(**names)
        .configure_view(stroke=None)
        .configure_axis(gridColor=lines, labelColor=letters)
    )
    return chart


def _bar(bars: pd.DataFrame, part: str, time: alt.X, lanes: alt.Y, scale: alt.Scale) -> alt.Chart:
    mark = BARS[part]
    colour, edge = (channel("tone:N", scale=scale, legend=None) for channel in (alt.Color, alt.Stroke))
    chart = alt.Chart(bars[bars["part"] == part]).mark_bar(cornerRadius=2, cursor="pointer", **mark)
    encoded: alt.Chart = chart.encode(time, alt.X2("until:T"), lanes, colour, TOLD, HEARD)
    outlined: alt.Chart = encoded.encode(edge)
    return outlined if part == "outline" else encoded


def _utc(day: pd.Timestamp) -> alt.DateTime:
    return alt.DateTime(year=day.year, month=day.month, date=day.day)


def _format(span: timedelta) -> str:
    return "%d %b %Y" if span < timedelta(days=150) else "%b %Y"
