"""Race the tracker: `python -m benchmarks`, or with `--quick` in under a minute on smaller tables."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.company import company_lines
from benchmarks.course import Course
from benchmarks.equality import sentences
from benchmarks.goals import Line
from benchmarks.growth import growth_lines
from benchmarks.importing import importing_races
from benchmarks.reading import reading_races
from benchmarks.report import HEAD, markdown_page, row_of, text_row
from benchmarks.saving import saving_races
from benchmarks.starting import starting_races
from benchmarks.trackers import MISSING, ROOT, has_reference
from benchmarks.waiting import waiting_lines
from benchmarks.workbooks import workbook_races
from benchmarks.working import working_races

PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> None:
    """Race, print, and after a full run write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller tables, one round; writes no page")
    parser.add_argument("--folder", type=Path, help="keep the synthetic trackers there, for the next run")
    given = parser.parse_args()
    if not has_reference():
        print(f"Skipped: {MISSING}.")
        return
    with TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        if given.quick:
            run(Course(folder, 3, 1_000, 2_000, 10_000, 50_000))
        else:
            run(Course(folder), PAGE)


def all_lines(course: Course) -> Iterator[Line]:
    """Every figure, as soon as it is known."""
    for races in (
        reading_races, working_races, saving_races, importing_races, workbook_races, starting_races, growth_lines,
        waiting_lines, company_lines,
    ):  # fmt: skip
        yield from races(course)


def run(course: Course, page: Path | None = None) -> None:
    """Print every race and whether results are the same; write the page, if there is to be one."""
    lines, agreed = [], []
    print(text_row(HEAD))
    for line in all_lines(course):
        lines.append(line)
        print(text_row(row_of(line)), flush=True)
    for sentence in sentences(course):
        agreed.append(sentence)
        print(sentence, flush=True)
    if page:
        page.write_text(markdown_page(lines, agreed, course.rounds, time.strftime("%Y-%m-%d")), encoding="utf-8")


if __name__ == "__main__":
    main()
