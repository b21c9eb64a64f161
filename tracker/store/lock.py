"""One writer at a time: the lock of a tracker's folder, and the line of those who wait for it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from filelock import FileLock, Timeout

from tracker.store.errors import ReadOnlyError, SaveError
from tracker.store.files import FORBIDDEN

try:
    from fcntl import LOCK_EX, flock
except ImportError:  # Windows: who waits there asks again and again, and may be overtaken
    flock = None  # type: ignore[assignment] # there is none

HIDDEN = ".tracker"
"""The folder of what belongs to this machine only: the lock, and the intent of a save that is under way."""
LINE = "line"
PATIENCE = 30.0  # seconds
POLL = 0.001  # seconds; only the first in the line asks


@contextmanager
def write_lock(folder: Path, patience: float | None = None) -> Iterator[None]:
    """One writer at a time, on this machine, in the order in which they came.

    A new lock each time, for the system's own locks belong to an object.
    """
    place = folder / HIDDEN / "lock"
    wait = PATIENCE if patience is None else patience
    try:
        place.parent.mkdir(exist_ok=True)
        lock = FileLock(place, poll_interval=POLL, fallback_to_soft=False)
        _acquire(lock, place.with_name(LINE), wait)
    except Timeout as error:
        raise SaveError(f"somebody else has been saving for {wait:.0f} seconds; nothing was saved") from error
    except OSError as error:
        kind = ReadOnlyError if error.errno in FORBIDDEN else SaveError
        raise kind(f"{folder} cannot be locked ({error.strerror}); nothing was saved, your text is kept") from error
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, line: Path, wait: float) -> None:
    """Take the lock at once where it is free, else when it is our turn; Timeout where that takes too long."""
    try:
        lock.acquire(blocking=False)
    except Timeout:
        if wait <= 0:
            raise
        with _in_line(line, wait) as left:
            lock.acquire(timeout=left)


@contextmanager
def _in_line(place: Path, wait: float) -> Iterator[float]:
    """Stand in line until we are its first; the seconds of patience that are left.

    The system keeps the order of those who wait in `flock`, and forgets whoever dies. It has no limit of time, so a
    thread waits there: closing the file lets go of a turn that comes too late.
    """
    begun = time.monotonic()
    handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if flock is not None:
            turn = Thread(target=flock, args=(handle, LOCK_EX), daemon=True)
            turn.start()
            turn.join(wait)
        yield max(0.0, wait - (time.monotonic() - begun))
    finally:
        os.close(handle)
