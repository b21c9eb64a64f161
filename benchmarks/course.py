"""What a run works on: its sizes, its rounds, and the data sets, each made once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benchmarks.trackers import Pair, made_pair


@dataclass(frozen=True)
class Course:
    """How many rows each race has, how often it is run, and the folder the data sets lie in."""

    folder: Path
    rounds: int = 5
    tiny: int = 1_000
    small: int = 10_000
    heavy: int = 100_000
    edge: int = 1_000_000

    def pair(self, rows: int) -> Pair:
        """The data set of that size."""
        return made_pair(self.folder, rows)

    def plain(self) -> Pair:
        """A heavy data set without ties, on which all contestants mean the same."""
        return made_pair(self.folder, self.heavy, ties=False)

    def faulty(self) -> Pair:
        """A small data set in which every rule is broken."""
        return made_pair(self.folder, self.small, dirty=True)


def rows_in_words(rows: int) -> str:
    """1M, 100k, or the plain number below a thousand."""
    for size, letter in ((1_000_000, "M"), (1_000, "k")):
        if rows >= size:
            return f"{rows / size:g}{letter} rows"
    return f"{rows} rows"
