"""A conflict is never settled silently: whatever two people, a spreadsheet and a disk do, as an oracle says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.courses import COUNTED, Course
from tests.desk import first_files, put, save
from tests.figures import record_figure
from tests.oracle import Cells
from tracker.store import merge, saving
from tracker.store.edits import Edit, deleted
from tracker.store.text import TextTable

COURSES = 500
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # a course can be read as it is: to shorten it takes minutes
HEALTH = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def play(examples: int, machine: type[Course] = Course, **more: Any) -> None:
    """So many courses of events; AssertionError where the oracle objects."""
    usual = settings(stateful_step_count=30, deadline=None, phases=PHASES, suppress_health_check=HEALTH)
    run_state_machine_as_test(machine, settings=settings(usual, max_examples=examples, **more))


def test_whatever_two_people_a_spreadsheet_and_a_disk_do_nothing_is_lost_or_settled_silently():
    play(40)


@pytest.mark.long
def test_hundreds_of_courses_of_events_lose_nothing_and_settle_nothing_silently():
    before = dict(COUNTED)
    play(COURSES)

    record_figure("courses", COURSES)
    for name, count in COUNTED.items():
        record_figure(f"courses_{name}", count - before[name])


def stale(_folder: Path, opened: TextTable, _touched: bool) -> TextTable:
    """The bug: what was read when the page was opened is taken for what is on disk."""
    return opened


def blind(self: Any, edit: Edit, wanted: Any) -> Cells:
    """The bug: what the person decided by is not looked at, only what was read last."""
    base = self.base.get(self.base_rows.get(edit.key, -1), {})
    return {name: base[name] for name in wanted if name in base}


def greedy(*_: object) -> None:
    """The bug: of two wishes for a cell, the later one is taken."""


def forgetful(folder: Path) -> None:
    """The bug: an interrupted save is forgotten rather than finished."""
    with suppress(OSError):
        (folder / ".tracker" / "pending.json").unlink()


BUGS: dict[str, tuple[object, str, Callable[..., object], int]] = {
    "not read again": (saving, "_fresh", stale, 0),
    "seen ignored": (merge._Merge, "_seen", blind, 7),
    "mine taken": (merge._Merge, "_compare", greedy, 7),
    "interrupted save forgotten": (saving, "recover", forgetful, 7),
}
"""What is patched, with what; and the seed of chance that meets it soon."""


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_that_is_put_in_is_found(bug: str, monkeypatch: pytest.MonkeyPatch):
    owner, name, instead, number = BUGS[bug]
    monkeypatch.setattr(owner, name, instead)
    machine = seed(number)(type("Seeded", (Course,), {}))

    with pytest.raises(AssertionError, match=r"lost|left behind|settled silently|told wrongly"):
        play(200, machine, database=None, report_multiple_bugs=False)


def test_a_row_that_two_want_gone_is_no_conflict_although_the_page_was_drawn_anew(tmp_path: Path):
    put(tmp_path, first_files(2))
    seen = {"id": "r1", "actor": "actor 1", "proposal": "proposal 1", "source": "source 1", "note": ""}
    save(tmp_path, deleted("positions", "r1"))

    assert save(tmp_path, deleted("positions", "r1", seen)).files == ()
