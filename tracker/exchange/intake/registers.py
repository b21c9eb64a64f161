"""New rows of actors, proposals and sources that statements bring along, with what the table tells of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.values import value_faults
from tracker.exchange.intake.names import Matched
from tracker.exchange.intake.statements import Statements
from tracker.exchange.sayings import Saying, saying
from tracker.schema import Table
from tracker.store.edits import Edit, added
from tracker.tracker import Tracker


def register_edits(
    said: Statements, tracker: Tracker, matches: Sequence[Matched], kept: npt.NDArray[np.bool_]
) -> tuple[list[Edit], list[str]]:
    """A new row for each new name that a kept statement uses; and remarks on what of the table they cannot take."""
    edits: list[Edit] = []
    remarks: list[str] = []
    for matched in matches:
        table = tracker.schema.table(matched.table)
        used = _used(said, table.name, tracker, kept)
        new = [name for name in matched.new if name in used]
        cells = {name: {table.key: name} for name in new}
        for column, told in _told(said, table, tracker, kept):
            remarks += _take(cells, table, column, told)
        edits += [added(table.name, row) for row in cells.values()]
    return edits, remarks


def _referring(said: Statements, table: str, tracker: Tracker) -> list[str]:
    fields = tracker.schema.table("positions").fields
    own = [each.name for each in fields if each.reference and each.reference.table == table]
    return [name for name in own if name in said.frame]


def _used(said: Statements, table: str, tracker: Tracker, kept: npt.NDArray[np.bool_]) -> set[str]:
    """The names of a register in the kept statements."""
    names: set[str] = set()
    for column in _referring(said, table, tracker):
        words, codes = said.column(column)
        names |= {words[code] for code in np.unique(codes[kept])}
    return names


def _told(
    said: Statements, table: Table, tracker: Tracker, kept: npt.NDArray[np.bool_]
) -> Iterator[tuple[str, pd.DataFrame]]:
    """For each further column of a register, the pairs of name and word that the table holds."""
    columns = _referring(said, table.name, tracker)
    for heading in said.frame:
        register, _, column = str(heading).rpartition(".")
        if register == table.name and columns and column != table.key:
            pairs = pd.DataFrame({"name": said.frame[columns[0]], "word": said.frame[heading]})[kept]
            yield column, pairs.drop_duplicates()


def _take(cells: dict[str, dict[str, str]], table: Table, column: str, told: pd.DataFrame) -> Iterator[str]:
    """Put the first sound word of each new name into its row; what had to be left out, in words."""
    several: set[str] = set()
    faulty: dict[str, Any] = {}
    for name, word in told.astype(str).itertuples(index=False, name=None):
        if not word or name not in cells:
            continue
        if faults := value_faults(table.field(column), word):
            faulty[word] = faults[0]
        elif column in cells[name]:
            several.add(name)
        else:
            cells[name][column] = word
    for word, fault in list(faulty.items())[:3]:
        message = Saying(fault.message, f"rule-{fault.rule}", {"value": word})
        place = f"{table.name}.{column}"
        yield saying("stays-empty", "{column}: {fault}; the cell stays empty", column=place, fault=message)
    if several:
        names = ", ".join(sorted(several)[:3])
        column, count = f"{table.name}.{column}", str(len(several))
        yield saying(
            "several", "{column}: {count} of the new rows have several, the first is taken: {names}",
            column=column, count=count, names=names,
        )  # fmt: skip
