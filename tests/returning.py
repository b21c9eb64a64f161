"""A small debate as a workbook, edited the way people do, and what taking it back would change."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest import mock

import openpyxl

import tracker
from tests.debate import rows
from tracker.exchange.intake import child, quarantine
from tracker.exchange.returned.review import Line, Review
from tracker.exchange.returned.workbook import returned_workbook
from tracker.tracker import Tracker

LINES = (
    "Liberals | Toll      | support     | 2025-01-10 | quote | source=Gazette | quote=We need it now | note=007",
    "Greens   | Toll      | oppose      | 2025-01-12 | paraphrase | source=Gazette | condition=unless it rains",
    "Türkiye  | Rail pass | neutral     | 2025-02-03 | quote | source=Courier | quote=+1, = well",
    "Union    | Rail pass | lean oppose | 2025-02-03 |  | source=Courier | via=Gazette | note=two\\nlines",
    "Liberals | Rail pass | support     | 2025-03-09 | document | source=Courier",
    "Greens   | Night bus | support     | 2025-03-11 | quote | source=Herald | quote=Yes!",
    "Union    | Toll      | undeclared  | 2025-04-02 |  | source=Herald | note=1.10",
    "Türkiye  | Night bus | lean support | 2025-05-06 | act | source=Gazette",
)
"""Statements a to h."""
ACTORS = (
    {"actor": "Liberals", "kind": "party", "aliases": "Liberal Party;LP", "member_of": "Union"},
    {"actor": "Greens", "kind": "party", "member_of": "Union;Türkiye"},
    {"actor": "Union", "kind": "organisation"},
    {"actor": "Türkiye", "kind": "state", "code": "TR"},
)
SOURCES = (
    {"source": "Gazette", "published": "2025-01-13", "url": "https://gazette.example/1", "seen": "yes"},
    {"source": "Courier", "published": "2025-03-10", "seen": "yes"},
    {"source": "Herald", "published": "2025-04-03"},
)
Act = Callable[["Desk"], object]


def debate(*lines: str, **tables: Any) -> Tracker:
    """The tracker of the small debate, or of these statements instead."""
    if not lines and not tables:
        return _first_debate()
    statements = [line.replace("\\n", "\n") for line in lines or LINES]
    return rows(*statements, **{"actors": ACTORS, "sources": SOURCES, **tables})


@cache
def _first_debate() -> Tracker:
    return debate(*LINES)


@cache
def _first_workbook() -> bytes:
    return tracker.workbook(_first_debate(), day="2025-06-01")


class Desk:
    """A workbook opened in another program, as a person sees it: rows by their key, columns by their heading."""

    def __init__(self, data: bytes) -> None:
        """Open it."""
        self.book: Any = openpyxl.load_workbook(io.BytesIO(data))

    def saved(self) -> bytes:
        """The bytes of the workbook as it is now."""
        self.book.save(out := io.BytesIO())
        return out.getvalue()

    def sheet(self, table: str) -> Any:
        """The sheet of a table."""
        return self.book[table.capitalize()]

    def column(self, table: str, name: str) -> int:
        """The number of a column, from 1."""
        return int(next(cell.column for cell in self.sheet(table)[3] if cell.value == name))

    def row(self, table: str, key: str) -> int:
        """The row that has a key in the first column."""
        return int(next(cell.row for cell in self.sheet(table)["A"][3:] if cell.value == key))

    def cell(self, table: str, key: str, name: str) -> Any:
        """A cell."""
        return self.sheet(table).cell(self.row(table, key), self.column(table, name))

    def put(self, table: str, key: str, name: str, value: Any) -> None:
        """Type something into a cell."""
        self.cell(table, key, name).value = value

    def add(self, table: str, at: int | None = None, **cells: Any) -> int:
        """Type a row below the last, or into a row."""
        page = self.sheet(table)
        row = at or max(cell.row for cell in page["A"] if cell.value is not None) + 1
        for name, value in cells.items():
            page.cell(row, self.column(table, name)).value = value
        return row

    def values(self, table: str, key: str) -> list[Any]:
        """What stands in a row."""
        return [cell.value for cell in self.sheet(table)[self.row(table, key)]]


@contextmanager
def read_here() -> Iterator[None]:
    """Parse in this process instead of the other: the same code, and half a second less for each workbook."""

    def answered(_name: str, kind: str, data: bytes, wanted: str) -> dict[str, object]:
        return child.answer(kind, wanted, data)

    with mock.patch.object(quarantine, "_answer", answered):
        yield


def exported(found: Tracker, **options: Any) -> bytes:
    """The workbook that a desk downloads."""
    if found is _first_debate() and not options:
        return _first_workbook()
    return tracker.workbook(found, **{"day": "2025-06-01", **options})


def edited(act: Act, found: Tracker | None = None, **options: Any) -> bytes:
    """The workbook after somebody did something in it, and saved it."""
    desk = Desk(exported(found or debate(), **options))
    act(desk)
    return desk.saved()


def taken_back(data: bytes, found: Tracker | None = None) -> Review:
    """What it would change."""
    with read_here():
        return returned_workbook(found or debate(), data, "edited.xlsx")


def after(act: Act, found: Tracker | None = None) -> list[str]:
    """What somebody's edits of the exported workbook would change, line by line."""
    return told(taken_back(edited(act, found), found))


def told(review: Review) -> list[str]:
    """Each line in short.

    `positions b stance: oppose → neutral` · `… , theirs support` for a conflict · `positions + Greens | Toll | …` ·
    `positions - c` · `positions b date refused: day-order`.
    """
    return [_told(line) for line in review.lines]


def _told(line: Line) -> str:
    place = " ".join(filter(None, (line.table, line.key, line.column)))
    if not line.acceptable:
        return f"{place} refused: {line.rule}"
    if line.column:
        theirs = f", theirs {line.theirs}" if line.kind == "conflicting" else ""
        return f"{place}: {line.before} → {line.after}{theirs}"
    meanwhile = f", {line.rule}" if line.rule else ""
    if line.deletes:
        return f"{line.table} - {line.key}{meanwhile}"
    return f"{line.table} + {' | '.join(line.cells.values())}{meanwhile}"
