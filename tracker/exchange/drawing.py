"""Native charts of counts by stance: the colours of the scale, patterns for weaker stances, and words for the blind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from tracker.analysis.ramp import dressed
from tracker.exchange.colours import INK, LINE, QUIET, WHITE, ink_on, mixed
from tracker.exchange.edition import Edition
from tracker.exchange.pen import Sheet

OTHERS = {"contested": ("#FFFFFF", "dark_upward_diagonal"), "claimed": ("#8A94A0", "percent_50")}
"""What a count may be of besides a stance, with its colour and pattern."""


@dataclass(frozen=True)
class Counts:
    """Where the numbers of a chart stand: a header row, one row a bar, one column a series; from 0."""

    top: int
    rows: int
    first: int
    series: Sequence[str]


def counts_chart(sheet: Sheet, edition: Edition, counts: Counts, kind: str, title: str) -> Any:
    """A stacked chart (`kind` is column or bar) of the counts, each segment with its number."""
    chart = sheet.pen.chart(kind, "stacked")
    looks = series_looks(edition.tracker.stances)
    first, last = counts.top + 1, counts.top + counts.rows
    for column, name in enumerate(counts.series, counts.first):
        look, ink = looks[name]
        chart.add_series(
            {
                "name": [sheet.name, counts.top, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "data_labels": {"value": True, "num_format": "0;;", "font": _font(sheet, color=ink)},
                "border": {"color": QUIET if name in OTHERS else WHITE, "width": 0.75},
                "gap": 45,
                "overlap": 100,
                **look,
            }
        )
    _dress(chart, sheet, title, reverse=kind == "bar")
    return chart


def series_looks(stances: pd.DataFrame) -> Mapping[str, tuple[dict[str, Any], str]]:
    """For each series, its fill or pattern and ink: solid for a full yes or no and for the middle."""
    looks: dict[str, tuple[dict[str, Any], str]] = {}
    scale = dressed(stances)
    for word, ground, score in zip(scale["stance"], scale["colour"], scale["score"], strict=True):
        if score in (1.0, 0.0, -1.0):
            looks[word] = {"fill": {"color": ground}}, ink_on(ground)
        else:
            pattern = "wide_upward_diagonal" if score == score else "small_grid"  # NaN: no score
            looks[word] = _hatched(pattern, ground), INK
    return looks | {name: (_hatched(pattern, colour), INK) for name, (colour, pattern) in OTHERS.items()}


def _hatched(pattern: str, colour: str) -> dict[str, Any]:
    lines = mixed(QUIET if colour == WHITE else colour, WHITE, 0.25)
    return {"pattern": {"pattern": pattern, "fg_color": lines, "bg_color": mixed(colour, WHITE, 0.6)}}


def _dress(chart: Any, sheet: Sheet, title: str, reverse: bool) -> None:
    """Title, axes and legend: quiet lines, whole numbers, the first row of the table on top of the bars."""
    chart.set_title({"name": title, "overlay": False, "name_font": _font(sheet, size=11, bold=True)})
    grid: dict[str, Any] = {"visible": True, "line": {"color": LINE}}
    numbers: dict[str, Any] = {"num_font": _font(sheet), "num_format": "0", "major_gridlines": grid}
    names = {"num_font": _font(sheet), "line": {"color": QUIET}, "reverse": reverse}
    numbers |= {"line": {"none": True}, "min": 0, **({"label_position": "high"} if reverse else {})}
    chart.set_x_axis(numbers if reverse else names)  # of bars, the names stand on the y axis
    chart.set_y_axis(names if reverse else numbers)
    chart.set_legend({"position": "bottom" if reverse else "right", "font": _font(sheet)})
    chart.set_chartarea({"border": {"color": LINE}})


def _font(sheet: Sheet, size: int = 9, **looks: Any) -> dict[str, Any]:
    return {"name": "Arial", "size": round(size * sheet.pen.scale), "bold": False, "color": INK, **looks}
