"""What must stand in the tables after a save, worked out with plain dicts from the promises alone (docs/trust.md)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

Cells = dict[str, str]
Rows = dict[str, Cells]
Book = dict[str, Rows]
"""The rows of each table by their key; one that has no id yet is called `?` and a number."""
Clash = tuple[str, str, str, str | None, str | None, str | None]
"""Table, key, column, and what it was, what I want, what is on disk now (None: no row)."""


@dataclass
class Wish:
    """What somebody wants of a row: other texts (None: that it goes), and the cells they saw when they decided."""

    cells: Cells | None
    seen: Cells


@dataclass
class Draft:
    """What somebody typed and has not saved: wishes by table and key, and new rows."""

    wishes: dict[tuple[str, str], Wish] = field(default_factory=dict)
    rows: list[tuple[str, Cells]] = field(default_factory=list)

    @property
    def tables(self) -> set[str]:
        """The tables that it touches."""
        return {table for table, _ in [*self.wishes, *self.rows]}

    def forget_what_is_done(self, now: Book) -> None:
        """Drop the wishes that a row be gone which is gone by now."""
        self.wishes = {at: wish for at, wish in self.wishes.items() if wish.cells is not None or at[1] in now[at[0]]}

    def settle(self, table: str, key: str, column: str, theirs: str | None) -> None:
        """Answer for one cell of a conflict: `theirs` is what mine is to replace; None takes what is on disk."""
        wish = self.wishes.get((table, key))
        if wish and theirs is not None:
            wish.seen[column] = theirs
        elif wish and wish.cells and column in wish.cells:
            del wish.cells[column], wish.seen[column]
        elif wish:
            del self.wishes[table, key]


def clashes(now: Book, draft: Draft) -> set[Clash]:
    """The cells in which two people want different things: each must be told, and no other."""
    found: set[Clash] = set()
    for (table, key), wish in draft.wishes.items():
        row = now[table].get(key)
        for column, base in wish.seen.items():
            mine = None if wish.cells is None else wish.cells[column]
            theirs = None if row is None else row[column]
            if theirs not in (base, mine):
                found.add((table, key, column, base, mine, theirs))
    return found


def merged(now: Book, draft: Draft, keys: dict[str, str]) -> Book:
    """The tables when the draft is saved upon what is there now: nothing but its own cells and rows differs."""
    book = deepcopy(now)
    for (table, key), wish in draft.wishes.items():
        row = book[table].pop(key, None)
        if row is not None and wish.cells is not None:
            row |= wish.cells
            book[table][row[keys[table]]] = row
    for number, (table, cells) in enumerate(draft.rows):
        book[table][cells[keys[table]] or f"?+{number}"] = dict(cells)
    return book


def table_of(text: str) -> list[Cells]:
    """The rows of a file, whatever program wrote it."""
    text = text.removeprefix("\ufeff")
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def keyed(rows: Iterable[Cells], key: str) -> Rows:
    """Rows by their key."""
    return {row[key] or f"?{number}": row for number, row in enumerate(rows)}


def agreed(expected: Rows, found: Rows, key: str) -> bool:
    """Whether exactly the expected rows were found; those without an id may have got one."""
    known = {name: row for name, row in expected.items() if not name.startswith("?")}
    if any(found.get(name) != row for name, row in known.items()):
        return False
    left = [{**row, key: ""} for name, row in found.items() if name not in known]
    new = [{**row, key: ""} for name, row in expected.items() if name not in known]
    return sorted(map(str, left)) == sorted(map(str, new))
