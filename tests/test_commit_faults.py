"""A save of two files on a disk that fails: each is wholly old or wholly new, and what is said is true."""

from __future__ import annotations

from pathlib import Path

from tests.faults import Crash, disk, sweep
from tests.texts import HEADER, no_problems, opened, strays, tracker_in
from tracker.store.edits import added, changed
from tracker.store.errors import StoreError
from tracker.store.saving import commit

ROWS = "1,Russia,oppose,a\n2,Ukraine,support,b\n"
OLD = ("actor,note\nRussia,\nUkraine,\n", HEADER + ROWS)
NEW = (OLD[0] + "EU,\n", OLD[1].replace("1,Russia", "1,EU"))
EDITS = [changed("votes", "1", {"actor": "EU"}), added("actors", {"actor": "EU"})]


def test_every_fault_of_the_disk_in_a_save_of_two_files_leaves_each_old_or_new(tmp_path: Path):
    folder = tracker_in(tmp_path, OLD[1], OLD[0])
    faults = sweep(lambda: commit(folder, opened(folder), EDITS, no_problems))
    assert len(faults) > 100
    for at, kind in faults:
        said, now = outcome(folder, at, kind)
        assert now[0] in (OLD[0], NEW[0]), (at, kind)
        assert now[1] in (OLD[1], NEW[1]), (at, kind)
        assert now != (OLD[0], NEW[1]), (at, kind)  # what is referred to comes first
        if said != "crash":
            assert strays(folder) == [], (at, kind)
            assert ("nothing was saved" in said) == (now == OLD), (at, kind, said)
            assert ("votes.csv was not saved" in said or "not saved: votes.csv" in said) == (now == (NEW[0], OLD[1]))
            assert said != "saved" or now == NEW


def outcome(folder: Path, at: int, kind: str) -> tuple[str, tuple[str, str]]:
    """What was said about a save with one fault, and both files after it."""
    tracker_in(folder, OLD[1], OLD[0])
    texts = opened(folder)
    said = "saved"
    try:
        with disk(at, kind):
            commit(folder, texts, EDITS, no_problems)
    except StoreError as error:
        said = str(error)
    except Crash:
        said = "crash"
    now = (folder / "actors.csv").read_text(), (folder / "votes.csv").read_text()
    commit(
        folder, opened(folder), [added("actors", {"actor": "later"})], no_problems
    )  # the next save clears the litter of a crash
    assert strays(folder) == []
    return said, now
