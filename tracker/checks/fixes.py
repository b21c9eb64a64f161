"""Safe fixes: the edits that mend what has only one right answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from tracker.store.edits import Edit, changed
from tracker.store.text import Integers, TextTable


def fix_edits(texts: Mapping[str, TextTable], problems: pd.DataFrame) -> Sequence[Edit]:
    """One edit for each row that a safe fix mends; where two fixes meet in a cell, the first."""
    safe = problems[problems["fix"].notna() & (problems["row"] > 1)]
    edits: list[Edit] = []
    for table, found in safe.groupby("table", sort=False):
        keys = row_keys(texts[str(table)], found["row"].to_numpy() - 2)
        for key, rows in found.groupby(pd.Series(keys, index=found.index), sort=False):
            first = rows.drop_duplicates("column")
            cells = {str(column): str(fix) for column, fix in zip(first["column"], first["fix"], strict=True)}
            edits.append(changed(str(table), str(key), cells))
    return edits


def row_keys(text: TextTable, rows: Integers) -> list[str]:
    """What names some records (from 0) in an edit: the key, or "#17" where that is empty or stands twice."""
    keys = text.frame[text.table.key]
    usable = ((keys != "") & ~keys.duplicated(keep=False)).to_numpy()
    return [keys.iloc[row] if usable[row] else f"#{row + 2}" for row in rows.tolist()]
