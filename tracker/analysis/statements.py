"""The evidence: every statement behind one cell, with what it is worth."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from tracker.analysis.ranking import last_entries, rank_rows
from tracker.analysis.scale import CLAIMS, scale_of
from tracker.analysis.standing import Clock, known_days
from tracker.tracker import Tracker


def evidence(tracker: Tracker, actor: str, proposal: str, day: str | date, clock: Clock = "said") -> pd.DataFrame:
    """The statements on one actor and proposal up to a day, newest first; no rows where nothing is recorded.

    Columns: those of positions, then origin (whom the source credits, else the source), own (in the actor's own
    words, not a claim about it) and deciding (whether the standing rests on it).
    """
    at = pd.Timestamp(day)
    days = tracker.positions["date"] if clock == "said" else known_days(tracker)
    here = (tracker.positions["actor"] == actor) & (tracker.positions["proposal"] == proposal) & (days <= at)
    rows = tracker.positions.loc[here].reset_index(drop=True)
    return (
        rows.assign(origin=origin_names(rows), own=~_attribution(rows).isin(CLAIMS), deciding=_deciding(tracker, rows))
        .sort_values("date", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def origin_names(positions: pd.DataFrame) -> pd.Series[str]:
    """Each row's origin: whom its source credits, else the source itself."""
    source = positions["source"].astype("str")
    return positions["via"].astype("str").fillna(source) if "via" in positions else source


def _deciding(tracker: Tracker, rows: pd.DataFrame) -> pd.Series[bool]:
    deciding = np.zeros(len(rows), dtype=bool)
    ranking = rank_rows(rows, scale_of(tracker.stances))
    for entry in last_entries(ranking, np.iinfo(np.int64).max):
        deciding[ranking.rows.place[ranking.first[entry] : ranking.end[entry]]] = True
    return pd.Series(deciding.tolist(), dtype="bool")


def _attribution(positions: pd.DataFrame) -> pd.Series[str]:
    nothing = pd.Series([""] * len(positions), index=positions.index)
    return positions["attribution"].astype("str") if "attribution" in positions else nothing
