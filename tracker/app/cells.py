"""The matrix as a component is told it: rows, columns and cells as plain data."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.palette import palette_of
from tracker.app.phrases import standing_in_brief

MARKS = ("conditional", "single_origin", "second_hand", "stale")


def matrix_data(tracker: Tracker, cells: pd.DataFrame, selection: Selection) -> dict[str, Any]:
    """Rows (actor and its cells), columns (proposal, its sentence and topic), and the look of each stance.

    `cells` are standings, already narrowed. A row or column is there if a cell of it is, or if it was chosen by name.
    A cell is [column, stances, state, marks, words]; the pairs that have none are silent.
    """
    actors = _in_order(tracker.actors["actor"], cells["actor"], selection.actors)
    proposals = _by_topic(tracker, _in_order(tracker.proposals["proposal"], cells["proposal"], selection.proposals))
    place = {proposal["name"]: number for number, proposal in enumerate(proposals)}
    rows: dict[str, list[list[Any]]] = {actor: [] for actor in actors}
    for cell in cells.itertuples():
        stances, words = str(cell.stance).split(" / "), standing_in_brief(cell)
        rows[str(cell.actor)].append([place[str(cell.proposal)], stances, str(cell.state), _marks(cell), words])
    return {
        "rows": [{"actor": actor, "cells": found} for actor, found in rows.items()],
        "columns": proposals,
        "tones": palette_of(tracker),
    }


def size_of(cells: pd.DataFrame) -> int:
    """How many cells, silent ones included, the matrix of these standings has."""
    return cells["actor"].nunique() * cells["proposal"].nunique()


def _in_order(every: pd.Series[Any], present: pd.Series[Any], chosen: tuple[str, ...]) -> list[str]:
    shown = {*present.astype("str").unique(), *chosen}
    return [name for name in every if name in shown]


def _by_topic(tracker: Tracker, names: list[str]) -> list[dict[str, str]]:
    """The proposals with their sentences, those of one topic side by side."""
    known = tracker.proposals.set_index("proposal").to_dict("index")
    columns = [
        {"name": name, "sentence": known[name].get("statement", ""), "topic": known[name].get("topic", "")}
        for name in names
    ]
    topics = list(dict.fromkeys(column["topic"] for column in columns))
    return sorted(columns, key=lambda column: topics.index(column["topic"]))


def _marks(cell: Any) -> list[str]:
    return [mark for mark in MARKS if getattr(cell, mark)]
