"""What is wrong with the bytes of a table: every fault with its row, line and column, all at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from tracker.problem import Problem
from tracker.schema import Table
from tracker.store.conflicts import Conflicts
from tracker.store.dialect import EncodingFault, found_delimiter
from tracker.store.record import first_record, header_cells, line_break
from tracker.store.runs import Fault, Run, Runs
from tracker.store.shape import RULES, Lines, covered, forbidden_characters, lines_of
from tracker.store.walk import CHARACTERS, Sound, Stretch, Walked, cell_starts, walked
from tracker.store.wording import Place


def find_faults(table: str, data: bytes, delimiter: str, header: Sequence[str]) -> list[Problem]:
    """Every structural fault, in the order of the file; empty for a well-formed table.

    The same fault in rows that follow each other is one, and so are the forbidden characters of a cell. Of a rule
    that is broken in more than 10,000 places, the further rows are told together.
    """
    place, row, runs, conflicts = Place(table, data, delimiter, header), 1, Runs(), Conflicts(data)
    for part in walked(data, delimiter, len(header)):
        if isinstance(part, Sound):
            row += part.rows
        elif isinstance(part, Walked):
            if not conflicts.take_record(part, row):
                _record(place, row, part, runs)
            row += 1
        else:
            lines = lines_of(data, part, delimiter)
            lines.sizes[conflicts.take_lines(part, row, lines)] = len(header)
            _shapes(place, row, part, lines, runs)
            _characters(place, row, part, lines, runs)
            row += len(lines.starts)
    told = sorted(runs.found, key=lambda run: (run.first, run.start))
    return [*conflicts.problems(table), *map(place.problem, told), *_further(table, runs)]


def _further(table: str, runs: Runs) -> Iterator[Problem]:
    for rule, further in runs.further.items():
        message = f"from here on, {further.rows:,} more rows break this rule"
        hint = "mend what the first ones have in common; their numbers are the value of this problem"
        yield Problem(table, further.first, 0, "", str(further), rule, "error", message, hint)


def _record(place: Place, row: int, record: Walked, runs: Runs) -> None:
    """A record with quotes: a broken one, too many or too few cells, forbidden characters."""
    data, start, cells = place.data, record.start, record.cells
    if record.broken:
        line = record.line + data.count(b"\n", start, cells[-1])
        runs.add(Run(Fault(record.broken, len(cells)), row, row, line, cells[-1], record.end))
    elif len(cells) != len(place.header):
        runs.add(Run(place.ragged(len(cells)), row, row, record.line, start, record.end))
    match = CHARACTERS.search(data, start, record.end)
    while match:
        cell = bisect_right(cells, match.start())
        end = cells[cell] - 1 if cell < len(cells) else record.end
        fault = Fault(RULES[match[0][0]], cell, _code(data, match.start()))
        line = record.line + data.count(b"\n", start, match.start())
        runs.add(Run(fault, row, row, line, cells[cell - 1], end))
        match = CHARACTERS.search(data, end, record.end)


def _shapes(place: Place, row: int, stretch: Stretch, lines: Lines, runs: Runs) -> None:
    """Blank lines, and lines of too many or too few cells."""
    firsts = np.flatnonzero(np.diff(lines.sizes, prepend=-1))
    lasts = np.append(firsts[1:], len(lines.sizes)) - 1
    for rule in ("blank-row", "ragged-row"):
        sizes = lines.sizes[firsts]
        here = np.flatnonzero(sizes == 0 if rule == "blank-row" else (sizes != 0) & (sizes != len(place.header)))
        told = max(1, runs.room(rule))  # one at least, for it may go on with what was told
        for index in here[:told].tolist():
            first, last = int(firsts[index]), int(lasts[index])
            start, end = int(lines.starts[first]), _end(lines, stretch, first)
            fault = place.ragged(int(sizes[index])) if rule == "ragged-row" else Fault(rule, 0)
            runs.add(Run(fault, row + first, row + last, stretch.line + first, start, end))
        if len(here) > told:
            runs.add_rows(rule, row + firsts[here[told:]], row + lasts[here[told:]])


def _end(lines: Lines, stretch: Stretch, line: int) -> int:
    return int(lines.starts[line + 1]) if line + 1 < len(lines.starts) else stretch.end


def _characters(place: Place, row: int, stretch: Stretch, lines: Lines, runs: Runs) -> None:
    """The cells that hold a character no table of text should hold; each for its first one."""
    found = forbidden_characters(place.data, stretch, lines)
    for rule in sorted(set(found.rules.tolist())):
        here = np.flatnonzero(found.rules == rule)
        told = max(1, runs.room(rule))
        for index in here[:told].tolist():
            first, position = int(found.firsts[index]), int(found.positions[index])
            fault = Fault(rule, int(found.columns[index]), _code(place.data, position))
            start, end = _cell(lines, stretch, position)
            runs.add(Run(fault, row + first, row + int(found.lasts[index]), stretch.line + first, start, end))
        if len(rest := here[told:]):
            rows = covered(found.firsts[rest], found.lasts[rest], len(lines.starts)) + row
            runs.add_rows(rule, rows, rows)


def _code(data: bytes, position: int) -> int:
    match = CHARACTERS.match(data, position)
    assert match
    return ord(match[0].decode())


def _cell(lines: Lines, stretch: Stretch, position: int) -> tuple[int, int]:
    cell = int(np.searchsorted(lines.cells, position, "right"))
    end = int(lines.cells[cell]) - 1 if cell < len(lines.cells) else stretch.end
    return int(lines.cells[cell - 1]), end


def encoding_problem(table: Table, fault: EncodingFault) -> Problem:
    """The first byte that cannot be read: its place, and the way out."""
    before = fault.before.decode(fault.encoding, "ignore").encode().removeprefix(b"\xef\xbb\xbf")
    header = first_record(before)
    delimiter = found_delimiter(header, table.columns)
    closed = before + b'"' * (before.count(b'"') % 2) + b"?"  # the cell in which it stands
    columns = header_cells(header, delimiter)
    row, cells = _last_record(closed, delimiter, len(columns))
    place = Place(table.name, closed, delimiter, columns if line_break(header) else ())
    message = f"{fault} cannot be read as {fault.encoding.upper()}"
    message += f" (and at {fault.count - 1} more places)" if fault.count > 1 else ""
    hint = "save the file as UTF-8, or say what it is: --encoding cp1252"
    value, line = place.excerpt(cells[-1], len(closed) - 1), before.count(b"\n") + 1
    return Problem(table.name, row, line, place.column(len(cells)), value, "encoding", "error", message, hint)


def _last_record(data: bytes, delimiter: str, columns: int) -> tuple[int, Sequence[int]]:
    """The row of the last record of bytes that do not end in a line break, and the first bytes of its cells."""
    row = 0
    last: Stretch | Sound | Walked = Stretch(0, 0, 1)
    for last in walked(data, delimiter, columns):
        if isinstance(last, Stretch):
            row += data.count(b"\n", last.start, last.end)
        else:
            row += last.rows if isinstance(last, Sound) else 1
    if isinstance(last, Walked):
        return row, last.cells
    return row + 1, cell_starts(data, data.rfind(b"\n") + 1, len(data), delimiter)
