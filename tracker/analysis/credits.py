"""What rests on each source, and who credits whom: ten outlets that repeat one report are one origin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from tracker.analysis.labels import named_cells
from tracker.analysis.ranking import Integers, Ranking, last_entries
from tracker.analysis.scale import Scale, scale_of
from tracker.analysis.selection import Selection
from tracker.analysis.standing import Clock, ranking_on
from tracker.tracker import Tracker


class Credit(NamedTuple):
    """A source in the tree of credits: whom it credits ("" for an origin), how deep, and for how many statements."""

    source: str
    parent: str
    depth: int
    statements: int


def source_weights(
    tracker: Tracker, day: str | date, clock: Clock = "said", selection: Selection | None = None
) -> pd.DataFrame:
    """What rests on each source, in the order of the sources table.

    Columns: source; statements (that cite it), first_hand (of these, those that credit nobody else), credited
    (statements that credit it), cells (standings of the day that it bears out, cited or credited) and alone (those
    of them that nothing else bears out: without it they would fall). The selection narrows statements and standings.
    """
    chosen = selection or Selection()
    said = chosen.narrow(tracker, tracker.positions)
    via = said["via"] if "via" in said else pd.Series(pd.NA, index=said.index)
    known = pd.Index(tracker.sources["source"].astype("str"))
    counts = {
        "statements": said["source"],
        "first_hand": said.loc[via.isna(), "source"],
        "credited": via.dropna(),
    }
    table = pd.DataFrame({name: column.astype("str").value_counts() for name, column in counts.items()}, index=known)
    bearing = _bearing(tracker, day, clock, chosen)
    support = bearing.drop_duplicates(["cell", "source"]).groupby("source").size()
    alone = bearing.loc[bearing["rows"] == bearing["of"]].drop_duplicates(["cell", "source"]).groupby("source").size()
    return table.assign(cells=support, alone=alone).fillna(0).astype("int64").rename_axis("source").reset_index()


def credit_tree(tracker: Tracker, selection: Selection | None = None) -> list[Credit]:
    """Who credits whom, each origin followed by those that retell it, the most retold first.

    A source stands below each source that it credits; one that credits others and is credited stands between. An
    origin's statements are those that credit it and its own; below, those that credit the source above.
    """
    said = (selection or Selection()).narrow(tracker, tracker.positions)
    if "via" not in said:
        return []
    second_hand = said.loc[said["via"].notna(), ["via", "source"]].astype("str")
    edges = second_hand[second_hand["via"] != second_hand["source"]].value_counts()
    below: dict[str, dict[str, int]] = {}
    for via, source, number in edges.reset_index().itertuples(index=False, name=None):
        below.setdefault(via, {})[source] = int(number)
    tellers = {source for sources in below.values() for source in sources}
    own = said.loc[said["via"].isna(), "source"].astype("str").value_counts()
    origins = sorted((name for name in below if name not in tellers), key=lambda name: -sum(below[name].values()))
    tree: list[Credit] = []
    told: set[str] = set()
    for name in [*origins, *below]:  # those left over credit each other in a circle
        if name not in told:
            tree.append(Credit(name, "", 0, sum(below[name].values()) + int(own.get(name, 0))))
            tree += _retellers(below, name, 1, told)
    return tree


def _retellers(below: dict[str, dict[str, int]], name: str, depth: int, told: set[str]) -> Iterator[Credit]:
    """Whoever credits a source, and whoever credits them; what stands below one is told where it comes first."""
    if name in told:
        return
    told.add(name)
    for source, number in below.get(name, {}).items():
        yield Credit(source, name, depth, number)
        yield from _retellers(below, source, depth + 1, told)


def _bearing(tracker: Tracker, day: str | date, clock: Clock, selection: Selection) -> pd.DataFrame:
    """Each source and each standing of the day that a statement from it, or crediting it, bears out.

    Columns: cell, source, rows (its statements in that standing) and of (all statements that bear it out).
    """
    at = pd.Timestamp(day)
    positions, ranking, until = ranking_on(tracker, at, clock)
    entries = last_entries(ranking, until)
    scale = scale_of(tracker.stances)
    entry, place = bearing_rows(ranking, entries, scale)
    cells = named_cells(positions, ranking.cell[entries])
    numbered = pd.DataFrame({**cells, "cell": np.arange(len(entries))})
    kept = selection.narrow(tracker, numbered)["cell"]
    rows = pd.DataFrame({"row": place, "cell": entry, "source": _texts(positions, "source", place)})
    credited = rows.assign(source=_texts(positions, "via", place))
    both = pd.concat([rows, credited]).dropna().drop_duplicates()
    both = both[both["cell"].isin(kept)]
    of = rows.groupby("cell").size()
    return (
        both.groupby(["cell", "source"])
        .size()
        .rename("rows")
        .reset_index()
        .assign(of=lambda found: found["cell"].map(of))
    )


def _texts(positions: pd.DataFrame, column: str, place: Integers) -> Any:
    if column not in positions:
        return None
    return positions[column].astype("object").to_numpy()[place]


def bearing_rows(ranking: Ranking, entries: Integers, scale: Scale) -> tuple[Integers, Integers]:
    """The statements of its present run that bear each entry out: number of the entry, place in the positions."""
    ends = np.append(ranking.first, len(ranking.rows.place))
    first, stop = ranking.first[ranking.run_start[entries]], ends[entries + 1]
    sizes = stop - first
    entry = np.repeat(np.arange(len(entries)), sizes)
    at = np.arange(len(entry)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(first, sizes)
    sides = np.array([sum(1 << place for place in np.flatnonzero(scale.sides == side)) for side in scale.sides] or [0])
    bears = sides[ranking.rows.stance[at]] & ranking.mask[entries][entry] != 0
    return entry[bears], ranking.rows.place[at[bears]]
