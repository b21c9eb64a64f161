"""Bytes to a table of text: two passes that must agree, and nothing guessed."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pcsv

from tracker.problem import Problem
from tracker.schema import Table
from tracker.store.cleaning import changes, cleaned_column
from tracker.store.conflicts import has_conflict
from tracker.store.dialect import Dialect, EncodingFault, decoded, found_delimiter
from tracker.store.faults import encoding_problem, find_faults
from tracker.store.header import cleaned_header_problems, foreign_header, header_problems
from tracker.store.record import first_record, header_cells, line_break
from tracker.store.signature import foreign_file, no_table
from tracker.store.structure import NOWHERE, Integers, Structure, record_structure
from tracker.store.text import TextTable

NAME = pa.dictionary(pa.int32(), pa.string())
TEXT = pa.large_string()
BLOCK = 1 << 22


def read_text_table(table: Table, raw: bytes, encoding: str | None = None) -> TextTable:
    """The table in a file's bytes; never an exception for what they hold: `problems` and `readable` say it.

    `encoding` is taken where the bytes have no BOM and are not UTF-8; an unknown one raises StoreError.
    """
    if problem := foreign_file(table, raw, encoding):
        return unread_table(table, [problem])
    try:
        data, name, bom = decoded(raw, encoding)
    except EncodingFault as fault:
        return unread_table(table, [encoding_problem(table, fault)])
    header = first_record(data)
    if problem := no_table(table, data, header):
        return unread_table(table, [problem], Dialect(name, bom), data)
    delimiter = found_delimiter(header, table.columns)
    dialect = Dialect(name, bom, delimiter, line_break(header).decode() or "\n")
    columns = tuple(header_cells(header, delimiter))
    if problem := foreign_header(table, data, header, columns):
        return unread_table(table, [problem], dialect, data)
    structure = record_structure(data, delimiter, len(columns))
    problems = header_problems(table, columns)
    if not structure.sound or _has_errors(problems) or has_conflict(data, structure.starts):
        return unread_table(table, _with_faults(problems, table, data, columns, delimiter), dialect, data)
    try:
        return _parsed_table(table, data, dialect, columns, structure, problems)
    except pa.ArrowInvalid:
        return unread_table(table, _with_faults(problems, table, data, columns, delimiter), dialect, data)


def unread_table(table: Table, problems: list[Problem], dialect: Dialect | None = None, data: bytes = b"") -> TextTable:
    """A table that could not be read: no rows, the declared columns, and the reasons."""
    frame = pd.DataFrame({name: pd.Series([], dtype="str") for name in table.columns})
    spans = (NOWHERE, NOWHERE, NOWHERE)
    return TextTable(
        table.name, frame, table.columns, data, *spans, dialect or Dialect(), tuple(problems), False, table
    )


def _with_faults(
    problems: list[Problem], table: Table, data: bytes, columns: tuple[str, ...], delimiter: str
) -> list[Problem]:
    """The problems and every structural fault; never empty of errors, whatever made the table unreadable."""
    found = problems + find_faults(table.name, data, delimiter, columns)
    if _has_errors(found):
        return found
    hint = "open it in a spreadsheet and save it as CSV (UTF-8)"
    message = "the two readings of the file disagree about its rows"
    return [*found, Problem(table.name, 0, 0, "", "", "unreadable", "error", message, hint)]


def _has_errors(problems: list[Problem]) -> bool:
    return any(each.severity == "error" for each in problems)


def _parsed_table(
    table: Table, data: bytes, dialect: Dialect, columns: tuple[str, ...], structure: Structure, problems: list[Problem]
) -> TextTable:
    """The second pass; ArrowInvalid where it sees other records than the first."""
    starts, ends, lines = (each[1:] for each in structure[:3])
    parsed = _parsed(table, memoryview(data)[structure.ends[0] :], dialect.delimiter, columns, starts, ends)
    series: dict[str, pd.Series[Any]] = {}
    found = problems + cleaned_header_problems(table, data[: structure.ends[0]], dialect.delimiter, columns)
    for name in columns:
        cleaned = cleaned_column(parsed[name], name == table.key or table.field(name).is_name, structure.composed)
        series[name] = as_series(cleaned.column)
        found += [
            _cleaned_problem(table.name, row, int(lines[row]), name, before, after)
            for row, before, after in changes(cleaned)
        ]
    for name in table.columns:
        if name not in series:
            series[name] = _empty_series(len(starts), is_coded(table, name))
    frame = pd.DataFrame(series, copy=False)
    return TextTable(table.name, frame, columns, data, starts, ends, lines, dialect, tuple(found), True, table)


def is_coded(table: Table, name: str) -> bool:
    """Whether a column's values recur, so that it is held as codes of its distinct words."""
    return name != table.key and table.field(name).is_name


