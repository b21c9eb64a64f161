"""What the files hold, as hashes: read again only where the disk's own marks cannot be trusted."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from typing import NamedTuple

Contents = tuple[tuple[str, str], ...]
"""Each file and the SHA-256 of its bytes ("" where there is none): equal exactly where the files are."""

TICK, FINE_TICK = 2.0, 0.1
"""Seconds within which two saves may leave one time on a file: some disks keep no finer one, most do."""
WHOLE = 10_000_000
"""Nanoseconds that the times of such a disk are multiples of."""


class Seen(NamedTuple):
    """A file's marks (times, size, inode), the hash of what it held, and whether the marks can be trusted to tell."""

    marks: tuple[int, int, int, int]
    sha256: str
    settled: bool


_seen: dict[Path, Seen] = {}  # shared by all sessions; a reading lost to a race is only a reading more


def contents_of(files: list[Path]) -> Contents:
    """The contents of the files as they are now."""
    return tuple((str(file), _hash_of(file)) for file in files)


def _hash_of(file: Path) -> str:
    try:
        found = file.stat()
        marks = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        known = _seen.get(file)
        if known and known.settled and known.marks == marks:
            return known.sha256
        settled = time.time() - max(found.st_mtime, found.st_ctime) > _tick(found.st_mtime_ns)
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
    _seen[file] = Seen(marks, sha256, settled)
    return sha256


def _tick(mtime: int) -> float:
    """How far apart two times must lie to be told apart, on a disk that keeps such a time."""
    return FINE_TICK if mtime % WHOLE else TICK
