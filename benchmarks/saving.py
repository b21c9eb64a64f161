"""Races over saving: one cell, and a whole table."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, both, faster, lines_of, within
from benchmarks.rivals import naive_edit, pandas_read, pandera_schema, save_schema
from tracker import Tracker, changed, open_tracker
from tracker.store.writing import write_text_table

TOOL = "read_csv → edit → pandera, each rule of a save → to_csv → fsync"
LESS = "read_csv → edit → pandera, six rules → to_csv → fsync"


def saving_races(course: Course) -> Iterator[Line]:
    """One edit, then a table as a whole."""
    yield from editing_race(course)
    yield from writing_race(course)


def copied(folder: Path, name: str) -> Path:
    """A copy of a tracker that may be changed, beside it."""
    return Path(shutil.copytree(folder, folder.with_name(name), dirs_exist_ok=True))


def edit_of(tracker: Tracker, note: str) -> tuple[str, str]:
    """The row in the middle of the positions, by its key, and the note it gets."""
    keys = tracker.texts["positions"].frame["id"]
    return keys.iloc[len(keys) // 2], note


def with_version(tracker: Tracker) -> Tracker:
    """The tracker with its version worked out, which the app does as it opens one."""
    assert tracker.version
    return tracker


def editing_race(course: Course) -> Iterator[Line]:
    """One cell changed and durably saved; ours on a tracker opened anew before each round, as the app holds it."""
    pair = course.pair(course.heavy)
    mine, naive = copied(pair.ours, "mine"), copied(pair.ours, "naive") / "positions.csv"
    rounds, key = count(), edit_of(open_tracker(mine), "")[0]

    def ours(tracker: Tracker) -> object:
        return tracker.commit([changed("positions", key, {"note": f"Round {next(rounds)}"})])

    def usual(schema: Any) -> Callable[[Any], None]:
        return lambda _: naive_edit(naive, schema, key, f"Round {next(rounds)}")

    contestants = [
        Contestant("tracker", ours, lambda: with_version(open_tracker(mine))),
        Contestant(TOOL, usual(save_schema(pair.ours))),
        Contestant(LESS, usual(pandera_schema(pair.ours))),
    ]
    times = raced(contestants, course.rounds)
    goal = both(faster(50), within(0.050, "50 ms"))
    yield from lines_of(f"one cell edited and saved ({rows_in_words(course.heavy)})", times, {TOOL: goal})


def writing_race(course: Course) -> Iterator[Line]:
    """A whole table as bytes, against the same bytes from pandas."""
    folder = course.pair(course.edge).ours
    text = open_tracker(folder).texts["positions"]
    frame = pandas_read(folder / "positions.csv")
    times = raced(
        [
            Contestant("tracker", lambda _: write_text_table(text.columns, text.frame)),
            Contestant("DataFrame.to_csv", lambda _: frame.to_csv(index=False, lineterminator="\n")),
        ],
        course.rounds,
    )
    yield from lines_of(f"write a whole table ({rows_in_words(course.edge)})", times, {"DataFrame.to_csv": faster(4)})
