"""The whole tracker as one file to keep or to hand on: a data package, byte for byte as it is stored."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker.store.files import read_file
from tracker.store.folder import DESCRIPTOR
from tracker.tracker import Tracker

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""No zip file knows an earlier one: the same files give the same bytes, whenever they are packed."""
ORDINARY = 0o644 << 16
"""Files that their owner may write and everybody may read."""


def package_bytes(tracker: Tracker) -> bytes:
    """A zip file with datapackage.json and every table as the tracker has read it; unpacked, it is a tracker again."""
    files = {DESCRIPTOR: read_file(tracker.folder / DESCRIPTOR)}
    files |= {text.table.path: text.dialect.encode(text.data) for text in tracker.texts.values()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for path, data in files.items():
            entry = ZipInfo(path, FIRST_MOMENT)
            entry.external_attr = ORDINARY
            archive.writestr(entry, data, ZIP_DEFLATED)
    return out.getvalue()
