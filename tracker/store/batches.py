"""Many rows at once: a frame of texts where an edit for each would be too many, merged column by column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.store.cleaning import cleaned_cell, suspects
from tracker.store.edits import Batch
from tracker.store.errors import Clash, StoreError
from tracker.store.ids import new_ids
from tracker.store.reading import as_series
from tracker.store.rows import key_column
from tracker.store.structure import NOWHERE, Integers
from tracker.store.text import TextTable

TEXT = pa.large_string()


class Bulk(NamedTuple):
    """A batch against the table on disk now: its rows as they will stand (or stood) there, and the records that go.

    `frame` has every column of the table, cleaned, each row with its id.
    """

    kind: Literal["added", "deleted"]
    frame: pd.DataFrame
    rows: Integers = NOWHERE


def bulk_of(fresh: TextTable, batch: Batch) -> tuple[Bulk, list[Clash]]:
    """What the batch does to the table as it is on disk now, and where that clashes with what others did."""
    frame = _complete(fresh, batch)
    if batch.kind == "added":
        return Bulk("added", _with_ids(fresh, frame)), []
    keys = texts_of(frame[fresh.table.key])
    column = key_column(fresh)
    rows = pc.indices_nonzero(pc.is_in(column, keys.cast(column.type))).to_numpy().astype(np.int64)
    found = column.take(pa.array(rows))
    if found.null_count or len(found.unique()) != len(found) or len(keys.unique()) != len(keys):
        raise StoreError(f"{fresh.name}: rows with the same {fresh.table.key} cannot be told apart; nothing was saved")
    places = pc.index_in(found, keys.cast(found.type)).to_numpy()
    frame = frame.iloc[places].reset_index(drop=True)  # who is gone by now need not go
    return Bulk("deleted", frame, rows), list(_clashes(fresh, frame, rows))


def _clashes(fresh: TextTable, seen: pd.DataFrame, rows: Integers) -> Iterator[Clash]:
    """The cells of rows that are to go which are not as they were seen."""
    for name in map(str, seen.columns):
        base, theirs = texts_of(seen[name]), texts_of(fresh.frame[name].iloc[rows])
        for place in pc.indices_nonzero(pc.not_equal(base, theirs)).to_pylist():
            key = str(seen[fresh.table.key].iloc[place])
            yield Clash(fresh.name, key, name, base[place].as_py(), None, theirs[place].as_py())


def _complete(fresh: TextTable, batch: Batch) -> pd.DataFrame:
    """The batch's rows with every column of the table, each text as the reader would clean it."""
    unknown = [name for name in batch.frame if name not in fresh.frame.columns]
    if unknown:
        raise StoreError(f"{fresh.name} has no column {unknown[0]!r}; declare it in datapackage.json")
    names = fresh.table.names
    columns = {
        name: _cleaned(batch.frame[name], name in names) if name in batch.frame else _blank(len(batch.frame))
        for name in map(str, fresh.frame.columns)
    }
    return pd.DataFrame(columns, copy=False)


def _cleaned(column: pd.Series[Any], is_name: bool) -> pd.Series[Any]:
    """The column cleaned; of a coded one only its words are looked at."""
    if isinstance(column.dtype, pd.CategoricalDtype) and not column.hasnans:
        words = column.cat.categories.astype("str")
        clean = pd.Index(_clean_words(pa.array(words), is_name).to_pandas(), dtype="str")
        codes = column.cat.codes.to_numpy()
        if not clean.is_unique:
            taken, clean = pd.factorize(clean)
            codes = taken.astype(np.int32)[codes]
        return pd.Series(pd.Categorical.from_codes(codes, clean, validate=False))
    return as_series(pa.chunked_array([_clean_words(texts_of(column), is_name)]))


def _clean_words(words: pa.Array, is_name: bool) -> pa.Array:
    words = words.combine_chunks() if isinstance(words, pa.ChunkedArray) else words
    if not pc.any(suspects(words) if is_name else pc.invert(pc.string_is_ascii(words))).as_py():
        return words
    return pa.array([cleaned_cell(word, is_name) for word in words.to_pylist()], TEXT)


def texts_of(column: pd.Series[Any]) -> pa.Array:
    """The column's texts as Arrow has them, a missing one empty; StoreError for half a letter."""
    try:
        texts = pa.array(column)
    except UnicodeEncodeError as error:
        raise StoreError(f"a text holds half a letter ({error.object!a}); nothing was saved") from error
    if isinstance(texts, pa.ChunkedArray):  # in one piece, without a copy where it is
        texts = texts.chunk(0) if texts.num_chunks == 1 else texts.combine_chunks()
    texts = texts.cast(TEXT)
    return pc.fill_null(texts, "") if texts.null_count else texts


def release_memory() -> None:
    """Give back what working on columns took and no longer needs: it is as much as the columns."""
    pa.default_memory_pool().release_unused()


def _blank(size: int) -> pd.Series[Any]:
    return pd.Series(pd.Categorical.from_codes(np.zeros(size, np.int8), pd.Index([""], dtype="str"), validate=False))


def _with_ids(fresh: TextTable, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with an id for each row that has none, where the table gives ids."""
    key = fresh.table.key
    if not fresh.table.gives_ids:
        return frame
    keys = texts_of(frame[key])
    needy = pc.equal(keys, "")
    count = pc.sum(needy).as_py() or 0
    own = keys.filter(pc.invert(needy)).cast(key_column(fresh).type)
    given = new_ids(count, pa.chunked_array([*key_column(fresh).chunks, own]))
    ids = given if count == len(keys) else pc.replace_with_mask(keys, needy, given)
    return frame.assign(**{key: as_series(pa.chunked_array([ids]))})