def _parsed(
    table: Table, body: memoryview, delimiter: str, columns: tuple[str, ...], starts: Integers, ends: Integers
) -> pa.Table:
    types = {name: NAME if is_coded(table, name) else TEXT for name in columns}
    if not len(starts):
        return pa.table({name: pa.chunked_array([], type=kind) for name, kind in types.items()})
    return parsed_records(body, delimiter, types, len(starts), int((ends - starts).max()))


def parsed_records(
    body: memoryview, delimiter: str, types: Mapping[str, pa.DataType], count: int, longest: int
) -> pa.Table:
    """The records as columns of those types; the structure found so many (at least one), the longest of so many bytes.

    Raises ArrowInvalid where the parser sees others.
    """
    if bytes(body[:3]) == codecs.BOM_UTF8:  # it is a letter of the first cell; the parser drops it, so it gets one more
        body = memoryview(codecs.BOM_UTF8 + body)
    parsed = pcsv.read_csv(
        _lent(body),
        pcsv.ReadOptions(column_names=list(types), block_size=max(BLOCK, 2 * longest)),
        pcsv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
        pcsv.ConvertOptions(column_types=types, check_utf8=False, strings_can_be_null=False, null_values=[]),
    )
    if len(parsed) != count:
        raise pa.ArrowInvalid(f"{len(parsed)} records where the structure has {count}")
    return parsed.unify_dictionaries()


def _lent(body: memoryview) -> pa.Buffer:
    """The bytes where they are, for as long as the caller keeps them, without a hold on them.

    A thread of Arrow may have this a little longer than the call lasts. Were it a hold on Python's memory, and Python
    about to end, letting go of it would abort the process ("terminate called without an active exception").
    """
    return pa.foreign_buffer(np.frombuffer(body, np.uint8).ctypes.data, len(body))


def _empty_series(size: int, coded: bool) -> pd.Series[Any]:
    if not coded:
        return pd.Series([""], dtype="str").repeat(size).reset_index(drop=True)
    return pd.Series(pd.Categorical.from_codes(np.zeros(size, np.int8), pd.Index([""], dtype="str")))


def as_series(column: pa.ChunkedArray) -> pd.Series[Any]:
    """An Arrow column for pandas, without a copy of its text."""
    if not pa.types.is_dictionary(column.type):
        texts: pd.Series[Any] = column.to_pandas()
        return texts
    coded = column.combine_chunks()
    words = pd.Index(pd.array(coded.dictionary, dtype="str"))
    return pd.Series(pd.Categorical.from_codes(coded.indices.to_numpy(), words, validate=False), copy=False)


def _cleaned_problem(table: str, row: int, line: int, column: str, before: str, after: str) -> Problem:
    seen = unicodedata.normalize("NFC", before) != after
    why = "blanks that nobody sees" if seen else "letters spelled apart from their accents (NFD)"
    return Problem(table, row + 2, line, column, before, "cleaned", "warning", f"{why}: read as {after!r}", "", after)
