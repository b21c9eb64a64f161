"""A save is all or nothing, whenever the program is killed: real processes, real SIGKILL, inside a save."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.texts import HEADER, no_problems, opened, strays, tracker_in
from tracker.store.edits import changed
from tracker.store.files import replace_files
from tracker.store.saving import commit

ROWS = [f"r{number},Russia,oppose,note {number} " + "x" * 100 for number in range(3000)]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.test_kill"])


def table(save: int) -> str:
    """The file after so many saves: each writes its number into the middle row."""
    middle = [f"r1500,Russia,oppose,save {save}"] if save else ROWS[1500:1501]
    return HEADER + "\n".join([*ROWS[:1500], *middle, *ROWS[1501:]]) + "\n"


def save_for_ever(folder: Path, signal_to: int) -> None:
    """The child: save after save; `i` is said inside each, just before its files are written, `o` when it is done."""

    def watched(files: Sequence[tuple[Path, bytes]]) -> None:
        os.write(signal_to, b"i")
        replace_files(files)

    with patch("tracker.store.saving.replace_files", watched):
        for save in range(1, 10_000):
            commit(folder, opened(folder), [changed("votes", "r1500", {"note": f"save {save}"})], no_problems)
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


def count_damage(folder: Path, trials: int) -> tuple[int, int]:
    """Trials in which the kill fell inside a save, and how many of them left a file that is neither old nor new."""
    chance, span, inside, damaged = random.Random(7), 0.005, 0, 0
    while inside < trials:
        tracker_in(folder, table(0))
        said = killed(folder, chance.random() * span)
        done, now = said.count(b"o"), (folder / "votes.csv").read_text()
        span *= 1.1 if said.endswith(b"i") else 0.8  # so that a save's last moments are hit, too, on any disk
        if said.endswith(b"i"):
            inside += 1
            damaged += now not in (table(done), table(done + 1))
        else:
            assert now == table(done)
    return inside, damaged


def test_no_kill_inside_a_save_damages_a_file(tmp_path: Path):
    assert count_damage(tmp_path, 100) == (100, 0)
    commit(tmp_path, opened(tmp_path), [changed("votes", "r1", {"note": "later"})], no_problems)
    assert strays(tmp_path) == []


@pytest.mark.long
def test_no_kill_of_two_thousand_damages_a_file(tmp_path: Path):
    assert count_damage(tmp_path, 2000) == (2000, 0)
