"""Rules that look at a whole row: what one cell asks of another."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.checks.columns import problems_where
from tracker.checks.values import Fault
from tracker.problem import Problem
from tracker.store.text import TextTable

NEEDS_SPEAKER = "third-party"


def statement_problems(text: TextTable) -> Iterator[Problem]:
    """What a position's cells ask of each other: a claim by somebody else names who made it."""
    if text.name == "positions" and {"attribution", "speaker"} <= set(text.table.columns):
        frame = text.frame
        unsaid = (frame["attribution"] == NEEDS_SPEAKER) & (frame["speaker"] == "")
        fault = Fault("speaker", "is empty although somebody else says what the actor wants", "say who claims it")
        yield from problems_where(text, "speaker", unsaid.to_numpy(), fault)
