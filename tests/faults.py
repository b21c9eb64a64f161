"""A disk that fails once, where a test says: an error, half a write, or the end of the process."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "write", "fsync", "fstat", "fchmod", "close", "replace", "unlink", "mkdir", "ftruncate")
ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EACCES": errno.EACCES}
KINDS = (*ERRORS, "short write", "crash before", "crash after")


class Crash(BaseException):
    """The process ends here: nothing catches it, and nothing of it runs on."""


class Disk:
    """Counts what is asked of the system; the `fault` comes at call number `at`, and after a crash nothing works."""

    def __init__(self, at: int = -1, fault: str = "") -> None:
        self.at, self.fault, self.calls, self.dead, self.on = at, fault, list[str](), False, True

    def around(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call as it is asked of this disk."""

        def asked(*args: Any, **words: Any) -> Any:
            if not self.on:
                return call(*args, **words)
            if self.dead:
                return call(*args, **words) if name == "close" else self.crash()  # the system closes a dead one's files
            self.calls.append(name)
            return self.faulty(name, call, args, words) if len(self.calls) - 1 == self.at else call(*args, **words)

        return asked

    def faulty(self, name: str, call: Callable[..., Any], args: tuple[Any, ...], words: dict[str, Any]) -> Any:
        """The call that goes wrong."""
        if self.fault in ERRORS:
            if name == "close":  # even a close that fails has closed
                call(*args, **words)
            raise OSError(ERRORS[self.fault], os.strerror(ERRORS[self.fault]))
        if self.fault == "crash before":
            self.crash()
        if self.fault == "short write" and name == "write":
            return call(args[0], bytes(args[1])[: max(1, len(args[1]) // 2)])
        result = call(*args, **words)
        return self.crash() if self.fault == "crash after" else result

    def crash(self) -> None:
        """End the process, as far as the code under test can tell."""
        self.dead = True
        raise Crash


@contextmanager
def disk(at: int = -1, fault: str = "") -> Iterator[Disk]:
    """The system's calls (and reading a whole file) go through a `Disk` while the block runs."""
    faulty = Disk(at, fault)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, faulty.around(name, getattr(os, name)))
        patch.setattr(Path, "read_bytes", faulty.around("read", Path.read_bytes))
        yield faulty


def sweep(act: Callable[[], object]) -> list[tuple[int, str]]:
    """Each (call, kind of fault) of an act, which is done once to count its calls."""
    with disk() as watched:
        act()
    calls = enumerate(watched.calls)
    return [(at, kind) for at, name in calls for kind in KINDS if name == "write" or kind != "short write"]
