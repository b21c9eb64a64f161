"""Ids that a machine gives: short, without look-alikes, the same row through sorting, renaming and merges."""

from __future__ import annotations

import secrets

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "234567"
SIZE = 8


def new_id() -> str:
    """8 characters of lower-case base 32, a letter first (so that no spreadsheet takes it for a number)."""
    return secrets.choice(LETTERS) + "".join(secrets.choice(LETTERS + DIGITS) for _ in range(SIZE - 1))


def new_ids(count: int, taken: pa.ChunkedArray) -> pa.Array:
    """So many ids, each another, and none of those that are taken."""
    ids = pa.array([], pa.large_string())
    while len(ids) < count:
        drawn = pa.concat_arrays([ids, _drawn(count - len(ids))]).unique()
        used = taken.filter(pc.is_in(taken, drawn.cast(taken.type)))
        ids = drawn.filter(pc.invert(pc.is_in(drawn, used.cast(drawn.type)))) if len(used) else drawn
    return ids


def _drawn(count: int) -> pa.Array:
    """So many ids by chance."""
    chances = np.frombuffer(secrets.token_bytes(2 * SIZE * count), np.uint16).reshape(count, SIZE)
    signs = np.frombuffer((LETTERS + DIGITS).encode(), np.uint8)
    letters = signs[chances % len(signs)]
    letters[:, 0] = signs[chances[:, 0] % len(LETTERS)]
    offsets = np.arange(0, SIZE * (count + 1), SIZE, dtype=np.int64)
    return pa.LargeStringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(letters))
