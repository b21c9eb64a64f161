"""What a returned workbook would change, line by line: shown before anything is saved, each to be accepted or left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from tracker.tracker import Tracker

KINDS = ("added", "changed", "deleted", "conflicting", "unreadable")
COLUMNS = (
    "number", "table", "kind", "key", "column", "before", "theirs", "after", "words", "reason", "sheet", "place",
)  # fmt: skip


CHANGED_SINCE, GONE_SINCE, ADDED_SINCE = "changed-meanwhile", "deleted-meanwhile", "added-meanwhile"
NO_BASE, LOOK_ALIKE = "no-base", "look-alike"
"""Kinds of conflict."""


@dataclass(frozen=True)
class Line:
    """A cell that came back changed, or a row that came or went.

    `number` is what an acceptance names. `key` is the row's id or name ("#17" for a stored row without one, "" for a
    new one), `column` is "" where the line is about the whole row. `before` is what the workbook was made with,
    `theirs` what the tracker holds now, `after` what came back; None where there is nothing of the kind. `label` names
    the row for people, `words` says it all in a sentence. `reason` tells why the line cannot be accepted, `rule` the
    same, or what kind of conflict it is, as a slug. `sheet`, `place` (F7, row 7) and `row` (7) are the workbook's: a
    row that went has none. `cells` are the filled cells of a row that comes, all of one that goes.
    """

    number: int
    table: str
    kind: str
    key: str
    column: str
    before: str | None = None
    theirs: str | None = None
    after: str | None = None
    label: str = ""
    words: str = ""
    reason: str = ""
    rule: str = ""
    sheet: str = ""
    place: str = ""
    row: int = 0
    is_day: bool = False
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def acceptable(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reason

    @property
    def deletes(self) -> bool:
        """Whether it takes a whole row away."""
        return self.kind == "deleted" or (self.kind == "conflicting" and not self.column and self.rule == CHANGED_SINCE)


@dataclass(frozen=True, eq=False)
class Review:
    """A returned workbook compared with a tracker; nothing is saved by it.

    `notices` are sentences on what was found otherwise than expected, or left out. `untouched` counts the rows in which
    nothing differs from the tracker. `based` tells whether the workbook's base was there: without it, every difference
    is a conflict, and no row counts as deleted.
    """

    tracker: Tracker
    name: str
    lines: Sequence[Line]
    notices: Sequence[str]
    untouched: int
    based: bool

    @cached_property
    def counts(self) -> dict[str, int]:
        """Rows that are new, changed, deleted, already there, and those with a line that is refused or in conflict."""
        sound = [line for line in self.lines if line.acceptable and line.kind != "conflicting"]
        return {
            "new": _rows(line for line in sound if line.kind == "added"),
            "changed": _rows(line for line in sound if line.kind == "changed"),
            "deleted": _rows(line for line in sound if line.kind == "deleted"),
            "already there": self.untouched,
            "refused": _rows(line for line in self.lines if line not in sound),
        }

    def __str__(self) -> str:
        """The counts in one line."""
        return ", ".join(f"{count:,} {word}" for word, count in self.counts.items())

    @cached_property
    def plain(self) -> frozenset[int]:
        """The lines that may be accepted all at once: sound additions and changes."""
        return self._numbers("added", "changed")

    @cached_property
    def deletions(self) -> frozenset[int]:
        """The deletions that may be accepted, by a tick of their own."""
        return self._numbers("deleted")

    @cached_property
    def conflicts(self) -> frozenset[int]:
        """The conflicts that may be accepted, one by one: what came back then wins."""
        return self._numbers("conflicting")

    def table(self, kind: str | None = None) -> pd.DataFrame:
        """The lines, one row each, only of a kind where one is asked for; "" stands where there is nothing.

        Columns: number, table, kind, key, column, before, theirs, after, words, reason, sheet, place (see `Line`).
        """
        lines = [line for line in self.lines if kind in (None, line.kind)]
        rows = [["" if (cell := getattr(line, name)) is None else cell for name in COLUMNS] for line in lines]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def _numbers(self, *kinds: str) -> frozenset[int]:
        return frozenset(line.number for line in self.lines if line.kind in kinds and line.acceptable)


def _rows(lines: Iterable[Line]) -> int:
    """How many rows some lines are about; a new row without a key is known by its place."""
    return len({(line.table, line.key or f"{line.sheet} {line.place}") for line in lines})
