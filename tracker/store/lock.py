"""One writer at a time: the lock of a tracker's folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from tracker.store.errors import ReadOnlyError, SaveError
from tracker.store.files import FORBIDDEN

HIDDEN = ".tracker"
"""The folder of what belongs to this machine only: the lock, and the intent of a save that is under way."""
PATIENCE = 30.0  # seconds
POLL = 0.005  # seconds: whoever asks seldom is overtaken by those who ask often


@contextmanager
def write_lock(folder: Path, patience: float | None = None) -> Iterator[None]:
    """One writer at a time, on this machine; a new lock each time, for the system's own locks belong to an object."""
    place = folder / HIDDEN / "lock"
    wait = PATIENCE if patience is None else patience
    try:
        place.parent.mkdir(exist_ok=True)
        lock = FileLock(place, timeout=wait, poll_interval=POLL, fallback_to_soft=False)
        lock.acquire()
    except Timeout as error:
        raise SaveError(f"somebody else has been saving for {wait:.0f} seconds; nothing was saved") from error
    except OSError as error:
        kind = ReadOnlyError if error.errno in FORBIDDEN else SaveError
        raise kind(f"{folder} cannot be locked ({error.strerror}); nothing was saved, your text is kept") from error
    try:
        yield
    finally:
        lock.release()
