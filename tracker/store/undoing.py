"""A transaction taken back: the edits that put every cell as it was, for the same merge as any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker.schema import Table
from tracker.store.edits import Edit, added, changed, deleted
from tracker.store.errors import StoreError
from tracker.store.journal import Change, Line
from tracker.store.rows import NUMBERED


def transaction(lines: Sequence[Line], txn: str | None) -> Line:
    """The transaction of that id, the last one unless one is named; StoreError where there is none."""
    for line in reversed(lines):
        if txn in (None, line.txn):
            return line
    there = f"the history has no change {txn!r}; 'tracker history' lists them" if lines else "there is no history yet"
    raise StoreError(f"{there}; nothing was undone")


def undo_edits(line: Line, tables: Mapping[str, Table]) -> list[Edit]:
    """The edits that take a transaction back, each seen as it left the row; StoreError where that cannot be done."""
    edits = [edit for change in reversed(line.edits) for edit in _inverse(change, tables)]
    if not edits:
        raise StoreError(f"{line.txn} ({line.why}) changed no row that could be put back; nothing was undone")
    return edits


def undo_reason(line: Line) -> str:
    """What the history says of an undo for which nobody gives a reason."""
    return f"undo of {line.txn}" + (f": {line.why}" if line.why and line.via != "undo" else "")


def _inverse(change: Change, tables: Mapping[str, Table]) -> Iterator[Edit]:
    if change.table not in tables:
        raise StoreError(f"{change.table} is no table of this tracker any more; nothing was undone")
    table = tables[change.table]
    if change.kind == "deleted":
        yield added(change.table, change.before)
        return
    key = change.after.get(table.key, change.key)
    if change.kind == "added":
        yield deleted(change.table, key, {**dict.fromkeys(table.columns, ""), **change.after})
        return
    before = dict(change.before)
    if table.gives_ids and not before.get(table.key, "-"):
        del before[table.key]  # an id once given stays
    if before and (not key or NUMBERED.fullmatch(key)):
        raise StoreError(f"{change.table} {key} has no key to find it by; change it by hand, nothing was undone")
    if before:
        yield changed(change.table, key, before, {name: change.after[name] for name in before})
