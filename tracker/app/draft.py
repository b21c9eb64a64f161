"""Unsaved edits of one table by row, not by place: they outlive filters, pages and other people's saves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from tracker import Edit, changed, deleted

DELETE = "·delete"
"""The grid's own column of check boxes."""


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

    def with_row(self, key: str, pending: Pending) -> Draft:
        """The draft with other edits of one row; without the row if nothing is left to save of it."""
        others = {name: row for name, row in self.rows.items() if name != key}
        new = {name: text for name, text in pending.new.items() if text != pending.seen.get(name, "")}
        return Draft({**others, key: pending._replace(new=new)} if new or pending.gone else others)

    def with_cell(self, key: str, seen: Mapping[str, str], column: str, text: str) -> Draft:
        """The draft with a new text in one cell of a row that reads `seen`."""
        row = self.rows.get(key, Pending(dict(seen), {}))
        return self.with_row(key, row._replace(new={**row.new, column: text}))

    def without(self, keys: Collection[str]) -> Draft:
        """The draft without some rows."""
        return Draft({key: row for key, row in self.rows.items() if key not in keys})


def collected(
    draft: Draft, shown: pd.DataFrame, edited_rows: Mapping[int, Mapping[str, Any]], allowed: Collection[str]
) -> Draft:
    """The draft with what the grid reports: by place in `shown` (the saved texts, indexed by row key).

    A place or column that may not be edited is ignored: a browser can send anything.
    """
    for place, cells in edited_rows.items():
        if not 0 <= place < len(shown):
            continue
        key = str(shown.index[place])
        seen = {str(name): str(text) for name, text in shown.iloc[place].items() if name != DELETE}
        for column, value in cells.items():
            if column == DELETE:
                row = draft.rows.get(key, Pending(seen, {}))
                draft = draft.with_row(key, row._replace(gone=bool(value)))
            elif column in allowed:
                draft = draft.with_cell(key, seen, column, cell_text(value))
    return draft


def cell_text(value: object) -> str:
    """What a grid's value is as the text of a cell."""
    if value is None or value is pd.NaT:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def overlaid(draft: Draft, shown: pd.DataFrame) -> pd.DataFrame:
    """The saved texts with the draft's laid over them, and a column that says which rows go."""
    over = shown.astype("object").copy()
    over[DELETE] = False
    for key in over.index.intersection(list(draft.rows)):
        row = draft.rows[key]
        for column, text in row.new.items():
            over.loc[key, column] = text
        over.loc[key, DELETE] = row.gone
    return over.astype({DELETE: bool})


def edits_of(draft: Draft, table: str) -> list[Edit]:
    """The draft as edits, each with the texts it was decided by; of a row without an id, all of them."""
    return [
        deleted(table, key, row.seen) if row.gone else changed(table, key, row.new, _decided_by(key, row))
        for key, row in draft.rows.items()
    ]


def _decided_by(key: str, row: Pending) -> dict[str, str]:
    return row.seen if key.startswith("#") else {name: row.seen[name] for name in row.new}


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
