"""Rules that look at a whole row: what one cell asks of another."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tracker.checks.columns import problems_where
from tracker.checks.values import Fault
from tracker.problem import Problem
from tracker.store.text import TextTable

NEEDS_SPEAKER = "third-party"


LONGEST_SCALE = 60
"""Stances are worked out as the bits of one number."""


def statement_problems(text: TextTable) -> Iterator[Problem]:
    """A claim by somebody else that does not name who made it; a scale too long to work with."""
    if text.name == "positions" and {"attribution", "speaker"} <= set(text.table.columns):
        frame = text.frame
        unsaid = (frame["attribution"] == NEEDS_SPEAKER) & (frame["speaker"] == "")
        fault = Fault("speaker", "is empty although somebody else says what the actor wants", "say who claims it")
        yield from problems_where(text, "speaker", unsaid.to_numpy(), fault)
    if text.name == "stances" and len(text.frame) > LONGEST_SCALE:
        beyond = np.arange(len(text.frame)) >= LONGEST_SCALE
        fault = Fault("long-scale", f"stands after {LONGEST_SCALE} other stances", "shorten the scale")
        yield from problems_where(text, "stance", beyond, fault)
