"""Importing from the terminal: one line first, then every row, and nothing saved that was not confirmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tracker
from tests.intake import csv_of
from tests.terminal import records, run

TABLE = """
    Date,Country,Issue,Vote,Source
    13/09/2025,Russia,European troops,no,RT 2025-08-28
    14/09/2025,Ruritania,European troops,yes,RT 2025-08-28
    soon,Russia,European troops,no,RT 2025-08-28
    """
MEANT = ("--value", "yes=support", "--value", "no=oppose")
COUNTS = "2 new, 0 changed, 0 deleted, 0 already there, 1 refused"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table on disk."""
    path = tmp_path / "votes.csv"
    path.write_bytes(csv_of(TABLE))
    return path


def test_a_dry_run_says_first_what_would_change_and_saves_nothing(table: Path, data: Path):
    before = (data / "positions.csv").read_bytes()
    done = run("import", str(table), *MEANT, "--dry-run", data=data)

    assert done.out.splitlines()[0] == COUNTS
    assert "Ruritania" in done.out
    assert "2 cells can only be day-first" in done.out
    assert done.code == 1
    assert (data / "positions.csv").read_bytes() == before


def test_the_refused_rows_are_written_beside_the_table_with_the_reason(table: Path, data: Path):
    run("import", str(table), *MEANT, "--dry-run", data=data)

    [row] = records((table.parent / "votes-refused.csv").read_text(encoding="utf-8"))
    assert (row["Date"], row["refused because"]) == ("soon", "'soon' is no date")


def test_without_a_yes_nothing_is_saved_from_a_pipe(table: Path, data: Path):
    before = (data / "positions.csv").read_bytes()
    done = run("import", str(table), *MEANT, data=data)

    assert "nothing was saved; add --yes" in done.err
    assert (data / "positions.csv").read_bytes() == before


def test_a_confirmed_import_saves_statements_with_the_names_they_need(table: Path, data: Path):
    done = run("import", str(table), *MEANT, "--yes", data=data)
    found = tracker.open_tracker(data)

    assert "saved: actors.csv, positions.csv" in done.err
    assert "Ruritania" in set(found.actors["actor"])
    assert (found.problems["severity"] == "error").sum() == 0
    assert (found.positions["date"] == "2025-09-14").sum() == 1


def test_the_same_file_twice_changes_nothing_the_second_time(table: Path, data: Path):
    run("import", str(table), *MEANT, "--yes", data=data)
    before = {path.name: path.read_bytes() for path in data.glob("*.csv")}
    done = run("import", str(table), *MEANT, "--yes", data=data)

    assert done.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 2 already there, 1 refused"
    assert {path.name: path.read_bytes() for path in data.glob("*.csv")} == before


def test_questions_come_with_the_words_that_answer_them(table: Path, data: Path):
    done = run("import", str(table), "--dry-run", data=data)

    assert '--value "yes=support"' in done.out
    assert done.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 0 already there, 3 refused"


def test_a_mapping_is_kept_with_the_data_and_used_again(table: Path, data: Path):
    run("import", str(table), *MEANT, "--map", "Issue=proposal", "--save-as", "votes", "--yes", data=data)
    kept = json.loads((data / "imports.json").read_text(encoding="utf-8"))
    done = run("import", str(table), "--as", "votes", "--dry-run", data=data)

    assert kept["votes"]["values"] == {"no": "oppose", "yes": "support"}
    assert done.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 2 already there, 1 refused"
    assert "no mapping was saved as 'other'" in run("import", str(table), "--as", "other", data=data).err


def test_programs_get_every_row_as_csv_or_json(table: Path, data: Path):
    as_csv = run("import", str(table), *MEANT, "--dry-run", "--format", "csv", data=data)
    as_json = run("import", str(table), *MEANT, "--dry-run", "--format", "json", data=data)

    assert [row["verdict"] for row in records(as_csv.out)] == ["new", "new", "refused"]
    assert [row["row"] for row in json.loads(as_json.out)] == [2, 3, 4]
    assert as_csv.err.splitlines()[0] == COUNTS


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--map", "Issue"), 2, "no equals sign"),
        (("--wide", "upright"), 2, "upright"),
        (("--map", "Nobody=actor"), 1, "no column 'Nobody'"),
        (("--value", "no=nope"), 1, "no stance"),
    ],
)
def test_a_slip_on_the_command_line_is_told_without_a_traceback(
    table: Path, data: Path, words: tuple[str, ...], code: int, message: str
):
    done = run("import", str(table), *words, data=data)

    assert done.code == code
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_constant_may_hold_an_equals_sign(tmp_path: Path, data: Path):
    (tmp_path / "one.csv").write_bytes(b"actor,stance\nRussia,oppose\n")
    words = ("--set", "note=a=b", "--set", "proposal=European troops", "--set", "date=2025-09-13")
    run("import", str(tmp_path / "one.csv"), *words, "--set", "source=RT 2025-08-28", "--yes", data=data)

    assert "a=b" in (data / "positions.csv").read_text(encoding="utf-8")


def test_a_table_in_old_letters_is_read_as_said_whatever_the_trackers_own_are(tmp_path: Path, data: Path):
    (tmp_path / "old.csv").write_bytes(
        "date;actor;proposal;stance;source\n2025-09-13;Türkei;X;oppose;Y\n".encode("cp1252")
    )
    refused = run("import", str(tmp_path / "old.csv"), "--dry-run", data=data)
    read = run("import", str(tmp_path / "old.csv"), "--encoding", "cp1252", "--dry-run", data=data)

    assert "(in the terminal: --encoding cp1252)" in refused.err
    assert "Türkei" in read.out
    assert read.code == 0
