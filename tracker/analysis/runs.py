"""The timeline: for each actor and proposal, the stretches of time through which one standing held."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tracker.analysis.labels import coded, named_cells, stance_labels
from tracker.analysis.ranking import STATES
from tracker.analysis.scale import scale_of
from tracker.analysis.standing import as_days, ranking_of
from tracker.tracker import Tracker


def timeline(tracker: Tracker) -> pd.DataFrame:
    """The runs of standings, one row each, by actor, proposal and time.

    Columns: actor, proposal, stance, state (as in `standings`), from (the run's first day), until (the day on which
    the next run begins; missing while it lasts), rows and origins (statements that bear the run out, and their
    independent origins).
    """
    ranking = ranking_of(tracker)
    last = np.flatnonzero(np.append(ranking.run[1:] != ranking.run[:-1], True)[: len(ranking.run)])
    begin = as_days(ranking.day[ranking.run_start[last]])
    cell = ranking.cell[last]
    until = np.full(len(last), np.datetime64("NaT"), begin.dtype)
    until[:-1] = np.where(cell[1:] == cell[:-1], begin[1:], until[:-1])
    return pd.DataFrame(
        {
            **named_cells(tracker.positions, cell),
            "stance": stance_labels(ranking.mask[last], scale_of(tracker.stances)),
            "state": coded(ranking.state[last], STATES),
            "from": begin,
            "until": until,
            "rows": ranking.count[last],
            "origins": ranking.origins[last],
        },
        copy=False,
    )
