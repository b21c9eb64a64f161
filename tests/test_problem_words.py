"""The Problems page says every rule in plain words, and hands each problem on with its place and its remedy."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from tests.debate import rows
from tests.source import sources
from tracker import Tracker, open_tracker
from tracker.analysis.selection import Selection
from tracker.app.editing.problem_list import problem_rows, way_to
from tracker.app.editing.row_order import chosen_places
from tracker.app.wording.language import catalogue, has_text, languages
from tracker.store.shape import RULES
from tracker.store.wording import WORDS

TELLERS = {"Fault", "_whole", "_problem", "_repeats", "_repeated_sets"}


def rules() -> set[str]:
    """Every rule that the checks and the reader name."""
    calls = [call for source in sources("tracker/checks", "tracker/store") for call in source.calls]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in TELLERS]
    words = {arg.value for call in named for arg in call.args if isinstance(arg, ast.Constant)}
    found = {str(word) for word in words if word and " " not in str(word)} - {"error", "warning"}
    return found | set(WORDS) | {str(rule) for rule in RULES}


def test_every_rule_is_said_in_plain_words():
    assert {"required", "reference", "same-origin-twice", "ragged-row", "not-csv"} <= rules()
    assert {rule for rule in rules() if not has_text(f"rule.{rule}")} == set()


def test_every_rule_has_a_sentence_with_its_remedy_in_every_language():
    for language in languages():
        texts = catalogue(language).texts
        said = {name.partition(".")[2] for name in texts if name.startswith("rule.")}
        assert {rule for rule in said if f"wrong.{rule}" not in texts} == set()


def test_a_german_page_says_every_problem_in_german(data: Path, monkeypatch: pytest.MonkeyPatch):
    file = data / "positions.csv"
    text = file.read_text("utf-8").replace("\nf7cez2ip,2025-08-28,", "\nf7cez2ip,28.8.2025,")
    file.write_text(text.replace("NATO troops,oppose", "NATO troops,opose"), "utf-8")
    opened = open_tracker(data)
    monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda: "de")

    told = {row["message"] for name in opened.texts for row in _told(opened, name)}

    assert "„28.8.2025“ ist kein Tag im Kalender: Jahr-Monat-Tag schreiben, etwa 2025-08-28" in told
    assert "„opose“ fehlt in der Tabelle Haltungen: ist „oppose“ gemeint?" in told
    assert "ist leer, obwohl die Quelle gelesen wurde: ergänzen, wo sie zu lesen ist" in told
    english = set(opened.problems["message"]) | set(opened.problems["hint"]) - {""}
    assert told.isdisjoint(english)
    assert {row["hint"] for name in opened.texts for row in _told(opened, name)} == {""}


def _told(opened: Tracker, table: str) -> list[dict[str, Any]]:
    return problem_rows(opened, table, opened.problems[opened.problems["table"] == table])


def test_the_way_to_a_row_leads_to_it_alone_where_its_key_stands_in_others_too():
    proposals = [{"proposal": "Toll"}, {"proposal": "Toll for lorries", "statement": "Lorries pay."}]
    opened = rows("EU | Toll | oppose | 2025-02-01", "EU | Toll for lorries | oppose | 2025-02-01", proposals=proposals)

    assert way_to(opened, "proposals", "Toll") == ("Toll", True)
    assert way_to(opened, "proposals", "Toll for lorries") == ("Toll for lorries", False)
    assert way_to(opened, "proposals", "#3") == ("", True)
    found = chosen_places(opened, "proposals", Selection(search="Toll"), True, ("", False))
    assert found.tolist() == [0]  # the one that has no sentence


@pytest.mark.parametrize(("written", "key"), [("f7cez2ip", "f7cez2ip"), ("", "#7")])
def test_a_problem_comes_with_its_remedy_and_the_name_to_find_its_row_by(data: Path, written: str, key: str):
    file = data / "positions.csv"
    text = file.read_text("utf-8").replace("European troops,oppose", "European troops,Oppose")
    file.write_text(text.replace("\nf7cez2ip,", f"\n{written},"), "utf-8")
    opened = open_tracker(data)

    [told] = problem_rows(opened, "positions", opened.problems[opened.problems["severity"] == "error"])

    assert (told["row"], told["column"], told["value"], told["fix"]) == (7, "stance", "Oppose", "oppose")
    assert told["key"] == key


def test_a_problem_of_a_file_as_a_whole_leads_to_no_row(data: Path):
    (data / "actors.csv").write_bytes(b"\x00" * 200)
    opened = open_tracker(data)
    whole = opened.problems[opened.problems["table"] == "actors"]

    assert [row["key"] for row in problem_rows(opened, "actors", whole)] == [""] * len(whole)
    assert len(whole)
