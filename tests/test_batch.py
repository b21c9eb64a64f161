"""Many rows saved at once: the same promises as for one, and the history tells of them in one line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

import tracker
from tests.desk import TABLES, first_files, on_disk, opened, put, unsound
from tests.texts import no_problems
from tracker.store.edits import Batch, Wish, added, changed, deleted
from tracker.store.errors import Conflict, RefusedError, StoreError
from tracker.store.journal import read_journal
from tracker.store.reading import read_text_table
from tracker.store.replay import replayed
from tracker.store.saving import Receipt, commit
from tracker.store.undoing import transaction, undo_edits


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    put(folder, first_files(3))
    return folder


def save(folder: Path, *wishes: Wish) -> Receipt:
    """Save what is wished on what is there."""
    return commit(folder, opened(folder), wishes, no_problems, by="Ada", why="an import")


def undo(folder: Path, txn: str | None = None) -> Receipt:
    """Take a transaction back, the last one that stands unless it is named."""
    line = transaction(read_journal(folder), txn)
    return commit(folder, opened(folder), undo_edits(folder, line, TABLES), no_problems, undoes=line.txn)


def batch(count: int, **columns: list[str]) -> Batch:
    """So many positions with a note each."""
    notes = columns.pop("note", [f"note {number}" for number in range(count)])
    names = {name: pd.Categorical([f"{name} 0"] * count) for name in ("actor", "proposal", "source")}
    return Batch("positions", "added", pd.DataFrame({**names, "note": notes, **columns}))


def rows(folder: Path) -> list[dict[str, str]]:
    """The positions on disk, read by another reader."""
    return list(csv.DictReader(io.StringIO(on_disk(folder)["positions.csv"], newline="")))


def is_replayed(folder: Path) -> bool:
    """Whether the history leads to the very bytes of the files."""
    tables = replayed(folder, read_journal(folder))
    return {TABLES[name].path: each.data().decode() for name, each in tables.items()} == on_disk(folder)


def test_rows_of_a_batch_come_at_the_end_each_with_an_id_of_its_own(folder: Path):
    before = on_disk(folder)["positions.csv"]

    receipt = save(folder, batch(1000), added("actors", {"actor": "EU"}), changed("positions", "r1", {"note": "x"}))

    assert (receipt.added, receipt.changed, receipt.files) == (1001, 1, ("actors.csv", "positions.csv"))
    assert on_disk(folder)["positions.csv"].startswith(before.replace("source 1,", "source 1,x"))
    assert [row["note"] for row in rows(folder)[3:]] == [f"note {number}" for number in range(1000)]
    assert len({row["id"] for row in rows(folder)}) == 1003
    assert all(len(row["id"]) == 8 for row in rows(folder)[3:])


def test_a_batch_and_an_edit_for_each_row_make_the_same_file(folder: Path, tmp_path: Path):
    notes, ids = ["a, b", 'é "q"', "l\nm", "", " x "], [f"n{number}" for number in range(5)]
    alone = tmp_path / "alone"
    alone.mkdir()
    put(alone, first_files(3))
    names = {name: f"{name} 0" for name in ("actor", "proposal", "source")}

    save(folder, batch(5, note=notes, id=ids))
    save(alone, *(added("positions", {"id": id_, **names, "note": note}) for id_, note in zip(ids, notes, strict=True)))

    assert on_disk(folder) == on_disk(alone)


def test_two_batches_of_one_table_come_one_after_the_other(folder: Path):
    save(folder, batch(2, note=["a", "b"]), batch(3, note=["c", "d", "e"]))

    assert [row["note"] for row in rows(folder)[3:]] == ["a", "b", "c", "d", "e"]
    assert is_replayed(folder)


def test_two_batches_with_the_same_key_are_refused(data: Path):
    names = pd.DataFrame({"actor": ["Atlantis"]})

    with pytest.raises(RefusedError, match="'Atlantis' stands in another row already"):
        tracker.open_tracker(data).commit([Batch("actors", "added", names), Batch("actors", "added", names)])


def test_the_history_tells_a_batch_in_one_line_and_leads_to_the_files(folder: Path):
    save(folder, batch(1000))

    line = read_journal(folder)[-1]
    assert (line.edits, line.rows) == ((), 1000)
    assert [(each.table, each.kind, each.rows) for each in line.batches] == [("positions", "added", 1000)]
    assert len((folder / "history" / line.batches[0].file).read_text().splitlines()) == 1001
    assert is_replayed(folder)
    assert unsound(folder) == []


def test_a_batch_is_undone_and_undo_of_undo_is_nothing(folder: Path):
    before = on_disk(folder)
    save(folder, batch(500))
    after = on_disk(folder)

    receipt = undo(folder)
    assert (receipt.deleted, on_disk(folder)) == (500, before)
    undo(folder, receipt.txn)
    assert on_disk(folder) == after
    assert is_replayed(folder)
    assert unsound(folder) == []


def test_an_undo_of_a_batch_of_which_a_row_was_changed_since_is_a_conflict(folder: Path):
    save(folder, batch(10))
    key = rows(folder)[5]["id"]
    save(folder, changed("positions", key, {"note": "mine"}), deleted("positions", rows(folder)[6]["id"]))
    line = read_journal(folder)[1]

    with pytest.raises(Conflict) as caught:
        commit(folder, opened(folder), undo_edits(folder, line, TABLES), no_problems)

    assert [tuple(cell) for cell in caught.value.cells] == [("positions", key, "note", "note 2", None, "mine")]
    save(folder, changed("positions", key, {"note": "note 2"}))
    commit(folder, opened(folder), undo_edits(folder, line, TABLES), no_problems)
    assert len(rows(folder)) == 3
    assert is_replayed(folder)


def test_names_of_a_batch_are_cleaned_and_texts_kept(folder: Path):
    save(folder, batch(2, actor=["\u00a0EU ", "actor 0"], note=[" e\u0301 ", "b"]))

    assert [(row["actor"], row["note"]) for row in rows(folder)[3:]] == [("EU", " é "), ("actor 0", "b")]


@pytest.mark.parametrize(("note", "rule"), [("a\0", "nul"), ("a\rb", "carriage-return"), ("\u202ea", "bidi-mark")])
def test_a_text_that_could_not_be_read_again_is_refused_with_its_row(folder: Path, note: str, rule: str):
    before = on_disk(folder)

    with pytest.raises(RefusedError) as caught:
        save(folder, batch(3, note=["a", note, "c"]))

    assert [(each.rule, each.row, each.column) for each in caught.value.problems.itertuples()] == [(rule, 6, "note")]
    assert on_disk(folder) == before


def test_a_letter_the_files_encoding_lacks_is_refused_in_a_batch(folder: Path):
    path = folder / "positions.csv"
    path.write_bytes(path.read_text().replace("actor 1", "Türkiye").encode("cp1252"))
    texts = opened(folder)
    texts["positions"] = read_text_table(TABLES["positions"], path.read_bytes(), "cp1252")

    with pytest.raises(RefusedError, match="cannot be written in cp1252"):
        commit(folder, texts, [batch(2, note=["a", "Łódź"])], no_problems)
    commit(folder, texts, [batch(2, note=["a", "–"])], no_problems)
    assert path.read_bytes().endswith("source 0,–\n".encode("cp1252"))
    assert unsound(folder) == []


def test_an_unknown_column_of_a_batch_is_refused(folder: Path):
    with pytest.raises(StoreError, match="no column 'colour'"):
        save(folder, batch(1, colour=["red"]))


def test_a_tampered_file_of_rows_is_told(folder: Path):
    save(folder, batch(5))
    place = folder / "history" / read_journal(folder)[-1].batches[0].file
    place.write_text(place.read_text().replace("note 3", "note 4"))

    assert [each for each in unsound(folder) if "was changed after it was written" in each]


def test_the_history_shows_a_batch_in_one_row_and_tells_the_story_of_each_of_its_rows(data: Path):
    notes = pd.Series([f"note {number}" for number in range(3)])
    frame = tracker.open_tracker(data).texts["positions"].frame.drop(columns=["id", "note"]).head(3).assign(note=notes)
    tracker.open_tracker(data).commit([Batch("positions", "added", frame)], why="an import")
    key = tracker.open_tracker(data).positions["id"].iloc[-1]
    tracker.open_tracker(data).commit([changed("positions", key, {"note": "mine"})])
    t = tracker.open_tracker(data)

    assert t.history()["words"].tolist()[:2] == ["note: note 2 → mine", "added: 3 rows at once"]
    assert t.history(key)["kind"].tolist() == ["changed", "added"]
    assert t.history(key)["after"].iloc[1]["note"] == "note 2"


def test_a_batch_that_would_bring_an_error_is_refused_whole(data: Path):
    t = tracker.open_tracker(data)
    frame = t.texts["positions"].frame.drop(columns=["id"]).head(3).astype("str")
    frame.loc[0, "stance"], frame.loc[2, "actor"] = "opose", "Atlantis"
    before = (data / "positions.csv").read_bytes()
    rows = len(t.texts["positions"].frame) + 2

    with pytest.raises(RefusedError) as refused:
        t.commit([Batch("positions", "added", frame)])
    with pytest.raises(RefusedError, match="stands in another row already"):
        t.commit([Batch("positions", "added", t.texts["positions"].frame.head(1))])
    t.commit([Batch("positions", "added", frame[1:2]), Batch("actors", "added", pd.DataFrame({"actor": ["Atlantis"]}))])
    tracker.open_tracker(data).commit([Batch("positions", "added", frame[2:])])

    found = [(each.row, each.column) for each in refused.value.problems.itertuples()]
    assert found == [(rows + 2, "actor"), (rows, "stance")] or found == [(rows, "stance"), (rows + 2, "actor")]
    assert (data / "positions.csv").read_bytes().startswith(before)


def test_undoing_a_batch_of_names_that_rows_use_is_refused(data: Path):
    names = pd.DataFrame({"actor": ["Atlantis", "Lemuria"]})
    batch = tracker.open_tracker(data).commit([Batch("actors", "added", names)]).txn
    t = tracker.open_tracker(data)
    row = t.texts["positions"].frame.drop(columns=["id"]).head(1).astype("str").assign(actor="Atlantis")
    t.commit([Batch("positions", "added", row)])

    with pytest.raises(RefusedError, match="'Atlantis' is used by 1 row"):
        tracker.open_tracker(data).undo(batch)
    tracker.open_tracker(data).undo()
    tracker.open_tracker(data).undo(batch)
    assert "Atlantis" not in (data / "actors.csv").read_text()


def test_an_import_of_positions_with_their_names_is_undone_as_one(data: Path):
    before = {path.name: path.read_bytes() for path in data.glob("*.csv")}
    t = tracker.open_tracker(data)
    row = t.texts["positions"].frame.drop(columns=["id"]).head(1).astype("str").assign(actor="Atlantis")
    t.commit([Batch("actors", "added", pd.DataFrame({"actor": ["Atlantis"]})), Batch("positions", "added", row)])

    undone = tracker.open_tracker(data).undo()
    assert (undone.deleted, {path.name: path.read_bytes() for path in data.glob("*.csv")}) == (2, before)
    tracker.open_tracker(data).undo(undone.txn)
    assert tracker.open_tracker(data).positions["actor"].iloc[-1] == "Atlantis"


def test_a_large_save_tells_how_much_of_it_is_read_back(folder: Path):
    heard: list[tuple[str, float]] = []

    commit(folder, opened(folder), [batch(40_000)], no_problems, tell=lambda doing, share: heard.append((doing, share)))

    shares = [share for doing, share in heard if doing == "reading back"]
    assert [heard[0], heard[-1]] == [("checking", 0.0), ("writing", 1.0)]
    assert len(shares) > 1
    assert shares == sorted(shares)
    assert shares[-1] == 1
