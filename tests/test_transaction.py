"""A save of four files and the history on a disk that fails: all of it or nothing, and what is said is true."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.desk import (
    TABLES,
    after,
    as_read,
    dangling,
    first_files,
    litter,
    on_disk,
    opened,
    put,
    save,
    save_of,
    told,
    unsound,
)
from tests.faults import Crash, disk, sweep
from tests.figures import record_figure
from tests.texts import no_problems
from tracker.store import folder as tables
from tracker.store.edits import changed
from tracker.store.errors import StoreError
from tracker.store.folder import finish_interrupted_save
from tracker.store.saving import commit

OLD = first_files()
NEW = after(OLD, 7)


def fresh(folder: Path, begun: bool) -> None:
    """The desk before the save; its history begun or not."""
    for name in ("history", ".tracker"):
        shutil.rmtree(folder / name, ignore_errors=True)
    put(folder, OLD)
    if begun:
        shutil.copytree(folder.with_name("begun"), folder / "history")


def begin(folder: Path) -> None:
    """A history whose last line leads to the old files, to be copied."""
    folder.mkdir()
    put(folder, OLD)
    save(folder, changed("positions", "r1", {"note": "x"}))
    save(folder, changed("positions", "r1", {"note": ""}))
    shutil.copytree(folder / "history", folder.with_name("begun"))


def outcome(folder: Path, at: int, kind: str, batched: bool = False) -> str:
    """What was said of the save with one fault."""
    texts = opened(folder)
    try:
        with disk(at, kind):
            receipt = commit(folder, texts, save_of(7, batched), no_problems, why="the save")
    except StoreError as error:
        return str(error)
    except Crash:
        return "crash"
    return receipt.notice or "saved"


@pytest.mark.told
@pytest.mark.parametrize(
    ("begun", "batched", "each"),
    [
        (True, False, 3),  # every third fault, so that each kind has its turn; the long run has them all
        (True, True, 7),
        pytest.param(True, False, 1, marks=pytest.mark.long),
        pytest.param(True, True, 1, marks=pytest.mark.long),
        pytest.param(False, False, 1, marks=pytest.mark.long),
    ],
)
def test_every_fault_of_the_disk_in_a_save_of_four_files_leaves_all_old_or_all_new(
    tmp_path: Path, begun: bool, batched: bool, each: int
):
    folder = tmp_path / "desk"
    begin(folder)
    fresh(folder, begun)
    faults = sweep(lambda: commit(folder, opened(folder), save_of(7, batched), no_problems, why="the save"))
    assert len(faults) > 300
    ends = set()
    for at, kind in faults[::each]:
        fresh(folder, begun)
        said = outcome(folder, at, kind, batched)
        seen = as_read(folder)
        assert seen in (OLD, NEW), (at, kind, said)
        if said != "crash":
            assert ("nothing was saved" in said) == (seen == OLD), (at, kind, said)
            assert said.startswith("saved") == (seen == NEW), (at, kind, said)
        finish_interrupted_save(folder)
        assert on_disk(folder) == seen, (at, kind, said)
        assert dangling(seen) == []
        save(folder, changed("positions", "r1", {"note": "later"}))
        assert litter(folder) == [], (at, kind, said)
        assert unsound(folder) == [], (at, kind, said)
        assert told(folder).count("the save") == (seen == NEW), (at, kind, said)
        assert told(folder).count("changed outside the tracker") == 0, (at, kind, said)
        ends.add((said.split(" ")[0], seen == NEW))
    if not batched:
        record_figure("faults", len(faults))
    assert ends >= {("crash", True), ("crash", False), ("saved", True), ("saved,", True)}


def interrupted(folder: Path) -> None:
    """A desk whose save ended after the first of its files was replaced."""
    put(folder, OLD)
    save(folder, changed("positions", "r1", {"note": "x"}))
    save(folder, changed("positions", "r1", {"note": ""}))
    trial = Path(shutil.copytree(folder, folder.with_name("trial")))
    texts = opened(trial)
    with disk() as watched:
        commit(trial, texts, save_of(7), no_problems)
    first = [at for at, name in enumerate(watched.calls) if name == "replace"][1]
    assert outcome(folder, first, "crash after") == "crash"
    assert [path for path, text in on_disk(folder).items() if text == NEW[path]] == ["actors.csv"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    interrupted(folder)
    return folder


def test_a_reader_who_may_not_write_sees_an_interrupted_save_as_done(folder: Path):
    before = on_disk(folder)

    assert as_read(folder) == NEW
    assert on_disk(folder) == before


def test_a_save_between_the_readings_of_two_files_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(tmp_path, OLD)
    read, edits = tables._bytes_of, [save_of(7)]

    def read_and_wait(path: Path) -> bytes | OSError:
        content = read(path)
        if edits:
            save(tmp_path, *edits.pop())
        return content

    monkeypatch.setattr(tables, "_bytes_of", read_and_wait)

    assert as_read(tmp_path) == NEW


def test_a_file_that_somebody_changed_meanwhile_is_kept_and_the_saved_version_put_beside_it(folder: Path):
    theirs = OLD["positions.csv"] + "r9,actor 0,proposal 0,source 0,by hand\n"
    (folder / "positions.csv").write_text(theirs)

    finish_interrupted_save(folder)

    now = on_disk(folder)
    assert now["positions.csv"] == theirs
    assert now["sources.csv"] == NEW["sources.csv"]
    [aside] = folder.glob("positions.not-merged-*.csv")
    assert aside.read_text() == NEW["positions.csv"]
    save(folder, changed("positions", "r9", {"note": "seen"}))
    assert aside.exists()
    assert unsound(folder) == []
    assert told(folder)[-2:] == ["changed outside the tracker", "a test"]


def test_an_announcement_that_is_not_whole_is_dropped(folder: Path):
    put(folder, OLD)
    pending = folder / ".tracker" / "pending.json"
    pending.write_bytes(pending.read_bytes()[:-10])

    assert as_read(folder) == OLD
    save(folder, changed("positions", "r1", {"note": "later"}))

    assert litter(folder) == []
    assert unsound(folder) == []


def test_an_announcement_that_comes_back_after_it_was_done_changes_nothing(folder: Path):
    pending = (folder / ".tracker" / "pending.json").read_bytes()
    finish_interrupted_save(folder)
    (folder / ".tracker" / "pending.json").write_bytes(pending)
    history = [path.read_bytes() for path in (folder / "history").glob("*.jsonl")]

    finish_interrupted_save(folder)

    assert on_disk(folder) == NEW
    assert [path.read_bytes() for path in (folder / "history").glob("*.jsonl")] == history
    assert litter(folder) == []


def test_the_tables_of_the_desk_are_all_saved_at_once(tmp_path: Path):
    put(tmp_path, OLD)

    receipt = save(tmp_path, *save_of(7))

    assert sorted(receipt.files) == sorted(table.path for table in TABLES.values())
    assert receipt.files[-1] == "positions.csv"
    assert on_disk(tmp_path) == NEW
