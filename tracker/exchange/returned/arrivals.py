"""Rows that are new in a returned table: added, unless somebody else has added them since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.checks.names import folded
from tracker.exchange.returned.comparison import Comparison
from tracker.exchange.returned.reading import Fault
from tracker.exchange.returned.review import ADDED_SINCE, LOOK_ALIKE, NO_BASE, Line
from tracker.exchange.returned.wording import labelled
from tracker.exchange.sayings import each_said, saying


def added_lines(found: Comparison, row: int) -> Iterator[Line]:
    """The line of a new row; or one for each cell in which it differs from the same row that somebody added since."""
    table = found.store.table
    meant = {name: texts[row] for name, texts in found.meant.items()}
    cells = {name: text for name, text in meant.items() if isinstance(text, str) and text}
    faults = [
        saying("cell", "{column} {fault}", column=name, fault=text.reason)
        for name, text in meant.items()
        if isinstance(text, Fault)
    ]
    if table.gives_ids:
        cells.pop(table.key, None)
        yield from _new_statement(found, row, cells, faults)
    elif found.pairing.keys[row] in found.place_of_key and not faults:
        yield from _added_by_both(found, row, cells)
    else:
        yield _line(found, row, cells, faults, *_doubt(found, found.pairing.keys[row]))


def _line(
    found: Comparison, row: int, cells: Mapping[str, str], faults: list[str], kind: str = "added", rule: str = ""
) -> Line:
    table = found.store.table
    key = "" if table.gives_ids else cells.get(table.key, "")
    rule = "unreadable" if faults else rule
    line = Line(0, found.store.name, kind, key, "", reason=each_said(faults), rule=rule, cells=cells)
    return labelled(found.placed(line, row), table, cells)


def _new_statement(found: Comparison, row: int, cells: Mapping[str, str], faults: list[str]) -> Iterator[Line]:
    """The line of a new row whose key is given on save; none if exactly this row was added since."""
    alike = [] if faults else found.added_since(cells)
    blank = dict.fromkeys(found.meant, "")
    said = {**blank, **cells}
    if any(all(each[name] == text for name, text in said.items() if name != found.store.table.key) for each in alike):
        found.there.add(row)
    elif alike:
        yield _line(found, row, cells, faults, "conflicting", ADDED_SINCE)
    elif not found.sure and found.pairing.keys[row]:
        yield _line(found, row, cells, faults, "conflicting", NO_BASE)
    else:
        yield _line(found, row, cells, faults)


def _added_by_both(found: Comparison, row: int, cells: Mapping[str, str]) -> Iterator[Line]:
    place = found.place_of_key[found.pairing.keys[row]]
    key, theirs = found.keys[place], found.now.cells(place)
    differing = [name for name, text in cells.items() if text != theirs[name]]
    for name in differing:
        line = Line(0, found.store.name, "conflicting", key, name, None, theirs[name], cells[name], rule=ADDED_SINCE)
        yield labelled(found.placed(line, row), found.store.table, theirs)
    if not differing:
        found.there.add(row)


def _doubt(found: Comparison, key: str) -> tuple[str, str]:
    """Kind and rule of a new name; one that only looks like a known name has to be accepted by itself."""
    looks = {folded(each) for each in found.place_of_key}
    return ("conflicting", LOOK_ALIKE) if folded(key) in looks else ("added", "")
