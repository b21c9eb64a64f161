"""The sheet Summary: how many actors hold each stance on each proposal, as a table and a chart."""

from __future__ import annotations

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell as cell_name

from tracker.exchange.about_sheet import written_day
from tracker.exchange.counting import LIVE_AT_MOST, counted
from tracker.exchange.drawing import Counts, counts_chart
from tracker.exchange.edition import TOP, Edition
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import HEAD_HEIGHT, body, header, set_widths
from tracker.exchange.measure import line_counts, row_height
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import Sheet

STATES = ["contested", "claimed"]
SILENT = "no record"
NAMES, NUMBERS = 36.0, 12.0
BARS_AT_MOST = 40


def put_summary(sheet: Sheet, edition: Edition) -> None:
    """Write one row a proposal and one column a stance: formulas over the sheet Standings, with their results."""
    counts = summary_counts(edition)
    put_heading(sheet, f"Who stands where, in numbers: {written_day(edition)}", _line(edition))
    set_widths(sheet, [NAMES, *[NUMBERS] * (counts.shape[1] + 1)])
    columns = ["proposal", *counts.columns, SILENT]
    heads = [header(sheet), *[header(sheet, center=True)] * (len(columns) - 1)]
    sheet.table(TOP, len(counts), columns, "summary", heads, "Actors on each proposal, by stance")
    sheet.set_height(TOP, HEAD_HEIGHT)
    _put_counts(sheet, edition, counts)
    if len(counts):
        _show_chart(sheet, edition, counts)
    freeze(sheet, edition, TOP + 1, 1)
    lay_out(sheet, edition, one_page=len(counts) <= BARS_AT_MOST)


def _line(edition: Edition) -> str:
    actors = len(_actors(edition))
    said = f"Each of the {actors:,} actors counts once a proposal. The stances are those in the actor's own words;"
    return f"{said} contested: they clash; claimed: only others say so; no record is not neutral."


def _actors(edition: Edition) -> list[str]:
    return [name for name in edition.tracker.texts["actors"].frame["actor"].astype(object) if name]


def summary_counts(edition: Edition) -> pd.DataFrame:
    """Proposals down; across, the stances in the actor's own words, then contested and claimed."""
    cells, stances = edition.cells, edition.tracker.stances["stance"].tolist()
    proposals = edition.tracker.proposals["proposal"].tolist()
    state = cells["state"].astype(object)
    kind = cells["stance"].astype(object).where(~state.isin(STATES), state)
    table = pd.crosstab(cells["proposal"].astype(object), kind)
    return table.reindex(index=proposals, columns=[*stances, *STATES], fill_value=0)


def _put_counts(sheet: Sheet, edition: Edition, counts: pd.DataFrame) -> None:
    live = len(edition.cells) * counts.size <= LIVE_AT_MOST
    style, centred, actors = body(sheet), body(sheet, center=True), len(_actors(edition))
    heights = line_counts([*counts.index], NAMES)
    for row, (proposal, numbers) in enumerate(zip(counts.index, counts.to_numpy().tolist(), strict=True), TOP + 1):
        sheet.put(row, 0, proposal, style)
        sheet.set_height(row, row_height(float(heights[row - TOP - 1])))
        for column, (name, number) in enumerate(zip(counts.columns, numbers, strict=True), 1):
            if live:
                sheet.formula(row, column, _formula(row, column, proposal, name), number, centred)
            else:
                sheet.put(row, column, number, centred)
        span = f"{cell_name(row, 1)}:{cell_name(row, len(numbers))}"
        rest = f"COUNTA(actors[actor])-SUM({span})"
        sheet.formula(row, len(numbers) + 1, rest, actors - sum(numbers), centred)


def _formula(row: int, column: int, proposal: str, name: str) -> str:
    """How many cells of the proposal have the stance (not only claimed), or are contested or claimed."""
    here = ("proposal", cell_name(row, 0, col_abs=True), proposal)
    head = cell_name(TOP, column, row_abs=True)
    if name in STATES:
        return counted("standings", here, ("state", head, name))
    claimed = counted("standings", here, ("stance", head, name), ("state", '"claimed"', "claimed"))
    return f"{counted('standings', here, ('stance', head, name))}-{claimed}"


def _show_chart(sheet: Sheet, edition: Edition, counts: pd.DataFrame) -> None:
    shown = min(len(counts), BARS_AT_MOST)
    place = Counts(TOP, shown, 1, list(counts.columns))
    chart = counts_chart(sheet, edition, place, "bar", "Actors on each proposal, by stance")
    totals = counts.iloc[:shown].sum(axis=1)
    said = f"Stacked bars, one for each of {shown} proposals: the actors with a record, by stance; the most"
    said += f" ({totals.max():,}) on {str(totals.idxmax())[:80]}. The table holds every number."
    sheet.show(TOP + len(counts) + 2, 0, chart, said, 980, 150 + 34 * shown)
