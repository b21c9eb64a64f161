"""Ids that a machine gives: short, without look-alikes, the same row through sorting, renaming and merges."""

from __future__ import annotations

import secrets

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "234567"
SIZE = 8
SIGNS = np.frombuffer((LETTERS + DIGITS).encode(), np.uint8)


def new_id() -> str:
    """8 characters of lower-case base 32, a letter first (so that no spreadsheet takes it for a number)."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(LETTERS + DIGITS) for _ in range(SIZE - 1))


def new_ids(count: int, taken: pa.ChunkedArray) -> pa.Array:
    """So many ids, each another, and none of those that are taken."""
    numbers = np.empty(0, np.int64)
    while len(numbers) < count:
        numbers = np.concatenate([numbers, _drawn(count - len(numbers))])
        _, firsts = np.unique(numbers, return_index=True)
        numbers = numbers[np.sort(firsts)]
        ids = _spelled(numbers)
        near = taken.filter(pc.is_in(taken, ids.cast(taken.type))) if len(taken) > count else taken
        numbers = numbers[~pc.is_in(ids, near.cast(ids.type)).to_numpy(zero_copy_only=False)]
    return _spelled(numbers)


def _drawn(count: int) -> npt.NDArray[np.int64]:
    """So many numbers by chance, each the number of an id."""
    most = len(LETTERS) * len(SIGNS) ** (SIZE - 1)
    drawn: npt.NDArray[np.int64] = np.frombuffer(secrets.token_bytes(8 * count), np.int64) % most
    return drawn


def _spelled(numbers: npt.NDArray[np.int64]) -> pa.Array:
    """The ids of some numbers."""
    signs = np.empty((len(numbers), SIZE), np.uint8)
    for place in range(SIZE - 1, 0, -1):
        numbers, rest = np.divmod(numbers, len(SIGNS))
        signs[:, place] = SIGNS[rest]
    signs[:, 0] = SIGNS[numbers]
    offsets = np.arange(0, SIZE * (len(signs) + 1), SIZE, dtype=np.int64)
    return pa.LargeStringArray.from_buffers(len(signs), pa.py_buffer(offsets), pa.py_buffer(signs))
