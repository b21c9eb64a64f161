"""The matrix as a component is told it: names, looks, and every cell as a few small numbers."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.tiles.packing import packed
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say, spoken
from tracker.app.wording.phrases import count_of, stance_in_brief

MARKS = ("conditional", "single_origin", "second_hand", "stale")
NEW = 1
"""In the column that tells what a cell was before: nothing was recorded; 2 and more are looks."""


class Look(NamedTuple):
    """What many cells share, by their columns."""

    stance: str
    state: str
    origins: int
    conditional: bool
    single_origin: bool
    second_hand: bool
    stale: bool


def shown_names(tracker: Tracker, cells: pd.DataFrame, selection: Selection) -> tuple[list[str], list[str]]:
    """The actors and the proposals of the matrix: those of some cell, and those chosen by name; topics side by side."""
    actors = _in_order(tracker.actors["actor"], cells["actor"], selection.actors)
    proposals = _in_order(tracker.proposals["proposal"], cells["proposal"], selection.proposals)
    topics = dict(zip(tracker.proposals["proposal"], tracker.proposals.get("topic", []), strict=False))
    order = {topic: place for place, topic in reversed(list(enumerate(topics.get(name, "") for name in proposals)))}
    return actors, sorted(proposals, key=lambda name: order[topics.get(name, "")])


def matrix_data(
    tracker: Tracker,
    cells: pd.DataFrame,
    names: tuple[list[str], list[str]],
    before: pd.DataFrame | None = None,
) -> dict[str, Any]:
    """Actors, columns, looks, and the cells that are not silent; `before` are earlier standings to compare with.

    A look is what many cells share: stances, state, marks, words. `cells` are packed numbers (see `packing`), one
    after the other: for each actor, how many of its cells follow; then of each cell its column, its look, the day it
    stands since (counted from `first`), the days since it was last heard of, and what it was before: 0 the same, 1
    nothing, else two more than a look.
    """
    actors, proposals = names
    cells = _placed(cells, actors, proposals)
    moved, former = moves(cells, before)
    looks, codes = _looks(pd.concat([cells, former]) if len(former) else cells)
    was = np.zeros(len(cells), dtype=np.int64)
    was[moved] = NEW
    was[former.index] = codes[len(cells) :] + 2
    since = cells["since"].to_numpy().astype("datetime64[D]").astype(np.int64)
    first = int(since.min()) if len(since) else 0
    counts = np.bincount(cells["row"], minlength=len(actors))
    return {
        "actors": actors,
        "columns": _columns(tracker, proposals),
        "looks": looks,
        "first": first,
        "cells": packed(
            counts, cells["column"], codes[: len(cells)], since - first, np.maximum(cells["age_days"], 0), was
        ),
        "tones": palette_of(tracker),
    }


def moves(cells: pd.DataFrame, before: pd.DataFrame | None) -> tuple[np.ndarray[Any, Any], pd.DataFrame]:
    """Which of the cells stood otherwise before, and how those that stood at all did: by the place in `cells`."""
    if before is None or cells.empty:
        return np.zeros(len(cells), dtype=bool), cells.iloc[:0]
    keys = ["actor", "proposal"]
    if before.empty:
        return np.ones(len(cells), dtype=bool), cells.iloc[:0]
    there = pd.MultiIndex.from_frame(before[keys]).get_indexer(pd.MultiIndex.from_frame(cells[keys]))
    old = before.iloc[np.maximum(there, 0)].set_index(cells.index)
    same = (there >= 0) & _equal(cells, old, "stance") & _equal(cells, old, "state")
    return ~same, old[(there >= 0) & ~same]


def size_of(names: tuple[list[str], list[str]]) -> int:
    """How many cells, silent ones included, the matrix of these names has."""
    return len(names[0]) * len(names[1])


def _equal(one: pd.DataFrame, other: pd.DataFrame, column: str) -> Any:
    return one[column].astype("str").to_numpy() == other[column].astype("str").to_numpy()


def _placed(cells: pd.DataFrame, actors: list[str], proposals: list[str]) -> pd.DataFrame:
    """The cells that are shown, with their places, in the order of rows and columns."""
    row = pd.Index(actors).get_indexer(cells["actor"].cat.categories)[cells["actor"].cat.codes]
    column = pd.Index(proposals).get_indexer(cells["proposal"].cat.categories)[cells["proposal"].cat.codes]
    placed = cells.assign(row=row, column=column)
    kept = placed[(row >= 0) & (column >= 0)]
    return kept.iloc[np.lexsort((kept["column"], kept["row"]))].reset_index(drop=True)


def _looks(cells: pd.DataFrame) -> tuple[list[dict[str, Any]], np.ndarray[Any, Any]]:
    """The different looks among the cells, and which one each has."""
    told = [pd.factorize(cells[name].astype("str"))[0] for name in ("stance", "state")]
    told += [cells[name].to_numpy(dtype=np.int64) for name in ("origins", *MARKS)]
    key = np.zeros(len(cells), dtype=np.int64)
    for column in told:
        key = key * (int(column.max(initial=0)) + 1) + column
    _, first, codes = np.unique(key, return_index=True, return_inverse=True)
    found = cells.iloc[first][list(Look._fields)].itertuples(index=False, name=None)
    return [_told(spoken(), Look(*look)) for look in found], codes


@lru_cache(maxsize=8192)
def _told(language: str, look: Look) -> dict[str, Any]:  # noqa: ARG001  the language is the cache's key
    """A look as the component is told it: shared by all sessions, never to be changed."""
    more = [say("standing.condition")] if look.conditional else []
    more += [say("standing.second_hand")] if look.second_hand and look.state != "claimed" else []
    return {
        "stances": look.stance.split(" / "),
        "state": look.state,
        "marks": [mark for mark in MARKS if getattr(look, mark)],
        "words": stance_in_brief(look),
        "more": [count_of(look.origins, "origin"), *more],
    }


def _columns(tracker: Tracker, proposals: list[str]) -> list[dict[str, str]]:
    table = tracker.proposals
    sentences, topics = (
        dict(zip(table["proposal"], table.get(name, []), strict=False)) for name in ("statement", "topic")
    )
    return [{"name": name, "sentence": sentences.get(name, ""), "topic": topics.get(name, "")} for name in proposals]


def _in_order(every: pd.Series[Any], present: pd.Series[Any], chosen: tuple[str, ...]) -> list[str]:
    shown = {*present.cat.categories[present.cat.codes.unique()], *chosen}
    return [name for name in every if name in shown]
