"""Rows that come many at once, as they would be saved: checked column by column, as a whole table is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.checks.columns import column_problems
from tracker.checks.keys import reference_problems, unique_problems
from tracker.checks.statements import statement_problems
from tracker.problem import Problem
from tracker.store.batches import texts_of
from tracker.store.edits import Batch, Edit, Wish, deleted
from tracker.store.rows import Cells, key_column
from tracker.store.text import TextTable

ID = 8
"""Bytes of the ids that the store gives."""
Texts = Mapping[str, TextTable]


def parted(texts: Texts, wishes: Sequence[Wish]) -> tuple[list[Edit], list[Batch], dict[int, Batch]]:
    """The edits, the batches of rows that come, and the batch behind an edit (by `id`) made for a row that goes.

    Rows that go are looked at one by one where others may refer to them; elsewhere nothing can be wrong with that.
    """
    edits = [wish for wish in wishes if isinstance(wish, Edit)]
    coming = [wish for wish in wishes if isinstance(wish, Batch) and wish.kind == "added"]
    behind: dict[int, Batch] = {}
    for wish in wishes:
        if isinstance(wish, Batch) and wish.kind == "deleted" and is_referred_to(texts, wish.table):
            for key in wish.frame[texts[wish.table].table.key].astype("str"):
                edits.append(deleted(wish.table, key))
                behind[id(edits[-1])] = wish
    return edits, coming, behind


def leaving_rows(texts: Texts, wishes: Sequence[Wish]) -> dict[str, set[int]]:
    """The records of each table that go many at once: they refer to nothing any more."""
    leaving: dict[str, set[int]] = {}
    for wish in wishes:
        if isinstance(wish, Batch) and wish.kind == "deleted":
            keys, gone = key_column(texts[wish.table]), texts_of(wish.frame[texts[wish.table].table.key])
            rows = pc.indices_nonzero(pc.is_in(keys, gone.cast(keys.type))).to_pylist()
            leaving.setdefault(wish.table, set()).update(rows)
    return leaving


def is_referred_to(texts: Texts, name: str) -> bool:
    """Whether any column names rows of that table."""
    fields = [field for text in texts.values() for field in text.table.fields]
    named = {field.reference.table for field in fields if field.reference}
    return name in named or any(table == name for text in texts.values() for _, table, _ in text.table.foreign_keys)


def batch_problems(
    text: TextTable, frame: pd.DataFrame, others: pd.DataFrame, first: int, known: Texts
) -> Iterator[Problem]:
    """Each error of the rows that come, the first of which will be record `first`.

    `others` are the rows that will stand beside them, `known` the tables that they may refer to.
    """
    rows = replace(text, frame=frame, lines=np.zeros(len(frame), np.int64))
    for field in text.table.fields:
        yield from _moved(column_problems(rows, field), first)
    yield from _moved((*reference_problems(rows, known), *statement_problems(rows)), first)
    yield from _moved(_repeats(rows, others), first - len(others))


def _repeats(rows: TextTable, others: pd.DataFrame) -> Iterator[Problem]:
    """A key, or a unique value, that another row has: told of the rows that come."""
    table = rows.table
    columns = sorted({*sum(table.unique_keys, ()), *(field.name for field in table.fields if field.unique)})
    if columns == [table.key] and table.gives_ids and _all_differ(others[table.key], rows.frame[table.key]):
        return
    both = pd.concat([others[columns].astype("str"), rows.frame[columns].astype("str")], ignore_index=True)
    for problem in unique_problems(replace(rows, frame=both, lines=np.zeros(len(both), np.int64))):
        if problem.row - 2 >= len(others):
            yield problem._replace(message=f"'{problem.value}' stands in another row already")


def _all_differ(*columns: pd.Series[Any]) -> bool:
    """Whether no id stands twice in some columns."""
    texts = [texts_of(column) for column in columns]
    if all(pc.all(pc.equal(pc.binary_length(each), ID), min_count=0).as_py() for each in texts):  # as all that we give
        numbers = np.sort(np.concatenate([_eight_bytes(each) for each in texts]))
        return not (numbers[1:] == numbers[:-1]).any()
    given = [text for each in texts for text in each.to_pylist() if text]
    return len(set(given)) == len(given)


def _eight_bytes(texts: pa.Array) -> npt.NDArray[np.int64]:
    """Each text of eight bytes as a number: a million are compared in no more memory than they take."""
    _, offsets, data = texts.buffers()
    start = memoryview(offsets).cast("q")[texts.offset] if len(texts) else 0
    return np.frombuffer(data or b"", np.uint8)[start : start + ID * len(texts)].view(np.int64)


def _moved(problems: Sequence[Problem] | Iterator[Problem], by: int) -> Iterator[Problem]:
    for problem in problems:
        yield problem._replace(row=problem.row + by, line=0)


def rows_beside(
    text: TextTable, gone: set[int], after: Mapping[int, Cells], more: Sequence[pd.DataFrame] = ()
) -> pd.DataFrame:
    """The rows of a table as some edits leave them, and more that come."""
    kept = text.frame.drop(index=[row for row in {*gone, *after} if 0 <= row < len(text.frame)])
    if not after and not more:
        return kept
    new = pd.DataFrame(list(after.values()), columns=kept.columns)
    return pd.concat([each.astype("str") for each in (kept, new, *more)])
