"""The sheet Timeline: how many statements of each stance were made in each quarter, as a table and a chart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell as cell_name

from tracker.exchange.about_sheet import written_day
from tracker.exchange.counting import LIVE_AT_MOST, counted_between, is_plain
from tracker.exchange.drawing import Counts, counts_chart
from tracker.exchange.edition import TOP, Edition
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import HEAD_HEIGHT, body, header, set_widths
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import FIRST_DAY, Sheet

QUARTERS_AT_MOST = 60
"""Fifteen years; beyond it, a row is a year."""
WIDTHS = (12.0, 12.0, 12.0)
STANCE_WIDTH = 12.0
BELOW_AT_MOST = 20
"""Rows below which the chart is still in sight; beside more, it is."""
SPANS = ["period", "from", "to"]


class Period(NamedTuple):
    """A quarter or a year: its name, its first and its last day."""

    name: str
    first: date
    last: date


def put_timeline(sheet: Sheet, edition: Edition) -> None:
    """Write one row a quarter and one column a stance: formulas over the sheet Positions, with their results."""
    said = sound_statements(edition)
    periods, stances = periods_of(said, edition.day), edition.tracker.stances["stance"].tolist()
    counts = counts_of(said, periods, stances)
    each = "year" if len(periods[0].name) == len("2025") else "quarter"
    total = int(counts.to_numpy().sum())
    put_heading(sheet, f"Statements a {each}, up to {written_day(edition)}", _line(edition, total))
    set_widths(sheet, [*WIDTHS, *[STANCE_WIDTH] * len(stances)])
    heads = [*[header(sheet)] * len(SPANS), *[header(sheet, center=True)] * len(stances)]
    sheet.table(TOP, len(periods), [*SPANS, *stances], "statements", heads, f"Statements a {each}, by stance")
    sheet.set_height(TOP, HEAD_HEIGHT)
    _put_counts(sheet, edition, periods, counts)
    _show_chart(sheet, edition, each, periods, counts)
    freeze(sheet, edition, TOP + 1, 1)
    lay_out(sheet, edition, one_page=len(periods) <= QUARTERS_AT_MOST)


def _line(edition: Edition, total: int) -> str:
    said = f"{total:,} statements of the sheet Positions; the counts follow when that sheet is edited."
    wrong = edition.tracker.left_out["positions"]
    return said + (f" Rows in error ({wrong:,}) count here by their stance and day." if wrong else "")


def sound_statements(edition: Edition) -> pd.DataFrame:
    """Stance and day of every row whose day a formula can count, up to the day."""
    frame = edition.tracker.texts["positions"].frame
    texts = frame["date"].astype(object)
    days = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")
    sound = (days.dt.strftime("%Y-%m-%d") == texts) & days.between(pd.Timestamp(FIRST_DAY), pd.Timestamp(edition.day))
    return pd.DataFrame({"stance": frame["stance"].astype(object), "day": days})[sound]


def periods_of(said: pd.DataFrame, day: date) -> list[Period]:
    """The quarters from the first statement to the last, or the years where there are too many; one, if any at all."""
    first, last = (said["day"].min(), said["day"].max()) if len(said) else (pd.Timestamp(day), pd.Timestamp(day))
    quarters = [*_spans(first.date(), last.date(), 3)]
    spans = quarters if len(quarters) <= QUARTERS_AT_MOST else [*_spans(first.date(), last.date(), 12)]
    return [*spans[:-1], spans[-1]._replace(last=min(spans[-1].last, day))]


def _spans(first: date, last: date, months: int) -> Iterator[Period]:
    start = first.replace(month=(first.month - 1) // months * months + 1, day=1)
    while start <= last:
        after = (start.replace(day=1) + timedelta(days=31 * months)).replace(day=1)
        name = f"{start.year}" if months == 12 else f"{start.year} Q{start.month // 3 + 1}"
        yield Period(name, start, after - timedelta(days=1))
        start = after


def counts_of(said: pd.DataFrame, periods: list[Period], stances: list[str]) -> pd.DataFrame:
    """Periods down, stances across: how many statements, compared as the formula of each stance compares."""
    starts = [pd.Timestamp(period.first) for period in periods]
    place = pd.Index(starts).searchsorted(said["day"], side="right") - 1
    folded = said["stance"].str.lower()
    columns = [folded == word.lower() if is_plain(word) else said["stance"] == word for word in stances]
    each = pd.DataFrame({number: column.to_numpy() for number, column in enumerate(columns)}, index=place)
    return each.groupby(level=0).sum().reindex(range(len(periods)), fill_value=0).astype(int).set_axis(stances, axis=1)


def _put_counts(sheet: Sheet, edition: Edition, periods: list[Period], counts: pd.DataFrame) -> None:
    style, centred = body(sheet), body(sheet, center=True)
    rows = len(edition.tracker.texts["positions"].frame)
    live = rows * counts.size <= LIVE_AT_MOST
    numbers = counts.to_numpy().tolist()
    for row, (period, own) in enumerate(zip(periods, numbers, strict=True), TOP + 1):
        sheet.put(row, 0, period.name, style)
        sheet.put(row, 1, period.first, style)
        sheet.put(row, 2, period.last, style)
        for column, (word, number) in enumerate(zip(counts.columns, own, strict=True), len(SPANS)):
            if live:
                stance = ("stance", cell_name(TOP, column, row_abs=True), word)
                first, last = cell_name(row, 1, col_abs=True), cell_name(row, 2, col_abs=True)
                sheet.formula(row, column, counted_between("positions", stance, "date", first, last), number, centred)
            else:
                sheet.put(row, column, number, centred)


def _show_chart(sheet: Sheet, edition: Edition, each: str, periods: list[Period], counts: pd.DataFrame) -> None:
    place = Counts(TOP, len(periods), len(SPANS), list(counts.columns))
    chart = counts_chart(sheet, edition, place, "column", f"Statements a {each}, by stance")
    totals = counts.sum(axis=1)
    most = periods[int(totals.to_numpy().argmax())].name
    said = f"Stacked columns, one a {each} from {periods[0].name} to {periods[-1].name}: {totals.sum():,} statements"
    said += f" by stance, the most ({totals.max():,}) in {most}. The table holds every number."
    below = len(periods) <= BELOW_AT_MOST
    row, column = (TOP + len(periods) + 2, 0) if below else (TOP, len(SPANS) + counts.shape[1] + 1)
    sheet.show(row, column, chart, said, 780 if below else 1_100, 380)
