"""Rows that came or went many at once, as a file beside the history: written with the save, read again to undo it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from tracker.schema import Table
from tracker.store.cleaning import cleaned_cell
from tracker.store.errors import StoreError
from tracker.store.files import Piece, read_file
from tracker.store.journal import HISTORY, Rows
from tracker.store.merge import Plan
from tracker.store.reading import read_text_table
from tracker.store.record import spelled_record
from tracker.store.rows import Cells, cells_of, rows_of
from tracker.store.text import TextTable
from tracker.store.transaction import Content

ROWS = "rows"
"""The folder of these files, in that of the history."""


def kept_rows(plan: Plan) -> Iterator[tuple[Rows, Content]]:
    """For each bulk of a plan what the history tells of it, and the file to keep: its records as the table has them."""
    text, dialect = plan.text, plan.text.dialect
    header = spelled_record([*text.columns, *plan.new_columns], dialect.delimiter, dialect.newline)
    for bulk, records in zip(plan.bulks, plan.records, strict=True):
        pieces: list[Piece] = [header, *records]
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece)
        sha256 = digest.hexdigest()
        file = f"{ROWS}/{text.name}-{sha256[:16]}.csv"
        told = Rows(text.name, bulk.kind, len(bulk.frame), file, sha256, dialect.delimiter, dialect.newline)
        yield told, Content(f"{HISTORY}/{file}", pieces, "", sha256)


def kept_bytes(folder: Path, rows: Rows) -> bytes:
    """The file that was kept; StoreError where it was changed since."""
    raw = read_file(folder / HISTORY / rows.file)
    if hashlib.sha256(raw).hexdigest() != rows.sha256:
        raise StoreError(f"{HISTORY}/{rows.file} was changed after it was written")
    return raw


def kept_text(folder: Path, rows: Rows, table: Table) -> TextTable:
    """The rows that were kept, read as the table that they belong to."""
    text = read_text_table(table, kept_bytes(folder, rows))
    if not text.readable:
        raise StoreError(f"{HISTORY}/{rows.file} cannot be read as {rows.table}: {text.problems[0]}")
    return text


def kept_cells(folder: Path, rows: Rows, table: Table, key: str) -> Cells | None:
    """The cells of one of the rows that were kept, by its key; None if it is none of them."""
    if cleaned_cell(key, True).encode() not in kept_bytes(folder, rows):
        return None
    text = kept_text(folder, rows, table)
    places = list(rows_of(text, [key]).values())
    return {name: cell for name, cell in cells_of(text, places)[places[0]].items() if cell} if places else None
