"""What one person has on the desk between two runs: drafts, what stands in their way, and what is to be said.

A plain object, fetched once and then changed without Streamlit: any touch of the session's state may cut a run short,
and a save that is on disk must not be forgotten half-way. Where somebody has switched `runner.fastReruns` on again,
Streamlit does not even wait for a save before it starts the next run, in a thread of its own: so a save holds the
desk's lock, and whoever fetches the desk waits for it.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import RLock

import streamlit as st

from tracker import Edit
from tracker.app.editing.draft import Draft, edits_of
from tracker.app.editing.steps import Drafts, Steps
from tracker.app.frame.contents import Contents
from tracker.store.errors import Clash


@dataclass
class Desk:
    """The unsaved edits of all tables with the steps they came by, and the outcome of the last save."""

    steps: Steps = field(default_factory=Steps)
    born: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    """The moment this desk came about, in milliseconds: strokes are numbered from there on."""
    heard: dict[str, int] = field(default_factory=dict)
    """The last stroke taken in from the grid of each table."""
    left_over: tuple[int, str] = (0, "")
    """How many cells of a pasted block had no place in the grid, and the block."""
    order: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """By which column each table is sorted, and whether downwards."""
    found: tuple[object, ...] = ()
    """What is wrong with the drafts, and for which drafts and files that was found out."""
    clashes: list[Clash] = field(default_factory=list)
    insisted: float = 0.0
    """When a save was last tried although clashes were not settled."""
    words: str = ""
    said_since: float | None = None
    failure: str = ""
    failed_since: float | None = None
    begun: bool = False
    """Whether this session has had unsaved edits, or has taken up those that its tab had kept."""
    txn: str = ""
    """The last transaction that this session made."""
    shown: Contents = ()
    """What the files held when this session was last drawn."""
    told: str = ""
    """The last transaction of the history by then."""
    news: str = ""
    told_since: float | None = None
    forms: set[int] = field(default_factory=set)
    """The forms that are saved: pressed twice, each adds its row once."""
    undo_clashes: list[Clash] = field(default_factory=list)
    """The cells that kept the last undo from being done."""
    lock: RLock = field(default_factory=RLock)

    @property
    def drafts(self) -> Drafts:
        """The unsaved edits of each table that has some."""
        return self.steps.now

    def draft_of(self, table: str) -> Draft:
        """The unsaved edits of a table."""
        return self.drafts.get(table, Draft())

    @property
    def edits(self) -> list[Edit]:
        """The unsaved edits of all tables."""
        return [edit for table, draft in self.drafts.items() for edit in edits_of(draft, table)]

    @property
    def count(self) -> int:
        """How many rows have unsaved edits."""
        return sum(len(draft) for draft in self.drafts.values())

    def say(self, words: str, txn: str = "") -> None:
        """Have something said by the next run, of the transaction that was made, if any."""
        self.words, self.said_since, self.txn = words, None, txn or self.txn

    def fail(self, why: str) -> None:
        """Have it said why nothing was saved; "" for a save that was."""
        self.failure, self.failed_since = why, None

    def take(self, drafts: Drafts) -> None:
        """One step further: other unsaved edits in some tables."""
        self.steps = self.steps.then({**self.drafts, **drafts})

    def forget(self, saved: Sequence[Edit]) -> None:
        """Drop what is saved now."""
        self.steps = self.steps.without(saved)

    def undo(self) -> None:
        """Take the last step back."""
        with self.lock:
            self.steps, self.clashes = self.steps.undone(), []

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        with self.lock:
            self.steps, self.clashes = self.steps.redone(), []

    def discard(self) -> None:
        """Drop every unsaved edit; the step can be taken back like any other."""
        with self.lock:
            self.steps, self.clashes = self.steps.then({}), []
            self.fail("")


def own_desk() -> Desk:
    """The desk of this session, once no save is under way on it."""
    if "desk" not in st.session_state:
        st.session_state.desk = Desk()
    desk: Desk = st.session_state.desk
    with desk.lock:
        return desk
