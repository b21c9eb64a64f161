"""Files on disk: read whole, and replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from pathlib import Path

from tracker.store.errors import ReadOnlyError, SaveError, StoreError, UnreadableError

FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
WORDS = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk quota is used up", errno.EIO: "the disk failed"}
WINDOWS = os.name == "nt"
Piece = bytes | memoryview
"""Some of a file's bytes; a large one is written in several, so that nobody needs to join them."""
BLOCK = 1 << 18
"""Bytes compared at a time: they stay in the processor's cache."""
STRAY = re.compile(r"\.(.+)\.[0-9a-f]{16}\.tmp")


def read_file(path: Path) -> bytes:
    """The whole file; UnreadableError where there is none, or it may not be read."""
    with _opened(path) as file:
        return file.read()


def has_bytes(path: Path, data: bytes) -> bool:
    """Whether the file holds just these bytes, of which no clock needs to tell; raises as `read_file` does."""
    with _opened(path) as file:
        block, rest = bytearray(BLOCK), memoryview(data)
        while count := file.readinto(block):
            if (block if count == BLOCK else block[:count]) != rest[:count]:
                return False
            rest = rest[count:]
    return not rest


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError(f"{path} is not a regular file")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise UnreadableError(f"{path} does not exist") from error
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {reason(error)}") from error


def replace_file(path: Path, data: bytes) -> None:
    """Put `data` in the file's place, durably; the file is wholly old or wholly new at every instant.

    Follows symbolic links; keeps mode and owner. ReadOnlyError, SaveError or StoreError say whether it was saved.
    """
    target, temporary = real(path), prepare_file(path, data)
    try:
        rename(temporary, target)
    except OSError as error:
        discard(temporary)
        raise not_saved(path, error) from error
    try:
        sync_folder(target.parent)
    except OSError as error:
        raise SaveError(f"{path.name} is saved, but may not survive a power cut: {reason(error)}") from error


def prepare_file(path: Path, *pieces: Piece) -> Path:
    """A temporary file beside the file's real place, durably written, ready to be renamed; nothing where it fails."""
    target = real(path)
    before = _replaceable(target)
    temporary = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    try:
        _write_durably(temporary, pieces, before)
    except OSError as error:  # a crash cleans nothing up: `clear_strays` does
        discard(temporary)
        raise not_saved(path, error) from error
    return temporary


def real(path: Path) -> Path:
    """Where the file really is, symbolic links followed."""
    return Path(os.path.realpath(path))


def discard(temporary: Path) -> None:
    """Remove a temporary file, if the system lets us; `clear_strays` tries again."""
    with suppress(OSError):
        temporary.unlink()


def clear_strays(folder: Path, names: Iterable[str] | None = None) -> None:
    """Remove the temporary files that a killed save left of files of these names (None: any); under the lock."""
    known = None if names is None else set(names)
    with suppress(OSError):  # litter is no reason not to save
        for path in list(folder.iterdir()):
            match = STRAY.fullmatch(path.name)
            if match and (known is None or match[1] in known):
                path.unlink()


def _replaceable(target: Path) -> os.stat_result | None:
    """What the file is now; None if there is none. Refuses what must not be replaced."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise not_saved(target, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise StoreError(f"{target.name} is not a regular file; nothing was saved")
    if not found.st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise ReadOnlyError(f"{target.name} is read-only; nothing was saved. Make it writable, then save again")
    return found


def _write_durably(temporary: Path, pieces: Iterable[Piece], like: os.stat_result | None) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(temporary, flags, 0o666 if like is None else 0o600)
    try:
        for piece in pieces:
            write_all(handle, piece)
        if like is not None and not WINDOWS:
            _keep_owner(handle, like)
            os.fchmod(handle, stat.S_IMODE(like.st_mode))
        os.fsync(handle)
    finally:
        os.close(handle)


def write_all(handle: int, data: Piece) -> None:
    """Write until everything is written: the system may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _keep_owner(handle: int, like: os.stat_result) -> None:
    """Owner and group as they were; in a folder shared by a group, only the group can be kept."""
    now = os.fstat(handle)
    if (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.fchown(handle, like.st_uid, like.st_gid)
        except PermissionError:
            with suppress(PermissionError):
                os.fchown(handle, -1, like.st_gid)


def rename(temporary: Path, target: Path) -> Path:
    """Windows refuses while another program holds the file open: half a second of patience."""
    for _ in range(10 if WINDOWS else 0):
        try:
            return temporary.replace(target)
        except PermissionError:
            time.sleep(0.05)
    return temporary.replace(target)


def sync_folder(folder: Path) -> None:
    """Make the folder's own entries (new names, renames) survive a power cut."""
    if WINDOWS:  # a folder cannot be opened there; the rename is journalled
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def not_saved(path: Path, error: OSError) -> StoreError:
    """What to raise where the system failed before anything was saved."""
    if error.errno in FORBIDDEN:
        remedy = "open in another program? Close it and save again; " if WINDOWS else ""
        return ReadOnlyError(
            f"{path.name} may not be written ({reason(error)}); nothing was saved, {remedy}your text is kept"
        )
    return SaveError(f"{path.name}: {reason(error)}; nothing was saved, your text is kept")


def reason(error: Exception) -> str:
    """The system's reason in words."""
    if not isinstance(error, OSError):
        return str(error)
    return WORDS.get(error.errno or 0) or (error.strerror or str(error)).lower()
