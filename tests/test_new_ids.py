"""Ids given to many rows at once: as many as asked for, each another, and none that is taken."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pytest

from tracker.store.ids import new_ids

NONE = pa.chunked_array([], pa.string())


def test_many_ids_differ_and_look_like_ids():
    found = new_ids(100_000, NONE).to_pylist()

    assert len(set(found)) == 100_000
    assert all(re.fullmatch("[a-z][a-z2-7]{7}", each) for each in found)


def test_a_number_drawn_twice_or_taken_already_is_drawn_again(monkeypatch: pytest.MonkeyPatch):
    draws = iter([[5, 5, 7, 9], [7, 11, 13], [13], [15]])
    monkeypatch.setattr("tracker.store.ids.secrets.token_bytes", lambda _: np.array(next(draws), np.int64).tobytes())

    found = new_ids(4, pa.chunked_array([["aaaaaaaj", "bbbbbbbb"]], pa.string()))

    assert found.to_pylist() == ["aaaaaaah", "aaaaaaal", "aaaaaaan", "aaaaaaap"]
