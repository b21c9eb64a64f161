"""Races over reading and checking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import frictionless
import numpy as np

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, at_most, faster, lines_of
from benchmarks.rivals import (
    DuckDB,
    Polars,
    duckdb_read,
    pandas_read,
    pandera_problems,
    pandera_schema,
    polars_read,
)
from tracker import Tracker, open_tracker
from tracker.analysis.ranking import Ranking, rank_rows
from tracker.analysis.scale import scale_of
from tracker.analysis.standing import ranking_of
from tracker.checks.cautions import repetition_cautions
from tracker.checks.findings import find_problems, table_errors
from tracker.checks.typed import typed_table
from tracker.store.folder import read_schema, read_texts
from tracker.store.text import TextTable

TODAY = date(2026, 12, 31)  # after the youngest row


def reading_races(course: Course) -> Iterator[Line]:
    """Opening and checking, size by size."""
    yield from opening_race(course, course.heavy)
    yield from opening_race(course, course.edge)
    yield from checking_race(course)
    yield from package_race(course)


def opened_and_ranked(folder: Path) -> Tracker:
    """A tracker read, checked and typed, with the integer view from which standings are looked up."""
    tracker = open_tracker(folder, today=TODAY)
    ranking_of(tracker)
    return tracker


def opening_race(course: Course, rows: int) -> Iterator[Line]:
    """Reading, typing and ranking against reading alone; then all of opening, every rule and warning included."""
    folder = course.pair(rows).ours
    path, schema, size = folder / "positions.csv", read_schema(folder), rows_in_words(rows)
    times = raced(
        [
            Contestant("tracker", lambda _: _ranked(read_texts(folder, schema))),
            Contestant("checked", lambda _: opened_and_ranked(folder)),
            Contestant("pandas.read_csv", lambda _: pandas_read(path)),
            Contestant("Polars", lambda _: polars_read(path)),
            Contestant("DuckDB", lambda _: duckdb_read(path)),
        ],
        course.rounds,
    )
    checked = times.pop("checked")
    yield from lines_of(f"open: read, index, type, rank ({size})", times, {"pandas.read_csv": at_most(1)})
    yield Line(f"open, and check everything ({size})", "pandas.read_csv", checked, times["pandas.read_csv"])


def _ranked(texts: Mapping[str, TextTable]) -> Ranking:
    """The integer view of texts that are known to be sound."""
    typed = {name: typed_table(texts[name], texts, np.ones(len(texts[name].frame), bool)) for name in texts}
    return rank_rows(typed["positions"], scale_of(typed["stances"]))


def checking_race(course: Course) -> Iterator[Line]:
    """The same six rules on the positions; then every rule and warning of every table against those six."""
    ours, theirs = course.pair(course.heavy)[1:]
    texts = read_texts(ours, read_schema(ours))
    positions = texts["positions"]
    schema, frame = pandera_schema(ours), pandas_read(ours / "positions.csv")
    polars, duckdb = Polars(theirs), DuckDB(theirs)
    times = raced(
        [
            Contestant("tracker", lambda _: [*table_errors(positions, texts), *repetition_cautions(positions)]),
            Contestant("everything", lambda _: list(find_problems(texts, TODAY))),
            Contestant("pandera", lambda _: pandera_problems(schema, frame)),
            Contestant("Polars", lambda _: polars.problems()),
            Contestant("DuckDB", lambda _: duckdb.problems()),
        ],
        course.rounds,
    )
    everything, size = times.pop("everything"), rows_in_words(course.heavy)
    yield from lines_of(f"check the same six rules ({size})", times, {"pandera": faster(5)})
    yield Line(f"check everything ({size})", "pandera, six rules", everything, times["pandera"])


def package_race(course: Course) -> Iterator[Line]:
    """The same package read and checked, from its bytes to its problems."""
    folder = course.pair(course.small).ours
    times = raced(
        [
            Contestant("tracker", lambda _: open_tracker(folder, today=TODAY)),
            Contestant("frictionless", lambda _: frictionless.validate(str(folder / "datapackage.json"))),
        ],
        course.rounds,
    )
    work = f"read and check everything ({rows_in_words(course.small)})"
    yield from lines_of(work, times, {"frictionless": faster(50)})
