"""How a table was read, as a file: handed on, brought back, and refused where it is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.arrivals import VOTES, arrived
from tests.intake import csv_of
from tests.terminal import run
from tests.test_sayings import speak_german
from tracker import open_tracker
from tracker.app.wording.sayings import said_again
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.mappings import mapping_bytes, mappings_in

TABLE = """
    Date,Who,Issue,Vote,Source
    2025-09-13,Russia,European troops,no,RT 2025-08-28
    2025-09-14,France,European troops,yes,RT 2025-08-28
    """
MEANT = ("--map", "Who=actor", "--value", "yes=support", "--value", "no=oppose")


def test_a_mapping_goes_through_a_file_unharmed():
    layout = Layout(
        {"Who": "actor", "Foo": ""}, "proposal", (), {"yes": "support"}, {"actors": {"Rusia": "Russia"}},
        {"source": "Gazette"}, "day-first", "March", 3,
    )  # fmt: skip

    assert mappings_in("m.json", mapping_bytes("votes", layout)) == {"votes": layout}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no mapping"),
        (b"{}", "holds no mapping"),
        (b"actor,proposal\n", "it is not JSON"),
        (b"\xff\xfe{", "it is not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "it holds no names with their mappings"),
        (b'{"votes": 3}', "'votes' is no mapping"),
        (b'{"votes": {"colour": "red"}}', "'colour' of 'votes' is no part of a mapping"),
        (b'{"votes": {"columns": ["actor"]}}', "'columns' of 'votes' is not what a mapping has there"),
        (b'{"votes": {"names": {"actors": "Russia"}}}', "'names' of 'votes' is not"),
        (b'{"votes": {"header": 0}}', "'header' of 'votes' is not"),
        (b'{"votes": {"wide": ["actor"]}}', "'wide' of 'votes' is not"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused_with_the_reason(data: bytes, reason: str):
    with pytest.raises(IntakeError, match=r"^m\.json .*; take one that was saved after an import$") as refused:
        mappings_in("m.json", data)

    assert reason in str(refused.value)


def test_the_terminal_writes_a_mapping_into_a_file_and_reads_by_it_in_another_tracker(tmp_path: Path, data: Path):
    table, mapping = tmp_path / "votes.csv", tmp_path / "votes.json"
    table.write_bytes(csv_of(TABLE))
    first = run("import", str(table), *MEANT, "--save-as", str(mapping), "--yes", data=data)
    again = run("import", str(table), "--as", str(mapping), "--dry-run", data=data)

    assert f"use it again with --as {mapping}" in first.err
    assert not (data / "imports.json").exists()
    assert again.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 2 already there, 0 refused"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "there is no file"),
        ("actor,proposal\n", "is no file of mappings: it is not JSON"),
        ('{"a": {}, "b": {}}', "holds 2 mappings (a, b); use a file with one"),
    ],
)
def test_the_terminal_refuses_a_file_that_is_no_mapping(tmp_path: Path, data: Path, text: str | None, message: str):
    table, mapping = tmp_path / "votes.csv", tmp_path / "votes.json"
    table.write_bytes(csv_of(TABLE))
    if text is not None:
        mapping.write_text(text, "utf-8")
    done = run("import", str(table), "--as", str(mapping), data=data)

    assert (done.code, message in done.err) == (1, True)


def test_the_page_reads_a_table_by_the_mapping_that_fits_of_those_in_a_file(data: Path):
    arrival = arrived(data, VOTES)
    other, fitting = Layout({"Nobody": "actor"}), Layout({"Land": "actor", "Foo": "note"}, values={"yes": "support"})
    pages = mapping_bytes("other", other)[:-3] + b"," + mapping_bytes("monthly", fitting)[1:]
    arrival.bring("maps.json", pages)
    arrival.read(open_tracker(data))

    assert (arrival.kept, arrival.no_mapping) == ("monthly", "")
    assert arrival.offer
    assert (arrival.offer.layout.columns["Foo"], arrival.offer.layout.values["yes"]) == ("note", "support")


def test_a_file_that_is_no_mapping_leaves_the_table_read_as_it_was(data: Path):
    arrival = arrived(data, VOTES)
    arrival.bring("table.json", b'[{"actor": "France"}]')
    arrival.read(open_tracker(data))

    assert (arrival.kept, arrival.brought) == ("", {})
    assert "table.json is no file of mappings" in arrival.no_mapping


def test_a_file_that_is_no_mapping_says_so_in_the_readers_language(data: Path, monkeypatch: pytest.MonkeyPatch):
    arrival = arrived(data, VOTES)
    arrival.bring("table.json", b'{"votes": {"header": 0}}')
    speak_german(monkeypatch)

    assert said_again(arrival.no_mapping) == (
        "table.json ist keine Datei mit Zuordnungen: bei „header“ von „votes“ steht nicht, was in einer Zuordnung dort "
        "steht; bitte eine nehmen, die nach einem Import gespeichert wurde"
    )
