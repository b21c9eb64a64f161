"""A file's bytes as a sheet, by what the bytes are and not by what the file is called."""

from __future__ import annotations

import zlib

from tracker.exchange.intake.csv_file import csv_sheet
from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.intake.json_file import json_sheet
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.limits import COLUMNS, LOCKED, ROWS, refuse_large
from tracker.exchange.intake.quarantine import parsed_sheet
from tracker.exchange.intake.sheet import Sheet
from tracker.exchange.sayings import saying

BLANK = b" \t\r\n\xef\xbb\xbf"
PACKED = b"\x1f\x8b"
UNPACKED = 1 << 30
"""A gzip file may unpack to this many bytes."""


def read_sheet(name: str, data: bytes, layout: Layout | None = None, encoding: str | None = None) -> Sheet:
    """The table in a file; `layout` names its sheet and its heading line where they are not found by themselves.

    Raises IntakeError where it cannot be read as a table, UnsafeFileError where it had better not be.
    """
    layout = layout or Layout()
    if data.startswith(PACKED):
        return read_sheet(name.removesuffix(".gz"), _unpacked(name, data), layout, encoding)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", LOCKED)):
        return parsed_sheet(name, "xlsx", data, layout.sheet, layout.header)
    if data.startswith(b"SQLite format 3\0"):
        return parsed_sheet(name, "dna", data, layout.sheet, None)
    if data.lstrip(BLANK)[:1] in (b"[", b"{"):
        return json_sheet(name, data)
    return csv_sheet(name, data, encoding, layout.header)


def uploaded_sheet(name: str, data: bytes, layout: Layout | None = None, encoding: str | None = None) -> Sheet:
    """The table in a file that somebody sent over a network: as `read_sheet`, but of bounded size whatever its kind."""
    refuse_large(name, data)
    if data.startswith(PACKED):
        raise UnsafeFileError(
            saying("file-packed", "{name} is packed: unpack it, and send the table itself", name=name)
        )
    sheet = read_sheet(name, data, layout, encoding)
    if len(sheet.frame) > ROWS or len(sheet.columns) > COLUMNS:
        text = (
            "{name} has {rows:,} rows and {columns:,} columns; at most {most_rows:,} and {most_columns:,} are taken: "
            "split the table, or use the terminal"
        )
        rows, columns = len(sheet.frame), len(sheet.columns)
        raise UnsafeFileError(
            saying("file-long", text, name=name, rows=rows, columns=columns, most_rows=ROWS, most_columns=COLUMNS)
        )
    return sheet


def _unpacked(name: str, data: bytes) -> bytes:
    """The bytes of a gzip file, unless there are far too many."""
    try:
        stream = zlib.decompressobj(wbits=31)
        unpacked = stream.decompress(data, UNPACKED)
    except zlib.error:
        raise IntakeError(f"{name} cannot be unpacked: it is damaged; fetch it once more") from None
    if stream.unconsumed_tail:
        raise UnsafeFileError(f"{name} unpacks to more than {UNPACKED >> 20} MB")
    if not stream.eof or stream.unused_data or unpacked.startswith(PACKED):
        raise IntakeError(f"{name} cannot be unpacked: it is cut off, or holds more than one file")
    return unpacked
