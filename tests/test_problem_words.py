"""The Problems page says every rule in plain words, and hands each problem on with its place and its remedy."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.source import sources
from tracker import open_tracker
from tracker.app.editing.problem_list import problem_rows
from tracker.app.wording.language import has_text
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
