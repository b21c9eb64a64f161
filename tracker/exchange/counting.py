"""Counting formulas: how many rows of a Table hold these words, and never a word that only looks like it."""

from __future__ import annotations

import re
from collections.abc import Sequence

LIVE_AT_MOST = 20_000_000
"""Comparisons that a recalculation may take: about a second of a desk's computer. Above it, numbers stand alone."""
PLAIN = re.compile(r"(?!(?:true|false)$)[^\W\d_][^\W\d]*(?:[ '’.,()/&-]+[^\W\d]+)*[.)]?", re.IGNORECASE)


def is_plain(word: str) -> bool:
    """Whether COUNTIFS takes the word for itself: no pattern, comparison, number, day or truth value."""
    return len(word) <= 255 and bool(PLAIN.fullmatch(word))


def counted(table: str, *criteria: tuple[str, str, str]) -> str:
    """The formula that counts the rows in which each column holds a word: (column, cell of the word, the word).

    COUNTIFS where it is sure to take every word for itself, else a comparison letter by letter. Both give the same
    as long as no two words differ in case alone.
    """
    if all(is_plain(word) for _, _, word in criteria):
        return _countifs([(f"{table}[{column}]", cell) for column, cell, _ in criteria])
    terms = [f"EXACT({table}[{column}],{cell})" for column, cell, _ in criteria]
    return f"SUMPRODUCT({'*'.join(terms)}*1)"


def counted_between(table: str, word: tuple[str, str, str], day: str, first: str, last: str) -> str:
    """The formula that counts the rows with a word whose day lies between those in two cells, both included."""
    column, cell, text = word
    if is_plain(text):
        bounds = [(f"{table}[{day}]", f'">="&{first}'), (f"{table}[{day}]", f'"<="&{last}')]
        return _countifs([(f"{table}[{column}]", cell), *bounds])
    days = f"{table}[{day}]"
    within = f"ISNUMBER({days})*({days}>={first})*({days}<={last})"
    return f"SUMPRODUCT(EXACT({table}[{column}],{cell})*{within})"


def _countifs(pairs: Sequence[tuple[str, str]]) -> str:
    return f"COUNTIFS({','.join(part for pair in pairs for part in pair)})"
