"""One export: a tracker on a day, in what order its positions stand, and which of its cells are in error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd

from tracker.analysis.ranking import Integers
from tracker.analysis.standing import standings
from tracker.exchange.errors import ExportError
from tracker.schema import Field, Table
from tracker.store.text import TextTable
from tracker.tracker import Tracker

LAYOUT = "2"
"""The number of this arrangement of sheets, tables and columns; people's formulas rest on it."""
Profile = Literal["working", "publication"]
ROWS_AT_MOST = 200_000
TOP = 2
"""The row (from 0) of every table's header: below the sheet's title and the line that says what it is."""
OWN_SHEETS = ("About", "Matrix", "Briefing", "Changes", "Standings", "Timeline", "Summary", "Codebook", "History")
"""Sheets that no table of a tracker can be called like; Excel keeps the last one for itself."""
OWN_TABLES: tuple[str, ...] = (
    "contents",
    "matrix",
    "matrix_key",
    "briefing_actor",
    "briefing_proposal",
    "changes",
    "standings",
)
OWN_TABLES += ("statements", "summary", "codebook", "allowed_values")
DAWN = date(1980, 1, 1)
"""The day of a tracker in which nothing is dated; no zip file is older."""


@dataclass(frozen=True, eq=False)
class Edition:
    """What all sheets of one workbook share."""

    tracker: Tracker
    day: date
    title: str
    profile: Profile = "working"
    since: date | None = None
    """The day from which the sheet Changes tells who moved; there is none without it."""

    @property
    def published(self) -> bool:
        """Whether it is for everybody to read, with any device, rather than for the desk to work in."""
        return self.profile == "publication"

    @cached_property
    def cells(self) -> pd.DataFrame:
        """The standings on the day."""
        return standings(self.tracker, self.day)

    @cached_property
    def order(self) -> Integers:
        """The positions' records as the sheet shows them: by actor and proposal, each with the newest first."""
        text = self.tracker.texts["positions"]
        keys = [self._place("actor", text), self._place("proposal", text), _newest_first(text.frame["date"])]
        return np.lexsort(keys[::-1])

    @cached_property
    def evidence_rows(self) -> dict[tuple[str, str], tuple[int, int]]:
        """For each actor and proposal, the first and last row (from 0) of its statements on the sheet Positions."""
        frame = self.tracker.texts["positions"].frame
        columns = [frame[name].astype(object).to_numpy()[self.order] for name in ("actor", "proposal", "date")]
        places: dict[tuple[str, str], tuple[int, int]] = {}
        for row, (actor, proposal, day) in enumerate(zip(*columns, strict=True), TOP + 1):
            if day <= self.day.isoformat():
                first, _ = places.get((actor, proposal), (row, row))
                places[actor, proposal] = first, row
        return places

    @cached_property
    def faults(self) -> dict[str, dict[tuple[int, str], str]]:
        """For each table, what is wrong with its cells: (record from 0, column) → message."""
        problems = self.tracker.problems
        errors = problems[(problems["severity"] == "error") & (problems["row"] > 1)]
        found: dict[str, dict[tuple[int, str], str]] = {name: {} for name in self.tracker.texts}
        rows: Iterable[Any] = errors.itertuples(index=False)
        for each in rows:
            said = f"{each.value!r} {each.message}" if each.value and each.value not in each.message else each.message
            found[each.table][int(each.row) - 2, each.column] = f"{said}; {each.hint}" if each.hint else said
        return found

    def _place(self, column: str, text: TextTable) -> Integers:
        """Where each record's name stands in its register; names that are in none come last."""
        register = self.tracker.texts[column + "s"].frame[column]
        places = {name: place for place, name in reversed(list(enumerate(register)))}
        return np.array([places.get(name, len(places)) for name in text.frame[column]], dtype=np.int64)


def last_day(tracker: Tracker) -> date:
    """The last day on which a position is dated or a source was published: the same for the same data."""
    days = [tracker.positions["date"].max(), tracker.sources.get("published", pd.Series(dtype="datetime64[us]")).max()]
    return max((day.date() for day in days if pd.notna(day)), default=DAWN)


def refuse_unfit(texts: Mapping[str, TextTable]) -> None:
    """Raise ExportError for a table that cannot be read, or has more rows than a workbook can be used with."""
    for name, text in texts.items():
        if not text.readable:
            raise ExportError(f"{text.table.path} cannot be read, and no workbook is made without it: see the problems")
        if len(text.frame) > ROWS_AT_MOST:
            rows = f"{len(text.frame):,} {name} are more than the {ROWS_AT_MOST:,} rows a workbook can be used with"
            raise ExportError(f"{rows}; export CSV instead: tracker export {name}.csv")


def sheet_name(table: Table) -> str:
    """The sheet of a table: positions is on Positions; one called like a sheet of ours, on `Summary table`."""
    name = re.sub(r"[\[\]:*?/\\']", " ", table.name.replace("_", " ").capitalize())
    return f"{name} table" if name in OWN_SHEETS else name[:31]


def table_name(name: str) -> str:
    """What a table of the tracker is called as an Excel Table: the same, unless one of ours is called so."""
    return f"{name}_table" if name.lower() in OWN_TABLES else name


def list_name(table: str, field: Field) -> str:
    """The named range with the values a column may have; "" where there is none: `positions_attribution`."""
    if field.is_list or not (field.reference or field.enum):
        return ""
    place = (field.reference.table, field.reference.column) if field.reference else (table, field.name)
    return re.sub(r"\W", "_", "_".join(place))


def _newest_first(dates: pd.Series[Any]) -> Integers:
    """A rank for each date's text: the newest is 0."""
    codes, _ = pd.factorize(dates.astype("str"), sort=True)
    return -codes.astype(np.int64)
