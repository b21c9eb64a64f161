"""Codes back into words: the actors, proposals, stances and texts that a table shows."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.analysis.ranking import Integers, Ranking
from tracker.analysis.scale import Scale


def coded(codes: Integers, words: list[str] | pd.Index[Any]) -> pd.Categorical[Any]:
    """The codes as categories: code i stands for word i, in that order."""
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(pd.Index(words)), validate=False)


def named_cells(positions: pd.DataFrame, cells: Integers) -> dict[str, pd.Categorical]:
    """The actor and the proposal of each cell number."""
    actors, proposals = positions["actor"].cat.categories, positions["proposal"].cat.categories
    actor, proposal = np.divmod(cells, max(len(proposals), 1))
    return {
        "actor": coded(actor, actors),
        "proposal": coded(proposal, proposals),
    }


def stance_labels(masks: Integers, scale: Scale) -> pd.Categorical:
    """What each set of standing stances reads as: one word, or all that clash."""
    codes, known = pd.factorize(masks)
    return coded(codes, [scale.label(int(mask)) for mask in known])


class Deciding(NamedTuple):
    """The rows that decide some entries: which of them each decides, its place in the positions; how many entries."""

    entry: Integers
    place: Integers
    entries: int


def deciding_rows(ranking: Ranking, entries: Integers) -> Deciding:
    """Every row that decides one of the entries, in their order."""
    first = ranking.first[entries]
    sizes = ranking.end[entries] - first
    entry = np.repeat(np.arange(len(sizes)), sizes)
    offset = np.arange(len(entry)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return Deciding(entry, ranking.rows.place[np.repeat(first, sizes) + offset], len(entries))


def joined(positions: pd.DataFrame, column: str, rows: Deciding, by: str) -> pd.Series[Any]:
    """What the deciding rows of each entry say in a column, each text once, parted by `by`; "" for nothing."""
    if column not in positions:
        return pd.Series([""] * rows.entries, dtype="str")
    texts = taken(positions[column], rows.place)
    said = np.flatnonzero(pc.not_equal(texts, "").to_numpy(zero_copy_only=False))
    if column != "id":  # the one column that never repeats
        said = said[_first_mentions(rows.entry[said], texts.take(pa.array(said)))]
    offsets = np.concatenate([[0], np.cumsum(np.bincount(rows.entry[said], minlength=rows.entries))])
    lists = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), texts.take(pa.array(said)))
    return pd.Series(pc.binary_join(lists, by), dtype="str")


def _first_mentions(entry: Integers, texts: pa.Array) -> npt.NDArray[np.bool_]:
    """Where an entry's text is not one that it has said before; only entries with several texts are looked at."""
    near = entry[1:] == entry[:-1]
    shared = np.flatnonzero(np.append(near, False) | np.append(False, near))
    words = texts.take(pa.array(shared)).dictionary_encode()
    pairs = entry[shared] * len(words.dictionary) + words.indices.to_numpy()
    first = np.ones(len(entry), bool)
    first[shared] = ~pd.Series(pairs).duplicated().to_numpy()
    return first


def taken(column: pd.Series[Any], places: Integers) -> pa.Array:
    """The texts of a column at some places; a missing one is ""."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        words = pa.array([*column.cat.categories, ""], pa.string())
        return words.take(pa.array(column.cat.codes.to_numpy()[places] % len(words)))
    texts = pc.fill_null(pc.take(pa.array(column, pa.large_string()), pa.array(places)), "").cast(pa.string())
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
