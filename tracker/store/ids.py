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
SLICE = 1 << 16  # numbers spelled at a time: more would take several arrays of the size of all


def new_id() -> str:
    """8 characters of lower-case base 32, a letter first (so that no spreadsheet takes it for a number)."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(LETTERS + DIGITS) for _ in range(SIZE - 1))


def new_ids(count: int, taken: pa.ChunkedArray) -> pa.Array:
    """So many ids, each another, and none of those that are taken."""
    ids = _spelled(np.empty(0, np.int64))
    while len(ids) < count:
        more = _spelled(_drawn(count - len(ids)))
        for known in (taken, ids):
            near = known.filter(pc.is_in(known, more.cast(known.type))) if len(known) > len(more) else known
            more = more.filter(pc.invert(pc.is_in(more, near.cast(more.type)))) if len(near) else more
        ids = pa.concat_arrays([ids, more]) if len(ids) else more
    return ids


def _drawn(count: int) -> npt.NDArray[np.int64]:
    """At most so many numbers by chance, each another, and each the number of an id."""
    most = len(LETTERS) * len(SIGNS) ** (SIZE - 1)
    drawn: npt.NDArray[np.int64] = np.frombuffer(secrets.token_bytes(8 * count), np.int64) % most
    ordered = np.sort(drawn)
    twins = ordered[1:][ordered[1:] == ordered[:-1]]
    return drawn[~np.isin(drawn, twins)] if len(twins) else drawn


def _spelled(numbers: npt.NDArray[np.int64]) -> pa.Array:
    """The ids of some numbers."""
    signs = np.empty((len(numbers), SIZE), np.uint8)
    for start in range(0, len(numbers), SLICE):
        rest = numbers[start : start + SLICE]
        for place in range(SIZE - 1, 0, -1):
            rest, last = np.divmod(rest, len(SIGNS))
            signs[start : start + SLICE, place] = SIGNS[last]
        signs[start : start + SLICE, 0] = SIGNS[rest]
    offsets = np.arange(0, SIZE * (len(signs) + 1), SIZE, dtype=np.int64)
    return pa.LargeStringArray.from_buffers(len(signs), pa.py_buffer(offsets), pa.py_buffer(signs))
