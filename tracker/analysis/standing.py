"""Who stands where on a day: one standing for each actor and proposal."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.analysis.labels import coded, deciding_rows, joined, named_cells, stance_labels
from tracker.analysis.ranking import STATES, Integers, Ranking, last_entries, rank_rows
from tracker.analysis.scale import UNRECORDED, attribution_words, scale_of
from tracker.tracker import Tracker

Clock = Literal["said", "known"]
STALE_AFTER = 180
"""Days without a word after which a standing is stale."""

_RANKINGS: WeakKeyDictionary[Tracker, Ranking] = WeakKeyDictionary()


def ranking_of(tracker: Tracker) -> Ranking:
    """The ranking of all the tracker's sound positions, made once for each opening."""
    if tracker not in _RANKINGS:
        _RANKINGS[tracker] = rank_rows(tracker.positions, scale_of(tracker.stances))
    return _RANKINGS[tracker]


def standings(
    tracker: Tracker, day: str | date, clock: Clock = "said", stale_after: int = STALE_AFTER, silent: bool = False
) -> pd.DataFrame:
    """Where each actor stands on each proposal at the end of a day, one row a cell, by actor and proposal.

    Columns: actor, proposal; stance (a contested cell shows all that clash, parted by " / "); state (held,
    contested, claimed, undeclared, silent); since (first day of the present run) and last (last heard); age_days
    (days from last to the day); rows and origins (statements of the run that bear the standing out, and how many
    independent origins they have); attribution, condition and ids (parted by ";") of the deciding rows; the marks
    conditional, single_origin, second_hand and stale (last heard more than `stale_after` days before).

    `clock="known"` counts only what had been published by the day. `silent=True` adds a row for every actor and
    proposal without a record. Raises ValueError for a day that is none.
    """
    at = pd.Timestamp(day)
    positions, ranking, until = ranking_on(tracker, at, clock)
    entries = last_entries(ranking, until)
    cells = _cells(tracker, positions, ranking, entries, at).assign(
        conditional=lambda cell: cell["condition"] != "",
        single_origin=lambda cell: cell["origins"] == 1,
        second_hand=ranking.rank[entries] > UNRECORDED,
        stale=lambda cell: cell["age_days"] > stale_after,
    )
    return with_silent(cells) if silent else cells


def with_silent(cells: pd.DataFrame) -> pd.DataFrame:
    """The standings and, for each actor and proposal without one, a row whose state is silent."""
    actors, proposals = cells["actor"].cat.categories, cells["proposal"].cat.categories
    every = pd.MultiIndex.from_product([actors, proposals], names=["actor", "proposal"])
    full = cells.set_index(["actor", "proposal"]).reindex(every).reset_index()
    blank: dict[str, Any] = {"stance": "", "attribution": "", "condition": "", "ids": "", "rows": 0, "origins": 0}
    marks = dict.fromkeys(("conditional", "single_origin", "second_hand", "stale"), False)
    return full.assign(
        actor=pd.Categorical(full["actor"], actors),
        proposal=pd.Categorical(full["proposal"], proposals),
        state=full["state"].fillna("silent"),
        **{name: _filled(full[name], value, cells[name].dtype) for name, value in (blank | marks).items()},
        age_days=full["age_days"].astype("Int64"),
    )


def _filled(column: pd.Series[Any], value: Any, dtype: Any) -> pd.Series[Any]:
    """The column with a value where it has none, as it was before it had gaps."""
    if isinstance(dtype, pd.CategoricalDtype):
        return column.cat.set_categories(list(dict.fromkeys([*dtype.categories, value]))).fillna(value)
    return column.astype(object).fillna(value).astype(dtype)


def _cells(
    tracker: Tracker, positions: pd.DataFrame, ranking: Ranking, entries: Integers, at: pd.Timestamp
) -> pd.DataFrame:
    scale = scale_of(tracker.stances)
    since, last = ranking.day[ranking.run_start[entries]], ranking.day[entries]
    deciding = deciding_rows(ranking, entries)
    return pd.DataFrame(
        {
            **named_cells(positions, ranking.cell[entries]),
            "stance": stance_labels(ranking.mask[entries], scale),
            "state": coded(ranking.state[entries], STATES),
            "since": as_days(since),
            "last": as_days(last),
            "age_days": day_number(at) - last,
            "rows": ranking.count[entries],
            "origins": ranking.origins[entries],
            "attribution": coded(ranking.rank[entries], attribution_words()),
            "condition": joined(positions, "condition", deciding, "; "),
            "ids": joined(positions, "id", deciding, ";"),
        },
        copy=False,
    )


def as_days(days: Integers) -> npt.NDArray[np.datetime64]:
    """Days counted from 1970 as timestamps."""
    return days.astype("datetime64[D]").astype("datetime64[us]")


def ranking_on(tracker: Tracker, at: pd.Timestamp, clock: Clock) -> tuple[pd.DataFrame, Ranking, int]:
    """The positions that count on a day by a clock, their ranking, and the last day (from 1970) to look at in it."""
    if clock == "said":
        return tracker.positions, ranking_of(tracker), day_number(at)
    known = tracker.positions.loc[known_days(tracker) <= at].reset_index(drop=True)
    return known, rank_rows(known, scale_of(tracker.stances)), np.iinfo(np.int64).max


def day_number(at: pd.Timestamp) -> int:
    """The day, counted from 1970."""
    return int(at.to_datetime64().astype("datetime64[D]").astype(np.int64))


def known_days(tracker: Tracker) -> pd.Series[pd.Timestamp]:
    """For each position, the day its source appeared; the day it was voiced where that is not recorded."""
    positions = tracker.positions
    if "published" not in tracker.sources:
        return positions["date"]
    published = tracker.sources.set_index("source")["published"]
    return positions["source"].astype("str").map(published).fillna(positions["date"])
