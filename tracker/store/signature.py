"""What a file is that is no table of text at all, told by how it begins: nothing else need be said of it."""

from __future__ import annotations

import re

from tracker.problem import Problem
from tracker.schema import Table
from tracker.store.dialect import DELIMITERS
from tracker.store.header import known_names

MAGIC = {
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF87a": "a GIF picture",
    b"GIF89a": "a GIF picture",
    b"%PDF-1.": "a PDF document",
    b"{\\rtf1": "a document of a word processor (RTF)",
    b"PK\x03\x04": "a ZIP archive",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "a workbook of an old Excel (XLS) or another Office document",
    b"\x1f\x8b\x08": "a gzip archive",
    b"BZh91AY&SY": "a bzip2 archive",
    b"\xfd7zXZ\0": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"SQLite format 3\0": "an SQLite database",
    b"PAR1\x15": "a Parquet file",
    b"ARROW1\0\0": "an Arrow file",
    b"\xff\xfe\0\0": "text in UTF-32",
    b"\0\0\xfe\xff": "text in UTF-32",
    b"version https://git-lfs.github.com/spec/": "a pointer of Git LFS",
}
OFFICE = {
    b"xl/": "an Excel workbook (XLSX)",
    b"application/vnd.oasis.opendocument.spreadsheet": "a LibreOffice spreadsheet (ODS)",
    b"word/": "a Word document (DOCX)",
}
WRITTEN = (
    (re.compile(rb"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE), "a web page (HTML)"),
    (re.compile(rb"\s*<\?xml\b"), "an XML document"),
    (re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{"\]])'), "JSON"),
)
ODD_BREAKS = {
    b"\r": "a lone carriage return",
    b"\xc2\x85": "U+0085 (next line)",
    b"\xe2\x80\xa8": "U+2028 (line separator)",
}
RESTORE = "restore the CSV file from a backup or from git"
LONGEST_HEADER = 1 << 20
MOST_COLUMNS = 1000
TAIL = 16


def foreign_file(table: Table, raw: bytes, encoding: str | None) -> Problem | None:
    """The problem of bytes that are no text in an encoding the reader takes; None for all others."""
    for magic, kind in MAGIC.items():
        if raw.startswith(magic):
            return _foreign(table, _kind_of_archive(raw) if kind == "a ZIP archive" else kind)
    if encoding is None and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return nul_problem(table, raw)
    return None


def _kind_of_archive(raw: bytes) -> str:
    return next((kind for part, kind in OFFICE.items() if part in raw), "a ZIP archive")


def _foreign(table: Table, kind: str) -> Problem:
    hint = RESTORE
    if "Excel" in kind or "LibreOffice" in kind:
        hint = "open it in a spreadsheet and save the sheet as CSV (UTF-8)"
    elif "UTF-32" in kind:
        hint = "save it as UTF-8"
    elif "archive" in kind:
        hint = "unpack it, and put the CSV file here"
    elif "LFS" in kind:
        hint = "fetch the file itself: git lfs pull"
    return _whole(table, "not-csv", f"it is {kind}, not a CSV file", hint)


def nul_problem(table: Table, data: bytes) -> Problem | None:
    """The problem of a file that ends in NULs, or holds so many that it is no text, or text in another encoding."""
    count, kept = data.count(0), data.rstrip(b"\0")
    if count >= TAIL and count == len(data) - len(kept):
        message = f"it ends in {count:,} NUL characters, as a file does after a power cut"
        return _whole(table, "nul-bytes", message, "restore it from a backup or from git; the rows before may be whole")
    if 10 * count <= len(data):
        return None
    evens, odds = data[::2].count(0), data[1::2].count(0)
    hint = "it looks like UTF-16 without its mark: --encoding " + ("utf-16-le" if odds > evens else "utf-16-be")
    if 5 * min(evens, odds) > max(evens, odds):
        hint = f"it looks like no text; {RESTORE}"
    return _whole(table, "nul-bytes", "a large part of it are NUL characters", hint)


def no_table(table: Table, data: bytes, header: bytes) -> Problem | None:
    """The problem of text that is no table; None for all others."""
    if not data.strip():
        what = "it has blank lines only" if data else "the file is empty"
        return _whole(table, "missing-header", what, f"its first row names the columns: {', '.join(table.columns)}")
    if b"\n" not in data and (mark := next((mark for mark in ODD_BREAKS if mark in data), None)):
        hint = "save it with the line breaks of Windows (CRLF) or Linux (LF)"
        return _whole(table, "line-break", f"its lines end in {ODD_BREAKS[mark]}", hint)
    if problem := nul_problem(table, data):
        return problem
    if header.startswith(b"<<<<<<< "):
        hint = "keep the right rows and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        return _whole(table, "git-conflict", "an unresolved git conflict begins in the first row", hint, row=1)
    for pattern, kind in WRITTEN:
        if pattern.match(data) and not known_names(table, header):
            return _foreign(table, kind)
    return _endless_header(table, header)


def _endless_header(table: Table, header: bytes) -> Problem | None:
    columns = max(header.count(each.encode()) for each in DELIMITERS) + 1
    if len(header) <= LONGEST_HEADER and columns <= MOST_COLUMNS:
        return None
    hint = f"its first row names the columns, at most {MOST_COLUMNS:,}; is it a table?"
    message = f"its first row has {len(header):,} bytes and some {columns:,} columns"
    return _whole(table, "header-too-long", message, hint)


def _whole(table: Table, rule: str, message: str, hint: str, row: int = 0) -> Problem:
    return Problem(table.name, row, 1, "", "", rule, "error", message, hint)
