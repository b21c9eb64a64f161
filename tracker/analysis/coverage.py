"""What is known too little of: the pairs of actor and proposal that somebody should look at, the neediest first."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from tracker.analysis.labels import coded
from tracker.analysis.selection import Selection
from tracker.analysis.standing import STALE_AFTER, Clock, standings
from tracker.tracker import Tracker

NEEDS = ["stale", "single_origin", "claimed", "contested", "silent"]
"""Why a pair needs a look, in the order of urgency: what was known once comes before what never was."""


def worklist(
    tracker: Tracker,
    day: str | date,
    clock: Clock = "said",
    selection: Selection | None = None,
    stale_after: int = STALE_AFTER,
) -> pd.DataFrame:
    """Every chosen pair of actor and proposal on a day with what it needs, the neediest first.

    Columns: those of `standings`, silent pairs included; need (one of NEEDS, the most urgent; missing where nothing
    is wanting) and voices (statements up to now of the actor and on the proposal together). Stale standings come by
    their age, silent pairs by their voices: where much is said, a silence is worth a look. Raises ValueError for a
    day that is none.
    """
    every = standings(tracker, day, clock, stale_after, silent=True)
    pairs = (selection or Selection()).narrow(tracker, every)
    needed = pairs.assign(need=_needs(pairs), voices=_voices(tracker, pairs))
    age = needed["age_days"].astype("float64").where(needed["need"] != "silent").fillna(0)
    order = needed["need"].cat.codes.replace(-1, len(NEEDS))
    return (
        needed.assign(order=order, weight=age.where(age > 0, needed["voices"]))
        .sort_values(["order", "weight"], ascending=[True, False], kind="stable")
        .drop(columns=["order", "weight"])
        .reset_index(drop=True)
    )


def need_counts(pairs: pd.DataFrame) -> dict[str, int]:
    """How many pairs have each of NEEDS, whether or not another is more urgent."""
    return {need: int(has(pairs, need).sum()) for need in NEEDS}


def has(pairs: pd.DataFrame, need: str) -> pd.Series[bool]:
    """Which pairs have one of NEEDS, whether or not another is more urgent."""
    return pairs[need].astype("bool") if need in pairs else (pairs["state"] == need).astype("bool")


def _needs(pairs: pd.DataFrame) -> pd.Categorical[Any]:
    marks = [has(pairs, need).to_numpy() for need in NEEDS]
    return coded(np.select(marks, list(range(len(NEEDS))), -1), NEEDS)


def _voices(tracker: Tracker, pairs: pd.DataFrame) -> pd.Series[int]:
    counts = [
        pairs[name].astype("str").map(tracker.positions[name].astype("str").value_counts()).fillna(0)
        for name in ("actor", "proposal")
    ]
    return (counts[0] + counts[1]).astype("int64")
