"""A transaction taken back: the edits that put every cell as it was, for the same merge as any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tracker.schema import Table
from tracker.store.edits import Batch, Edit, Wish, added, changed, deleted
from tracker.store.errors import StoreError
from tracker.store.journal import Change, Line, Rows
from tracker.store.kept import kept_text
from tracker.store.rows import NUMBERED


def transaction(lines: Sequence[Line], txn: str | None) -> Line:
    """The transaction of that id, else the last one that nobody has taken back yet; StoreError where there is none."""
    found = [line for line in lines if line.txn == txn] if txn else standing(lines)
    if found:
        return found[-1]
    if not lines:
        raise StoreError("there is no history yet; nothing was undone")
    if txn:
        raise StoreError(f"the history has no change {txn!r}; 'tracker history' lists them; nothing was undone")
    raise StoreError("every change of the history is taken back already; nothing was undone")


def standing(lines: Iterable[Line]) -> list[Line]:
    """The transactions that changed rows and were not taken back, the oldest first.

    One that takes back what stands is none of them; one that takes back such a one is, for it does it once more.
    """
    stands: dict[str, Line] = {}
    for line in lines:
        if line.undoes in stands:
            del stands[line.undoes]
        elif line.edits or line.batches:
            stands[line.txn] = line
    return list(stands.values())


def undo_edits(folder: Path, line: Line, tables: Mapping[str, Table]) -> list[Wish]:
    """What takes a transaction back, each row seen as it was left; StoreError where that cannot be done."""
    edits: list[Wish] = [_inverse_batch(folder, batch, tables) for batch in reversed(line.batches)]
    edits += [edit for change in reversed(line.edits) for edit in _inverse(change, tables)]
    if not edits:
        raise StoreError(f"{line.txn} ({line.why}) changed no row that could be put back; nothing was undone")
    return edits


def undo_reason(line: Line) -> str:
    """What the history says of an undo for which nobody gives a reason."""
    return f"undo of {line.txn}" + (f": {line.why}" if line.why and line.via != "undo" else "")


def _known(name: str, tables: Mapping[str, Table]) -> Table:
    if name not in tables:
        raise StoreError(f"{name} is no table of this tracker any more; nothing was undone")
    return tables[name]


def _inverse_batch(folder: Path, batch: Rows, tables: Mapping[str, Table]) -> Batch:
    frame = kept_text(folder, batch, _known(batch.table, tables)).frame
    return Batch(batch.table, "deleted" if batch.kind == "added" else "added", frame)


def _inverse(change: Change, tables: Mapping[str, Table]) -> Iterator[Edit]:
    table = _known(change.table, tables)
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
