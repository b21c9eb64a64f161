"""Which line of a table is its heading: the first one that names columns, whatever stands above it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.exchange.intake.vocabulary import is_heading, scores_by_word

SAMPLE = 60
"""A heading further down than this has to be named (`--header`)."""


def heading_place(rows: Sequence[Sequence[str]]) -> int:
    """The place (from 0) of the row with the headings.

    It is the first of the rows in which most cells are usual headings, if two are; else the first row that is nearly
    as full as the fullest: titles and remarks above a table fill one cell or two. Groups of columns that are named
    above the heading leave the corner free.
    """
    sample = rows[:SAMPLE]
    known = [sum(map(is_heading, row)) for row in sample]
    if known and max(known) >= 2:
        return known.index(max(known))
    sizes = [sum(bool(cell.strip()) for cell in row) for row in sample]
    enough = max(2, 0.6 * max(sizes, default=0))
    place = next((place for place, size in enumerate(sizes) if size >= enough), 0)
    return place + _names_groups(sample[place : place + 2])


def _names_groups(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of two rows names groups of the columns that the second one names."""
    if len(rows) < 2 or not all(rows) or rows[0][0].strip() or not is_heading(rows[1][0]):
        return False
    return not any(cell.strip().casefold() in scores_by_word() for cell in rows[1][1:])


def known_headings(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How well rows look like a table: usual headings in the best row, and the width of its heading line."""
    if not rows:
        return 0, 0
    line = heading_place(rows)
    return sum(map(is_heading, rows[line])), len(rows[line])
