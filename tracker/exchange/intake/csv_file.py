"""Bytes of a CSV file as a sheet: any heading, on any line, read as strictly as our own tables."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from contextlib import suppress
from itertools import islice, pairwise
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.heading_line import SAMPLE, heading_place, known_headings
from tracker.exchange.intake.sheet import Sheet, headings, without_blank_rows
from tracker.exchange.sayings import Saying, each_said, saying
from tracker.exchange.tables import unguarded
from tracker.problem import Problem
from tracker.store.dialect import DELIMITERS, Dialect, EncodingFault, decoded
from tracker.store.faults import find_faults
from tracker.store.reading import NAME, as_series, parsed_records
from tracker.store.record import first_record, header_cells, line_break
from tracker.store.structure import NOWHERE, Structure, record_structure

SEPARATOR = re.compile(rb"sep=(.)\r?\n", re.IGNORECASE)
BEGINNING = 1 << 16
"""Bytes in which the heading line is looked for."""
PIECE = 1 << 24
"""Bytes parsed at a time: the parser has a copy of them."""
TOLD = 3
UNREAD = (
    "{name}, line {line}: a letter cannot be read, for the file is not {encoding}; in Excel, save it as CSV UTF-8, or "
    "name its encoding here, most often cp1252 (in the terminal: --encoding cp1252)"
)


def csv_sheet(name: str, raw: bytes, encoding: str | None = None, header: int | None = None) -> Sheet:
    """The table in a CSV file; `header` is the line of its headings where they are not found by themselves.

    Raises IntakeError with the place of each fault: the reader refuses, and never guesses at a broken row.
    """
    try:
        data, coding, bom = decoded(raw, encoding)
    except EncodingFault as fault:
        line = fault.before.count(b"\n") + 1
        raise IntakeError(
            saying("file-encoding", UNREAD, name=name, line=str(line), encoding=fault.encoding.upper())
        ) from None
    body, delimiter, skipped = _from_heading(data, header)
    if not body:
        raise IntakeError(saying("file-empty", "{name} is empty", name=name))
    first = first_record(body)
    dialect = Dialect(coding, bom, delimiter, line_break(first).decode() or "\n")
    columns = headings(header_cells(first, delimiter))
    try:
        frame = _frame(body, delimiter, columns)
    except pa.ArrowInvalid:
        raise _faulty(name, body, delimiter, columns, skipped) from None
    pa.default_memory_pool().release_unused()  # what parsing took: as much as the table itself
    rows = np.arange(len(frame), dtype=np.int64) + skipped + 2
    return without_blank_rows(Sheet(name, "csv", columns, frame, rows, dialect=dialect))


def _from_heading(data: bytes, header: int | None) -> tuple[bytes, str, int]:
    """The bytes from the heading on, the delimiter, and how many rows stand above."""
    stated = SEPARATOR.match(data)
    start = stated.end() if stated else 0
    body = data[start:] if start else data
    if body.endswith((b"\n\n", b"\r\n\r\n")):  # blank lines at the end say nothing
        body = body.rstrip(b"\r\n") + b"\n"
    delimiters = (stated[1].decode(),) if stated else DELIMITERS
    samples = {delimiter: _sample(body, delimiter) for delimiter in delimiters}
    delimiter = max(samples, key=lambda each: known_headings(samples[each][0]))
    rows, lines = samples[delimiter]
    above = heading_place(rows) if header is None else header - 1 - bool(stated)
    if not 0 <= above < max(len(rows), 1):
        text = "there is no line {line} within the first {most} to take the headings from"
        raise IntakeError(saying("file-no-heading", text, line=str(header), most=SAMPLE))
    for _ in range(lines[above] if rows else 0):
        body = body[body.find(b"\n") + 1 :]
    return body, delimiter, above + bool(stated)


def _sample(body: bytes, delimiter: str) -> tuple[list[list[str]], list[int]]:
    """The first rows, and the physical lines that stand above each."""
    text = io.StringIO(body[:BEGINNING].decode(errors="ignore"), newline="")
    reader = csv.reader(text, delimiter=delimiter)
    rows, lines, before = [], [], 0
    with suppress(csv.Error):  # the strict reader says what is wrong with it
        for row in islice(reader, SAMPLE):
            rows.append(row)
            lines.append(before)
            before = reader.line_num
    return rows, lines


def _faulty(name: str, body: bytes, delimiter: str, columns: tuple[str, ...], skipped: int) -> IntakeError:
    problems = find_faults(name, body, delimiter, columns)
    told = [_told(each, each.row + skipped) for each in problems]
    if len(told) > TOLD:
        told[TOLD:] = [saying("file-more", "{count} more faults", count=len(told) - TOLD)]
    reasons = each_said(told or [saying("file-rows", "its rows cannot be told apart")])
    text = "{name} cannot be read as a table: {reasons}; mend it there, and import it again"
    return IntakeError(saying("file-faulty", text, name=name, reasons=reasons))


def _told(problem: Problem, row: int) -> str:
    """A fault of a row, with its place and its remedy."""
    remedy = f": {problem.hint}" if problem.hint else ""
    fault = Saying(f"{problem.message}{remedy}", f"rule-{problem.rule}", {"value": problem.value})
    if not problem.column:
        return saying("file-row", "row {row}: {fault}", row=str(row), fault=fault)
    return saying("file-cell", "row {row}, {column}: {fault}", row=str(row), column=problem.column, fault=fault)


def _frame(body: bytes, delimiter: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Every column as words; ArrowInvalid where there are no sound records, or the parser sees others."""
    longest, pieces = _extent(record_structure(body, delimiter))
    if not pieces:
        return pd.DataFrame({name: pd.Categorical([], pd.Index([], dtype="str")) for name in columns})
    kinds, view = dict.fromkeys(columns, NAME), memoryview(body)
    tables = [parsed_records(view[start:end], delimiter, kinds, count, longest) for start, end, count in pieces]
    parsed = pa.concat_tables(tables).unify_dictionaries()
    del tables
    return pd.DataFrame({name: _clean_words(as_series(parsed[name])) for name in columns}, copy=False)


def _extent(structure: Structure) -> tuple[int, list[tuple[int, int, int]]]:
    """The bytes of the longest record below the heading, and the pieces to parse: start, end and count of records.

    All that parsing needs: the structure itself is half as large as the file.
    """
    if not structure.sound:
        raise pa.ArrowInvalid("no sound records")
    starts, ends = structure.starts[1:], structure.ends[1:]
    cuts = np.searchsorted(ends, np.arange(PIECE, ends[-1], PIECE)) if len(ends) else NOWHERE
    edges = pairwise(np.unique([0, *cuts, len(ends)]).tolist())
    pieces = [(int(starts[first]), int(ends[last - 1]), last - first) for first, last in edges]
    return int((ends - starts).max(initial=0)), pieces


def _clean_words(column: pd.Series[Any]) -> pd.Series[Any]:
    """The column with outer blanks gone, composed letters, and one guard taken away that a spreadsheet needed."""
    words = unguarded(pd.Series(column.cat.categories, dtype="str"))
    clean = [unicodedata.normalize("NFC", word).strip() for word in words]
    if clean == column.cat.categories.tolist():
        return column
    codes, distinct = pd.factorize(np.array(clean, dtype=object))
    taken = codes.astype(np.int32)[column.cat.codes.to_numpy()]
    return pd.Series(pd.Categorical.from_codes(taken, pd.Index(list(distinct), dtype="str"), validate=False))
