"""The history as a table: every change to a row, the newest first, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from tracker.store.journal import Change, Line

COLUMNS = ("txn", "at", "by", "via", "why", "table", "kind", "key", "before", "after", "words")


def history_table(lines: Sequence[Line], keys: Mapping[str, str], row: str | None = None) -> pd.DataFrame:
    """One row for each row that a transaction changed, the newest first; of one row only, if its key is given.

    Columns: txn, at (UTC), by, via (began, terminal, app, python, outside, undo), why, table, kind (added, changed,
    deleted; as `via` where a transaction changed no row), key (the row's, before it), before and after (the cells that
    changed, column → text), words. `keys` names the key column of each table: a row is followed through renames.
    """
    told = _told(reversed(lines)) if row is None else _story(reversed(lines), keys, row)
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
        for change in reversed(line.edits):
            yield line, change
        if not line.edits:
            yield line, Change("", line.via, "", {}, {})


def _story(lines: Iterable[Line], keys: Mapping[str, str], row: str) -> Iterator[tuple[Line, Change]]:
    """The changes of the rows that bear this key now, or bore it when they were deleted; back through renames."""
    names = dict.fromkeys(keys, row)
    for line, change in _told(lines):
        name = names.get(change.table)
        if name is not None and name in (_new_key(change, keys[change.table]), change.key):
            names[change.table] = change.key
            yield line, change


def _new_key(change: Change, column: str) -> str:
    return change.after.get(column, change.key)


def _record(line: Line, change: Change) -> tuple[object, ...]:
    words = in_words(change) if change.table else f"{line.why}: {', '.join(line.found)}"
    return line.txn, line.at, line.by, line.via, line.why, *change, words
