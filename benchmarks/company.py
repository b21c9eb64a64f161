"""Many at once: eight people who save into one table, and fifty browsers that stay open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, within
from benchmarks.saving import copied
from tests.server import running_app
from tests.test_many_people import PEOPLE, assert_nothing_is_lost, work_together
from tests.test_sessions import MEGABYTES, SESSIONS, browser_session, resident

NOTHING = float("nan")  # there is nobody else to race against
PATIENCE = 0.5


def company_lines(course: Course) -> Iterator[Line]:
    """How long 95 of 100 saves wait at most, and what the open browsers hold in memory."""
    yield waiting_line(course.rounds * 20, course.small // 2)
    yield memory_line(course)


def waiting_line(edits: int, rows: int) -> Line:
    """The wait (by the clock) that 95 of 100 saves keep within when all save at once; none of them is lost."""
    with TemporaryDirectory() as folder:
        seconds, _ = work_together(Path(folder), edits, rows)
        assert_nothing_is_lost(Path(folder), edits)
    work = f"{PEOPLE} people × {edits} edits, 95 of 100 saves ({rows_in_words(rows)})"
    return Line(work, "the clock", quantiles(seconds, n=20)[-1], NOTHING, within(PATIENCE, "500 ms"))


def memory_line(course: Course) -> Line:
    """What the server holds once each browser has drawn the matrix three times."""
    folder = copied(course.pair(course.small).ours, "open")
    with running_app(folder, folder.with_suffix(".log")) as app, ExitStack() as browsers:
        for _ in range(SESSIONS):
            browsers.enter_context(browser_session(app))
        used = resident(app.pids[0])
    return Line(f"{SESSIONS} open browsers", "the server's memory", used, NOTHING, within(MEGABYTES, "400 MB"), "MB")
