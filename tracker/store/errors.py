"""What may go wrong with a tracker's folder, as a tree of exceptions.

TrackerError
└── StoreError
    ├── UnreadableError
    ├── ReadOnlyError
    ├── SaveError
    ├── Conflict
    └── RefusedError
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.problem import TrackerError

if TYPE_CHECKING:  # exceptions are needed where pandas is not
    import pandas as pd


class StoreError(TrackerError):
    """The folder on disk cannot do what was asked."""


class UnreadableError(StoreError):
    """A file on disk cannot be read as a table; nothing was written over it."""


class ReadOnlyError(StoreError):
    """A file or its folder may not be written; nothing was saved."""


class SaveError(StoreError):
    """The system failed while saving; the message says what is on disk now."""


class Clash(NamedTuple):
    """A cell that two people changed: what it was, what I want, what is on disk now (None: the row is gone)."""

    table: str
    key: str
    column: str
    base: str | None
    mine: str | None
    theirs: str | None

    def __str__(self) -> str:
        """The cell and its three values in one line."""
        theirs = "the row is gone" if self.theirs is None else f"on disk is {self.theirs!r}"
        mine = "you delete the row" if self.mine is None else f"yours is {self.mine!r}"
        return f"{self.table} {self.key}, {self.column}: it was {self.base!r}, {mine}, {theirs}"


class Conflict(StoreError):  # noqa: N818 - the name is a promise of the public face
    """Somebody else changed the same cells since they were read; nothing was saved."""

    def __init__(self, cells: list[Clash]) -> None:
        """Keep the cells: (table, key, column, base, mine, theirs)."""
        super().__init__("changed by somebody else, nothing was saved: " + "; ".join(map(str, cells)))
        self.cells = cells


class RefusedError(StoreError):
    """The changed rows break rules; nothing was saved."""

    def __init__(self, problems: pd.DataFrame) -> None:
        """Keep the table of problems, with the columns of `Problem`."""
        errors = problems.loc[problems["severity"] == "error", "message"]
        super().__init__("nothing was saved: " + "; ".join(errors))
        self.problems = problems
