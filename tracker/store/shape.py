"""Lines without quotes, many at once: how many cells each has, and which of them hold a forbidden character."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tracker.store.structure import FEED, RETURN, Integers
from tracker.store.walk import CHARACTERS, Stretch

MARKERS = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""What git writes between two versions that it could not merge."""
RULES = np.full(256, "control-character", object)
RULES[[0, 13, 0xE2]] = ("nul", "carriage-return", "bidi-mark")


class Lines(NamedTuple):
    """A stretch's lines: their first bytes, their cells' first bytes, how many cells each has (0: it is blank)."""

    starts: Integers
    cells: Integers
    sizes: Integers

    def line_of(self, positions: Integers) -> Integers:
        """The line (from 0) in which each byte stands."""
        return np.searchsorted(self.starts, positions, "right") - 1


class Forbidden(NamedTuple):
    """Cells of one column that hold the same forbidden character, in lines that follow each other; in file order.

    The first and last line (from 0) of each such run, the column (from 1), the first character's byte, the rule.
    """

    firsts: Integers
    lasts: Integers
    columns: Integers
    positions: Integers
    rules: npt.NDArray[np.object_]


def lines_of(data: bytes, stretch: Stretch, delimiter: str) -> Lines:
    """The lines of a stretch and the cells in them."""
    codes = np.frombuffer(data, np.uint8, stretch.end - stretch.start, stretch.start)
    ends = np.flatnonzero(codes == FEED) + 1
    if not len(ends) or ends[-1] != len(codes):
        ends = np.append(ends, len(codes))
    starts = np.concatenate(([0], ends[:-1]))
    marks = np.flatnonzero(codes == ord(delimiter))
    sizes = np.diff(np.searchsorted(marks, np.concatenate(([0], ends)))) + 1
    first, second = codes[starts], codes[np.minimum(starts + 1, len(codes) - 1)]
    sizes[(first == FEED) | ((first == RETURN) & (second == FEED) & (ends - starts == 2))] = 0
    cells = np.sort(np.concatenate((starts, marks + 1)), kind="stable")
    return Lines(starts + stretch.start, cells + stretch.start, sizes)


def forbidden_characters(data: bytes, stretch: Stretch, lines: Lines) -> Forbidden:
    """The cells of a stretch that hold a character which no table of text should hold; each for its first one."""
    found = [match.start() for match in CHARACTERS.finditer(data, stretch.start, stretch.end)]
    positions: Integers = np.array(found, np.int64)
    cells, first = np.unique(np.searchsorted(lines.cells, positions, "right"), return_index=True)
    positions = positions[first]
    rows = lines.line_of(positions)
    columns = cells - np.searchsorted(lines.cells, lines.starts[rows], "left")
    kinds = columns << 24 | _characters_at(data, positions)
    order = np.lexsort((rows, kinds))
    opens = np.flatnonzero((np.diff(kinds[order], prepend=-1) != 0) | (np.diff(rows[order], prepend=-1) != 1))
    lasts = rows[order][np.append(opens[1:], len(order)) - 1] if len(order) else rows
    runs = np.argsort(positions[order][opens])
    each = order[opens][runs]
    leads = np.frombuffer(data, np.uint8)[positions[each]]
    return Forbidden(rows[each], lasts[runs], columns[each], positions[each], RULES[leads])


def _characters_at(data: bytes, positions: Integers) -> Integers:
    """A number for the forbidden character at each byte: equal for the same one."""
    codes, last = np.frombuffer(data, np.uint8), len(data) - 1
    first, second, third = (codes[np.minimum(positions + step, last)].astype(np.int64) for step in range(3))
    return first << 16 | np.where(first >= 0xC2, second << 8, 0) | np.where(first >= 0xE2, third, 0)


def covered(firsts: Integers, lasts: Integers, size: int) -> Integers:
    """The lines (from 0) of `size` that lie in any of some runs."""
    depth = np.zeros(size + 1, np.int64)
    np.add.at(depth, firsts, 1)
    np.add.at(depth, lasts + 1, -1)
    return np.flatnonzero(np.cumsum(depth[:-1]))


def marker_lines(data: bytes, stretch: Stretch, lines: Lines) -> Integers:
    """The lines (from 0) of a stretch that are markers of a git conflict."""
    found = [match.start() for match in MARKERS.finditer(data, stretch.start, stretch.end)]
    return lines.line_of(np.array(found, np.int64))
