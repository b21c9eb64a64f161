"""Races over whole processes: how long a person waits for the terminal."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import Contestant, raced
from benchmarks.course import Course, rows_in_words
from benchmarks.goals import Line, at_most, lines_of, more_by

PYTHON = sys.executable
TRACKER = str(Path(PYTHON).with_name("tracker"))


def starting_races(course: Course) -> Iterator[Line]:
    """The help page, and a check of a small tracker."""
    times = raced(
        [_process("tracker", TRACKER, "--help"), _process("python -c pass", PYTHON, "-c", "pass")], course.rounds
    )
    yield from lines_of("tracker --help", times, {"python -c pass": more_by(0.060)})
    folder = str(course.pair(course.tiny).ours)
    times = raced(
        [
            _process("tracker", TRACKER, "--data", folder, "check"),
            _process("import pandas", PYTHON, "-c", "import pandas"),
        ],
        course.rounds,
    )
    yield from lines_of(f"tracker check ({rows_in_words(course.tiny)})", times, {"import pandas": at_most(1.2)})


def _process(name: str, *command: str) -> Contestant:
    return Contestant(name, lambda _: finished(*command))


def finished(*command: str) -> str:
    """What a command printed; CalledProcessError if it failed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
