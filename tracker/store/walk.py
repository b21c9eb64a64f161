"""Records one after the other, through bytes that may be broken: slow, patient, and never lost for long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

BLANKS = re.compile(rb"\r?\n(?:[\r\n]*\n)?")


class Walked(NamedTuple):
    """A record as far as it can be told: its bytes, its first line, how many cells it has.

    `cells` are the first bytes of its cells, known only where it holds quotes; `broken` names what is wrong with a
    quote in the last of them. `blanks` counts the blank rows that this stands for, 0 if it is none.
    """

    start: int
    end: int
    line: int
    size: int
    cells: Sequence[int] = ()
    broken: str = ""
    blanks: int = 0


def walked(data: bytes, delimiter: str) -> Iterator[Walked]:
    """Record after record; after a broken quote, on from the next physical line."""
    start, line, mark = 0, 1, delimiter.encode()
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        if blank := BLANKS.match(data, start):
            record = Walked(start, blank.end(), line, 0, blanks=blank[0].count(b"\n"))
        elif data.find(b'"', start, end) < 0:
            record = Walked(start, end, line, data.count(mark, start, end) + 1)
        else:
            record = _quoted_record(data, start, line, delimiter)
        yield record
        line += 1 if record.end == end else data.count(b"\n", start, record.end)
        start = record.end


def cell_starts(data: bytes, record: Walked, delimiter: str) -> list[int]:
    """The first byte of each cell of a record without quotes."""
    found = re.finditer(re.escape(delimiter).encode(), data[record.start : record.end])
    return [record.start, *(record.start + match.end() for match in found)]


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[bytes]:
    return re.compile(rb'"(?:[^"]|"")*+"|[^"\n' + re.escape(delimiter.encode()) + rb"]*+")


def _quoted_record(data: bytes, start: int, line: int, delimiter: str) -> Walked:
    """A record with quotes: cell after cell up to a line break outside them, or to the first broken quote."""
    cells, position, pattern, mark = [start], start, _cell_pattern(delimiter), delimiter.encode()
    while True:
        match = pattern.match(data, position)
        after = match.end() if match else position
        if data.startswith(mark, after):
            position = after + 1
            cells.append(position)
        elif after == len(data) or data.startswith((b"\n", b"\r"), after):
            return Walked(start, data.find(b"\n", after) + 1 or len(data), line, len(cells), cells)
        else:
            end = data.find(b"\n", position) + 1 or len(data)
            broken = _broken(data.startswith(b'"', position), after == position or after >= end)
            return Walked(start, end, line, len(cells), cells, broken)


def _broken(opened: bool, unclosed: bool) -> str:
    if not opened:
        return "quote-inside"
    return "unclosed-quote" if unclosed else "text-after-quote"
