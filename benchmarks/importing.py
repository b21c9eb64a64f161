"""A race over taking a large table in: all votes of the UN General Assembly, from CSV into a new tracker."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course
from benchmarks.goals import Line, at_most, lines_of
from benchmarks.growth import peak_bytes
from benchmarks.starting import PYTHON, TRACKER, finished
from benchmarks.trackers import REFERENCE
from tracker.store.new import create_tracker

VOTES = REFERENCE / "un-votes" / "positions.csv.gz"
TOOL = "pandas read_csv → to_csv"
COPY = "import pandas, sys; pandas.read_csv(sys.argv[1]).to_csv(sys.argv[2], index=False)"
MEANT = ("--value", "yes=support", "--value", "no=oppose", "--value", "abstain=neutral")
WORDS = (*MEANT, "--set", "source=not recorded", "--yes")
IMPORT = """
from contextlib import suppress
from tracker.cli.commands import cli
with suppress(SystemExit):
    cli(sys.argv[1:], standalone_mode=False)
"""


def importing_races(course: Course) -> Iterator[Line]:
    """Whole processes: read, compared, checked, saved and told in the history, against read and written; and memory."""
    if not VOTES.exists():
        return
    file, rows = votes(course)
    numbers = count()
    times = raced(
        [
            Contestant(
                "tracker", lambda folder: finished(TRACKER, *_command(folder, file)), lambda: _new(course, numbers)
            ),
            Contestant(TOOL, lambda _: finished(PYTHON, "-c", COPY, str(file), str(file.with_suffix(".copy")))),
        ],
        course.rounds,
    )
    yield from lines_of(f"import the UN's votes ({rows:,} rows)", times, {TOOL: at_most(3)})
    peak = peak_bytes(IMPORT, lambda: _command(_new(course, numbers), file), course.rounds)
    size = file.stat().st_size
    yield Line(f"peak memory, import ({rows:,} rows)", "size of the CSV file", peak / 1e6, size / 1e6, at_most(6), "MB")


def votes(course: Course) -> tuple[Path, int]:
    """The published table unpacked, as many of its rows as the largest race has, and how many those are."""
    file = course.folder / "votes.csv"
    with gzip.open(VOTES, "rb") as packed, file.open("wb") as unpacked:
        rows = sum(1 for _ in map(unpacked.write, islice(packed, course.edge + 1))) - 1
    return file, rows


def _new(course: Course, numbers: Iterator[int]) -> Path:
    folder = course.folder / f"votes-{next(numbers)}"
    create_tracker(folder)
    return folder


def _command(folder: Path, file: Path) -> tuple[str, ...]:
    return "--data", str(folder), "import", str(file), *WORDS
