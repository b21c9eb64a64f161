"""A whole table as bytes, column by column: quoted only where it must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.store.dialect import Dialect
from tracker.store.files import Piece
from tracker.store.record import spelled, spelled_record

TEXT = pa.large_string()
SLICE = 1 << 14  # rows joined at a time: the columns of a slice stay in memory that is near


def write_text_table(columns: Sequence[str], frame: pd.DataFrame, dialect: Dialect | None = None) -> bytes:
    """The bytes of a new file: the header, then the frame's texts in these columns; a missing value is empty.

    The same bytes as pandas' `to_csv(index=False)` with minimal quoting.
    """
    dialect = dialect or Dialect()
    header = spelled_record(list(columns), dialect.delimiter, dialect.newline)
    return dialect.encode(b"".join([header, *record_slices(columns, frame, dialect)]))


def record_slices(columns: Sequence[str], frame: pd.DataFrame, dialect: Dialect) -> Iterator[Piece]:
    """The records of the frame's rows as UTF-8, so many (`SLICE`) at a time."""
    sources = [_coded_as_spelled(pa.array(frame[name]), dialect.delimiter) for name in columns]
    for start in range(0, len(frame), SLICE):
        yield _lines([_part(each, start) for each in sources], dialect)


def _coded_as_spelled(column: pa.Array, delimiter: str) -> pa.Array:
    """A coded column with its distinct words spelled as in the file, so that each is looked at once."""
    if not pa.types.is_dictionary(column.type):
        return column
    words = [spelled(word, delimiter).decode() for word in column.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(column.indices, pa.array(words, pa.large_string()))


def _part(column: pa.Array, start: int) -> pa.Array:
    part = column.slice(start, SLICE)
    return part.combine_chunks() if isinstance(part, pa.ChunkedArray) else part


def _lines(parts: list[pa.Array], dialect: Dialect) -> memoryview:
    """The bytes of some rows: the joined lines, end to end, are the file."""
    cells = [_cells(part, dialect.delimiter) for part in parts]
    if len(cells) == 1:  # a lone empty cell would be a blank row
        cells = [pc.if_else(pc.equal(cells[0], ""), pa.scalar('""', TEXT), cells[0])]
    cells[-1] = pc.binary_join_element_wise(cells[-1], pa.scalar(dialect.newline, TEXT), pa.scalar("", TEXT))
    lines = pc.binary_join_element_wise(*cells, pa.scalar(dialect.delimiter, TEXT))
    return _end_to_end(lines)


def _end_to_end(texts: pa.Array) -> memoryview:
    """The bytes of some texts one after the other, as Arrow holds them."""
    _, offsets, data = texts.buffers()
    bounds = memoryview(offsets).cast("q")
    return memoryview(data or b"")[bounds[texts.offset] : bounds[texts.offset + len(texts)]]


def _cells(part: pa.Array, delimiter: str) -> pa.Array:
    """The cells of some rows as they stand in the file."""
    if pa.types.is_dictionary(part.type):
        return pc.fill_null(part.dictionary.take(part.indices), "")
    text = pc.fill_null(part.cast(TEXT), "")
    together = bytes(_end_to_end(text))
    if not any(mark in together for mark in (b'"', b"\r", b"\n", delimiter.encode())):
        return text
    needy = pc.match_substring_regex(text, f'["\r\n{delimiter}]')
    doubled = pc.replace_substring(text.filter(needy), '"', '""')
    quote = pa.scalar('"', TEXT)
    return pc.replace_with_mask(text, needy, pc.binary_join_element_wise(quote, doubled, quote, pa.scalar("", TEXT)))
