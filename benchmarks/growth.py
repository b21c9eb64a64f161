"""How time and memory grow with the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log
from pathlib import Path
from statistics import median

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, at_most, within
from benchmarks.reading import opened_and_ranked
from benchmarks.starting import PYTHON, finished
from benchmarks.working import two_days
from tracker import standings, timeline

OPEN = "import tracker\nfrom tracker.analysis.standing import ranking_of\nranking_of(tracker.open_tracker(sys.argv[1]))"
PEAK = """
import re, resource, sys
from pathlib import Path
{work}
status = Path("/proc/self/status")
if status.exists():  # on Linux the resource counter remembers what the parent process held
    print(1024 * int(re.search(r"VmHWM:\\s+([0-9]+) kB", status.read_text())[1]))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def growth_lines(course: Course) -> Iterator[Line]:
    """The exponent of each piece of work between two sizes, then the memory of an open tracker."""
    small, large = course.pair(course.small), course.pair(course.edge)
    times: dict[str, dict[int, float]] = {}
    for rows, spent in zip((small.rows, large.rows), _each(course, small.ours, large.ours), strict=True):
        for work, seconds in spent.items():
            times.setdefault(work, {})[rows] = seconds
    span = f"{rows_in_words(small.rows)} → {rows_in_words(large.rows)}"
    for work, seconds_of in times.items():
        exponent = log(seconds_of[large.rows] / seconds_of[small.rows]) / log(large.rows / small.rows)
        yield Line(f"growth of {work} ({span})", "exponent", exponent, 1.0, within(1.05, "1.05"), "")
    size = sum(path.stat().st_size for path in large.ours.glob("*.csv"))
    work = f"peak memory, open ({rows_in_words(large.rows)})"
    peak = peak_bytes(OPEN, lambda: (str(large.ours),), course.rounds)
    yield Line(work, "size of the CSV files", peak / 1e6, size / 1e6, at_most(6), "MB")


def _each(course: Course, *folders: Path) -> list[dict[str, float]]:
    """For each folder the CPU seconds of each piece of work, taken in turns."""
    works = [contestants for place, folder in enumerate(folders) for contestants in _works(place, folder)]
    times = raced(works, course.rounds)
    places = range(len(folders))
    return [{work: times[f"{work} {place}"] for work in ("open", "standings", "timeline")} for place in places]


def _works(place: int, folder: Path) -> list[Contestant]:
    tracker, until = opened_and_ranked(folder), two_days()[1]
    return [
        Contestant(f"open {place}", lambda _: opened_and_ranked(folder)),
        Contestant(f"standings {place}", lambda _: standings(tracker, until)),
        Contestant(f"timeline {place}", lambda _: timeline(tracker)),
    ]


def peak_bytes(work: str, words: Callable[[], Sequence[str]], rounds: int) -> float:
    """The most memory that a process holds which does this work and nothing else; the median of rounds.

    `words` are its arguments, made anew for each round.
    """
    script = PEAK.format(work=work)
    return median(int(finished(PYTHON, "-c", script, *words()).splitlines()[-1]) for _ in range(rounds))
