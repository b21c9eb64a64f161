"""Which line of a table is its heading: the first one that names columns, whatever stands above it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.exchange.intake.vocabulary import is_heading

SAMPLE = 60
"""A heading further down than this has to be named (`--header`)."""


def heading_place(rows: Sequence[Sequence[str]]) -> int:
    """The place (from 0) of the row with the headings.

    It is the first of the rows in which most cells are usual headings, if two are; else the first row that is nearly
    as full as the fullest: titles and remarks above a table fill one cell or two.
    """
    sample = rows[:SAMPLE]
    known = [sum(map(is_heading, row)) for row in sample]
    if known and max(known) >= 2:
        return known.index(max(known))
    sizes = [sum(bool(cell.strip()) for cell in row) for row in sample]
    enough = max(2, 0.6 * max(sizes, default=0))
    return next((place for place, size in enumerate(sizes) if size >= enough), 0)


def known_headings(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How well rows look like a table: usual headings in the best row, and the width of its heading line."""
    if not rows:
        return 0, 0
    line = heading_place(rows)
    return sum(map(is_heading, rows[line])), len(rows[line])
