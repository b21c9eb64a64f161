"""The integer view: every row ranked once, so that each standing on any day is one look-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.analysis.scale import UNRECORDED, UNSCORED, Scale, attribution_ranks
from tracker.checks.columns import combined, origins

Integers = npt.NDArray[np.integer[Any]]
HELD, CONTESTED, CLAIMED, UNDECLARED = range(4)
STATES = ["held", "contested", "claimed", "undeclared", "silent"]


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows that can ever decide, ordered by cell, day and closeness; all columns are as long as `place`."""

    place: Integers
    """Where the row stands in the positions."""
    cell: Integers
    """actor code × number of proposals + proposal code."""
    day: Integers
    rank: Integers
    stance: Integers
    origin: Integers


@dataclass(frozen=True, eq=False)
class Ranking:
    """What stands in each cell after each day on which somebody spoke: one entry a cell and day, in that order.

    `first` and `end` bound its deciding rows in `rows`; `mask` says which stances stand (bit i: stance i); `run`
    numbers stretches of the same standing, `count` and `origins` are the run's statements and independent origins
    so far.
    """

    rows: Rows
    cell: Integers
    day: Integers
    first: Integers
    end: Integers
    mask: Integers
    state: Integers
    rank: Integers
    run: Integers
    run_start: Integers
    count: Integers
    origins: Integers


def rank_rows(positions: pd.DataFrame, scale: Scale) -> Ranking:
    """The ranking of typed positions (columns actor, proposal, date, stance, source, and what else is recorded)."""
    rows = deciding_kind(ordered_rows(positions))
    start = np.flatnonzero(_changes(rows.cell, rows.day))
    stop = np.append(start[1:], len(rows.place))
    closest = np.repeat(rows.rank[start], stop - start) == rows.rank
    end = start + np.add.reduceat(closest, start) if len(start) else stop
    mask, agreed = _standing_stances(rows, np.flatnonzero(closest), start, closest, scale)
    state = _states(mask, agreed, rows.rank[start], scale)
    cell, day, own = rows.cell[start], rows.day[start], rows.rank[start] <= UNRECORDED
    opens = _changes(cell, mask, state, own)
    run = np.cumsum(opens) - 1
    count, independent = _support(rows, start, stop, run, mask, scale)
    run_start = np.flatnonzero(opens)[run] if len(run) else run
    return Ranking(rows, cell, day, start, end, mask, state, rows.rank[start], run, run_start, count, independent)


def ordered_rows(positions: pd.DataFrame) -> Rows:
    """All rows by cell, day and closeness; rows that tie keep their order in the table."""
    actor, proposal = (positions[name].cat.codes.to_numpy() for name in ("actor", "proposal"))
    cell = actor.astype(np.int64) * len(positions["proposal"].cat.categories) + proposal
    day = positions["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    rank = _recorded(positions, "attribution")
    since = day - day.min(initial=0)
    place = np.argsort(rank, kind="stable")
    for codes in (
        since.astype(np.min_scalar_type(since.max(initial=0))),
        proposal,
        actor,
    ):  # small numbers sort fastest
        place = place[np.argsort(codes[place], kind="stable")]
    _, origin = origins(_via(positions), positions["source"])
    stance = positions["stance"].cat.codes.to_numpy()
    return Rows(place, cell[place], day[place], rank[place], stance[place], origin[place])


def deciding_kind(rows: Rows) -> Rows:
    """The rows without the claims that stand beside own words of the same day or earlier, and decide nothing."""
    own = rows.rank <= UNRECORDED
    if own.all():
        return rows
    never = np.iinfo(np.int64).max
    cells = np.flatnonzero(_changes(rows.cell))
    first_own = np.minimum.reduceat(np.where(own, rows.day, never), cells)
    keep = own | (rows.day < np.repeat(first_own, np.diff(np.append(cells, len(rows.cell)))))
    return Rows(*(getattr(rows, name)[keep] for name in Rows.__dataclass_fields__))


def last_entries(ranking: Ranking, day: int) -> Integers:
    """For each cell heard by the end of a day (counted from 1970), the entry that stands; in cell order."""
    known = ranking.day <= day
    last = known.copy()
    last[:-1] &= (ranking.cell[1:] != ranking.cell[:-1]) | ~known[1:]
    return np.flatnonzero(last)


def _standing_stances(
    rows: Rows, deciding: Integers, start: Integers, closest: npt.NDArray[np.bool_], scale: Scale
) -> tuple[Integers, npt.NDArray[np.bool_]]:
    """Which stances stand after each day, and whether its deciding rows agree in side."""
    if not len(start):
        return np.empty(0, np.int64), np.empty(0, bool)
    stance = rows.stance[deciding]
    groups = np.cumsum(closest)[start] - 1
    side = scale.sides[stance]
    agreed = np.minimum.reduceat(side, groups) == np.maximum.reduceat(side, groups)
    weakest = scale.by_weakness[np.minimum.reduceat(scale.weakness()[stance], groups)]
    said = np.bitwise_or.reduceat(np.int64(1) << stance.astype(np.int64), groups)
    return np.where(agreed, np.int64(1) << weakest, said), agreed


def _states(mask: Integers, agreed: npt.NDArray[np.bool_], rank: Integers, scale: Scale) -> Integers:
    unscored = sum(1 << place for place, side in enumerate(scale.sides) if side == UNSCORED)
    own = np.where(mask & unscored != 0, UNDECLARED, HELD)
    return np.where(~agreed, CONTESTED, np.where(rank > UNRECORDED, CLAIMED, own)).astype(np.int8)


def _support(
    rows: Rows, start: Integers, stop: Integers, run: Integers, mask: Integers, scale: Scale
) -> tuple[Integers, Integers]:
    """For each entry, the statements of its run so far that bear it out, and how many origins they have."""
    sides = np.array([_sides(scale, side) for side in (0, 1, UNSCORED, -1)], dtype=np.int64)  # by side, -1 last
    entry = np.repeat(np.arange(len(start)), stop - start)
    bears_out = sides[scale.sides[rows.stance]] & mask[entry] != 0
    row_run = run[entry]
    origin = combined((row_run, int(row_run.max(initial=0)) + 1), (rows.origin, int(rows.origin.max(initial=0)) + 1))
    fresh = bears_out.copy()
    fresh[bears_out] = ~pd.Series(origin[bears_out]).duplicated().to_numpy()
    opening = start[np.flatnonzero(_changes(run))][run] if len(run) else start
    return _so_far(bears_out, opening, stop), _so_far(fresh, opening, stop)


def _sides(scale: Scale, side: int) -> int:
    return sum(1 << place for place, each in enumerate(scale.sides) if each == side)


def _so_far(marked: npt.NDArray[np.bool_], opening: Integers, stop: Integers) -> Integers:
    total: Integers = np.concatenate([[0], np.cumsum(marked)])
    return total[stop] - total[opening]


def _changes(*columns: Integers | npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Where a row differs from the one before it in any column; the first row always does."""
    differs = np.zeros(len(columns[0]), dtype=bool)
    differs[:1] = True
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return differs


def _recorded(positions: pd.DataFrame, column: str) -> Integers:
    if column not in positions:
        return np.full(len(positions), UNRECORDED, np.int8)
    return attribution_ranks(positions[column])


def _via(positions: pd.DataFrame) -> pd.Series[Any]:
    nothing = pd.Series(pd.Categorical.from_codes(np.full(len(positions), -1, np.int8), dtype=pd.CategoricalDtype([])))
    return positions.get("via", nothing)
