"""The past from the terminal: history, undo, restore and verify."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.terminal import records, run

WHO = {"--actor": "Ukraine", "--proposal": "European troops", "--stance": "support", "--source": "RT 2025-08-28"}
ROW = [word for pair in WHO.items() for word in pair]


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def add(data: Path) -> str:
    """Add a position; its id."""
    return run("add", *ROW, "--date", "2025-09-01", data=data).out.split()[-1]


def test_the_history_tells_what_was_done_and_undo_takes_it_back(data: Path) -> None:
    before = tables(data)
    assert run("history", data=data).out == "there is no history yet; it begins with a save\n"
    row = add(data)
    after = tables(data)

    told = run("history", row, data=data).out
    assert "(terminal): added Ukraine on European troops" in told
    assert f"positions {row}: added: 2025-09-01, Ukraine" in told
    assert run("history", data=data).out.splitlines()[-1].strip().startswith("the tables as they were found")

    done = run("undo", "--why", "a mistake", data=data)
    txn, undone, said = done.out.split(": ")
    assert (done.code, undone.rsplit(" ", 1)[0], said) == (0, "undo of", "a mistake; 1 row deleted\n")
    assert tables(data) == before
    assert run("undo", txn, data=data).code == 0
    assert tables(data) == after


def test_undo_pressed_again_steps_further_back_and_an_undo_that_is_named_is_taken_back(data: Path) -> None:
    states = [tables(data)]
    for _ in range(3):
        add(data)
        states.append(tables(data))

    assert run("undo", data=data).code == 0
    assert tables(data) == states[2]
    second = run("undo", data=data).out.split(":")[0]
    assert tables(data) == states[1]
    assert run("undo", second, data=data).code == 0
    assert tables(data) == states[2]
    for state in (states[1], states[0]):
        assert run("undo", data=data).code == 0
        assert tables(data) == state
    done = run("undo", data=data)
    assert (done.code, "every change of the history is taken back already" in done.err) == (1, True)


def test_the_history_prints_for_programs(data: Path) -> None:
    row = add(data)

    [line] = records(run("history", row, "--format", "csv", data=data).out)
    [told] = json.loads(run("history", row, "--format", "json", data=data).out)

    assert json.loads(line["after"]) == told["after"]
    assert (told["table"], told["kind"], told["key"], told["via"]) == ("positions", "added", row, "terminal")
    assert line["at"] == told["at"]


def test_an_undo_that_clashes_or_has_nothing_to_undo_says_so(data: Path) -> None:
    assert "there is no history yet; nothing was undone" in run("undo", data=data).err
    row = add(data)
    [told] = json.loads(run("history", row, "--format", "json", data=data).out)
    path = data / "positions.csv"
    path.write_text(path.read_text("utf-8").replace(f"{row},2025-09-01", f"{row},2025-09-02"), "utf-8")

    done = run("undo", told["txn"], data=data)

    assert (done.code, done.out) == (1, "")
    assert "date: it was '2025-09-01', you delete the row, on disk is '2025-09-02'" in done.err


def test_a_day_is_restored_into_a_folder_of_its_own(data: Path, tmp_path: Path) -> None:
    add(data)
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this machine's wall, as the command counts it
    target = tmp_path / "then"

    assert run("restore", "--as-of", today, str(target), data=data).code == 0
    assert tables(target) == tables(data)
    assert run("check", data=target).code == 0
    assert run("restore", "--as-of", today, str(target), data=data).code == 1
    assert run("restore", "--as-of", "2020-01-01", str(tmp_path / "before"), data=data).code == 1
    assert not (tmp_path / "before").exists()


def test_verify_says_what_does_not_fit(data: Path) -> None:
    assert run("verify", data=data).out == "all fits: there is no history yet\n"
    add(data)
    assert run("verify", data=data).code == 0
    [month] = (data / "history").glob("*.jsonl")
    month.write_text(month.read_text("utf-8").replace("added Ukraine", "added Russia"), "utf-8")

    done = run("verify", data=data)

    assert (done.code, done.out) == (1, f"history/{month.name} line 2 was changed after it was written\n")
