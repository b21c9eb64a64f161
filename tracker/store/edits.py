"""What somebody wants changed, row by row or many rows at once: the only thing a save takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # an edit is made where pandas is not needed
    import pandas as pd

Kind = Literal["added", "changed", "deleted"]


class Edit(NamedTuple):
    """A row added, changed or deleted.

    `key` is the row's value in the table's key column; a row without a usable key (empty, or twice in the table) is
    "#17": spreadsheet row 17 of the file as it was read. `cells` are the new texts. `seen` are the cells the person
    decided by: if one of them is something else on disk by now (and not what is wanted anyway), the save is a
    Conflict. None stands for what was read: of a changed row the cells to change, of a deleted one all.
    """

    table: str
    kind: Kind
    key: str
    cells: dict[str, str]
    seen: dict[str, str] | None = None


@dataclass(frozen=True, eq=False)
class Batch:
    """Many rows added or deleted at once, too many for an edit each; the history tells of them as one file beside it.

    `frame` has a column of texts for each column of the table that says something (a missing one is empty; ids are
    given on save). Of rows that go it is all that they say, as it was seen, and each row has its key.
    """

    table: str
    kind: Literal["added", "deleted"]
    frame: pd.DataFrame


Wish = Edit | Batch
"""What a save takes."""


def added(table: str, cells: Mapping[str, str]) -> Edit:
    """A new row; cells that are not given stay empty, and an id is given on save."""
    return Edit(table, "added", "", dict(cells))


def changed(table: str, key: str, cells: Mapping[str, str], seen: Mapping[str, str] | None = None) -> Edit:
    """A row with new texts in some of its cells."""
    return Edit(table, "changed", key, dict(cells), None if seen is None else dict(seen))


def deleted(table: str, key: str, seen: Mapping[str, str] | None = None) -> Edit:
    """A row that goes."""
    return Edit(table, "deleted", key, {}, None if seen is None else dict(seen))
