"""One record as bytes: taken apart into its raw cells, and put together again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

BREAKS = (b"\r\n", b"\n")


def line_break(record: bytes) -> bytes:
    """The line break a record ends in; empty if it has none (the last one may)."""
    return next((each for each in BREAKS if record.endswith(each)), b"")


@cache
def _field_pattern(delimiter: str) -> re.Pattern[bytes]:
    mark = re.escape(delimiter.encode())
    return re.compile(rb'("(?:[^"]|"")*+"|[^' + mark + rb"]*+)(?:" + mark + rb"|\Z)")


def raw_cells(record: bytes, delimiter: str) -> list[bytes]:
    """The cells of a well-formed record as they are spelled, quotes included, without the line break."""
    body = record[: len(record) - len(line_break(record))]
    if b'"' not in body:
        return body.split(delimiter.encode())
    cells, position, pattern = [], 0, _field_pattern(delimiter)
    while (match := pattern.match(body, position)) is not None:
        cells.append(match[1])
        position = match.end()
        if position == len(body):
            break
    return [*cells, b""] if body.endswith(delimiter.encode()) else cells


def cell_text(raw: bytes) -> str:
    """What a raw cell says."""
    quoted = len(raw) > 1 and raw.startswith(b'"') and raw.endswith(b'"')
    return (raw[1:-1].replace(b'""', b'"') if quoted else raw).decode()


def spelled(text: str, delimiter: str, alone: bool = False) -> bytes:
    """A cell's bytes: quoted only where it must be; an empty cell that is `alone` in its record must be."""
    if any(mark in text for mark in (delimiter, '"', "\n", "\r")) or (alone and not text):
        return b'"' + text.replace('"', '""').encode() + b'"'
    return text.encode()


def spelled_record(texts: Sequence[str], delimiter: str, newline: str) -> bytes:
    """A whole new record with its line break."""
    alone = len(texts) == 1
    return delimiter.encode().join(spelled(text, delimiter, alone) for text in texts) + newline.encode()


def header_cells(header: bytes, delimiter: str) -> list[str]:
    """The header's names, cleaned: NFC, outer blanks gone."""
    texts = (cell_text(raw) for raw in raw_cells(header, delimiter))
    return [unicodedata.normalize("NFC", text).strip(" \t\u00a0\u200b\ufeff") for text in texts]


def first_record(data: bytes) -> bytes:
    """The header's bytes with its line break; its first physical line where a quote is never closed."""
    start, quotes = 0, 0
    while end := data.find(b"\n", start) + 1:
        quotes += data.count(b'"', start, end)
        if quotes % 2 == 0:
            return data[:end]
        start = end
    closed = (quotes + data.count(b'"', start)) % 2 == 0
    return data if closed else data[: data.find(b"\n") + 1 or len(data)]
