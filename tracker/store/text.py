"""A table as it stands on disk: every cell as text, and the bytes each record came from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.problem import Problem
from tracker.schema import Table
from tracker.store.dialect import Dialect
from tracker.store.digest import Digest

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TextTable:
    """A file read strictly: record i is spreadsheet row i + 2; never mutated.

    `frame` has every column of the file in its order, then declared ones that the file lacks: all text, "" for
    empty; names (`Field.is_name`, but not the key) as categories, keys and names cleaned. `columns` is the file's
    header. `data` is the file as UTF-8 without BOM; `starts` and `ends` are each record's bytes in it, line break
    included, `lines` the physical line it starts on (from 1). Not `readable`: `frame` is empty, `problems` say why,
    and nothing may be written over the file.
    """

    name: str
    frame: pd.DataFrame
    columns: tuple[str, ...]
    data: bytes
    starts: Integers
    ends: Integers
    lines: Integers
    dialect: Dialect
    problems: tuple[Problem, ...]
    readable: bool
    table: Table

    @property
    def header(self) -> bytes:
        """The header's bytes, line break included."""
        return self.data[: self.starts[0]] if len(self.starts) else self.data

    def record(self, row: int) -> bytes:
        """The bytes of record `row` (from 0), line break included."""
        return self.data[self.starts[row] : self.ends[row]]

    @cached_property
    def digest(self) -> Digest:
        """The hash of the file's own bytes, from which that of others follows."""
        return Digest(self.dialect.encode(self.data))

    @property
    def sha256(self) -> str:
        """The hash of the file's own bytes."""
        return self.digest.sha256

    @cached_property
    def rows_of_key(self) -> dict[str, int]:
        """The record of each key; the first one where a key stands twice, none for an empty key."""
        keys = self.frame[self.table.key].tolist()
        rows = dict(zip(reversed(keys), range(len(keys) - 1, -1, -1), strict=True))
        rows.pop("", None)
        return rows
