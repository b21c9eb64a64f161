"""How wide a column and how high a row must be for their texts to be seen whole."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
import numpy.typing as npt

LINE_HEIGHT = 13.0
"""Points that one line of 10-point text takes."""
LETTERS_A_UNIT = 1.15
"""Letters of running text that fit in one unit of width, which is the width of a digit."""
LONG_TEXT = 60
"""Letters above which a text is not broken word by word to know how many lines it takes."""
HIGHEST_ROW = 409.0
"""Points that Excel allows a row."""
Floats = npt.NDArray[np.float64]


def fitting_width(heading: str, texts: Sequence[str], widest: float) -> float:
    """A width in Excel's characters: the longest line of the texts, between the heading and `widest`."""
    longest = max((len(line) for text in set(texts) for line in text[:400].split("\n")), default=0)
    words = max((len(word) for word in heading.split()), default=0)
    return max(words + 4.0, min(longest * 1.02 + 2, widest))


def line_counts(texts: Sequence[str], width: float) -> Floats:
    """How many lines each text takes in a column of that width: rather one too many than one too few."""
    known = {text: float(_lines(text, width)) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.float64)


def lines_in_all(text: str, width: float) -> float:
    """How many lines one text of several lines takes."""
    return float(sum(_lines(line, width) for line in text.split("\n")))


def row_height(lines: float, line_height: float = LINE_HEIGHT) -> float:
    """The height in points of a row with that many lines."""
    return min(lines * line_height + 4, HIGHEST_ROW)


def _lines(text: str, width: float) -> int:
    if len(text) > LONG_TEXT and text.isascii() and "\n" not in text:  # a tenth of each line is lost where words break
        return ceil(len(text) * 1.1 / (max(width - 1, 1) * LETTERS_A_UNIT))
    if len(text) < width and "\n" not in text and text.isascii():
        return 1
    return sum(_wrapped(line, max(width - 1, 1)) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Lines that words fill one after the other; a word that is too long runs on."""
    lines, used, room = 1, 0.0, room * LETTERS_A_UNIT
    for word in line.split(" "):
        size = len(word) if word.isascii() else sum(1 if ord(letter) < 0x1100 else 2 for letter in word)
        if used and used + 1 + size > room:
            lines, used = lines + 1, 0.0
        used += size + (1 if used else 0)
        lines, used = lines + int(used // (room + 0.001)), used % (room + 0.001)
    return lines
