"""What one person has on the desk between two runs: drafts, what stands in their way, and what is to be said.

A plain object, fetched once and then changed without Streamlit: any touch of the session's state may cut a run short,
and a save that is on disk must not be forgotten half-way. Nor does Streamlit wait for a save before it starts the
next run, in a thread of its own: so a save holds the desk's lock, and whoever fetches the desk waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import RLock

import pandas as pd
import streamlit as st

from tracker import Edit
from tracker.app.contents import Contents
from tracker.app.draft import Draft, edits_of, unsaved
from tracker.store.errors import Clash


@dataclass
class Desk:
    """The unsaved edits of all tables, and the outcome of the last save; `generation` numbers the grids shown."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    generation: int = 0
    dropped: set[int] = field(default_factory=set)
    """The grids whose edits were dropped: what they still say counts no more."""
    refused: pd.DataFrame | None = None
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
    kept: dict[str, str] = field(default_factory=dict)
    """Cells of the last new row that the next one begins with."""
    lock: RLock = field(default_factory=RLock)

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

    def begin_anew(self) -> None:
        """Let the grid forget what it holds itself: it is shown afresh from the drafts."""
        self.generation += 1

    def forget(self, saved: Sequence[Edit]) -> None:
        """Drop what is saved now."""
        self.drafts = {table: unsaved(draft, table, saved) for table, draft in self.drafts.items()}
        self.begin_anew()

    def discard(self) -> None:
        """Drop every unsaved edit, and what was said about them."""
        self.dropped.add(self.generation)
        self.drafts, self.refused, self.clashes = {}, None, []
        self.fail("")
        self.begin_anew()


def own_desk() -> Desk:
    """The desk of this session, once no save is under way on it."""
    if "desk" not in st.session_state:
        st.session_state.desk = Desk()
    desk: Desk = st.session_state.desk
    with desk.lock:
        return desk
