"""The same bytes read by a reader that shares no code with ours: what is accepted must be what it says."""

from __future__ import annotations

import csv
import io
import sys
import unicodedata

from tests.texts import rows
from tracker.schema import Table
from tracker.store.reading import read_text_table
from tracker.store.text import TextTable

INVISIBLE = {"\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": "", "\u2060": "", "\ufeff": ""}
csv.field_size_limit(sys.maxsize)


def decoded(raw: bytes, encoding: str | None) -> str:
    """The text of the bytes: by their mark, as UTF-8, or as was named."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name)
    return raw.decode(encoding or "utf-8")


def plain(name: str) -> str:
    """A name as it is compared: composed, and without blanks that nobody sees."""
    return "".join(INVISIBLE.get(each, each) for each in unicodedata.normalize("NFC", name)).strip()


def independent_rows(table: Table, text: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    """The header, and the rows with names cleaned and texts composed; raises csv.Error for what is no table."""
    header, *body = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = [unicodedata.normalize("NFC", name).strip(" \t\u00a0\u200b\ufeff") for name in header]
    names = [each == table.key or table.field(each).is_name for each in columns]
    clean = [
        [
            plain(cell) if is_name else unicodedata.normalize("NFC", cell)
            for cell, is_name in zip(row, names, strict=True)
        ]
        for row in body
    ]
    return columns, clean


def checked_reading(table: Table, raw: bytes, encoding: str | None = None) -> TextTable:
    """What our reader makes of the bytes, which is rows or problems; the rows must be the other reader's."""
    read = read_text_table(table, raw, encoding)
    errors = [each for each in read.problems if each.severity == "error"]
    assert read.readable == (not errors)
    if read.readable:
        columns, body = independent_rows(table, decoded(raw, encoding), read.dialect.delimiter)
        assert (list(read.columns), rows(read)) == (columns, body)
        assert read.header + b"".join(read.record(row) for row in range(len(read.starts))) == read.data
        assert read.dialect.encode(read.data) == raw
    else:
        assert read.frame.empty
        assert all(each.message and each.hint for each in errors)
    return read
