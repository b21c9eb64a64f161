"""How large a file from outside may be, and what it must not hold: looked at before any parser sees it."""

from __future__ import annotations

import io
import zipfile

from tracker.exchange.intake.errors import UnsafeFileError
from tracker.exchange.sayings import saying

SIZE = 20 << 20
PARTS = 2_000
UNPACKED = 200 << 20
RATIO = 200
ROWS = 200_000
COLUMNS = 100
PIECE = 1 << 20
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of old Office files, and of new ones with a password."""
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
"""What an OpenDocument file begins with, after the 30 bytes of a zip's first heading."""
DAMAGED = "it is damaged: open it in Excel or LibreOffice, and save it again as .xlsx"
NO_WORKBOOK = "it cannot be read as a workbook: open it in Excel or LibreOffice, and save it again as .xlsx"
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
MARKS_OF_WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def refuse_large(name: str, data: bytes) -> None:
    """Raise UnsafeFileError where a file is larger than an upload may be."""
    if len(data) > SIZE:
        text = "{name} has {size} MB; at most {most} MB are read: save it as CSV"
        raise UnsafeFileError(saying("file-large", text, name=name, size=len(data) >> 20, most=SIZE >> 20))


def guarded_archive(data: bytes) -> zipfile.ZipFile:
    """The parts of a workbook, once they are known to be few, small and without programs; else UnsafeFileError."""
    if data.startswith(LOCKED):
        text = "it has a password or is of the old .xls kind: save it as .xlsx without a password"
        raise UnsafeFileError(saying("file-locked", text))
    if data[30:].startswith(OPEN_DOCUMENT):
        raise UnsafeFileError(saying("file-open-document", "it is an OpenDocument file (.ods): save it as .xlsx"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnsafeFileError(saying("file-damaged", DAMAGED)) from None
    _refuse_sizes(archive.infolist())
    _refuse_contents(archive)
    return archive


def _refuse_sizes(parts: list[zipfile.ZipInfo]) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > PARTS:
        text = "it has {count:,} parts; a workbook has at most {most:,}: save the table as CSV"
        raise UnsafeFileError(saying("file-parts", text, count=len(parts), most=PARTS))
    if unpacked > UNPACKED:
        text = "it unpacks to {size} MB; at most {most} MB are read: save the table alone, without pictures"
        raise UnsafeFileError(saying("file-unpacks", text, size=unpacked >> 20, most=UNPACKED >> 20))
    if unpacked > RATIO * max(packed, 1) and unpacked > PIECE:
        text = "it is packed {times} times smaller than it is, as no workbook is: save the table as CSV"
        raise UnsafeFileError(saying("file-tight", text, times=unpacked // max(packed, 1)))
    if any(part.flag_bits & 1 for part in parts):
        raise UnsafeFileError(saying("file-encrypted", "it is encrypted: save it without a password"))
    names = [part.filename.casefold() for part in parts]
    if len(names) != len(set(names)):
        text = "it holds a part twice, so that nobody can tell which one counts: open it in Excel and save it again"
        raise UnsafeFileError(saying("file-twice", text))
    if any("vbaproject" in name or (name.endswith(".bin") and "macro" in name) for name in names):
        raise UnsafeFileError(saying("file-macros", "it holds macros: save it as .xlsx"))


def _refuse_contents(archive: zipfile.ZipFile) -> None:
    """Refuse declarations of document types and entities, and letters in which such could hide."""
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels", ".vml")):
            _refuse_declarations(archive, part)


def _refuse_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    try:
        with archive.open(part) as file:
            tail, first = b"", True
            while piece := file.read(PIECE):
                if first and piece.startswith(MARKS_OF_WIDE_LETTERS):
                    text = "its part {part} is not UTF-8, as in every workbook: save it again as .xlsx"
                    raise UnsafeFileError(saying("file-letters", text, part=part.filename))
                if any(mark in (tail + piece).upper() for mark in DECLARED):
                    text = "its part {part} declares a document type, as no workbook does: save it again as .xlsx"
                    raise UnsafeFileError(saying("file-declares", text, part=part.filename))
                tail, first = piece[-16:], False
    except UnsafeFileError:
        raise
    except Exception:  # noqa: BLE001 - what unpacks a torn part raises anything
        raise UnsafeFileError(saying("file-damaged", DAMAGED)) from None
