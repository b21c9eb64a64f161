"""Rows of a text table: found by key, and their cells taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tracker.store.cleaning import cleaned_cell
from tracker.store.errors import StoreError
from tracker.store.record import cell_text, line_break, raw_cells
from tracker.store.text import TextTable

Cells = dict[str, str]
NUMBERED = re.compile(r"#([0-9]{1,9})")


def key_column(text: TextTable) -> pa.ChunkedArray:
    """The keys as Arrow has them."""
    column = pa.array(text.frame[text.table.key])
    return column if isinstance(column, pa.ChunkedArray) else pa.chunked_array([column])


def keyless_rows(text: TextTable) -> list[int]:
    """The records without a key."""
    rows: list[int] = pc.indices_nonzero(pc.equal(key_column(text), "")).to_pylist()
    return rows


def rows_of(text: TextTable, keys: Sequence[str]) -> dict[str, int]:
    """The record of each key that the table has, one pass for all; StoreError for a key that stands twice."""
    column = key_column(text)
    wanted = pa.array(sorted({key for key in keys if key}), pa.string()).cast(column.type)
    places = pc.indices_nonzero(pc.is_in(column, value_set=wanted)).to_pylist()
    found: dict[str, int] = {}
    for row in places:
        key = column[row].as_py()
        if key in found:
            rows = f"rows {found[key] + 2} and {row + 2}"
            raise StoreError(f"{text.name}: {rows} have the same {text.table.key} {key!r}; name one as '#{row + 2}'")
        found[key] = row
    return found


def numbered_row(text: TextTable, key: str) -> int | None:
    """The record that "#17" names; None if it is none."""
    match = NUMBERED.fullmatch(key)
    row = int(match[1]) - 2 if match else -1
    return row if 0 <= row < len(text.starts) else None


def same_record(of: TextTable, row: int, text: TextTable) -> int | None:
    """Where the record stands in another reading of the file: by its bytes, if they stand there once."""
    wanted = _body(of.record(row))
    rows, place = [], text.data.find(wanted)
    while place >= 0:
        row = int(np.searchsorted(text.starts, place))
        if row < len(text.starts) and text.starts[row] == place and _body(text.record(row)) == wanted:
            rows.append(row)
        place = text.data.find(wanted, place + 1)
    return rows[0] if len(rows) == 1 and of.columns == text.columns else None


def _body(record: bytes) -> bytes:
    return record[: len(record) - len(line_break(record))]


def resolved_rows(text: TextTable, opened: TextTable, keys: Sequence[str]) -> dict[str, int]:
    """The record of each key in `text`; "#17" stands for a row of `opened`, found again by its bytes."""
    found = rows_of(text, keys)
    for key in keys:
        numbered = numbered_row(opened, key)
        if key not in found and numbered is not None:
            row = numbered if text is opened else same_record(opened, numbered, text)
            if row is not None:
                found[key] = row
    return found


def cells_of(text: TextTable, rows: Sequence[int]) -> dict[int, Cells]:
    """The cells of some records, every column of the frame: read from their own bytes, as the reader reads them."""
    return {row: cells_in(text, text.record(row)) for row in rows}


def cells_in(text: TextTable, record: bytes) -> Cells:
    """The cells of one record of such a table; a column that its file lacks is empty."""
    return as_cells(text, map(cell_text, raw_cells(record, text.dialect.delimiter)))


def as_cells(text: TextTable, texts: Iterable[str]) -> Cells:
    """The cells that the texts of one record make, cleaned as the reader cleans them."""
    known = dict(zip(text.columns, texts, strict=True))
    return {name: cleaned_cell(known.get(name, ""), name in text.table.names) for name in map(str, text.frame.columns)}
