"""The edits that save what was accepted of a review, all in one transaction."""

from __future__ import annotations

from collections.abc import Collection

from tracker.exchange.returned.review import Line, Review
from tracker.store.edits import Edit, added, changed, deleted


def edits_of(review: Review, accepted: Collection[int]) -> list[Edit]:
    """The edits of the accepted lines, one a row; each has `seen`, so that a save notices what others change by then.

    Raises ValueError for a number that is no line, or one that cannot be accepted.
    """
    lines = {line.number: line for line in review.lines if line.acceptable}
    if strange := sorted({*accepted} - lines.keys()):
        raise ValueError(f"line {strange[0]} of the review cannot be accepted")
    edits: dict[tuple[str, str, str], Edit] = {}
    for number in sorted({*accepted}):
        edit, line = edit_of(lines[number]), lines[number]
        place = (line.table, line.key, edit.kind) if edit.kind == "changed" else (line.table, str(number), edit.kind)
        edits[place] = _together(edits[place], edit) if place in edits else edit
    return list(edits.values())


def why_of(review: Review) -> str:
    """What the history tells as the reason."""
    return f"took back {review.name}"


def edit_of(line: Line) -> Edit:
    """The edit of one line."""
    if line.column:
        return changed(line.table, line.key, {line.column: line.after or ""}, {line.column: line.theirs or ""})
    return deleted(line.table, line.key, line.cells) if line.deletes else added(line.table, line.cells)


def _together(one: Edit, other: Edit) -> Edit:
    return changed(one.table, one.key, one.cells | other.cells, {**(one.seen or {}), **(other.seen or {})})
