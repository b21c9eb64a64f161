"""A save of four files is all or nothing, whenever it is killed: real processes, real SIGKILL, inside a save."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.desk import Files, after, as_read, dangling, first_files, litter, on_disk, put, save, save_of, unsound
from tests.figures import record_figure
from tracker.store.edits import changed
from tracker.store.folder import finish_interrupted_save
from tracker.store.transaction import replace_together

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.test_kill"])
ROWS = 1000


def save_for_ever(folder: Path, signal_to: int) -> None:
    """The child: save after save; `i` is said inside each, just before anything is written, `o` when it is done."""

    def watched(*words: object) -> str:
        os.write(signal_to, b"i")
        return replace_together(*words)  # type: ignore[arg-type] # handed on as they come

    with patch("tracker.store.saving.replace_together", watched):
        for number in range(ROWS, 10_000):
            save(folder, *save_of(number, batched=bool(number % 2)))
            os.write(signal_to, b"o")


def child(folder: Path, connection: object) -> None:
    """Say on the connection what happens; whatever is raised ends the process with an exit code of its own."""
    save_for_ever(folder, connection.fileno())  # type: ignore[attr-defined] # a connection, private to its module


def killed(folder: Path, wait: float) -> bytes:
    """What a child had said when it was killed so many seconds after its first save began."""
    ours, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=child, args=(folder, theirs))
    process.start()
    theirs.close()
    said = os.read(ours.fileno(), 1)
    time.sleep(wait)
    process.kill()
    process.join()
    while more := os.read(ours.fileno(), 4096):
        said += more
    assert process.exitcode == -signal.SIGKILL, "the child failed by itself"
    return said


def states(files: Files, count: int) -> list[Files]:
    """The files after each of the first saves."""
    found = [files]
    for number in range(count):
        found.append(after(found[-1], ROWS + number))
    return found


def recovered(folder: Path, done: int) -> tuple[bool, bool]:
    """Whether the files stood between two states, and whether all was whole, for a reader and after recovery."""
    torn, seen = on_disk(folder), as_read(folder)
    finish_interrupted_save(folder)
    known = states(first_files(ROWS), done + 1)
    whole = seen in known[done:] and on_disk(folder) == seen and not dangling(seen)
    save(folder, changed("positions", "r1", {"note": "later"}))
    return torn not in known, whole and not litter(folder) and not unsound(folder)


def count_damage(folder: Path, trials: int) -> tuple[int, int, int]:
    """Trials in which the kill fell inside a save, how many of them between the files, and how many did damage.

    At least so many, and on until one has fallen between the files: when that is, no clock of a busy machine says.
    """
    chance, span, inside, between, damaged = random.Random(7), 0.02, 0, 0, 0
    while inside < trials or (not between and inside < 20 * trials):
        for name in ("history", ".tracker"):
            shutil.rmtree(folder / name, ignore_errors=True)
        put(folder, first_files(ROWS))
        said = killed(folder, chance.random() * span)
        span *= 1.1 if said.endswith(b"i") else 0.8  # so that a save's last moments are hit, too, on any disk
        was_between, is_whole = recovered(folder, said.count(b"o"))
        if said.endswith(b"i"):
            inside += 1
            between += was_between
        damaged += not is_whole
    return inside, between, damaged


def record(inside: int, between: int, damaged: int) -> None:
    """For docs/trust.md."""
    record_figure("kills", inside)
    record_figure("kills_between", between)
    record_figure("kills_damaged", damaged)


@pytest.mark.told
def test_no_kill_inside_a_save_damages_anything(tmp_path: Path):
    inside, between, damaged = count_damage(tmp_path, 30)

    record(inside, between, damaged)
    assert (inside >= 30, damaged) == (True, 0)
    assert between > 0


@pytest.mark.long
def test_no_kill_of_two_thousand_damages_anything(tmp_path: Path):
    inside, between, damaged = count_damage(tmp_path, 2000)

    record(inside, between, damaged)
    assert (inside >= 2000, damaged) == (True, 0)
    assert between > 20
