"""Our own workbook taken back at the terminal: told first, accepted line by line or at once, and saved in one step."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

import tracker
from tests.returning import Desk, edited, exported
from tests.server import fingerprint
from tests.terminal import TRACKER, Run, records, run

CELL = "f7cez2ip"
COUNTS = "1 new, 1 changed, 1 deleted, 63 already there, 1 refused"


def busy(desk: Desk) -> None:
    """A change, a new actor, a deletion, and a word that is no stance."""
    desk.put("positions", CELL, "condition", "as seen on video")
    desk.put("positions", "gsuxd4lv", "stance", "maybe")
    desk.add("actors", actor="Ruritania", kind="state")
    desk.sheet("positions").delete_rows(desk.row("positions", "z2ostyqe"))


@pytest.fixture
def file(data: Path, tmp_path: Path) -> Path:
    """The shipped workbook, edited."""
    path = tmp_path / "edited.xlsx"
    path.write_bytes(edited(busy, tracker.open_tracker(data)))
    return path


def typed(answers: str, *words: str, data: Path) -> Run:
    """Run `tracker` with somebody at the keyboard, who has typed these letters, each with the return key."""
    master, keyboard = os.openpty()
    os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
    environment = {**os.environ, "TRACKER_DATA": str(data)}
    done = subprocess.run(
        [TRACKER, *words], stdin=keyboard, capture_output=True, text=True, env=environment, check=False, timeout=60
    )
    os.close(keyboard)
    os.close(master)
    return Run(done.stdout, done.stderr, done.returncode)


def conditions(data: Path) -> dict[str, str]:
    return dict(tracker.open_tracker(data).positions.set_index("id")["condition"])


def test_our_own_workbook_is_known_by_itself_and_told_before_anything_is_saved(file: Path, data: Path):
    before = fingerprint(data)
    done = run("import", str(file), "--dry-run", data=data)

    assert done.out.splitlines()[0] == COUNTS
    assert "condition (empty) → as seen on video" in done.out
    assert "Positions F4: EU on Security guarantees for Ukraine" in done.out
    assert "'maybe' is not a stance" in done.out
    assert done.code == 1
    assert fingerprint(data) == before


def test_a_yes_saves_additions_and_changes_in_one_step_and_leaves_deletions(file: Path, data: Path):
    done = run("import", str(file), "--yes", data=data)
    found = tracker.open_tracker(data)

    assert "saved: actors.csv, positions.csv" in done.err
    assert "rows to delete: 1, left; add --delete" in done.err
    assert conditions(data)[CELL] == "as seen on video"
    assert "z2ostyqe" in conditions(data)
    assert "Ruritania" in set(found.actors["actor"])
    assert found.history()["why"].iloc[0] == "took back edited.xlsx"
    assert done.code == 1


def test_deletions_want_a_word_of_their_own(file: Path, data: Path):
    run("import", str(file), "--yes", "--delete", data=data)

    assert "z2ostyqe" not in conditions(data)
    again = run("import", str(file), "--yes", "--delete", data=data)
    assert again.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 65 already there, 1 refused"
    assert "nothing was saved" in again.err


def test_without_a_yes_nothing_is_saved_from_a_pipe(file: Path, data: Path):
    before = fingerprint(data)
    done = run("import", str(file), data=data)

    assert "nothing was saved; add --yes" in done.err
    assert (done.code, fingerprint(data)) == (1, before)


def test_at_a_terminal_each_line_is_accepted_or_left(file: Path, data: Path):
    done = typed("yny", "import", str(file), data=data)

    assert "take it? (y yes, n no, a all of these)" in done.err
    assert conditions(data)[CELL] == "as seen on video"
    assert "z2ostyqe" not in conditions(data)
    assert "Ruritania" not in set(tracker.open_tracker(data).actors["actor"])


def test_at_a_terminal_all_at_once_leaves_deletions_to_be_asked_about(file: Path, data: Path):
    typed("an", "import", str(file), data=data)

    assert "Ruritania" in set(tracker.open_tracker(data).actors["actor"])
    assert "z2ostyqe" in conditions(data)


def test_a_conflict_is_saved_by_no_yes_but_by_an_answer_of_its_own(file: Path, data: Path):
    words = ("import", str(file))
    found = tracker.open_tracker(data)
    found.commit([tracker.changed("positions", CELL, {"condition": "if asked"})])
    done = run(*words, "--yes", data=data)

    assert "conflicts: 1, left" in done.err
    assert "but in the tracker it is if asked by now" in done.out
    assert conditions(data)[CELL] == "if asked"
    typed("ny", *words, data=data)
    assert conditions(data)[CELL] == "as seen on video"


def test_an_untouched_workbook_is_all_there_already_and_that_is_fine(data: Path, tmp_path: Path):
    (tmp_path / "same.xlsx").write_bytes(exported(tracker.open_tracker(data)))
    done = run("import", str(tmp_path / "same.xlsx"), data=data)

    assert done.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 66 already there, 0 refused"
    assert (done.code, done.err) == (0, "")


def test_programs_get_every_line_as_csv_or_json(file: Path, data: Path):
    as_csv = run("import", str(file), "--dry-run", "--format", "csv", data=data)
    as_json = run("import", str(file), "--dry-run", "--format", "json", data=data)

    assert sorted(row["kind"] for row in records(as_csv.out)) == ["added", "changed", "changed", "deleted"]
    assert {row["place"] for row in json.loads(as_json.out)} >= {"F4"}
    assert as_csv.err.splitlines()[0] == COUNTS


def test_whoever_says_how_to_read_a_sheet_gets_a_plain_import(file: Path, data: Path):
    done = run("import", str(file), "--sheet", "Positions", "--dry-run", data=data)

    assert "How edited.xlsx, Positions was read" in done.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [(("--delete",), 2, "--delete is for a workbook of ours"), ((), 1, "OpenDocument")],
)
def test_what_is_no_workbook_of_ours_is_told_with_its_remedy(
    words: tuple[str, ...], code: int, message: str, data: Path, tmp_path: Path
):
    files = {
        "--delete": b"actor,stance\nRussia,oppose\n",
        "": b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
    }
    path = tmp_path / "file"
    path.write_bytes(files["".join(words)])
    done = run("import", str(path), *words, data=data)

    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err
