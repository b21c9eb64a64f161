"""The way the unsaved edits came about, step by step, so that each step can be taken back and done again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracker import Edit
from tracker.app.editing.draft import Draft, unsaved

Drafts = Mapping[str, Draft]
"""The unsaved edits of each table; a table without any is not among them."""

LIMIT = 200
"""Steps that can be taken back: nobody goes further, and each holds its rows in memory."""


@dataclass(frozen=True)
class Steps:
    """The drafts now, those before each step (the latest last), and those that were taken back (the next one first)."""

    now: Drafts = field(default_factory=dict)
    before: tuple[Drafts, ...] = ()
    after: tuple[Drafts, ...] = ()

    def then(self, drafts: Drafts) -> Steps:
        """One step further; what had been taken back cannot be done again after it. No step where nothing changes."""
        now = _filled(drafts)
        return self if now == self.now else Steps(now, (*self.before, self.now)[-LIMIT:])

    def undone(self) -> Steps:
        """One step back, if there is one."""
        return Steps(self.before[-1], self.before[:-1], (self.now, *self.after)) if self.before else self

    def redone(self) -> Steps:
        """The step that was taken back last, done again."""
        return Steps(self.after[0], (*self.before, self.now), self.after[1:]) if self.after else self

    def without(self, saved: Sequence[Edit]) -> Steps:
        """The steps of what is left when some edits are saved: those are history, and undone there."""
        if not saved:
            return self
        now = _left(self.now, saved)
        before = _apart([*(_left(each, saved) for each in self.before), now])[:-1]
        after = _apart([now, *(_left(each, saved) for each in self.after)])[1:]
        return Steps(now, before, after)


def _filled(drafts: Drafts) -> Drafts:
    return {table: draft for table, draft in drafts.items() if len(draft)}


def _left(drafts: Drafts, saved: Sequence[Edit]) -> Drafts:
    return _filled({table: unsaved(draft, table, saved) for table, draft in drafts.items()})


def _apart(drafts: Sequence[Drafts]) -> tuple[Drafts, ...]:
    """The states, of neighbours that are equal only one."""
    return tuple(each for place, each in enumerate(drafts) if not place or each != drafts[place - 1])
