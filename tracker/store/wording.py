"""A fault of a table's bytes in words: its place, what is wrong, and the remedy."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from tracker.problem import Problem
from tracker.store.dialect import DELIMITERS
from tracker.store.runs import Fault, Run

EXCERPT = 60
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
WORDS = {
    "unclosed-quote": ("a quotation mark opens here and is never closed", "close it at the end of the cell"),
    "text-after-quote": ("text follows the closing quotation mark", 'double each quotation mark inside: ""'),
    "quote-inside": ("a quotation mark stands inside an unquoted cell", 'quote the whole cell and double the mark: ""'),
    "blank-row": ("the row is blank", "delete the empty line"),
    "nul": ("it holds a NUL character", "delete it"),
    "carriage-return": ("a lone carriage return stands inside the cell", "use a line feed"),
}


class Place(NamedTuple):
    """Where faults are looked for: the table's name, its bytes, the delimiter, and the header's names."""

    table: str
    data: bytes
    delimiter: str
    header: Sequence[str]

    def ragged(self, size: int) -> Fault:
        """A row of too many cells, or of too few: then the first missing column is where it is."""
        return Fault("ragged-row", 0 if size > len(self.header) else size + 1, size)

    def column(self, number: int) -> str:
        """The name of a column by its number (from 1), all of it visible; empty beyond the last, and for 0."""
        return visible(self.header[number - 1]) if 0 < number <= len(self.header) else ""

    def excerpt(self, start: int, end: int) -> str:
        """The beginning of a cell or record as it is spelled, with what cannot be seen spelled out."""
        text = self.data[start : min(end, start + 4 * EXCERPT)].decode(errors="ignore").strip("\r\n")
        seen = visible(text)
        return seen if len(seen) <= EXCERPT else seen[: EXCERPT - 1] + "…"

    def problem(self, run: Run) -> Problem:
        """A run of one fault as one problem, at its first row."""
        rule, number, _ = run.fault
        message, hint = self._ragged_words(run) if rule == "ragged-row" else _words(run.fault)
        if run.last > run.first:
            more = run.last - run.first
            message += f", and so in the next {more:,} rows" if more > 1 else ", and so in the next row"
        value = self.excerpt(run.start, run.end)
        return Problem(self.table, run.first, run.line, self.column(number), value, rule, "error", message, hint)

    def _ragged_words(self, run: Run) -> tuple[str, str]:
        size = run.fault.detail
        message = f"{size} cell{'s' * (size != 1)} where the header has {len(self.header)}"
        record = self.data[run.start : run.end]
        for other in DELIMITERS:
            if other != self.delimiter and record.count(other.encode()) + 1 == len(self.header) != size:
                return message, f"it seems to be parted by {NAMES[other]}, the header by {NAMES[self.delimiter]}"
        if size > len(self.header):
            return message, "quote a cell that holds a delimiter"
        if run.end == len(self.data) and not record.endswith(b"\n"):
            return message, "the file ends in the middle of this row, as one that is cut off: fetch it again"
        return message, "add the missing delimiters"


def visible(text: str) -> str:
    """The text with what cannot be seen spelled out."""
    return "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in text)


def _words(fault: Fault) -> tuple[str, str]:
    """Message and hint for a fault that is told alike everywhere."""
    if fault.rule == "bidi-mark":
        name = unicodedata.name(chr(fault.detail)).lower()
        return f"it holds U+{fault.detail:04X} ({name}), which can show text in a false order", "delete it"
    if fault.rule == "control-character":
        return f"it holds the control character U+{fault.detail:04X}", "delete it"
    return WORDS[fault.rule]
