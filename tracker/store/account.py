"""What a save adds to the history: what was done outside before it, then its own line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import NamedTuple

from tracker.store.ids import new_id
from tracker.store.journal import HISTORY, Change, Line, Tail, next_place, read_tail, sealed
from tracker.store.kept import kept_rows
from tracker.store.merge import Plan, Step
from tracker.store.outside import filled, outside_line
from tracker.store.text import TextTable
from tracker.store.transaction import Content, Entry


class Author(NamedTuple):
    """Who saves, by which way, and why; and the transaction that is taken back by it, if one is."""

    by: str = ""
    via: str = "python"
    why: str = ""
    undoes: str = ""


class Account(NamedTuple):
    """The id of a save, its lines, and the tables to keep whole beside the history."""

    txn: str
    entry: Entry
    contents: list[Content]


def account_of(
    folder: Path, texts: Mapping[str, TextTable], plans: Sequence[Plan], files: Mapping[str, str], author: Author
) -> Account:
    """The account of a save: `texts` are on disk now, `files` the hashes of those that the plans change."""
    kept = [each for plan in plans for each in kept_rows(plan)]
    tail = read_tail(folder)
    at = _moment(tail)
    found = outside_line(folder, tail.line, texts, at)
    last = found.line if found else tail.line
    own = Line(
        txn=new_id(),
        at=at,
        by=author.by or user_name(),
        via=author.via,
        why=author.why,
        edits=tuple(change for plan in plans for change in row_changes(plan)),
        files={**(last.files if last else {}), **files},
        columns={plan.text.name: names for plan in plans if (names := tuple(plan.new_columns))},
        batches=tuple(rows for rows, _ in kept),
        undoes=author.undoes,
    )
    name, size = next_place(tail, at)
    text = _chained(tail, [*([found.line] if found else []), own])
    contents = [*(found.contents if found else []), *(content for _, content in kept)]
    return Account(own.txn, Entry(f"{HISTORY}/{name}", size, text), contents)


def _chained(tail: Tail, lines: Iterable[Line]) -> str:
    """The lines' text, each sealed with the one before."""
    text, seal = tail.glue, tail.line.hash if tail.line else ""
    for line in lines:
        more, seal = sealed(line, seal)
        text += more
    return text


def _moment(tail: Tail) -> str:
    """Now, in UTC; never before the last line, whatever the clock says."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return max(now, tail.line.at) if tail.line else now


def user_name() -> str:
    """Who is at this machine, as its system calls them; empty where it knows no name."""
    try:
        return getuser()
    except (KeyError, OSError):
        return ""


def row_changes(plan: Plan) -> Iterable[Change]:
    """What a plan does, one change a row, as the history tells it."""
    rows: dict[object, list[Step]] = {}
    for place, step in enumerate(plan.steps):
        rows.setdefault(("added", place) if step.row is None else step.row, []).append(step)
    for steps in rows.values():
        yield _row_change(plan.text, steps)


def _key_of(text: TextTable, row: int, named: str) -> str:
    """The row's key, if it finds the row; else its place ("#17")."""
    keys = text.frame[text.table.key]
    key = str(keys.iloc[row])
    return key if key == named or (key and (keys == key).sum() == 1) else f"#{row + 2}"


def _row_change(text: TextTable, steps: Sequence[Step]) -> Change:
    """The steps of one row as one change: what was there first, what is there at last."""
    row = steps[0].row
    if row is None:
        edit = steps[0].edit
        return Change(text.name, "added", edit.key, {}, filled(edit.cells))
    before: dict[str, str] = {}
    for step in steps:
        before = {**step.before, **before}
    key = _key_of(text, row, steps[0].edit.key)
    if any(step.edit.kind == "deleted" for step in steps):
        return Change(text.name, "deleted", key, filled(before), {})
    after: dict[str, str] = {}
    for step in steps:
        after |= step.edit.cells
    return Change(text.name, "changed", key, before, after)
