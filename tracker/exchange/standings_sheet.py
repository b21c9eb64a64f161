"""The sheet Standings: the matrix as a list, one row a cell, for filters, pivots and the formulas of other sheets."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tracker.analysis.labels import deciding_rows, joined
from tracker.analysis.ranking import last_entries
from tracker.analysis.standing import ranking_on
from tracker.exchange.about_sheet import written_day
from tracker.exchange.edition import TOP, Edition
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import put_listing, set_widths
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import Sheet, Value

COLUMNS = {"actor": 22.0, "proposal": 26.0, "stance": 14.0, "state": 12.0, "since": 12.0, "last": 12.0}
COLUMNS |= {"age_days": 11.0, "rows": 8.0, "origins": 10.0, "attribution": 14.0}
COLUMNS |= {"condition": 24.0, "quote": 40.0, "source": 26.0, "ids": 12.0}
STATES = "State: held (its own words), contested (they clash), claimed (only others say so), undeclared (no side)."
LONGEST = 1_000
"""Letters of a joined text that a cell repeats; the sheet Positions has every statement whole."""


def put_standings(sheet: Sheet, edition: Edition) -> None:
    """Write one row for each actor and proposal with a record on the day."""
    rows = standing_rows(edition)
    said = f"The matrix as a list, {len(rows):,} rows, worked out on export: they do not follow edits of other sheets."
    put_heading(sheet, f"Standings: {written_day(edition)}", f"{said} {STATES}")
    set_widths(sheet, list(COLUMNS.values()))
    put_listing(sheet, TOP, "standings", COLUMNS, rows, "Where each actor stands on each proposal, one row a cell")
    freeze(sheet, edition, TOP + 1, 2)
    sheet.page.repeat_rows(TOP)
    lay_out(sheet, edition)


def standing_rows(edition: Edition) -> list[tuple[Value, ...]]:
    """The standings with the quotes and sources of the rows they rest on, as cells."""
    table = with_evidence(edition)
    return list(zip(*(_cells(table[name]) for name in COLUMNS), strict=True))


def with_evidence(edition: Edition) -> pd.DataFrame:
    """The standings on the day and, of the rows that decide each, quote and source."""
    positions, ranking, until = ranking_on(edition.tracker, pd.Timestamp(edition.day), "said")
    deciding = deciding_rows(ranking, last_entries(ranking, until))
    quotes, sources = (joined(positions, name, deciding, " / ") for name in ("quote", "source"))
    return edition.cells.assign(quote=quotes.map(_shortened), source=sources.map(_shortened))


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _cells(column: pd.Series[Any]) -> list[Any]:
    if pd.api.types.is_datetime64_dtype(column.dtype):
        return [day.date() for day in column]
    return column.astype(object).tolist()
