"""The SHA-256 of a file's bytes, with its state on the way: bytes that begin the same are not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tracker.store.files import Piece

STRIDE = 1 << 18
"""Bytes from one state that is kept to the next."""


class Digest:
    """The hash of some bytes (`sha256`, in hexadecimal), from which that of others follows."""

    def __init__(self, data: bytes) -> None:
        """Read them once."""
        digest, view, self._states = hashlib.sha256(), memoryview(data), [hashlib.sha256()]
        for place in range(0, len(data), STRIDE):
            digest.update(view[place : place + STRIDE])
            self._states.append(digest.copy())
        self.sha256, self._whole = digest.hexdigest(), len(data) // STRIDE

    def sha256_of(self, pieces: Iterable[Piece], same: int) -> str:
        """The hash of some other bytes, of which the first `same` ones are those that were read."""
        number = min(same // STRIDE, self._whole)  # the last state may be of less than a stride
        digest, known = self._states[number].copy(), number * STRIDE
        for piece in pieces:
            digest.update(memoryview(piece)[known:])
            known = max(0, known - len(piece))
        return digest.hexdigest()
