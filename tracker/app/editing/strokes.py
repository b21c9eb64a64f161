"""What somebody did in the grid, stroke by stroke as the browser tells it, laid into the drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from tracker.app.editing.draft import Draft, is_new

Cells = Mapping[str, str]
SeenOf = Callable[[str], Cells | None]
"""The texts of the row that a key names, as they were drawn; None where there is none."""


class Written(NamedTuple):
    """A text for a cell, and what the cell showed when somebody began to write into it."""

    row: str
    column: str
    text: str
    shown: str


def strokes_after(told: Any, heard: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each stroke that was not heard yet with its number, in order: the browser repeats them until it is answered.

    Whatever has not the shape of a stroke is passed over: a browser can send anything.
    """
    strokes = [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []
    numbered = [(each.get("n"), each) for each in strokes]
    fresh = [(n, each) for n, each in numbered if isinstance(n, int) and not isinstance(n, bool) and n > heard]
    yield from sorted(fresh, key=lambda pair: pair[0])


def after_stroke(
    draft: Draft, stroke: Mapping[str, Any], seen_of: SeenOf, is_open: Callable[[str, str], bool]
) -> Draft:
    """The draft with one stroke: texts written or pasted ("write"), rows that go or stay ("drop").

    `is_open` says whether a cell (row key, column) may be written into.
    """
    if stroke.get("do") == "write":
        for each in written_in(stroke.get("cells")):
            seen = _seen(each.row, seen_of)
            if seen is not None and is_open(each.row, each.column):
                shown = each.shown if each.column in seen else ""
                draft = draft.with_cell(each.row, {**seen, each.column: shown}, each.column, each.text)
    if stroke.get("do") == "drop":
        for key in [key for key in _listed(stroke.get("rows")) if isinstance(key, str)]:
            seen = _seen(key, seen_of)
            if seen is not None:
                draft = draft.with_fate(key, seen, stroke.get("gone") is True)
    return draft


def written_in(cells: Any) -> Iterator[Written]:
    """The texts of a stroke that have the shape of one."""
    for cell in _listed(cells):
        if isinstance(cell, list) and len(cell) == 4 and all(isinstance(part, str) for part in cell):
            yield Written(*cell)


def _seen(key: str, seen_of: SeenOf) -> Cells | None:
    return {} if is_new(key) else seen_of(key)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
