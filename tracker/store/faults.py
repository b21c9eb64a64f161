"""What is wrong with the bytes of a table: every fault with its row, line and column, all at once."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.problem import Problem, Severity
from tracker.schema import Table
from tracker.store.dialect import DELIMITERS, EncodingFault, found_delimiter
from tracker.store.record import first_record, header_cells, line_break
from tracker.store.walk import Walked, cell_starts, walked

EXCERPT = 60
LONGEST_HEADER = 1 << 20
MOST_COLUMNS = 1000
CHARACTERS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|\xc2[\x80-\x9f]|\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"
)
QUOTE_FAULTS = {
    "unclosed-quote": ("a quotation mark opens here and is never closed", "close it at the end of the cell"),
    "text-after-quote": ("text follows the closing quotation mark", 'double each quotation mark inside: ""'),
    "quote-inside": ("a quotation mark stands inside an unquoted cell", 'quote the whole cell and double the mark: ""'),
}


class Place(NamedTuple):
    """Where faults are looked for: the table's name, its bytes, the delimiter, and the header's names."""

    table: str
    data: bytes
    delimiter: str
    header: Sequence[str]

    def column(self, number: int) -> str:
        """The name of a column by its number (from 1); empty beyond the last."""
        return self.header[number - 1] if number <= len(self.header) else ""

    def excerpt(self, start: int, end: int) -> str:
        """The beginning of a cell or record as it is spelled, with what cannot be seen spelled out."""
        text = self.data[start : min(end, start + 4 * EXCERPT)].decode(errors="ignore").strip("\r\n")
        seen = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)
        return seen if len(seen) <= EXCERPT else seen[: EXCERPT - 1] + "…"


def whole_fault(table: str, data: bytes, header: bytes) -> Problem | None:
    """What makes the file no table at all; whatever else could be said of its rows would be noise."""
    columns = max(header.count(each.encode()) for each in DELIMITERS) + 1
    if not data:
        rule, message, hint = "missing-header", "the file is empty", "its first row names the columns"
    elif b"\r" in data and b"\n" not in data:
        hint = "save it with the line breaks of Windows (CRLF) or Linux (LF)"
        rule, message = "line-break", "its lines end in a lone carriage return"
    elif 10 * data.count(0) > len(data):
        rule, message = "nul-bytes", "a large part of it are NUL characters"
        hint = "it looks like UTF-16 without its mark: --encoding utf-16-le"
    elif len(header) > LONGEST_HEADER or columns > MOST_COLUMNS:
        rule, message = "header-too-long", f"its first row has {len(header):,} bytes and some {columns:,} columns"
        hint = f"its first row names the columns, at most {MOST_COLUMNS:,}; is it a table?"
    else:
        return None
    return Problem(table, 0, 1, "", "", rule, "error", message, hint)


def find_faults(table: str, data: bytes, delimiter: str, header: Sequence[str]) -> list[Problem]:
    """Every structural fault, in the order of the file; empty for a well-formed table.

    A run of blank rows is one fault, and so are the forbidden characters of a cell.
    """
    place, row, faults = Place(table, data, delimiter, header), 1, list[Problem]()
    for record in walked(data, delimiter):
        faults += [*_shape(place, row, record), *_characters(place, row, record)]
        row += record.blanks or 1
    return faults


def _shape(place: Place, row: int, record: Walked) -> Iterator[Problem]:
    """A broken quote, a blank row, or too many or too few cells."""
    if record.broken:
        message, hint = QUOTE_FAULTS[record.broken]
        start = record.cells[-1]
        line = record.line + place.data.count(b"\n", record.start, start)
        column, value = place.column(len(record.cells)), place.excerpt(start, record.end)
        yield Problem(place.table, row, line, column, value, record.broken, "error", message, hint)
    elif record.blanks:
        message = "the row is blank" + (f", and so are the {record.blanks - 1} after it" if record.blanks > 1 else "")
        yield Problem(place.table, row, record.line, "", "", "blank-row", "error", message, "delete the empty line")
    elif record.size != len(place.header):
        yield _ragged(place, row, record)


def _ragged(place: Place, row: int, record: Walked) -> Problem:
    message = f"{record.size} cells where the header has {len(place.header)}"
    if record.size > len(place.header):
        column, hint = "", "quote a cell that holds a delimiter"
    else:
        column, hint = place.header[record.size], "add the missing delimiters"
    value = place.excerpt(record.start, record.end)
    return Problem(place.table, row, record.line, column, value, "ragged-row", "error", message, hint)


def _characters(place: Place, row: int, record: Walked) -> Iterator[Problem]:
    """The cells that hold a character no table of text should hold; each for its first one."""
    match = CHARACTERS.search(place.data, record.start, record.end)
    starts = (record.cells or cell_starts(place.data, record, place.delimiter)) if match else []
    while match:
        cell = bisect_right(starts, match.start())
        end = starts[cell] - 1 if cell < len(starts) else record.end
        line = record.line + place.data.count(b"\n", record.start, match.start())
        value = place.excerpt(starts[cell - 1], end)
        yield Problem(place.table, row, line, place.column(cell), value, *_character(match[0]))
        match = CHARACTERS.search(place.data, end, record.end)


def _character(found: bytes) -> tuple[str, Severity, str, str]:
    """Rule, severity, message and hint for a forbidden character."""
    code = ord(found.decode())
    if code == 0:
        return "nul", "error", "it holds a NUL character", "delete it"
    if code == 13:
        return "carriage-return", "error", "a lone carriage return stands inside the cell", "use a line feed"
    if code > 0x2000:
        name = unicodedata.name(chr(code)).lower()
        message = f"it holds U+{code:04X} ({name}), which can show text in a false order"
        return "bidi-mark", "error", message, "delete it"
    return "control-character", "error", f"it holds the control character U+{code:04X}", "delete it"


def encoding_problem(table: Table, fault: EncodingFault) -> Problem:
    """The first byte that cannot be read: its place, and the way out."""
    before = fault.before.decode(fault.encoding, "ignore").encode().removeprefix(b"\xef\xbb\xbf")
    header = first_record(before)
    delimiter = found_delimiter(header, table.columns)
    closed = before + b'"' * (before.count(b'"') % 2) + b"?"  # the cell in which it stands
    records = list(walked(closed, delimiter))
    cells = records[-1].cells or cell_starts(closed, records[-1], delimiter)
    place = Place(table.name, closed, delimiter, header_cells(header, delimiter) if line_break(header) else ())
    message = f"{fault} cannot be read as {fault.encoding.upper()}"
    message += f" (and at {fault.count - 1} more places)" if fault.count > 1 else ""
    hint = "save the file as UTF-8, or say what it is: --encoding cp1252"
    value, line = place.excerpt(cells[-1], len(closed) - 1), before.count(b"\n") + 1
    row = sum(record.blanks or 1 for record in records)
    return Problem(table.name, row, line, place.column(len(cells)), value, "encoding", "error", message, hint)
