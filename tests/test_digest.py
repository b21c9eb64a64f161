"""The hash of a file after a save equals the hash of its bytes, and a file is known by its bytes alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.store.digest import STRIDE, Digest
from tracker.store.files import BLOCK, Piece, has_bytes

SIZES = (0, 1, STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE + 7)


def some_bytes(size: int) -> bytes:
    """Bytes of which no two strides are equal."""
    return np.arange(size // 4 + 1, dtype=">u4").tobytes()[:size]


@settings(max_examples=60, deadline=None)
@given(size=st.sampled_from(SIZES), cut=st.floats(0, 1), rest=st.lists(st.binary(max_size=9), max_size=3))
def test_the_hash_of_a_file_that_begins_as_before_is_that_of_all_its_bytes(size: int, cut: float, rest: list[bytes]):
    before = some_bytes(size)
    same = int(cut * size)
    pieces: list[Piece] = [memoryview(before)[: same // 2], before[same // 2 : same], *rest]
    digest = Digest(before)

    assert digest.sha256 == hashlib.sha256(before).hexdigest()
    assert digest.sha256_of(pieces, same) == hashlib.sha256(b"".join(pieces)).hexdigest()


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK + 1])
def test_a_file_that_differs_in_one_byte_or_in_length_is_another(size: int, tmp_path: Path):
    path, data = tmp_path / "positions.csv", some_bytes(size)
    path.write_bytes(data)

    assert has_bytes(path, data)
    assert not has_bytes(path, data + b"x")
    if data:
        assert not has_bytes(path, data[:-1])
        assert not has_bytes(path, data[:-1] + bytes([data[-1] ^ 1]))
