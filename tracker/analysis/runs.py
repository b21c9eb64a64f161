"""The timeline: for each actor and proposal, the stretches of time through which one standing held."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from tracker.analysis.labels import coded, named_cells, stance_labels
from tracker.analysis.ranking import STATES, Integers, Ranking
from tracker.analysis.scale import scale_of
from tracker.analysis.standing import Clock, as_days, ranking_of, ranking_on
from tracker.tracker import Tracker

NEVER = int(np.iinfo(np.int64).max)


def timeline(tracker: Tracker, day: str | date | None = None, clock: Clock = "said") -> pd.DataFrame:
    """The runs of standings, one row each, by actor, proposal and time: all of them, or as they were known on a day.

    Columns: actor, proposal, stance, state (as in `standings`), from (the run's first day), until (the day on which
    the next run begins; missing while it lasts), rows and origins (statements that bear the run out, and their
    independent origins). `clock="known"` counts only what had been published by the day. Raises ValueError for a day
    that is none.
    """
    positions, ranking, end = _ranked(tracker, day, clock)
    last = _last_of_runs(ranking, end)
    begin = as_days(ranking.day[ranking.run_start[last]])
    cell = ranking.cell[last]
    until = np.full(len(last), np.datetime64("NaT"), begin.dtype)
    until[:-1] = np.where(cell[1:] == cell[:-1], begin[1:], until[:-1])
    return pd.DataFrame(
        {
            **named_cells(positions, cell),
            "stance": stance_labels(ranking.mask[last], scale_of(tracker.stances)),
            "state": coded(ranking.state[last], STATES),
            "from": begin,
            "until": until,
            "rows": ranking.count[last],
            "origins": ranking.origins[last],
        },
        copy=False,
    )


def _ranked(tracker: Tracker, day: str | date | None, clock: Clock) -> tuple[pd.DataFrame, Ranking, int]:
    if day is None:
        return tracker.positions, ranking_of(tracker), NEVER
    return ranking_on(tracker, pd.Timestamp(day), clock)


def _last_of_runs(ranking: Ranking, end: int) -> Integers:
    """For each run that began by a day (counted from 1970), its last entry up to that day."""
    known = np.flatnonzero(ranking.day <= end)
    run = ranking.run[known]
    last: Integers = known[np.append(run[1:] != run[:-1], True)[: len(run)]]
    return last
