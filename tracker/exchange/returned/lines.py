"""The lines of a review that one compared table gives: cells that changed, rows that came, rows that went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tracker.exchange.returned.arrivals import added_lines
from tracker.exchange.returned.comparison import Comparison
from tracker.exchange.returned.pairing import NEW
from tracker.exchange.returned.reading import Fault
from tracker.exchange.returned.review import CHANGED_SINCE, GONE_SINCE, NO_BASE, Line
from tracker.exchange.returned.wording import labelled
from tracker.exchange.sayings import saying

GONE = saying(
    "gone", "the row is gone from the tracker: somebody deleted it since; undo that first, or add the row anew"
)


def lines_of(found: Comparison) -> Iterator[Line]:
    """The lines in the order of the returned sheet, then the deletions; not numbered yet."""
    pairing = found.pairing
    for row in range(len(found.returned.rows)):
        record = pairing.record.get(row)
        if row in pairing.refused:
            yield _refused(found, row)
        elif record == NEW:
            yield from added_lines(found, row)
        elif record is not None:
            yield from _cell_lines(found, row, record)
    if found.sure:
        yield from _deletions(found)


def _refused(found: Comparison, row: int) -> Line:
    fault = found.pairing.refused[row]
    line = Line(0, found.store.name, "unreadable", found.pairing.keys[row], "", reason=fault.reason, rule=fault.rule)
    return labelled(found.placed(line, row), found.store.table, found.plain_cells(row))


def _cell_lines(found: Comparison, row: int, record: int) -> Iterator[Line]:
    """One line for each cell of a known row that says something else than before and than the tracker."""
    place, base = found.place_of.get(record), found.pairing.base
    cells = found.now.cells(place) if place is not None else base.cells(record)
    for name, texts in found.meant.items():
        before = base.columns[name][record] if name in base.columns else None
        if texts[row] != before and not (name == found.store.table.key and found.store.table.gives_ids):
            theirs = cells[name] if place is not None else None
            key = found.keys[place] if place is not None else found.pairing.keys[row]
            line = _cell_line(found, Line(0, found.store.name, "changed", key, name, before, theirs), texts[row])
            if line:
                yield labelled(found.placed(line, row), found.store.table, cells)


def _cell_line(found: Comparison, line: Line, meant: str | Fault) -> Line | None:
    """The line of a cell that came back as something else; None where the tracker says the same by now."""
    if isinstance(meant, Fault):
        return replace(line, kind="unreadable", reason=meant.reason, rule=meant.rule)
    line = replace(line, after=meant)
    if line.theirs is None:
        return replace(line, kind="conflicting", reason=GONE, rule=GONE_SINCE)
    if meant == line.theirs or (line.before is None and not meant):
        return None
    if not found.sure:
        return replace(line, kind="conflicting", rule=NO_BASE, before=None)
    return line if line.before == line.theirs else replace(line, kind="conflicting", rule=CHANGED_SINCE)


def _deletions(found: Comparison) -> Iterator[Line]:
    """One line for each row of the base that came back no more, if the tracker still has it."""
    base = found.pairing.base
    for record in found.pairing.missing:
        place = found.place_of.get(record)
        if place is None or record in found.pairing.doubtful:
            continue
        cells = found.now.cells(place)
        same = all(cells[name] == texts[record] for name, texts in base.columns.items() if name in cells)
        kind, rule = ("deleted", "") if same else ("conflicting", CHANGED_SINCE)
        line = Line(0, found.store.name, kind, found.keys[place], "", rule=rule, cells=cells)
        yield labelled(line, found.store.table, cells)
