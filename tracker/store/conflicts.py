"""Two versions of a table in one file, as git leaves them when it cannot merge."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.problem import Problem
from tracker.store.shape import MARKERS, Lines, marker_lines
from tracker.store.structure import NOWHERE, Integers
from tracker.store.walk import Stretch, Walked

HINT = "keep the right rows and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"


def has_conflict(data: bytes, starts: Integers) -> bool:
    """Whether a record of well-formed bytes begins as a conflict does: text inside quotes may say what it likes."""
    place = data.find(b"<<<<<<< ")
    while place >= 0:
        if (starts == place).any():
            return True
        place = data.find(b"<<<<<<< ", place + 1)
    return False


class Conflicts:
    """The markers met while walking through a file: row, line, and which kind."""

    def __init__(self, data: bytes) -> None:
        """Look for any at all, for most files have none."""
        self._data, self._any = data, b"<<<<<<<" in data
        self._found: list[tuple[int, int, int]] = []

    def take_lines(self, stretch: Stretch, row: int, lines: Lines) -> Integers:
        """The lines (from 0) of a stretch that are markers: nothing else need be said of them."""
        if not self._any:
            return NOWHERE
        found = marker_lines(self._data, stretch, lines)
        for line in found.tolist():
            self._found.append((row + line, stretch.line + line, self._data[lines.starts[line]]))
        return found

    def take_record(self, record: Walked, row: int) -> bool:
        """Whether a record with quotes is a marker."""
        if not self._any or not MARKERS.match(self._data[record.start : record.start + 8]):
            return False
        self._found.append((row, record.line, self._data[record.start]))
        return True

    def problems(self, table: str) -> Iterator[Problem]:
        """One for each conflict, at its first row."""
        opened: tuple[int, int] | None = None
        for row, line, kind in self._found:
            if kind == ord("<") and opened is None:
                opened = row, line
            elif kind == ord(">") and opened is not None:
                yield _conflict(table, *opened, f"an unresolved git conflict of {row - opened[0] + 1:,} rows")
                opened = None
            elif opened is None:
                yield _conflict(table, row, line, "a line that git leaves of an unresolved conflict")
        if opened is not None:
            yield _conflict(table, *opened, "an unresolved git conflict begins here")


def _conflict(table: str, row: int, line: int, message: str) -> Problem:
    return Problem(table, row, line, "", "", "git-conflict", "error", message, HINT)
