"""What was changed outside the tracker, row by row: a table as the history left it against the file as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tracker.store.errors import StoreError
from tracker.store.ids import new_id
from tracker.store.journal import HISTORY, Change, Line, read_journal
from tracker.store.record import line_break
from tracker.store.replay import Records, replayed
from tracker.store.rows import Cells
from tracker.store.text import TextTable
from tracker.store.transaction import Content

FOUND = "found"
"""The folder beside the history of tables that were kept whole, because rows alone do not tell what they were."""


class Found(NamedTuple):
    """A line of what was found on disk, and the tables to keep whole beside it."""

    line: Line
    contents: list[Content]


def records_of(text: TextTable) -> Records:
    """A table that was read, as its records."""
    return Records(text.dialect.encode(text.data), text.table.key, *spelling(text))


def spelling(text: TextTable) -> tuple[str, str, str]:
    """How its file is spelled: encoding, delimiter, line break."""
    return text.dialect.encoding, text.dialect.delimiter, text.dialect.newline


def whole(text: TextTable) -> tuple[dict[str, Any], Content]:
    """How the history tells of a table that it keeps whole, and the file to keep."""
    encoding, delimiter, newline = spelling(text)
    file = f"{FOUND}/{text.name}-{text.sha256[:16]}.csv"
    told = {"file": file, "key": text.table.key, "encoding": encoding, "delimiter": delimiter, "newline": newline}
    return told, Content(f"{HISTORY}/{file}", [text.dialect.encode(text.data)], "", text.sha256)


def row_changes(table: str, before: Records, after: Records) -> Iterator[Change]:
    """The rows, by key, that differ: changed and deleted ones in their order, then the added ones."""
    same_spelling = (before.columns, before.dialect) == (after.columns, after.dialect)
    for key, number in before.numbers.items():
        now = after.numbers.get(key)
        if now is None:
            yield Change(table, "deleted", key, filled(before.cells(number)), {})
        elif not same_spelling or _body(before.records[number]) != _body(after.records[now]):
            old, new = before.cells(number), after.cells(now)
            changed = [name for name in {**old, **new} if old.get(name, "") != new.get(name, "")]
            if changed:
                yield Change(table, "changed", key, _picked(old, changed), _picked(new, changed))
    for key, number in after.numbers.items():
        if key not in before.numbers:
            yield Change(table, "added", key, {}, filled(after.cells(number)))


def outside_line(folder: Path, last: Line | None, texts: Mapping[str, TextTable], at: str) -> Found | None:
    """The line for what nobody told the history: how it was found at first, and changes made outside; None if nothing.

    A table that cannot be read is left for the day when it can.
    """
    known = last.files if last else {}
    news = {name: text for name, text in texts.items() if text.readable and text.sha256 != known.get(name)}
    if not news:
        return None
    before = _as_recorded(folder) if known else {}
    edits: list[Change] = []
    found: dict[str, dict[str, Any]] = {}
    contents: list[Content] = []
    for name, text in news.items():
        own, leads = _told_by_rows(before.get(name), text)
        edits += own
        if not leads:
            found[name], content = whole(text)
            contents.append(content)
    via, why = ("outside", "changed outside the tracker") if last else ("began", "the tables as they were found")
    files = {**known, **{name: text.sha256 for name, text in news.items()}}
    return Found(Line(new_id(), at, "", via, why, tuple(edits), files, found), contents)


def _told_by_rows(before: Records | None, text: TextTable) -> tuple[list[Change], bool]:
    """The rows that differ, and whether they alone lead to the very bytes of the file."""
    if before is None:
        return [], False
    after = records_of(text)
    changes = list(row_changes(text.name, before, after))
    before.apply(changes)
    return changes, before.data() == after.data()


def _as_recorded(folder: Path) -> dict[str, Records]:
    """The tables as the history has them; none where it cannot be replayed (`verify` says so, and saving goes on)."""
    try:
        return replayed(folder, read_journal(folder))
    except StoreError:
        return {}


def filled(cells: Cells) -> Cells:
    """The cells that hold something."""
    return {name: text for name, text in cells.items() if text}


def _picked(cells: Cells, names: list[str]) -> Cells:
    return {name: cells.get(name, "") for name in names}


def _body(record: bytes) -> bytes:
    return record[: len(record) - len(line_break(record))]
