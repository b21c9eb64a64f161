"""Faults as they are found: the same one in rows that follow each other is one, and none is left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tracker.store.structure import Integers

LISTED = 10_000
"""Runs of one rule that are told one by one; the rows of all further ones are told together."""
NAMED = 100_000
"""Stretches of further rows that are named; of a file with more, their number and the last row are told."""


class Fault(NamedTuple):
    """What is wrong: the rule, the column (from 1; 0: the row), and the cells it has or the character it holds."""

    rule: str
    column: int
    detail: int = 0


@dataclass
class Run:
    """A fault in rows that follow each other, and where the first of them stands: its line, the faulty bytes."""

    fault: Fault
    first: int
    last: int
    line: int
    start: int
    end: int


class Further:
    """The rows of a rule that is broken in too many places to tell each: how many, the first, the last, and which."""

    def __init__(self) -> None:
        """Start without any."""
        self.rows, self.first, self.last = 0, 0, 0
        self._pairs: list[list[int]] = []

    def add(self, firsts: Integers, lasts: Integers) -> None:
        """Rows that follow each other from each first to its last, all below those added before."""
        self.first = self.first or int(firsts[0])
        self.rows += int((lasts - firsts + 1).sum())
        self.last = int(lasts[-1])
        opens = np.concatenate(([True], firsts[1:] > lasts[:-1] + 1))
        closes = np.concatenate((opens[1:], [True]))
        for first, last in zip(firsts[opens][:NAMED].tolist(), lasts[closes][:NAMED].tolist(), strict=True):
            if self._pairs and first <= self._pairs[-1][1] + 1:
                self._pairs[-1][1] = last
            elif len(self._pairs) < NAMED:
                self._pairs.append([first, last])

    def __str__(self) -> str:
        """The rows as a person would list them: "7, 9-12, 20"."""
        named = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in self._pairs)
        return named if self._pairs[-1][1] == self.last else f"{named} and on to {self.last}"


class Runs:
    """The runs in the order in which they were found."""

    def __init__(self) -> None:
        """Start without any."""
        self.found: list[Run] = []
        self.further: dict[str, Further] = {}
        self._latest: dict[Fault, Run] = {}
        self._count: Counter[str] = Counter()

    def room(self, rule: str) -> int:
        """How many runs of a rule may still be told one by one."""
        return LISTED - self._count[rule]

    def add(self, run: Run) -> None:
        """One more, unless the latest of its kind goes on in it."""
        latest = self._latest.get(run.fault)
        if latest and run.first <= latest.last + 1:
            latest.last = run.last
        elif self.room(run.fault.rule) > 0:
            self._count[run.fault.rule] += 1
            self._latest[run.fault] = run
            self.found.append(run)
        else:
            self.add_rows(run.fault.rule, np.array([run.first]), np.array([run.last]))

    def add_rows(self, rule: str, firsts: Integers, lasts: Integers) -> None:
        """Many more of a rule for which there is no room."""
        self.further.setdefault(rule, Further()).add(firsts, lasts)
