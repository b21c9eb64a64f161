"""A table's bytes after a save: every record that nobody touched as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.store.files import Piece
from tracker.store.merge import Plan
from tracker.store.record import line_break, raw_cells, spelled, spelled_record
from tracker.store.rows import Cells
from tracker.store.text import TextTable

FEW = 64
"""Pieces that are written one by one; of more of them, joining costs less than as many writes."""


class Spliced(NamedTuple):
    """The new bytes (UTF-8, no BOM) with the header they begin with, and the records that are new in them.

    `pieces` hold whole records, in their order. `same` is how many of the file's own bytes they begin with, as far as
    that is known.
    """

    pieces: list[Piece]
    header: bytes
    changed: dict[int, bytes]
    added: list[bytes]
    same: int


def spliced(plan: Plan) -> Spliced:
    """The table's bytes with the plan's changes; a column that the file lacks is added where a value needs it."""
    text, further = plan.text, plan.new_columns
    columns = [*text.columns, *further]
    header = widened(text.header, further, text.dialect.delimiter)
    touched = plan.changed if not further else {row: plan.changed.get(row, {}) for row in range(len(text.starts))}
    changed = {
        row: respelled(text.record(row), cells, columns, text.dialect.delimiter)
        for row, cells in touched.items()
        if row not in plan.deleted
    }
    added = [
        spelled_record([cells.get(name, "") for name in columns], text.dialect.delimiter, text.dialect.newline)
        for cells in plan.added
    ]
    kept = _kept(text, changed, plan.deleted)
    pieces = _together([header, *kept], [*added, *plan.more], text.dialect.newline)
    return Spliced(pieces, header, changed, added, _same(text, header, kept))


def _same(text: TextTable, header: bytes, kept: Sequence[Piece]) -> int:
    """Up to the first record that is new, where the header is not; nothing is known of other encodings."""
    plain = text.dialect.encoding == "utf-8" and not text.dialect.bom
    return len(header) + len(kept[0]) if plain and header == text.header else 0


def respelled(record: bytes, cells: Cells, columns: Sequence[str], delimiter: str) -> bytes:
    """The record with new texts in some cells; the others keep their spelling, and missing ones come at the end."""
    end = line_break(record)
    raw = raw_cells(record, delimiter)
    raw += [b""] * (len(columns) - len(raw))
    for name, text in cells.items():
        if name in columns:  # an empty text needs no column
            raw[columns.index(name)] = spelled(text, delimiter, alone=len(columns) == 1)
    return delimiter.encode().join(raw) + end


def widened(header: bytes, names: Sequence[str], delimiter: str) -> bytes:
    """The header with more columns at its end."""
    end = line_break(header)
    more = [spelled(name, delimiter) for name in names]
    return delimiter.encode().join([header[: len(header) - len(end)], *more]) + end


def _kept(text: TextTable, changed: dict[int, bytes], deleted: set[int]) -> list[Piece]:
    """The records in their order: stretches of untouched bytes, and the changed ones between them."""
    pieces: list[Piece] = []
    data, position = memoryview(text.data), len(text.header)
    for row in sorted(changed.keys() | deleted):
        pieces.append(data[position : text.starts[row]])
        pieces.append(changed.get(row, b""))
        position = int(text.ends[row])
    pieces.append(data[position:])
    return pieces


def _together(kept: list[Piece], added: list[Piece], newline: str) -> list[Piece]:
    """All pieces; a last record without a line break gets one before another follows."""
    if added:
        last = next(piece for piece in reversed(kept) if piece)
        kept = kept if line_break(bytes(last[-2:])) else [*kept, newline.encode()]
    pieces = kept + added
    return pieces if len(pieces) <= FEW else [b"".join(pieces)]
