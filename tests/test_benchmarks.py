"""The benchmarks run, print every line, and find the same results as everybody else; how fast, no test judges."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.course import Course
from benchmarks.goals import Line, both, faster, within
from benchmarks.report import row_of
from benchmarks.trackers import MISSING, has_reference

WORKS = (
    "open: ",
    "open, and check everything",
    "check the same six rules",
    "check everything",
    "read and check everything",
    "positions as of a day",
    "timeline",
    "changes between two days",
    "one cell edited and saved",
    "write a whole table",
    "import the UN's votes",
    "tracker --help",
    "tracker check",
    "growth of open",
    "growth of standings",
    "growth of timeline",
    "peak memory",
    "from click to evidence",
    "from slider to matrix",
    "from save to “saved”",
    "8 people × ",
    "50 open browsers",
)


@pytest.mark.long
@pytest.mark.skipif(not has_reference(), reason=MISSING)
def test_every_race_is_printed_and_all_contestants_find_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for package in ("polars", "duckdb", "pandera"):
        pytest.importorskip(package, reason="only `make bench` installs what is raced against")
    from benchmarks.__main__ import run

    page = tmp_path / "benchmarks.md"

    run(Course(tmp_path, 1, 100, 1000, 1100, 1200), page)

    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert [work for work in WORKS if not any(line.startswith(work) for line in lines)] == []
    assert "DIFFERENT" not in printed
    assert printed.count("Equal: ") == 15
    assert "| tracker --help | python -c pass |" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("ours", "theirs", "ratio", "met"),
    [
        (0.020, 2.0, "100× faster", "yes"),
        (0.020, 0.8, "40× faster", "no"),
        (0.060, 6.0, "100× faster", "no"),
        (3.0, 2.0, "1.50× slower", "no"),
    ],
)
def test_a_goal_is_met_only_when_the_figures_say_so(ours: float, theirs: float, ratio: str, met: str):
    line = Line("save", "the usual way", ours, theirs, both(faster(50), within(0.050, "50 ms")))

    assert row_of(line)[4:] == (ratio, "≥ 50× faster, ≤ 50 ms", met)
