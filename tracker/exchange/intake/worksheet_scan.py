"""What a worksheet's markup tells that its cells do not: how far they reach, which are merged or not worked out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from tracker.exchange.intake.errors import UnsafeFileError
from tracker.exchange.intake.limits import COLUMNS, NO_WORKBOOK, ROWS
from tracker.exchange.sayings import saying

PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
PIECE = 1 << 20


@dataclass
class Extent:
    """The last row and column with something in them, the merged ranges, and the formulas without a stored result."""

    rows: int = 0
    columns: int = 0
    merged: list[str] = field(default_factory=list)
    unworked: list[tuple[int, int]] = field(default_factory=list)


class _Scan:
    """The state of one pass: which cell the parser is in, and what it holds so far."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.row = self.column = 0
        self.has_formula = self.has_value = self.in_value = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "row":
            self.row, self.column = _number(attributes.get("r", ""), self.row + 1), 0
        elif tag == "c":
            self.column, self.has_formula = self.column + 1, False
            self.has_value = attributes.get("t") == "str"  # a formula's text, which may be empty
            if place := PLACE.fullmatch(attributes.get("r", "")):
                self.row, self.column = int(place[2]), column_number(place[1])
        elif tag == "f":
            self.has_formula = True
        elif tag in ("v", "is"):
            self.in_value = True
        elif tag == "mergeCell":
            self.extent.merged.append(attributes.get("ref", ""))

    def text(self, letters: str) -> None:
        self.has_value |= self.in_value and bool(letters.strip())

    def end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        self.in_value &= tag not in ("v", "is")
        if tag == "c" and (self.has_formula or self.has_value):
            self.extent.rows = max(self.extent.rows, self.row)
            self.extent.columns = max(self.extent.columns, self.column)
            if self.row > ROWS + 1 or self.column > COLUMNS:
                text = (
                    "row {row:,}, column {column:,} is filled; at most {rows:,} rows and {columns:,} columns are read: "
                    "delete what is not meant, or save the sheet as CSV"
                )
                raise UnsafeFileError(
                    saying("file-far", text, row=self.row, column=self.column, rows=ROWS, columns=COLUMNS)
                )
            if self.has_formula and not self.has_value:
                self.extent.unworked.append((self.row, self.column))


def scanned(markup: IO[bytes]) -> Extent:
    """The extent of a worksheet; UnsafeFileError where it reaches further than a table may."""
    scan = _Scan()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = scan.begin, scan.end
    parser.CharacterDataHandler = scan.text
    try:
        while piece := markup.read(PIECE):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise UnsafeFileError(saying("file-no-workbook", NO_WORKBOOK)) from None
    return scan.extent


def merged_cells(extent: Extent) -> dict[tuple[int, int], str]:
    """The cells that a merged range covers (row, column from 1), each with the cell that speaks for it."""
    covered = {}
    for reference in extent.merged:
        first, _, last = reference.partition(":")
        ends = PLACE.fullmatch(first), PLACE.fullmatch(last or first)
        if ends[0] and ends[1]:
            rows = range(int(ends[0][2]), min(int(ends[1][2]), extent.rows) + 1)
            columns = range(column_number(ends[0][1]), min(column_number(ends[1][1]), extent.columns) + 1)
            covered.update({(row, column): first for row in rows for column in columns})
            covered.pop((int(ends[0][2]), column_number(ends[0][1])), None)
    return covered


def column_number(letters: str) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else otherwise
