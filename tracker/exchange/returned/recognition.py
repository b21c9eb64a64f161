"""Whether a file is a workbook of ours: by its hidden base, or by what its document says of itself."""

from __future__ import annotations

import io
import zipfile
import zlib

from tracker.exchange.base_sheet import NAME
from tracker.exchange.intake.limits import PARTS, SIZE
from tracker.exchange.returned.foundation import VERSION

SIGNS = {
    "xl/workbook.xml": f'name="{NAME}"'.encode(),
    "docProps/custom.xml": f'name="{VERSION}"'.encode(),
}
LOOKED_AT = 1 << 18
"""Bytes of a part in which the sign is looked for."""


def is_returned(data: bytes) -> bool:
    """Whether some bytes are a workbook that this program exported; little is looked at, and nothing is parsed."""
    if not data.startswith(b"PK\x03\x04") or len(data) > SIZE:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:PARTS]
            return any(sign in archive.open(part).read(LOOKED_AT) for part, sign in SIGNS.items() if part in names)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError):
        return False
