"""An edit made outside (a text editor, Excel, another program, git) is noticed by content and merged, never lost."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.desk import TABLES, first_files, on_disk, opened, put, save, told, unsound
from tests.figures import record_figure
from tests.oracle import Cells, table_of
from tests.spreadsheet import Spelling, Spreadsheet
from tests.texts import no_problems
from tracker.problem import Problem
from tracker.schema import Schema
from tracker.store.consent import OutsideError, agree, overhauls, require_consent
from tracker.store.edits import Edit, changed
from tracker.store.errors import Conflict, UnreadableError
from tracker.store.journal import read_journal
from tracker.store.saving import Texts, commit

ROWS = 20


def in_an_editor(path: Path, text: str) -> None:
    """Over the file, to the byte as long as before, the clock left as it was: only the content tells."""
    assert len(text.encode()) == path.stat().st_size
    Spreadsheet(way="clock kept").write(path, text)


def in_excel(path: Path, text: str) -> None:
    """In a temporary file that is renamed, with a byte order mark, semicolons and the line breaks of Windows."""
    excel = Spreadsheet(Spelling(";", "\r\n", "\ufeff"), "renamed")
    excel.write(path, excel.text(table_of(text)))


def at_the_end(path: Path, text: str) -> None:
    """As a script does that appends: what was changed, and a row of its own."""
    path.write_text(text, encoding="utf-8", newline="")
    with path.open("a", encoding="utf-8") as file:
        file.write("r99,actor 0,proposal 0,source 0,appended\n")


def by_git(path: Path, text: str) -> None:
    """Another version is checked out."""

    def git(*words: str) -> None:
        person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "core.autocrlf=false"]
        subprocess.run(["git", *person, *words], cwd=path.parent, check=True, capture_output=True)

    git("init", "--initial-branch", "old")
    git("add", path.name)
    git("commit", "--message", "old")
    git("switch", "--create", "new")
    path.write_text(text, encoding="utf-8", newline="")
    git("commit", "--all", "--message", "new")
    git("switch", "old")
    git("switch", "new")


WAYS: dict[str, Callable[[Path, str], None]] = {
    "editor": in_an_editor,
    "excel": in_excel,
    "append": at_the_end,
    "git": by_git,
}
SEEN: set[str] = set()
of_all_ways = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk whose history has begun; the notes of its first rows are there to be changed."""
    put(tmp_path, first_files(ROWS))
    save(tmp_path, *(changed("positions", f"r{number}", {"note": "old"}) for number in range(3)))
    return tmp_path


def rows_on_disk(folder: Path) -> dict[str, Cells]:
    """The positions by their id."""
    return {row["id"]: row for row in table_of(on_disk(folder)["positions.csv"])}


def notes(folder: Path) -> list[str]:
    """The notes of the first rows."""
    return [rows_on_disk(folder)[f"r{number}"]["note"] for number in range(3)]


def edited(folder: Path) -> str:
    """The positions as somebody else wants them: the note of r1 changed, as long as before."""
    return on_disk(folder)["positions.csv"].replace("source 1,old", "source 1,new")


@pytest.mark.told
@of_all_ways
def test_a_change_made_outside_is_merged_and_told_as_made_outside(folder: Path, way: str):
    texts, path = opened(folder), folder / "positions.csv"
    WAYS[way](path, edited(folder))
    outside = rows_on_disk(folder)

    commit(folder, texts, [changed("positions", "r0", {"note": "mine"})], no_problems)

    assert notes(folder) == ["mine", "new", "old"]
    assert rows_on_disk(folder) == {**outside, "r0": {**outside["r0"], "note": "mine"}}
    line = read_journal(folder)[-2]
    assert (line.via, told(folder)[-2]) == ("outside", "changed outside the tracker")
    assert ("r1", {"note": "old"}, {"note": "new"}) in [(edit.key, edit.before, edit.after) for edit in line.edits]
    assert unsound(folder) == []
    SEEN.add(way)
    record_figure("outside_ways", len(SEEN))


@of_all_ways
def test_a_cell_changed_outside_and_inside_is_a_conflict(folder: Path, way: str):
    texts, path = opened(folder), folder / "positions.csv"
    WAYS[way](path, edited(folder))
    before = path.read_bytes()

    with pytest.raises(Conflict) as caught:
        commit(folder, texts, [changed("positions", "r1", {"note": "mine"})], no_problems)

    assert [cell[2:] for cell in caught.value.cells] == [("note", "old", "mine", "new")]
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("source 1,old", "source 1,o\0d", "positions.csv row 3, note: "),
        ("source 1,old", 'source 1,"ol', "positions.csv row 3, note: "),
        ("source 1,old", "source 1 old", "positions.csv row 3, "),
        ("source 1,old", "source 1,\xe9d", "positions.csv row 3, note: "),
        ("r1,", "<<<<<<< HEAD\nr1,", "positions.csv row 3"),
    ],
    ids=["NUL", "quote", "ragged", "encoding", "git conflict"],
)
def test_an_unsound_file_stops_the_save_with_row_and_column_and_is_left_as_it_is(
    folder: Path, old: str, new: str, said: str
):
    texts, path = opened(folder), folder / "positions.csv"
    path.write_bytes(on_disk(folder)["positions.csv"].replace(old, new).encode("latin-1"))
    before, history = path.read_bytes(), told(folder)

    with pytest.raises(UnreadableError, match=f"nothing was saved: {re.escape(said)}"):
        commit(folder, texts, [changed("positions", "r0", {"note": "mine"})], no_problems)
    assert (path.read_bytes(), told(folder)) == (before, history)


def asked(folder: Path, edits: list[Edit]) -> None:
    """Save as the app does: it asks before much that was changed outside is taken over."""

    def check(texts: Texts, _edits: object) -> list[Problem]:
        require_consent(folder, texts)
        return []

    commit(folder, opened(folder), edits, check)


def change_outside(folder: Path, count: int) -> None:
    """Another program changes the notes of the last rows."""
    text = on_disk(folder)["positions.csv"]
    for number in range(ROWS - count, ROWS):
        text = text.replace(f"source {number},\n", f"source {number},other\n")
    (folder / "positions.csv").write_text(text, encoding="utf-8", newline="")


def test_more_than_a_fifth_of_the_rows_changed_outside_is_asked_about_first(folder: Path):
    schema = Schema("", "", "", (), TABLES, {})
    save_mine = partial(asked, folder, [changed("positions", "r0", {"note": "mine"})])
    change_outside(folder, 5)
    before = on_disk(folder)

    with pytest.raises(OutsideError, match=r"positions: 5 changed \(25 ?% of 20 rows\), outside the tracker; agree"):
        save_mine()
    assert on_disk(folder) == before
    seen = {each.table: each.sha256 for each in overhauls(folder, opened(folder))}
    change_outside(folder, 6)
    with pytest.raises(OutsideError, match="changed once more"):
        agree(folder, schema, seen, "Ada")
    agree(folder, schema, {each.table: each.sha256 for each in overhauls(folder, opened(folder))}, "Ada")
    assert [line.via for line in read_journal(folder)[-2:]] == ["outside", "app"]
    save_mine()
    assert notes(folder)[0] == "mine"
    assert unsound(folder) == []


def test_a_fifth_of_the_rows_is_merged_without_a_question(folder: Path):
    change_outside(folder, 4)

    asked(folder, [changed("positions", "r0", {"note": "mine"})])

    assert notes(folder)[0] == "mine"
    assert on_disk(folder)["positions.csv"].count("other") == 4
