"""A history that was torn, cut, edited or mixed up is told; and nothing is saved upon one that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk import first_files, litter, on_disk, put, save, save_of, told, unsound
from tracker.store.edits import changed
from tracker.store.errors import UnreadableError
from tracker.store.journal import read_journal, sealed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, first_files(3))
    return tmp_path


def month(folder: Path) -> Path:
    [path] = (folder / "history").glob("*.jsonl")
    return path


def test_a_torn_last_line_is_told_and_repaired_by_the_next_save(folder: Path):
    save(folder, *save_of(7))
    save(folder, *save_of(8))
    path = month(folder)
    path.write_bytes(path.read_bytes()[:-40])

    assert any("torn line" in each for each in unsound(folder))
    assert told(folder) == ["the tables as they were found", "a test"]
    save(folder, *save_of(9))

    assert told(folder)[2:] == ["changed outside the tracker", "a test"]
    assert unsound(folder) == []


def test_a_last_line_whose_line_break_an_editor_took_away_is_kept(folder: Path):
    save(folder, *save_of(7))
    path = month(folder)
    path.write_bytes(path.read_bytes()[:-1])

    save(folder, *save_of(8))

    assert told(folder) == ["the tables as they were found", "a test", "a test"]
    assert unsound(folder) == []


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (lambda lines: [*lines[:2], lines[2].replace("Ada", "Eve"), *lines[3:]], r"line 3 was changed"),
        (lambda lines: [*lines[:2], lines[2].replace('"note":"x2"', '"note":"x"'), *lines[3:]], r"line 3 was changed"),
        (lambda lines: [*lines[:2], *lines[3:]], r"line 3 does not follow"),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], r"line 3 does not follow"),
        (lambda lines: [*lines[:3], lines[2], *lines[3:]], r"line 4 does not follow"),
        (lambda lines: lines[1:], r"line 1 does not follow"),
        (lambda lines: lines[:-1], r"positions\.csv was changed outside"),
        (lambda lines: [*lines[:2], "<<<<<<< HEAD", *lines[2:]], r"line 3 cannot be read"),
    ],
    ids=["who", "what", "removed", "moved", "twice", "first", "last", "conflict"],
)
def test_a_history_that_was_tampered_with_is_told(folder: Path, tamper: Callable[[list[str]], list[str]], said: str):
    for number in range(1, 5):
        save(folder, changed("positions", "r1", {"note": f"x{number}"}))
    path = month(folder)
    assert unsound(folder) == []
    lines = path.read_text().splitlines()
    path.write_text("\n".join(tamper(lines)) + "\n")

    assert any(re.search(said, each) for each in unsound(folder)), unsound(folder)


def test_a_history_that_was_forged_and_sealed_anew_does_not_lead_to_the_files(folder: Path):
    for number in range(1, 4):
        save(folder, changed("positions", f"r{number % 3}", {"note": f"x{number}"}))
    first, second, *rest = read_journal(folder)
    forged = second.edits[0]._replace(after={"note": "forged"})
    text, prev = "", ""
    for line in (first, replace(second, edits=(forged,)), *rest):
        more, prev = sealed(line, prev)
        text += more
    month(folder).write_text(text)

    [said] = unsound(folder)
    assert said.startswith("positions: the changes of the history, made again, do not lead to")


def test_a_table_that_was_kept_whole_and_changed_since_is_told(folder: Path):
    save(folder, *save_of(7))
    [kept] = (folder / "history" / "found").glob("actors-*.csv")
    kept.write_text(kept.read_text().replace("actor 1", "actor one"))

    assert any("found/actors-" in each for each in unsound(folder))


def test_nothing_is_saved_upon_a_history_that_cannot_be_read(folder: Path):
    save(folder, *save_of(7))
    before = on_disk(folder)
    with month(folder).open("a") as file:
        file.write(">>>>>>> theirs\n")

    with pytest.raises(UnreadableError, match=r"the last line of history/.*jsonl cannot be read"):
        save(folder, *save_of(8))
    assert on_disk(folder) == before
    assert litter(folder) == []
