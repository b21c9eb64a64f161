"""Every change has who, when, what, before, after and why; it can be undone, and any past day can be restored."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import tracker
from tests.desk import TABLES, first_files, on_disk, opened, put, save, save_of, told, unsound
from tests.texts import no_problems
from tracker.store import account
from tracker.store.edits import added, changed, deleted
from tracker.store.errors import Conflict, StoreError
from tracker.store.journal import read_journal
from tracker.store.past import restore_tracker
from tracker.store.replay import replayed
from tracker.store.saving import commit
from tracker.store.undoing import transaction, undo_edits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    put(folder, first_files(3))
    return folder


def undo(folder: Path, txn: str | None = None) -> str:
    """Take a transaction back; its id."""
    line = transaction(read_journal(folder), txn)
    edits = undo_edits(folder, line, TABLES)
    return commit(folder, opened(folder), edits, no_problems, why="undo", via="undo", undoes=line.txn).txn


def is_replayed(folder: Path) -> bool:
    """Whether the history leads to the very bytes of the files."""
    tables = replayed(folder, read_journal(folder))
    return {TABLES[name].path: each.data().decode() for name, each in tables.items()} == on_disk(folder)


def test_a_line_says_who_when_how_why_and_what_was_before_and_after(folder: Path):
    edits = [changed("positions", "r1", {"note": "x"}), deleted("positions", "r2"), added("actors", {"actor": "EU"})]
    before = datetime.now(UTC)
    receipt = commit(folder, opened(folder), edits, no_problems, by="Ada", why="typo", via="terminal")

    line = read_journal(folder)[-1]
    assert line.txn == receipt.txn
    assert (line.by, line.via, line.why) == ("Ada", "terminal", "typo")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.at)
    assert before - timedelta(milliseconds=1) <= datetime.fromisoformat(line.at) <= datetime.now(UTC)
    assert [tuple(edit) for edit in line.edits] == [
        ("actors", "added", "EU", {}, {"actor": "EU"}),
        ("positions", "changed", "r1", {"note": ""}, {"note": "x"}),
        ("positions", "deleted", "r2",
         {"id": "r2", "actor": "actor 2", "proposal": "proposal 2", "source": "source 2"}, {}),
    ]  # fmt: skip


def test_a_folder_without_history_begins_one_with_its_first_save(folder: Path):
    assert unsound(folder) == []
    save(folder, *save_of(7))

    assert told(folder) == ["the tables as they were found", "a test"]
    assert [line.via for line in read_journal(folder)] == ["began", "python"]
    assert is_replayed(folder)


def test_who_gives_no_name_is_known_by_that_of_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LOGNAME", "grace")
    commit(folder, opened(folder), save_of(7), no_problems)

    assert read_journal(folder)[-1].by == "grace"


def test_undo_puts_every_cell_back_and_undo_of_undo_is_nothing(folder: Path):
    before = on_disk(folder)
    save(folder, *save_of(7))
    after = on_disk(folder)

    undone = undo(folder)
    assert on_disk(folder) == before
    undo(folder, undone)
    assert on_disk(folder) == after
    assert is_replayed(folder)
    assert unsound(folder) == []


def test_a_deleted_row_comes_back_with_its_id_and_a_renamed_one_with_its_name(folder: Path):
    receipt = save(folder, deleted("positions", "r2"), changed("actors", "actor 1", {"actor": "EU", "note": "new"}))

    undo(folder, receipt.txn)

    assert on_disk(folder) == first_files(3)


def test_an_undo_of_cells_that_changed_since_is_a_conflict(folder: Path):
    first = save(folder, changed("positions", "r1", {"note": "mine"}))
    save(folder, changed("positions", "r1", {"note": "theirs"}))

    with pytest.raises(Conflict):
        undo(folder, first.txn)


def test_an_undo_of_an_added_row_that_somebody_filled_since_is_a_conflict(folder: Path):
    first = save(folder, added("actors", {"actor": "EU"}))
    save(folder, changed("actors", "EU", {"note": "filled"}))

    with pytest.raises(Conflict):
        undo(folder, first.txn)


def test_an_undo_leaves_an_id_that_was_given_on_the_way(folder: Path):
    put(folder, {"positions.csv": "id,actor,proposal,source,note\n,actor 0,proposal 0,source 0,\n"})
    save(folder, changed("positions", "#2", {"note": "x"}))
    given = on_disk(folder)["positions.csv"].splitlines()[1].split(",")[0]

    undo(folder)

    assert len(given) == 8
    assert on_disk(folder)["positions.csv"].endswith(f"\n{given},actor 0,proposal 0,source 0,\n")
    assert is_replayed(folder)


def test_what_cannot_be_undone_is_refused(folder: Path):
    with pytest.raises(StoreError, match="there is no history yet"):
        undo(folder)
    save(folder, *save_of(7))
    with pytest.raises(StoreError, match="the history has no change 'nothere'"):
        undo(folder, "nothere")
    with pytest.raises(StoreError, match="changed no row"):
        undo(folder, read_journal(folder)[0].txn)


@pytest.mark.parametrize(
    ("old", "new", "kept_whole"),
    [
        ("r1,actor 1", "r1,actor 2", False),
        ("r2,actor 2,proposal 2,source 2,\n", "", False),
        ("source 7,\n", "source 7,\nr8,actor 1,proposal 1,source 1,\n", False),
        ("source 1,\n", "source 1,\nr8,actor 1,proposal 1,source 1,\n", True),
        ("r1,actor 1,proposal 1,source 1,\nr2,actor 2,proposal 2,source 2,\n",
         "r2,actor 2,proposal 2,source 2,\nr1,actor 1,proposal 1,source 1,x\n", True),
        ("\n", "\r\n", True),
        (",", ";", True),
        ("r1,", '"r1",', True),
        ("r1,", "r2,", True),
        ("r1,", ",", True),
    ],
    ids=["a cell", "a row gone", "a new row", "a row between", "another order", "CRLF", "semicolons", "quotes",
         "a key twice", "no key"],
)  # fmt: skip
def test_a_change_made_outside_is_told_by_rows_and_kept_whole_where_rows_do_not_tell_all(
    folder: Path, old: str, new: str, kept_whole: bool
):
    save(folder, *save_of(7))
    outside = on_disk(folder)["positions.csv"].replace(old, new)
    put(folder, {"positions.csv": outside})
    texts = opened(folder)

    commit(folder, texts, [added("actors", {"actor": "EU"})], no_problems)

    line = read_journal(folder)[-2]
    assert line.via == "outside"
    assert bool(line.found) == kept_whole
    assert on_disk(folder)["positions.csv"] == outside
    assert is_replayed(folder)
    assert unsound(folder) == []


def test_a_change_made_outside_can_be_undone(folder: Path):
    save(folder, *save_of(7))
    before = on_disk(folder)["positions.csv"]
    put(folder, {"positions.csv": before.replace("r1,actor 1", "r1,actor 2")})
    save(folder, added("actors", {"actor": "EU"}))

    undo(folder, read_journal(folder)[-2].txn)

    assert on_disk(folder)["positions.csv"] == before


def test_a_column_that_a_save_adds_is_replayed(folder: Path):
    put(folder, {"actors.csv": "actor\nactor 0\nactor 1\nactor 2"})
    save(folder, changed("actors", "actor 1", {"note": "x"}), added("actors", {"actor": "EU"}))
    save(folder, deleted("actors", "actor 2"))

    assert on_disk(folder)["actors.csv"] == "actor,note\nactor 0,\nactor 1,x\nEU,\n"
    assert is_replayed(folder)


def clock(monkeypatch: pytest.MonkeyPatch, *days: str) -> None:
    """Let each save happen at noon (UTC) of the next of these days."""
    moments = iter([datetime.fromisoformat(f"{day}T12:00:00+00:00") for day in days])

    class Clock:
        @staticmethod
        def now(_zone: object) -> datetime:
            return next(moments)

    monkeypatch.setattr(account, "datetime", Clock)


def test_any_past_day_can_be_restored(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    clock(monkeypatch, "2026-10-30", "2026-10-30", "2026-11-02")
    (folder / "datapackage.json").write_text("{}")
    states = []
    for number in (7, 8, 9):
        save(folder, *save_of(number))
        states.append(on_disk(folder))

    for day, state in (("2026-10-30", states[1]), ("2026-11-01", states[1]), ("2026-11-02", states[2])):
        restore_tracker(folder, TABLES, date.fromisoformat(day), tmp_path / day)
        assert on_disk(tmp_path / day) == state
    assert sorted(path.name for path in (folder / "history").glob("*.jsonl")) == ["2026-10.jsonl", "2026-11.jsonl"]
    assert unsound(folder) == []
    with pytest.raises(StoreError, match="begins on 2026-10-30"):
        restore_tracker(folder, TABLES, date(2026, 10, 29), tmp_path / "before")
    with pytest.raises(StoreError, match="not an empty folder"):
        restore_tracker(folder, TABLES, date(2026, 11, 2), tmp_path / "2026-11-02")
    assert not (tmp_path / "before").exists()


def test_a_clock_that_was_set_back_puts_no_line_before_another(folder: Path, monkeypatch: pytest.MonkeyPatch):
    clock(monkeypatch, "2026-11-02", "2026-10-30")
    save(folder, *save_of(7))
    save(folder, *save_of(8))

    assert [line.day for line in read_journal(folder)] == ["2026-11-02"] * 3
    assert unsound(folder) == []


def test_the_history_is_a_table_and_the_story_of_a_row_follows_its_names(data: Path):
    t = tracker.open_tracker(data)
    t.commit([tracker.added("actors", {"actor": "Poland"})], by="Ada", why="a new voice")
    tracker.open_tracker(data).commit([tracker.changed("actors", "Poland", {"actor": "Polska", "kind": "state"})])
    t = tracker.open_tracker(data)

    story = t.history("Polska")

    assert story["words"].tolist() == ["actor: Poland → Polska; kind: (empty) → state", "added: Poland"]
    assert story["by"].iloc[1] == "Ada"
    assert str(story["at"].dtype) == "datetime64[us, UTC]"
    assert t.history()["kind"].tolist() == ["changed", "added", "began"]
    assert t.history("nobody").empty
    t.undo(why="no")
    assert tracker.open_tracker(data).history("Poland")["via"].tolist() == ["undo", "python", "python"]
