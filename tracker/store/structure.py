"""Where the records of a table begin and end, in one vectorised pass over its bytes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

NOWHERE: Integers = np.empty(0, np.int64)
BLOCK = 1 << 18  # temporaries of a block stay in the processor's cache
TAB, FEED, RETURN, SPACE, QUOTE = 9, 10, 13, 32, 34
DELETE = b"\x7f"
STABLE = np.zeros(256, bool)
STABLE[[*range(0xC2, 0xCC), 0xD0, 0xD1, *range(0xE4, 0xEA)]] = True
"""First bytes of letters that NFC leaves alone: Latin, Cyrillic, Chinese and Japanese words."""


class Structure(NamedTuple):
    """Each record's first byte, end (line break included) and physical line; the header is record 0.

    Not `sound`: something is wrong with the quotes, the characters or a blank row, so the spans mean nothing.
    `composed`: no letter in it is one that Unicode's composed form (NFC) might spell otherwise.
    """

    starts: Integers
    ends: Integers
    lines: Integers
    sound: bool
    composed: bool


def record_structure(data: bytes, delimiter: str, columns: int = 1) -> Structure:
    """The records of well-formed bytes; whether they are well-formed is `sound` (`find_faults` says what is not)."""
    codes = np.frombuffer(data, np.uint8)
    ends, lines = _records(codes, ord(delimiter), max(columns, 2))
    starts = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    sound = bool(len(ends)) and not _has_blank_record(codes, starts, ends) and DELETE not in data and b"\0" not in data
    if not sound:
        return Structure(NOWHERE, NOWHERE, NOWHERE, False, False)
    hidden, composed = (False, True) if data.isascii() else _letters(codes)
    return Structure(starts, ends, lines, not hidden, composed)


def _records(codes: Bytes, delimiter: int, shortest: int) -> tuple[Integers, Integers]:
    """The end and the first physical line of each record; none if quotes or control characters are unsound.

    A line feed ends a record where the quotes before it are even. `shortest` is the least bytes that a row may have,
    line break included: where there are more rows than bytes for them, their places would take memory for nothing.
    """
    ends, lines, inside, breaks, rows = [NOWHERE], [np.ones(1, np.int64)], 0, 0, 0
    for start in range(0, len(codes), BLOCK):
        block = codes[start : start + BLOCK]
        controls = np.flatnonzero(block < SPACE) + start
        quotes = np.flatnonzero(block == QUOTE) + start
        feeds = controls[codes[controls] == FEED]
        outside = np.flatnonzero(np.searchsorted(quotes, feeds) % 2 == inside)
        rows += len(outside)
        sound = _quotes_are_sound(codes, quotes, inside, delimiter) and _controls_are_sound(codes, controls, len(feeds))
        if not sound or rows * shortest > len(codes):
            return NOWHERE, NOWHERE
        ends.append(feeds[outside] + 1)
        lines.append(outside + (breaks + 2))
        breaks += len(feeds)
        inside = (inside + len(quotes)) % 2
    if inside:
        return NOWHERE, NOWHERE
    return _closed(np.concatenate(ends), np.concatenate(lines), len(codes))


def _closed(ends: Integers, lines: Integers, size: int) -> tuple[Integers, Integers]:
    """With the last record, which may lack its line break."""
    if size and (not len(ends) or ends[-1] != size):
        return np.append(ends, size), lines
    return ends, lines[: len(ends)]


def _quotes_are_sound(codes: Bytes, quotes: Integers, inside: int, delimiter: int) -> bool:
    """Whether quotes open only at the start of a cell, close only at its end, and are doubled between.

    `inside` is 1 where the first of them stands inside quotes, and closes; else 0.
    """
    opening, closing = quotes[inside::2], quotes[1 - inside :: 2]
    before = codes[opening[opening > 0] - 1]
    after = codes[closing[closing < len(codes) - 1] + 1]
    opens = (before == delimiter) | (before == FEED) | (before == QUOTE)
    closes = (after == delimiter) | (after == FEED) | (after == RETURN) | (after == QUOTE)
    return bool(opens.all() and closes.all())


def _controls_are_sound(codes: Bytes, controls: Integers, feeds: int) -> bool:
    """Whether the only control characters are tabs and line breaks, and each return stands before a line feed."""
    if len(controls) == feeds:
        return True
    kinds = codes[controls]
    returns = controls[kinds == RETURN]
    if feeds + len(returns) + np.count_nonzero(kinds == TAB) != len(controls):
        return False
    return not len(returns) or bool(returns[-1] < len(codes) - 1 and (codes[returns + 1] == FEED).all())


def _has_blank_record(codes: Bytes, starts: Integers, ends: Integers) -> bool:
    short = starts[ends - starts <= 2]
    return bool(((codes[short] == FEED) | (codes[short] == RETURN)).any())


def _letters(codes: Bytes) -> tuple[bool, bool]:
    """Whether it holds C1 controls or marks that override the direction of writing; whether it is surely NFC."""
    hidden, composed = False, True
    last = len(codes) - 1
    for start in range(0, len(codes), BLOCK):
        here = np.flatnonzero(codes[start : start + BLOCK] >= 0xC2) + start
        first, second, third = (codes[np.minimum(here + step, last)] for step in range(3))
        general = (first == 0xE2) & (second == 0x80)
        hidden |= bool(((first == 0xC2) & (second < 0xA0)).any())
        hidden |= bool((general & (third >= 0xAA) & (third <= 0xAE)).any())
        hidden |= bool(((first == 0xE2) & (second == 0x81) & (third >= 0xA6) & (third <= 0xA9)).any())
        composed &= bool((STABLE[first] | (general & (third >= 0x82))).all())
    return hidden, composed
