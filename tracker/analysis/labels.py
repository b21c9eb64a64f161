"""Codes back into words: the actors, proposals, stances and texts that a table shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from tracker.analysis.ranking import Integers, Ranking
from tracker.analysis.scale import Scale


def coded(codes: Integers, words: list[str] | pd.Index[Any]) -> pd.Categorical:
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


def joined(positions: pd.DataFrame, column: str, ranking: Ranking, entries: Integers, by: str) -> pd.Series[Any]:
    """What the deciding rows of each entry say in a column, each text once, parted by `by`; "" for nothing."""
    if column not in positions:
        return pd.Series([""] * len(entries), dtype="str")
    first, end = ranking.first[entries], ranking.end[entries]
    if (end - first <= 1).all():
        return taken(positions[column], ranking.rows.place[first])
    entry, places = _deciding(ranking, first, end)
    texts = taken(positions[column], places)
    said = (texts != "").to_numpy(copy=True)
    shared = np.flatnonzero(np.isin(entry, np.flatnonzero(end - first > 1)))  # only there can a text repeat
    pairs = pd.DataFrame({"entry": entry[shared], "text": texts.iloc[shared]})
    said[shared] &= ~pairs.duplicated().to_numpy()
    offsets = np.concatenate([[0], np.cumsum(np.bincount(entry[said], minlength=len(entries)))])
    lists = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), _whole(texts[said], pa.string()))
    return pd.Series(pc.binary_join(lists, by), dtype="str")


def _deciding(ranking: Ranking, first: Integers, end: Integers) -> tuple[Integers, Integers]:
    """For every deciding row of the entries: which of them it decides, and its place in the positions, in order."""
    sizes = end - first
    entry = np.repeat(np.arange(len(sizes)), sizes)
    offset = np.arange(len(entry)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return entry, ranking.rows.place[np.repeat(first, sizes) + offset]


def taken(column: pd.Series[Any], places: Integers) -> pd.Series[Any]:
    """The texts of a column at some places; a missing one is ""."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        words = np.append(column.cat.categories.to_numpy(dtype=object), "")
        return pd.Series(words[column.cat.codes.to_numpy()[places]], dtype="str")
    texts = pc.take(_whole(column, pa.large_string()), pa.array(places))
    return pd.Series(pc.fill_null(texts, ""), dtype="str")


def _whole(column: pd.Series[Any], kind: Any) -> pa.Array:
    """The column in one piece: pandas holds several after some of its rows were chosen."""
    array = pa.array(column, kind)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array
