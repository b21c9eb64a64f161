"""What a workbook was made from: its hidden base; without it, the tracker as it is now."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tracker.exchange.base_sheet import DIGEST, HEAD, LAYOUT_LINE, NAME, VERSION_LINE, digest_of
from tracker.exchange.edition import LAYOUT
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.returned.page import Book
from tracker.exchange.sayings import saying
from tracker.store.text import TextTable
from tracker.tracker import Tracker

VERSION, LAYOUT_PROPERTY = "Data version", "Layout"
"""What the document's own properties say, in either profile."""
ALTERED = saying("base-altered", "its hidden sheet _base was altered")
MISSING = saying("base-missing", "its hidden sheet _base is missing")


@dataclass(frozen=True)
class Records:
    """The rows of a table, column by column."""

    columns: Mapping[str, Sequence[str]]
    size: int

    def cells(self, row: int) -> dict[str, str]:
        """One row."""
        return {name: texts[row] for name, texts in self.columns.items()}


@dataclass(frozen=True, eq=False)
class Foundation:
    """The tables as they were when the workbook was made; not `sure` where they are only what the tracker holds now."""

    tables: Mapping[str, Records]
    sure: bool = True
    notices: Sequence[str] = ()


def foundation_of(book: Book, tracker: Tracker) -> Foundation:
    """What the workbook was made from; IntakeError where it is of another layout, or of another tracker."""
    lines = [row.texts for page in book.pages if page.name == NAME for row in page.rows]
    said = {line[0]: line[1] for line in lines[:HEAD] if len(line) > 1}
    _refuse_other_layout(book, said.get(LAYOUT_LINE) or book.properties.get(LAYOUT_PROPERTY, LAYOUT))
    tables = _tables(lines, said) if said else None
    if tables is None:
        return _stand_in(book, tracker, ALTERED if lines else MISSING)
    _refuse_stranger(book, tracker, tables)
    return Foundation(tables)


def records_of(text: TextTable) -> Records:
    """The rows of a table as the tracker holds them."""
    columns = {str(name): text.frame[name].astype(object).tolist() for name in text.frame.columns}
    return Records(columns, len(text.frame))


def _tables(lines: Sequence[Sequence[str]], said: Mapping[str, str]) -> dict[str, Records] | None:
    """The tables of the base; None where they are not what was written."""
    texts: dict[str, str] = {}
    for line in lines[HEAD:]:
        texts[line[0]] = texts.get(line[0], "") + "".join(line[1:2])
    if said.get(DIGEST) != digest_of(said.get(VERSION_LINE, ""), texts):
        return None
    with suppress(ValueError, TypeError):
        return {name: _records(json.loads(text)) for name, text in texts.items()}
    return None


def _records(listed: Sequence[Sequence[str]]) -> Records:
    names, *rows = listed
    columns = zip(*rows, strict=True) if rows else [()] * len(names)
    return Records({name: list(texts) for name, texts in zip(names, columns, strict=True)}, len(rows))


def _stand_in(book: Book, tracker: Tracker, why: str) -> Foundation:
    tables = {name: records_of(text) for name, text in tracker.texts.items()}
    if book.properties.get(VERSION) == tracker.version:
        unchanged = "{why}; the tracker has not changed since, so it serves in its place"
        return Foundation(tables, True, [saying("base-unchanged", unchanged, why=why)])
    blind = (
        "{why}, so nobody can tell an edit from what others saved since: every difference has to be accepted by "
        "itself, and no row counts as deleted"
    )
    return Foundation(tables, False, [saying("base-blind", blind, why=why)])


def _refuse_other_layout(book: Book, layout: str) -> None:
    if layout != LAYOUT:
        text = (
            "{name} has the layout {layout}, and this version of the tracker takes back layout {own}: export a new "
            "workbook and make the edits there, or import one sheet as a table (--sheet Positions)"
        )
        raise IntakeError(saying("book-layout", text, name=book.name, layout=layout, own=str(LAYOUT)))


def _refuse_stranger(book: Book, tracker: Tracker, tables: Mapping[str, Records]) -> None:
    """Refuse a workbook none of whose positions this tracker knows, where both have some."""
    key = tracker.schema.table("positions").key
    was = {*tables["positions"].columns.get(key, ())} - {""}
    now = {*tracker.texts["positions"].frame[key]} - {""}
    if was and now and not was & now:
        text = (
            "{name} was made from another tracker: none of its {count:,} positions is in this one; open that tracker, "
            "or import one sheet as a table (--sheet Positions)"
        )
        raise IntakeError(saying("book-strange", text, name=book.name, count=len(was)))
