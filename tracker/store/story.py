"""The history as a table: every change to a row, the newest first, and in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from tracker.store.journal import Change, Line, Rows

COLUMNS = ("txn", "at", "by", "via", "why", "table", "kind", "key", "before", "after", "words")


Find = Callable[[Rows, str], Mapping[str, str] | None]
"""The cells of one of the rows of a batch, by its key; None where it is none of them."""


def history_table(
    lines: Sequence[Line], keys: Mapping[str, str], row: str | None = None, find: Find = lambda _, __: None
) -> pd.DataFrame:
    """One row for each row that a transaction changed, the newest first; of one row only, if its key is given.

    Columns: txn, at (UTC), by, via (began, terminal, app, python, outside, undo), why, table, kind (added, changed,
    deleted; as `via` where a transaction changed no row), key (the row's, before it), before and after (the cells that
    changed, column → text), words. `keys` names the key column of each table: a row is followed through renames. Rows
    that came or went many at once are one row without a key; `find` finds one of them.
    """
    told = _told(reversed(lines)) if row is None else _story(reversed(lines), keys, row, find)
    table = pd.DataFrame([_record(line, change) for line, change in told], columns=list(COLUMNS))
    return table.assign(at=pd.to_datetime(table["at"], utc=True).astype("datetime64[us, UTC]"))


def in_words(change: Change) -> str:
    """What was done to the row: `stance: oppose → support`, or all that an added or deleted row says."""
    if change.kind == "changed":
        cells = [f"{name}: {_quoted(old)} → {_quoted(change.after[name])}" for name, old in change.before.items()]
        return "; ".join(cells)
    return f"{change.kind}: {', '.join((change.after or change.before).values())}"


def _quoted(text: str) -> str:
    return text or "(empty)"


def _told(lines: Iterable[Line]) -> Iterator[tuple[Line, Change]]:
    for line in lines:
        for batch in reversed(line.batches):
            yield line, Change(batch.table, batch.kind, "", {}, {})
        for change in reversed(line.edits):
            yield line, change
        if not line.edits and not line.batches:
            yield line, Change("", line.via, "", {}, {})


def _found(lines: Iterable[Line], names: Mapping[str, str], find: Find) -> Iterator[tuple[Line, Change]]:
    """Every change, and of each batch those of the rows that bear one of these names by then."""
    for line in lines:
        for batch in reversed(line.batches):
            if cells := find(batch, names[batch.table]) if batch.table in names else None:
                before, after = ({}, dict(cells)) if batch.kind == "added" else (dict(cells), {})
                yield line, Change(batch.table, batch.kind, names[batch.table], before, after)
        for change in reversed(line.edits):
            yield line, change


def _story(lines: Iterable[Line], keys: Mapping[str, str], row: str, find: Find) -> Iterator[tuple[Line, Change]]:
    """The changes of the rows that bear this key now, or bore it when they were deleted; back through renames."""
    names = dict.fromkeys(keys, row)
    for line, change in _found(lines, names, find):
        name = names.get(change.table)
        if name is not None and name in (_new_key(change, keys[change.table]), change.key):
            names[change.table] = change.key
            yield line, change


def _new_key(change: Change, column: str) -> str:
    return change.after.get(column, change.key)


def _record(line: Line, change: Change) -> tuple[object, ...]:
    words = in_words(change) if change.table else f"{line.why}: {', '.join(line.found)}"
    if change.table and not (change.before or change.after):
        count = sum(batch.rows for batch in line.batches if (batch.table, batch.kind) == change[:2])
        words = f"{change.kind}: {count:,} rows at once"
    return line.txn, line.at, line.by, line.via, line.why, *change, words
