"""Writing from the terminal: init, add and rename, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

from tests.server import fingerprint
from tests.terminal import at_a_terminal, records, run
from tracker.store.journal import read_journal


def position(data: Path, number: int) -> dict[str, str]:
    """One row of the file, as it stands."""
    return records((data / "positions.csv").read_text(encoding="utf-8"))[number]


ROW = ("--actor", "Ukraine", "--proposal", "European troops", "--stance", "support", "--source", "RT 2025-08-28")


def test_an_added_position_is_one_more_line_and_shows_in_the_matrix(data: Path) -> None:
    before = (data / "positions.csv").read_bytes()
    done = run("add", *ROW, "--date", "2025-09-01", "--note", "A note, with a comma", data=data)
    assert done.code == 0
    assert done.err.startswith("warning: positions.csv row 27, date: lies after the day its source appeared")
    after = (data / "positions.csv").read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 1
    assert position(data, -1)["note"] == "A note, with a comma"
    assert position(data, -1)["id"] == done.out.split()[-1]
    cells = records(
        run("matrix", "--actor", "Ukraine", "--proposal", "European troops", "--format", "csv", data=data).out
    )
    assert cells[0]["stance"] == "support"


def test_a_month_is_kept_as_its_last_day_with_its_precision(data: Path) -> None:
    run("add", *ROW, "--date", "2024-02", data=data)
    assert (position(data, -1)["date"], position(data, -1)["precision"]) == ("2024-02-29", "month")


def test_a_position_in_error_is_refused_and_nothing_is_written(data: Path) -> None:
    before = fingerprint(data)
    done = run("add", *ROW[:-4], "--stance", "suport", "--source", "RT 2025-08-28", "--date", "2025-13-01", data=data)
    assert done.code == 1
    assert "'suport' is not a stance; did you mean 'support'?" in done.err
    assert "'2025-13-01' is not a day of the calendar" in done.err
    assert done.err.endswith("nothing was saved\n")
    assert {name: value for name, value in fingerprint(data).items() if ".tracker" not in str(name)} == before


def test_new_names_are_added_with_their_position_when_asked_for(data: Path) -> None:
    words = ["--actor", "Poland", "--proposal", "European troops", "--stance", "oppose", "--source", "RT 2025-08-28"]
    refused = run("add", *words, "--date", "2025-09-01", data=data)
    assert "'Poland' is not an actor; add it to actors.csv first" in refused.err
    done = run("add", *words, "--date", "2025-09-01", "--new", data=data)
    assert done.code == 0
    assert "added to actors.csv: Poland" in done.out
    assert position(data, -1)["actor"] == "Poland"


def test_the_options_of_add_are_the_columns_of_the_schema(data: Path) -> None:
    descriptor = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    field = {"name": "salience", "type": "integer", "description": "How much it matters, 1 to 5."}
    descriptor["resources"][0]["schema"]["fields"].append(field)
    (data / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert "How much it matters, 1 to 5." in " ".join(run("add", "--help", data=data).out.split())
    assert run("add", *ROW, "--date", "2025-09-01", "--salience", "high", data=data).code == 1
    assert run("add", *ROW, "--date", "2025-09-01", "--salience", "4", data=data).code == 0
    assert position(data, -1)["salience"] == "4"


def test_renaming_changes_every_file_together(data: Path) -> None:
    done = run("rename", "actor", "Coalition of the willing", "The willing", data=data)
    assert done.code == 0
    texts = {path.name: path.read_text(encoding="utf-8") for path in data.glob("*.csv")}
    assert not any("Coalition of the willing," in text for text in (texts["positions.csv"], texts["actors.csv"]))
    assert "EU;NATO;The willing" in texts["actors.csv"]
    assert run("check", data=data).code == 0


def test_renaming_to_a_name_in_use_is_refused(data: Path) -> None:
    done = run("rename", "actor", "Russia", "Ukraine", data=data)
    assert done.code == 1
    assert "'Ukraine' is in actors.csv already" in done.err


def test_a_new_tracker_takes_its_first_position_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run("init", str(folder)).code == 0
    assert run("check", data=folder).out == "0 errors, 0 warnings\n"
    words = [
        "--actor",
        "Poland",
        "--proposal",
        "Toll",
        "--stance",
        "oppose",
        "--source",
        "Gazeta",
        "--date",
        "2025-09-01",
    ]
    assert run("add", *words, "--new", data=folder).code == 0
    assert "Poland" in run("matrix", "--as-of", "2025-09-01", data=folder).out
    assert run("init", str(folder)).code == 1


def test_a_name_that_resembles_a_known_one_is_not_taken_for_new(data: Path) -> None:
    for name, told in (("Moscow", "it is an alias of 'Russia'"), ("Russa", "did you mean 'Russia'?")):
        words = ["add", "--actor", name, *ROW[2:], "--date", "2025-08-28", "--new"]
        refused = run(*words, data=data)
        assert refused.code == 1
        assert told in refused.err
        assert f'--sure "{name}"' in refused.err
    assert run(*words, "--sure", "Russa", data=data).code == 0


def test_a_source_of_another_day_is_another_source(data: Path) -> None:
    assert run("add", *ROW[:-1], "RT 2025-09-04", "--date", "2025-09-04", "--new", data=data).code == 0
    assert "RT 2025-09-04" in (data / "sources.csv").read_text(encoding="utf-8")


def test_a_precision_that_contradicts_the_date_is_wrong_usage(data: Path) -> None:
    done = run("add", *ROW, "--date", "2025-08", "--precision", "year", data=data)
    assert done.code == 2
    assert "--date 2025-08 is a month, --precision says year" in done.err


def test_only_a_whole_name_is_renamed_not_an_alias_of_it(data: Path) -> None:
    done = run("rename", "actor", "Moscow", "Kremlin", data=data)
    assert done.code == 1
    assert "no row of actors.csv is called 'Moscow'; it is an alias of 'Russia'" in done.err


def half_rewritten(data: Path) -> dict[str, bytes]:
    """The tables after a save, and after another program changed the notes of all positions."""
    assert run("rename", "actor", "Ukraine", "Kyiv", data=data).code == 0
    path = data / "positions.csv"
    head, *rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([head, *(row.replace(",2025-", ",2024-", 1) for row in rows)]), "utf-8")
    return {file.name: file.read_bytes() for file in data.glob("*.csv")}


def test_much_that_was_changed_outside_stops_a_save_in_a_pipe_until_it_is_accepted(data: Path) -> None:
    before = half_rewritten(data)

    refused = run("rename", "actor", "Kyiv", "Ukraine", data=data)
    assert (refused.code, refused.out) == (1, "")
    assert "outside the tracker since its last save" in refused.err
    assert "'tracker --accept-outside …' agrees to it; nothing was saved" in refused.err
    assert {file.name: file.read_bytes() for file in data.glob("*.csv")} == before
    assert run("--accept-outside", "rename", "actor", "Kyiv", "Ukraine", data=data).code == 0
    ways = [line.via for line in read_journal(data)]
    assert ways == ["began", "terminal", "outside", "terminal", "terminal"]
    assert run("verify", data=data).code == 0


def test_much_that_was_changed_outside_is_asked_about_at_a_terminal(data: Path) -> None:
    before = half_rewritten(data)

    refused = at_a_terminal("rename", "actor", "Kyiv", "Ukraine", answer="n", data=data)
    assert (refused.code, "Agree to that, and save? [y/N]" in refused.err) == (1, True)
    assert {file.name: file.read_bytes() for file in data.glob("*.csv")} == before
    assert at_a_terminal("rename", "actor", "Kyiv", "Ukraine", answer="y", data=data).code == 0
    assert b"Kyiv" not in (data / "positions.csv").read_bytes()
