"""Races over working out: standings, timeline and changes, everything loaded beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, faster, lines_of
from benchmarks.reading import opened_and_ranked
from benchmarks.rivals import DuckDB, Polars
from benchmarks.trackers import reference
from tracker import changes_between, standings, timeline

Work = Callable[[], object]


def working_races(course: Course) -> Iterator[Line]:
    """Each piece of work at the largest size."""
    ours, theirs = course.pair(course.edge)[1:]
    tracker, polars, duckdb = opened_and_ranked(ours), Polars(theirs), DuckDB(theirs)
    size, (since, until) = rows_in_words(course.edge), two_days()
    works: list[tuple[str, float, Work, Work, Work]] = [
        ("positions as of a day", 10, lambda: standings(tracker, until),
         lambda: polars.standings(until), lambda: duckdb.standings(until)),
        ("timeline", 10, lambda: timeline(tracker), polars.timeline, duckdb.timeline),
        ("changes between two days", 20, lambda: changes_between(tracker, since, until),
         lambda: polars.changes(since, until), lambda: duckdb.changes(since, until)),
    ]  # fmt: skip
    for work, goal, mine, *others in works:
        names = zip(("tracker", "Polars", "DuckDB"), (mine, *others), strict=True)
        times = raced([_contestant(name, run) for name, run in names], course.rounds)
        yield from lines_of(f"{work} ({size})", times, dict.fromkeys(("Polars", "DuckDB"), faster(goal)))


def _contestant(name: str, run: Work) -> Contestant:
    return Contestant(name, lambda _: run())


def two_days() -> tuple[str, str]:
    """The two days that the reference compares; standings are worked out for the later one."""
    days = reference("schema")
    return days.D1, days.D2
