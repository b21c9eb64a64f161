"""Records one after the other, through bytes that may be broken: patient, and never lost for long."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

BLOCK = 1 << 20
QUOTED = re.compile(rb'"[^"]*+"')
CHARACTERS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]|\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"
)
"""What no table of text should hold: control characters, lone returns, marks that override the writing's direction."""


class Stretch(NamedTuple):
    """Whole lines without a quote, each a record of its own: their bytes, and the first one's line number."""

    start: int
    end: int
    line: int


class Sound(NamedTuple):
    """Records of which some hold quotes and none has a fault: their bytes, and how many they are."""

    start: int
    end: int
    rows: int


class Walked(NamedTuple):
    """A record with quotes as far as it can be told: its bytes, its first line, the first bytes of its cells.

    `broken` names what is wrong with a quote in the last of them.
    """

    start: int
    end: int
    line: int
    cells: Sequence[int]
    broken: str = ""


def walked(data: bytes, delimiter: str, columns: int) -> Iterator[Stretch | Sound | Walked]:
    """The records in their order, of `columns` cells where they are sound; after a broken quote, the next line."""
    start, line, pattern, hidden = 0, 1, _sound_pattern(delimiter, columns), -1
    part: Stretch | Sound | Walked
    while start < len(data):
        quote = data.find(b'"', start)
        plain = len(data) if quote < 0 else max(start, data.rfind(b"\n", start, quote) + 1)
        if hidden < start:
            hidden = _next_forbidden(data, start)
        if plain > start:
            end = plain if plain - start <= BLOCK else data.rfind(b"\n", start, start + BLOCK) + 1 or plain
            part = Stretch(start, end, line)
        elif sound := pattern.match(data, start, min(hidden, start + BLOCK)):
            part = Sound(start, sound.end(), QUOTED.sub(b"", sound[0]).count(b"\n"))
        else:
            part = _quoted_record(data, start, line, delimiter)
        yield part
        line += data.count(b"\n", start, part.end)
        start = part.end


def _next_forbidden(data: bytes, start: int) -> int:
    found = CHARACTERS.search(data, start)
    return found.start() if found else len(data)


@cache
def _sound_pattern(delimiter: str, columns: int) -> re.Pattern[bytes]:
    """Sound records one after the other."""
    mark = re.escape(delimiter.encode())
    least = b"*+" if columns > 1 else b"++"  # a row of one empty cell without quotes would be a blank one
    cell = rb'(?:"[^"]*+(?:""[^"]*+)*+"|[^"\r\n' + mark + rb"]" + least + rb")"
    return re.compile(rb"(?:" + cell + (rb"(?:" + mark + cell + rb"){%d}" % (columns - 1)) + rb"\r?\n)++")


def cell_starts(data: bytes, start: int, end: int, delimiter: str) -> list[int]:
    """The first byte of each cell of a record without quotes."""
    found = re.finditer(re.escape(delimiter).encode(), data[start:end])
    return [start, *(start + match.end() for match in found)]


@cache
def _cell_pattern(delimiter: str) -> re.Pattern[bytes]:
    return re.compile(rb'"[^"]*+(?:""[^"]*+)*+"|[^"\n' + re.escape(delimiter.encode()) + rb"]*+")


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
            return Walked(start, data.find(b"\n", after) + 1 or len(data), line, cells)
        else:
            end = data.find(b"\n", position) + 1 or len(data)
            broken = _broken(data.startswith(b'"', position), after == position or after >= end)
            return Walked(start, end, line, cells, broken)


def _broken(opened: bool, unclosed: bool) -> str:
    if not opened:
        return "quote-inside"
    return "unclosed-quote" if unclosed else "text-after-quote"
