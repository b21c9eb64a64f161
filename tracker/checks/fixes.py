"""Safe fixes: the edits that mend what has only one right answer, and what they would change in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from tracker.store.edits import Edit, changed
from tracker.store.rows import resolved_rows
from tracker.store.splice import respelled
from tracker.store.text import Integers, TextTable


class Mended(NamedTuple):
    """One row of a file before and after its safe fixes, as it is written there; rows as a spreadsheet counts them."""

    path: str
    row: int
    before: str
    after: str

    def __str__(self) -> str:
        """The change as a unified diff writes it."""
        old, new = (text.rstrip("\r\n").splitlines() for text in (self.before, self.after))
        return "\n".join(
            [f"@@ {self.path} row {self.row} @@", *(f"-{line}" for line in old), *(f"+{line}" for line in new)]
        )


def fix_edits(texts: Mapping[str, TextTable], problems: pd.DataFrame) -> Sequence[Edit]:
    """One edit for each row that a safe fix mends; where two fixes meet in a cell, the first."""
    safe = problems[fixable(problems)].drop_duplicates(["table", "row", "column"])
    edits: list[Edit] = []
    for table, found in safe.groupby("table", sort=False):
        cells: dict[str, dict[str, str]] = {}
        keys = row_keys(texts[str(table)], found["row"].to_numpy() - 2)
        for key, column, fix in zip(keys, found["column"], found["fix"], strict=True):
            cells.setdefault(key, {})[str(column)] = str(fix)
        edits += [changed(str(table), key, fixes) for key, fixes in cells.items()]
    return edits


def fixable(problems: pd.DataFrame) -> pd.Series[bool]:
    """Which problems have a safe fix in a row of a table."""
    return problems["fix"].notna() & (problems["row"] > 1)


def mended_rows(texts: Mapping[str, TextTable], edits: Sequence[Edit]) -> Iterator[Mended]:
    """What such edits would change, table by table, in the order of the edits; nothing is written."""
    for name, text in texts.items():
        own = [edit for edit in edits if edit.table == name]
        rows = resolved_rows(text, text, [edit.key for edit in own]) if own else {}
        for edit in own:
            record = text.record(rows[edit.key])
            after = respelled(record, edit.cells, text.columns, text.dialect.delimiter)
            yield Mended(text.table.path, rows[edit.key] + 2, record.decode(), after.decode())


def row_keys(text: TextTable, rows: Integers) -> list[str]:
    """What names some records (from 0) in an edit: the key, or "#17" where that is empty or stands twice."""
    keys = text.frame[text.table.key]
    usable = ((keys != "") & ~keys.duplicated(keep=False)).to_numpy()
    return [keys.iloc[row] if usable[row] else f"#{row + 2}" for row in rows.tolist()]
