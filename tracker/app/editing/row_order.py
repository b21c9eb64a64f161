"""Which rows of a table the page shows, and in which order: sorted and narrowed as a whole, then cut into pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.editing.choices import choices_of
from tracker.checks.columns import distinct
from tracker.schema import Field
from tracker.store.rows import numbered_row
from tracker.store.structure import Integers

PAGE = 200
Order = tuple[str, bool]
"""The column to sort by, and whether downwards; ("", False) for the file's own order."""


def usual_order(tracker: Tracker, table: str) -> Order:
    """The newest first where there is a day, else as the file has it."""
    return ("date", True) if "date" in tracker.texts[table].frame else ("", False)


def chosen_places(tracker: Tracker, table: str, selection: Selection, faulty: bool, order: Order) -> Integers:
    """The records (0 is the first) that the filters leave, in order; `faulty`: only those with an error or a warning.

    Sorted by what is saved, so that no row jumps away while it is being edited.
    """
    return _places(tracker.version, table, selection, faulty, order, tracker)


@st.cache_resource(max_entries=16, show_spinner=False)
def _places(version: str, table: str, selection: Selection, faulty: bool, order: Order, _tracker: Tracker) -> Integers:  # noqa: ARG001  the version is a part of the cache's key
    frame = _tracker.texts[table].frame
    keep = pd.Series(True, index=range(len(frame)))
    if faulty:
        rows = _tracker.problems.loc[_tracker.problems["table"] == table, "row"]
        keep &= keep.index.isin(rows - 2)
    if {"actor", "proposal"} <= set(frame.columns):
        names = frame[[name for name in ("actor", "proposal", "stance") if name in frame]]
        named = names.reset_index(drop=True).assign(place=range(len(frame)))
        keep &= keep.index.isin(replace(selection, search="").narrow(_tracker, named)["place"])
    if selection.search:
        keep &= _holding(frame, selection.search)
    places: Integers = np.flatnonzero(keep.to_numpy())
    return places[_ranked(_tracker, table, order, places)] if order[0] in frame else places


def _holding(frame: pd.DataFrame, search: str) -> Any:
    found = np.zeros(len(frame), dtype=bool)
    wanted = search.casefold()
    for name in frame:
        values, codes = distinct(frame[name])
        found |= np.array([wanted in value.casefold() for value in values] + [False])[codes]
    return found


def _ranked(tracker: Tracker, table: str, order: Order, places: Integers) -> Integers:
    """The order of some records by one column: words of a vocabulary as it has them, numbers by size; empty last."""
    name, down = order
    values, codes = distinct(tracker.texts[table].frame[name].iloc[places])
    weights = _weights(tracker, tracker.schema.table(table).field(name), values)
    levels = {weight: level for level, weight in enumerate(sorted(set(weights)))}
    level = np.array([levels[weight] for weight in weights] + [len(levels)])
    level = np.where(np.array([*values, ""]) == "", len(levels) + 1, -level if down else level)
    ranked: Integers = np.argsort(level[codes], kind="stable")
    return ranked


def _weights(tracker: Tracker, field: Field, values: list[str]) -> list[tuple[float, str]]:
    scale = field.reference is not None and field.reference.table == "stances"
    words = choices_of(tracker, field) if scale or field.enum else []
    if words:
        place = {word: at for at, word in enumerate(words)}
        return [(place.get(value, len(words)), value) for value in values]
    sizes = pd.to_numeric(pd.Series(values, dtype="object").replace("", None), errors="coerce")
    if field.type in ("integer", "number", "year"):
        return [(float(size) if size == size else np.inf, value) for size, value in zip(sizes, values, strict=True)]
    return [(0, value.casefold()) for value in values]


def keys_of(tracker: Tracker, table: str, places: Integers) -> list[str]:
    """By which key each record is known: its own, or "#17" for row 17 where that is empty or stands twice."""
    awkward = _awkward(tracker.version, table, tracker)
    keys = tracker.texts[table].frame[tracker.schema.table(table).key].iloc[places].astype("str")
    return [f"#{place + 2}" if place in awkward else key for place, key in zip(places.tolist(), keys, strict=True)]


@st.cache_resource(max_entries=16, show_spinner=False)
def _awkward(version: str, table: str, _tracker: Tracker) -> frozenset[int]:  # noqa: ARG001  the version is a part of the cache's key
    keys = _tracker.texts[table].frame[_tracker.schema.table(table).key].astype("str")
    return frozenset(np.flatnonzero(((keys == "") | keys.duplicated(keep=False)).to_numpy()).tolist())


def place_of(tracker: Tracker, table: str, key: str) -> int | None:
    """The record that a key names; None for one that there is not, or that is new."""
    text = tracker.texts[table]
    place = text.rows_of_key.get(key)
    return numbered_row(text, key) if place is None else place


def cells_at(tracker: Tracker, table: str, place: int) -> dict[str, str]:
    """The texts of a record by column."""
    return {str(name): str(text) for name, text in tracker.texts[table].frame.iloc[place].items()}
