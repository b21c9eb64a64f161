"""Formulas: whether they can be parsed, whether every function is known, and whether every reference resolves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.lint.book import Book

KNOWN = re.findall(
    r"\w+",
    "AND COUNT COUNTA COUNTIF COUNTIFS EXACT IF INDEX ISNUMBER MATCH MAX MIN OR ROW ROWS SUM SUMPRODUCT",
)
"""Functions of Excel 2007 that our formulas may use: any later one needs a prefix in the file."""
TEXT = re.compile(r'"(?:[^"]|"")*"')
FUNCTION = re.compile(r"([A-Za-z_][\w.]*)\(")
STRUCTURED = re.compile(r"([^\W\d]\w*)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^\W\d]\w*))!")
CELL = re.compile(r"(?<![\w.])\$?([A-Za-z]{1,3})\$?(\d+)(?![\w(])")
WORD = re.compile(r"(?<![\w!.'])([^\W\d]\w*)(?![\w(!'.\[])")
SPECIAL = {"#headers", "#data", "#all", "#totals", "#this row"}


def formula_faults(book: Book, place: str, formula: str) -> Iterator[str]:
    """What is wrong with one formula; `place` says where it stands."""
    said = f"{place}: {formula[:80]}"
    bare = TEXT.sub('""', formula)
    if formula.startswith("=") or not formula or len(formula) > 8_192:
        yield f"{said} is empty, too long or begins with ="
    if bare.count('"') % 2 or not _is_balanced(bare):
        yield f"{said} has an open parenthesis, bracket or quotation mark"
        return
    if "#REF!" in bare or re.search(r"\[\d+\]", bare):
        yield f"{said} refers to what is gone or outside"
    yield from (f"{said} holds a text over 255 letters" for text in TEXT.findall(formula) if len(text) > 257)
    yield from (f"{said} uses {name}, unknown to Excel 2007" for name in FUNCTION.findall(bare) if name not in KNOWN)
    yield from (f"{said} {fault}" for fault in reference_faults(book, bare))


def reference_faults(book: Book, bare: str) -> Iterator[str]:
    """Tables, columns, sheets, cells and names of a formula (without its texts) that are not there."""
    grids = {grid.name.lower(): {column.lower() for column in grid.columns} for grid in book.grids}
    for table, inside in STRUCTURED.findall(bare):
        columns = re.findall(r"\[([^\[\]]*)\]", inside) or [inside]
        if table.lower() not in grids:
            yield f"refers to the Table {table}, which is not there"
        elif missing := {each.lower() for each in columns} - grids[table.lower()] - SPECIAL:
            yield f"refers to columns {sorted(missing)} that {table} has not"
    rest = STRUCTURED.sub("", bare)
    sheets = {page.name.lower() for page in book.pages}
    for quoted, plain in SHEET.findall(rest):
        if (quoted.replace("''", "'") or plain).lower() not in sheets:
            yield f"refers to the sheet {quoted or plain}, which is not there"
    rest = SHEET.sub("", rest)
    yield from (f"refers to the cell {column}{row}" for column, row in CELL.findall(rest) if not is_cell(column, row))
    names = {name.lower() for name in book.names} | {"true", "false"}
    for word in WORD.findall(CELL.sub("", rest)):
        if word.lower() not in names and not re.fullmatch(r"\$?[A-Z]{1,3}", word):
            yield f"refers to the name {word}, which is not there"


def is_cell(column: str, row: str) -> bool:
    """Whether Excel has that cell."""
    number = 0
    for letter in column.upper():
        number = number * 26 + ord(letter) - 64
    return 0 < number <= 16_384 and 0 < int(row) <= 1_048_576


def _is_balanced(bare: str) -> bool:
    depth = {"(": 0, "[": 0}
    for letter in bare:
        if letter in "([":
            depth[letter] += 1
        elif letter in ")]":
            depth["(" if letter == ")" else "["] -= 1
        if min(depth.values()) < 0:
            return False
    return not any(depth.values())
