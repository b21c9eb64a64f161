"""How a file spells its table: encoding, delimiter and line breaks, found without guessing per cell."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.store.errors import StoreError
from tracker.store.files import Piece
from tracker.store.record import header_cells

DELIMITERS = (",", ";", "\t", "|")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
ESCAPED = re.compile("[\udc80-\udcff]+")


@dataclass(frozen=True)
class Dialect:
    """Encoding (without its BOM), whether a BOM stands first, the delimiter and the line break of new records."""

    encoding: str = "utf-8"
    bom: bool = False
    delimiter: str = ","
    newline: str = "\n"

    def encode(self, data: bytes) -> bytes:
        """The file's bytes for a table held as UTF-8 without BOM; UnicodeEncodeError where it has no such letter."""
        mark = next((mark for mark, name in BOMS if name == self.encoding), b"") if self.bom else b""
        return mark + (data if self.encoding == "utf-8" else data.decode().encode(self.encoding))

    def encode_pieces(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The file's bytes, for a table of which each piece holds some records."""
        if self.encoding == "utf-8":
            return [self.encode(b""), *pieces]
        return [self.encode(b""), *(bytes(each).decode().encode(self.encoding) for each in pieces)]


class EncodingFault(ValueError):  # noqa: N818 - a finding that becomes a Problem, never shown as an exception
    """The first byte that the encoding cannot read."""

    def __init__(self, encoding: str, raw: bytes, start: int, count: int) -> None:
        """Keep where it is, and how many places there are in all."""
        super().__init__(f"byte 0x{raw[start]:02X} at offset {start}" if start < len(raw) else f"end at offset {start}")
        self.encoding, self.start, self.count = encoding, start, count
        self.before = raw[:start]


def decoded(raw: bytes, encoding: str | None = None) -> tuple[bytes, str, bool]:
    """The file as UTF-8 without BOM, its encoding, and whether it has a BOM; raises EncodingFault.

    `encoding` is taken for a file that has no BOM and is not UTF-8, so that one such file in a folder
    does not make the others unreadable.
    """
    for mark, name in BOMS:
        if raw.startswith(mark):
            return _as_utf8(raw[len(mark) :], name), name, True
    if encoding is None or _is_utf8(raw):
        return _as_utf8(raw, "utf-8"), "utf-8", False
    name = known_encoding(encoding)
    return _as_utf8(raw, name), name, False


def known_encoding(encoding: str) -> str:
    """The usual name of an encoding; StoreError if there is none such."""
    try:
        "".encode(encoding)
        return codecs.lookup(encoding).name
    except LookupError as error:
        remedy = "try cp1252, utf-16-le or mac_roman"
        raise StoreError(f"{encoding!r} is not an encoding that can be read; {remedy}") from error


def _is_utf8(raw: bytes) -> bool:
    if b"\0" in raw or b"\x1b" in raw:  # UTF-16 without BOM and ISO-2022 are valid UTF-8, too
        return False
    return raw.isascii() or _first_fault(raw, "utf-8") is None


def _as_utf8(raw: bytes, encoding: str) -> bytes:
    if encoding == "utf-8" and raw.isascii():
        return raw
    if fault := _first_fault(raw, encoding):
        count = len(ESCAPED.findall(raw.decode("utf-8", "surrogateescape"))) if encoding == "utf-8" else 1
        raise EncodingFault(encoding, raw, fault.start, count)
    if encoding == "utf-8":
        return raw
    text = raw.decode(encoding)
    if text.encode(encoding) != raw:  # a save would change bytes of untouched rows
        raise EncodingFault(encoding, raw, 0, 1)
    return text.encode()


def _first_fault(raw: bytes, encoding: str) -> UnicodeDecodeError | None:
    """Block by block, so that a large file needs no second copy of itself."""
    decoder, block = codecs.getincrementaldecoder(encoding)(), 1 << 20
    for start in range(0, max(len(raw), 1), block):
        try:
            held = len(decoder.getstate()[0])
            decoder.decode(raw[start : start + block], final=start + block >= len(raw))
        except UnicodeDecodeError as error:
            error.start += start - held
            return error
    return None


def found_delimiter(header: bytes, declared: Iterable[str]) -> str:
    """The delimiter that makes the header match the declared columns best; a comma where none does better."""
    names = {name.casefold() for name in declared}

    def matches(delimiter: str) -> tuple[int, int]:
        cells = header_cells(header, delimiter)
        known = sum(cell.casefold() in names for cell in cells)
        return known, len(cells) if not known else 0

    return max(DELIMITERS, key=matches)
