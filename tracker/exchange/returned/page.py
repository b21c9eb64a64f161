"""A workbook as it came back: its sheets, their rows, and every cell with its kind."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from tracker.exchange.base_sheet import NAME as BASE
from tracker.exchange.edition import OWN_SHEETS, table_name
from tracker.exchange.intake.quarantine import parsed
from tracker.tracker import Tracker

FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""The day that a spreadsheet counts from: most of them, and those from old Macs."""


class Cell(NamedTuple):
    """A cell's kind, one letter (see `raw_pages`), and its text; of an unreadable one the reason."""

    kind: str = " "
    text: str = ""


class Row(NamedTuple):
    """A row of a sheet that is not blank: its number there, a letter for each cell, and the texts."""

    number: int
    kinds: str
    texts: Sequence[str]

    def cell(self, place: int) -> Cell:
        """The cell at a place, from 0."""
        return Cell(self.kinds[place], self.texts[place]) if 0 <= place < len(self.kinds) else Cell()


class Mark(NamedTuple):
    """An Excel Table on a sheet: its name, the rows of its heading and its end, and how many of them are totals."""

    name: str
    first: int
    last: int
    totals: int


class Page(NamedTuple):
    """A sheet that may hold a table of ours."""

    name: str
    marks: Sequence[Mark]
    rows: Sequence[Row]


@dataclass(frozen=True, eq=False)
class Book:
    """A workbook that came back; `epoch` is the day that its days are counted from, `names` are all its sheets."""

    name: str
    pages: Sequence[Page]
    names: Sequence[str]
    properties: Mapping[str, str]
    epoch: date


def returned_book(tracker: Tracker, data: bytes, name: str) -> Book:
    """The workbook in some bytes, parsed in a process of its own; raises IntakeError or UnsafeFileError."""
    tables = {table_name(each): list(text.frame.columns) for each, text in tracker.texts.items()}
    wanted = {"tables": tables, "base": BASE, "views": OWN_SHEETS}
    answer = parsed(name, "returned", data, json.dumps(wanted))
    pages = [_page(each) for each in answer["pages"]]
    return Book(name, pages, answer["names"], answer["properties"], FIRST_DAYS[answer["later"]])


def _page(found: Mapping[str, Any]) -> Page:
    return Page(found["name"], [Mark(**each) for each in found["tables"]], [Row(*each) for each in found["rows"]])
