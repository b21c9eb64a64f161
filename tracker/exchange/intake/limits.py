"""How large a file from outside may be, and what it must not hold: looked at before any parser sees it."""

from __future__ import annotations

import io
import zipfile

from tracker.exchange.intake.errors import UnsafeFileError

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
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")
MARKS_OF_WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def refuse_large(name: str, data: bytes) -> None:
    """Raise UnsafeFileError where a file is larger than an upload may be."""
    if len(data) > SIZE:
        raise UnsafeFileError(f"{name} has {len(data) >> 20} MB; at most {SIZE >> 20} MB are read: save it as CSV")


def guarded_archive(data: bytes) -> zipfile.ZipFile:
    """The parts of a workbook, once they are known to be few, small and without programs; else UnsafeFileError."""
    if data.startswith(LOCKED):
        raise UnsafeFileError("it has a password or is of the old .xls kind: save it as .xlsx without a password")
    if data[30:].startswith(OPEN_DOCUMENT):
        raise UnsafeFileError("it is an OpenDocument file (.ods): save it as .xlsx")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnsafeFileError(f"it is damaged ({error}): save it again as .xlsx") from None
    _refuse_sizes(archive.infolist())
    _refuse_contents(archive)
    return archive


def _refuse_sizes(parts: list[zipfile.ZipInfo]) -> None:
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if len(parts) > PARTS:
        raise UnsafeFileError(f"it has {len(parts):,} parts; a workbook has at most {PARTS:,}")
    if unpacked > UNPACKED:
        raise UnsafeFileError(f"it unpacks to {unpacked >> 20} MB; at most {UNPACKED >> 20} MB are read")
    if unpacked > RATIO * max(packed, 1) and unpacked > PIECE:
        raise UnsafeFileError(f"it is packed {unpacked // max(packed, 1)} times smaller than it is, as no workbook is")
    if any(part.flag_bits & 1 for part in parts):
        raise UnsafeFileError("it is encrypted: save it without a password")
    names = [part.filename.casefold() for part in parts]
    if len(names) != len(set(names)):
        raise UnsafeFileError("it holds a part twice, so that nobody can tell which one counts")
    if any("vbaproject" in name or (name.endswith(".bin") and "macro" in name) for name in names):
        raise UnsafeFileError("it holds macros: save it as .xlsx")


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
                    raise UnsafeFileError(f"its part {part.filename} is not UTF-8")
                if any(mark in (tail + piece).upper() for mark in DECLARED):
                    raise UnsafeFileError(f"its part {part.filename} declares a document type")
                tail, first = piece[-16:], False
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise UnsafeFileError(f"its part {part.filename} is damaged ({error}): save it again as .xlsx") from None
    except Exception as error:
        if isinstance(error, UnsafeFileError):
            raise
        raise UnsafeFileError(f"its part {part.filename} is damaged ({error}): save it again as .xlsx") from None
