"""The table of a run, for the terminal and for docs/benchmarks.md."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from benchmarks.goals import Line

HEAD = ("work", "against", "ours", "theirs", "ratio", "goal", "met")
LIBRARIES = ("pandas", "pyarrow", "numpy", "polars", "duckdb", "pandera", "frictionless")

PREFACE = """# Benchmarks

CPU seconds of all threads, the median of {rounds} rounds in which the contestants take turns. The trackers are
synthetic, made by a seeded generator; `make bench` makes them, races, and writes this page.

A goal that is missed says "no", and stays in the table.

* The other side works on tables that are loaded, typed and joined before the clock starts. Ours is an open tracker;
  what its look-ups need (every row ranked once) counts as part of opening. The goal for opening is without the checks;
  a tracker is always opened with them, which is the line below it.
* The same six rules: required, vocabulary, reference, real date, unique id, no statement twice, all on the positions.
  "Everything" is every rule and warning of all five tables.
* frictionless reads the files as well, so there ours does, too.
* Our standings also say since when, how many independent origins, and which condition; our changes also list cells that
  were silent before (most of them), and write a sentence for each. Theirs do not.
* One edit: both sides check the rules of the positions (pandera's are the same six as above), and ours writes a line of
  history as well. What is left of ours is the disk's: 12 MB hashed one and a half times, written and flushed.
* The import is that of a person at the terminal, whole processes on both sides: rows compared with the tracker, names
  matched, every rule checked, four tables and the history saved together and read back.
* The lines "from click to evidence", "from slider to matrix" and "from save to “saved”" are the browser app in a real
  Chromium: the seconds until it is there are on the wall of this machine, with browser and server on the same cores.
* The raced tables are sound, with next to no warnings (a quote that the generator left without words is a paraphrase);
  each problem found costs extra. Whether faults are found is compared on other tables, below.
* The build of Python moves a race by a tenth or two: the line at the end names the one that ran.
"""


def row_of(line: Line) -> tuple[str, ...]:
    """The cells of a line, as a person reads them."""
    goal = (line.goal.words, "yes" if line.goal.is_met(line.ours, line.theirs) else "no") if line.goal else ("", "")
    theirs = figure(line.theirs, line.unit) if line.unit and not math.isnan(line.theirs) else ""
    return line.work, line.against, figure(line.ours, line.unit), theirs, _ratio(line), *goal


def figure(value: float, unit: str) -> str:
    """A figure with its unit and no more digits than it deserves."""
    if unit != "s":
        return f"{value:,.0f} {unit}" if unit else f"{value:.2f}"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms" if value >= 0.01 else f"{value * 1000:.1f} ms"


def _ratio(line: Line) -> str:
    if not line.unit or math.isnan(line.theirs):
        return ""
    if line.unit != "s":
        return f"{line.ours / line.theirs:.1f}×"
    times = line.theirs / line.ours
    return f"{_digits(times)}× faster" if times >= 1 else f"{_digits(1 / times)}× slower"


def _digits(times: float) -> str:
    return f"{times:.0f}" if times >= 10 else f"{times:.1f}" if times >= 2 else f"{times:.2f}"


def text_row(cells: Sequence[str]) -> str:
    """A row for the terminal."""
    widths = (48, 44, 9, 9, 13, 24, 3)
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def markdown_page(lines: Iterable[Line], agreed: Iterable[str], rounds: int, day: str) -> str:
    """The page: how it was measured, the table, what was compared, and on which machine."""
    rows = [HEAD, ("---", "---", "--:", "--:", "--:", "---", "---"), *map(row_of, lines)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    equal = "\n".join(f"* {each}" for each in agreed)
    return f"{PREFACE.format(rounds=rounds)}\n{table}\n\n## The same results\n\n{equal}\n\n{machine(day)}\n"


def machine(day: str) -> str:
    """When it was run, on how many cores, and with which versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    system = f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, shared"
    return f"Run on {day}: {system}, Python {platform.python_version()}, {versions}."
