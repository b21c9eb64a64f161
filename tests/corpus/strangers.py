"""Files that bear the name of a table and are something else."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import sqlite3
import zipfile
from contextlib import closing

import openpyxl
import pyarrow as pa
import pyarrow.parquet

from tests.corpus.specimen import ROW, Specimen, refused
from tests.texts import HEADER

CSV = (HEADER + ROW).encode()
ROWS = [{"id": "1", "actor": "Russia", "stance": "oppose", "note": "a"}]


def zipped(**parts: bytes) -> bytes:
    """A ZIP archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def workbook() -> bytes:
    """An Excel workbook that holds the table."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADER, ROW):
        book.worksheets[0].append(row.strip().split(","))
    book.save(out)
    return out.getvalue()


def database() -> bytes:
    """An SQLite database that holds the table."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table votes (id, actor, stance, note)")
        return connection.serialize()


def parquet() -> bytes:
    """A Parquet file that holds the table."""
    out = io.BytesIO()
    pa.parquet.write_table(pa.table({"id": ["1"] * 20}), out)
    return out.getvalue()


def stranger(name: str, data: bytes, rule: str = "not-csv") -> Specimen:
    """A file that is told to be what it is."""
    return refused(f"{name} named .csv", data, rule)


STRANGERS = [
    stranger("a ZIP archive", zipped(**{"votes.csv": CSV})),
    stranger("an Excel workbook", workbook()),
    stranger("a LibreOffice spreadsheet", zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")),
    stranger("an old Excel workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"Workbook"),
    stranger("a gzip archive", gzip.compress(CSV)),
    stranger("a bzip2 archive", bz2.compress(CSV)),
    stranger("an xz archive", lzma.compress(CSV)),
    stranger("a Zstandard archive", b"\x28\xb5\x2f\xfd\x04\x00\x51\x00\x00hello\n"),
    stranger("an SQLite database", database()),
    stranger("a Parquet file", parquet()),
    stranger("a PNG picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"),
    stranger("a JPEG picture", b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0"),
    stranger("a PDF document", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
    stranger("a document of a word processor", rb"{\rtf1\ansi id,actor,stance,note}"),
    stranger("a web page", b"<!DOCTYPE html>\n<html><body>Sign in to download</body></html>\n"),
    stranger("a web page without its type", b"\n <html lang=en>id,actor,stance,note</html>\n"),
    stranger("an XML document", b'<?xml version="1.0"?>\n<rows><row id="1"/></rows>\n'),
    stranger("JSON rows", json.dumps(ROWS).encode()),
    stranger("JSON, indented", json.dumps(ROWS, indent=1).encode()),
    stranger("a JSON object", json.dumps({"rows": ROWS}).encode()),
    stranger("JSON Lines", (json.dumps(ROWS[0]) + "\n").encode() * 3),
    stranger("a pointer of Git LFS", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"),
    stranger("a program", b"\x7fELF\2\1\1" + bytes(200), "nul-bytes"),
    stranger("random bytes", bytes(range(255, 0, -1)) * 20, "encoding 1"),
    stranger("YAML", b"- id: 1\n  actor: Russia\n", "missing-column 1"),
    stranger("prose", b"Dear all,\n\nplease find the table attached.\n", "missing-column 1"),
]
