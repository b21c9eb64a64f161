"""What the matrix is told, unpacked again: each cell by its actor and proposal, as the browser reads it."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from tracker.app.tiles.packing import Packed

FIELDS = 5


class ToldCell(NamedTuple):
    """One cell: its look, the day it stands since, the days since it was last heard of, and what it was before."""

    look: dict[str, Any]
    since: str
    age: int
    was: Any


def unpacked(told: Packed) -> list[int]:
    """The numbers that were packed."""
    raw = zlib.decompress(base64.b64decode(told["text"]))
    return [int(number) for number in np.frombuffer(raw, dtype=f"<u{told['bits'] // 8}")]


def told_cells(data: Mapping[str, Any]) -> dict[tuple[str, str], ToldCell]:
    """The cells that are not silent; what a cell was before is None, "nothing" or the words of a look."""
    numbers = unpacked(data["cells"])
    counts, rest = numbers[: len(data["actors"])], numbers[len(data["actors"]) :]
    rows: Any = np.array(rest).reshape(FIELDS, -1).T if rest else []
    actors = [actor for actor, count in zip(data["actors"], counts, strict=True) for _ in range(count)]
    return {
        (actor, data["columns"][column]["name"]): ToldCell(
            data["looks"][look],
            str(np.datetime64("1970-01-01") + data["first"] + since),
            int(age),
            [None, "nothing", *(each["words"] for each in data["looks"])][was],
        )
        for actor, (column, look, since, age, was) in zip(actors, rows, strict=True)
    }
