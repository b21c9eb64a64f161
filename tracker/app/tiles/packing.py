"""Rows of whole numbers on their way to the browser, as small as they go."""

from __future__ import annotations

import base64
import zlib
from typing import Any, TypedDict

import numpy as np


class Packed(TypedDict):
    """Whole numbers of 16 or 32 bits, little-endian, deflated, as base64 (`packing.js` reads it)."""

    bits: int
    text: str


def packed(*columns: Any) -> Packed:
    """Columns of whole numbers from 0 on, one after the other."""
    numbers = np.concatenate([np.asarray(column, dtype=np.int64) for column in columns])
    bits = 16 if numbers.max(initial=0) < 1 << 16 else 32
    squeezed = zlib.compress(numbers.astype(f"<u{bits // 8}").tobytes(), 6)
    return Packed(bits=bits, text=base64.b64encode(squeezed).decode("ascii"))
