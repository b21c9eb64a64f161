"""Edits meet what is on disk now: merged where they can be, a conflict where not, and all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.texts import HEADER, VOTES, no_problems, opened, tracker_in
from tracker.problem import Problem
from tracker.store import lock, saving
from tracker.store.edits import Batch, Edit, added, changed, deleted
from tracker.store.errors import Clash, Conflict, ReadOnlyError, RefusedError, SaveError, StoreError, UnreadableError
from tracker.store.reading import read_text_table
from tracker.store.saving import Receipt, Texts, commit

ROWS = "1,Russia,oppose,a\n2,Ukraine,support,b\n3,Russia,oppose,c\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tracker_in(tmp_path, HEADER + ROWS)


def save(folder: Path, *edits: Edit, meanwhile: str = "", check: saving.Check = no_problems) -> Receipt:
    """Save edits made on what is there; `meanwhile` the file becomes something else."""
    texts = opened(folder)
    if meanwhile:
        (folder / "votes.csv").write_text(meanwhile)
    return commit(folder, texts, edits, check, by="Ada", why="typo")


def on_disk(folder: Path) -> str:
    return (folder / "votes.csv").read_text()


def test_a_receipt_says_what_was_done(folder: Path):
    receipt = save(
        folder,
        changed("votes", "1", {"stance": "support", "note": "a"}),
        deleted("votes", "2"),
        added("votes", {"actor": "Russia"}),
        added("actors", {"actor": "EU"}),
    )

    assert (receipt.added, receipt.changed, receipt.deleted) == (2, 1, 1)
    assert receipt.files == ("actors.csv", "votes.csv")
    assert (receipt.by, receipt.why, list(receipt.ids)) == ("Ada", "typo", [2])
    change = next(step for step in receipt.steps if step.number == 0)
    assert (change.before, change.edit.cells) == ({"stance": "oppose"}, {"stance": "support"})
    assert next(step.before for step in receipt.steps if step.number == 1)["actor"] == "Ukraine"


def test_an_edit_that_changes_nothing_writes_nothing(folder: Path):
    before = (folder / "votes.csv").stat()

    receipt = save(folder, changed("votes", "1", {"note": "a"}))

    assert receipt.files == ()
    assert (folder / "votes.csv").stat().st_ino == before.st_ino


def test_other_peoples_edits_of_other_cells_are_merged(folder: Path):
    theirs = HEADER + "0,Ukraine,,\n" + ROWS.replace("Russia,oppose,a", "Russia,support,a")

    save(folder, changed("votes", "1", {"note": "mine"}), changed("votes", "#4", {"note": "c!"}), meanwhile=theirs)

    assert on_disk(folder) == HEADER + ("0,Ukraine,,\n1,Russia,support,mine\n2,Ukraine,support,b\n3,Russia,oppose,c!\n")


def test_the_same_cell_changed_by_two_is_a_conflict(folder: Path):
    theirs = HEADER + ROWS.replace("1,Russia,oppose,a", "1,Ukraine,oppose,z")

    with pytest.raises(Conflict) as caught:
        save(folder, changed("votes", "1", {"note": "mine", "actor": "EU"}), meanwhile=theirs)

    assert caught.value.cells == [
        Clash("votes", "1", "note", "a", "mine", "z"),
        Clash("votes", "1", "actor", "Russia", "EU", "Ukraine"),
    ]
    assert on_disk(folder) == theirs


def test_the_same_change_by_two_is_no_conflict(folder: Path):
    theirs = HEADER + ROWS.replace("oppose,a", "oppose,z")

    assert save(folder, changed("votes", "1", {"note": "z"}), meanwhile=theirs).files == ()


def test_what_was_seen_is_compared_although_the_file_is_as_it_was_read(folder: Path):
    with pytest.raises(Conflict):
        save(folder, changed("votes", "1", {"note": "mine"}, seen={"note": "long ago"}))


def test_a_cell_that_was_only_seen_must_still_be_so(folder: Path):
    with pytest.raises(Conflict):
        save(folder, changed("votes", "1", {"note": "mine"}, seen={"note": "a", "stance": "support"}))


def test_an_edit_of_a_row_that_is_gone_is_a_conflict(folder: Path):
    theirs = HEADER + "2,Ukraine,support,b\n"

    with pytest.raises(Conflict) as caught:
        save(folder, changed("votes", "1", {"note": "mine"}), meanwhile=theirs)

    assert caught.value.cells == [Clash("votes", "1", "note", "a", "mine", None)]
    assert on_disk(folder) == theirs


def test_deleting_what_somebody_changed_is_a_conflict(folder: Path):
    with pytest.raises(Conflict):
        save(folder, deleted("votes", "1"), meanwhile=HEADER + ROWS.replace("oppose,a", "oppose,z"))


def test_deleting_what_is_deleted_is_fine_but_what_never_was_is_not(folder: Path):
    assert save(folder, deleted("votes", "1"), meanwhile=HEADER + "2,Ukraine,support,b\n").files == ()
    with pytest.raises(Conflict):
        save(folder, deleted("votes", "nobody"))


def test_a_numbered_row_is_found_again_by_its_bytes_or_is_a_conflict(folder: Path):
    tracker_in(folder, HEADER + ",Russia,oppose,a\n")

    with pytest.raises(Conflict):
        save(folder, changed("votes", "#2", {"note": "z"}), meanwhile=HEADER + ",Russia,oppose,b\n")
    with pytest.raises(Conflict):
        save(folder, changed("votes", "#2", {"note": "z"}), meanwhile=HEADER + ",Russia,oppose,b\n" * 2)


def test_a_key_that_stands_twice_is_refused_and_a_row_number_is_the_way_out(folder: Path):
    tracker_in(folder, HEADER + "1,Russia,oppose,a\n1,Ukraine,oppose,b\n")

    with pytest.raises(StoreError, match=r"rows 2 and 3 have the same id '1'; name one as '#3'"):
        save(folder, changed("votes", "1", {"note": "z"}))
    save(folder, changed("votes", "#3", {"id": "2"}))

    assert on_disk(folder) == HEADER + "1,Russia,oppose,a\n2,Ukraine,oppose,b\n"


def test_nothing_is_written_over_a_file_that_cannot_be_read(folder: Path):
    broken = HEADER + '1,"Russia,oppose,a\n'

    with pytest.raises(UnreadableError, match=r"votes on disk cannot be read, nothing was saved: .*row 2"):
        save(folder, changed("votes", "1", {"note": "z"}), meanwhile=broken)
    assert on_disk(folder) == broken


def test_rows_that_break_a_rule_are_refused_whole(folder: Path):
    def check(texts: Texts, edits: Sequence[Edit | Batch]) -> list[Problem]:
        assert texts["votes"].frame["note"].tolist() == ["a", "b", "c"]
        assert [edit.cells.get("actor") for edit in edits if isinstance(edit, Edit)] == ["Nobody", None]
        return [Problem("votes", 2, 2, "actor", "Nobody", "reference", "error", "not an actor")]

    with pytest.raises(RefusedError, match="not an actor") as caught:
        save(folder, changed("votes", "1", {"actor": " Nobody "}), changed("votes", "2", {"note": "z"}), check=check)

    assert caught.value.problems["rule"].tolist() == ["reference"]
    assert on_disk(folder) == HEADER + ROWS


@pytest.mark.parametrize(
    ("note", "rule"), [("a\0", "nul"), ("a\rb", "carriage-return"), ("\u202ea", "bidi-mark"), ("\ud800", "encoding")]
)
def test_a_text_that_could_not_be_read_again_is_refused(note: str, rule: str, folder: Path):
    with pytest.raises(RefusedError) as caught:
        save(folder, changed("votes", "3", {"note": note}), added("votes", {"note": note}))

    assert [(each.rule, each.row, each.column) for each in caught.value.problems.itertuples()] == [
        (rule, 0, "note"),
        (rule, 4, "note"),
    ]
    assert on_disk(folder) == HEADER + ROWS


def test_a_letter_the_files_encoding_lacks_is_refused(folder: Path):
    tracker_in(folder, (HEADER + "1,Türkiye,oppose,a\n").encode("cp1252"))
    texts = opened(folder) | {"votes": read_text_table(VOTES, (folder / "votes.csv").read_bytes(), "cp1252")}

    with pytest.raises(RefusedError, match="cannot be written in cp1252"):
        commit(folder, texts, [changed("votes", "1", {"note": "Łódź"})], no_problems)
    commit(folder, texts, [changed("votes", "1", {"note": "–"})], no_problems)
    assert (folder / "votes.csv").read_bytes() == (HEADER + "1,Türkiye,oppose,–\n").encode("cp1252")


def test_an_unknown_table_or_column_is_refused(folder: Path):
    with pytest.raises(StoreError, match="no table 'vote'"):
        save(folder, added("vote", {}))
    with pytest.raises(StoreError, match="no column 'colour'"):
        save(folder, added("votes", {"colour": "red"}))


def test_two_edits_of_one_row_are_one_record(folder: Path):
    save(folder, changed("votes", "1", {"note": "x"}), changed("votes", "1", {"note": "y", "actor": "EU"}))

    assert on_disk(folder) == HEADER + ROWS.replace("1,Russia,oppose,a", "1,EU,oppose,y")


def test_a_folder_that_may_not_be_written_says_so(folder: Path):
    (folder / "votes.csv").chmod(0o444)

    with pytest.raises(ReadOnlyError, match="nothing was saved"):
        save(folder, changed("votes", "1", {"note": "x"}))


def test_who_waits_too_long_for_the_lock_is_told_so(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lock, "PATIENCE", 0.1)

    with lock.write_lock(folder), pytest.raises(SaveError, match="nothing was saved"):
        save(folder, changed("votes", "1", {"note": "x"}))


def test_a_missing_file_keeps_no_other_from_being_saved(folder: Path):
    texts = opened(folder)
    (folder / "actors.csv").unlink()

    commit(folder, texts, [deleted("votes", "1")], no_problems)
    with pytest.raises(UnreadableError, match=r"actors\.csv does not exist; nothing was saved"):
        commit(folder, texts, [deleted("actors", "Russia")], no_problems)
