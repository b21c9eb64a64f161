"""Unsaved edits of one table by row, not by place: they outlive filters, pages and other people's saves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker import Edit, added, changed, deleted

NEW = "·new "
"""What the key of a row begins with that no file has yet; a number follows, the earlier one first."""


class Pending(NamedTuple):
    """A row with unsaved edits: its cells as they were when it was first touched, the new texts, whether it goes."""

    seen: dict[str, str]
    new: dict[str, str]
    gone: bool = False


@dataclass(frozen=True)
class Draft:
    """Unsaved edits: rows by key. Never changed; each step gives a new one."""

    rows: Mapping[str, Pending] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many rows have unsaved edits."""
        return len(self.rows)

    @property
    def new_keys(self) -> list[str]:
        """The rows that no file has yet, in the order in which they came."""
        return sorted((key for key in self.rows if is_new(key)), key=number_of)

    def with_row(self, key: str, pending: Pending) -> Draft:
        """The draft with other edits of one row; without the row if nothing is left to save of it."""
        others = {name: row for name, row in self.rows.items() if name != key}
        new = {name: text for name, text in pending.new.items() if text != pending.seen.get(name, "")}
        return Draft({**others, key: pending._replace(new=new)} if new or pending.gone else others)

    def with_cell(self, key: str, seen: Mapping[str, str], column: str, text: str) -> Draft:
        """The draft with a new text in one cell of a row that reads `seen`."""
        row = self.rows.get(key, Pending(dict(seen), {}))
        return self.with_row(key, row._replace(new={**row.new, column: text}))

    def with_fate(self, key: str, seen: Mapping[str, str], gone: bool) -> Draft:
        """The draft in which a row that reads `seen` goes, or stays after all; one that is new just goes."""
        if is_new(key):
            return self.without([key]) if gone else self
        return self.with_row(key, self.rows.get(key, Pending(dict(seen), {}))._replace(gone=gone))

    def with_new(self, rows: Iterable[Mapping[str, str]]) -> Draft:
        """The draft with new rows behind those it has."""
        first = max((number_of(key) for key in self.new_keys), default=0) + 1
        fresh = {f"{NEW}{first + place}": Pending({}, dict(cells)) for place, cells in enumerate(rows)}
        return Draft({**self.rows, **fresh})

    def without(self, keys: Collection[str]) -> Draft:
        """The draft without some rows."""
        return Draft({key: row for key, row in self.rows.items() if key not in keys})


def is_new(key: str) -> bool:
    """Whether a key is of a row that no file has yet."""
    return key.startswith(NEW) and key[len(NEW) :].isdecimal()


def number_of(key: str) -> int:
    """The number in the key of a new row."""
    return int(key[len(NEW) :])


def edits_of(draft: Draft, table: str) -> list[Edit]:
    """The draft as edits, each with the texts it was decided by; of a row without an id, all of them.

    New rows keep their key in the draft, by which `unsaved` knows them: a save gives them one of the table's own.
    """
    new = [added(table, draft.rows[key].new)._replace(key=key) for key in draft.new_keys]
    return new + [_edit(table, key, row) for key, row in draft.rows.items() if not is_new(key)]


def _edit(table: str, key: str, row: Pending) -> Edit:
    if row.gone:
        return deleted(table, key, row.seen)
    seen = row.seen if key.startswith("#") else {name: row.seen.get(name, "") for name in row.new}
    return changed(table, key, row.new, seen)


def kept_mine(draft: Draft, key: str, column: str, theirs: str) -> Draft:
    """The draft that knows what somebody else wrote into a cell, and overwrites it."""
    row = draft.rows[key]
    return draft.with_row(key, row._replace(seen={**row.seen, column: theirs}))


def took_theirs(draft: Draft, key: str, column: str) -> Draft:
    """The draft without its own text in a cell; without the row where it was to go, or is gone already."""
    row = draft.rows[key]
    if row.gone or column not in row.new:
        return draft.without([key])
    return draft.with_row(key, row._replace(new={name: text for name, text in row.new.items() if name != column}))


def unsaved(draft: Draft, table: str, saved: Iterable[Edit]) -> Draft:
    """What is left of a draft when some edits are saved."""
    return draft.without({edit.key for edit in saved if edit.table == table})
