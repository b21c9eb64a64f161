"""Changes as sentences: who moved where, after standing where, in every language, under the week it fell in."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.debate import TODAY, rows
from tracker import Tracker, standings
from tracker.analysis.changes import moves_between, publishers_of
from tracker.analysis.selection import Selection
from tracker.app.frame.filters import View
from tracker.app.movement.change_lines import newest_first, told_changes, weeks_of
from tracker.app.movement.movements import last_stir, moves_of
from tracker.app.movement.visits import FIRST, visit_of
from tracker.app.wording.language import catalogue, languages
from tracker.app.wording.phrases import stance_in_brief, standing_sentence
from tracker.app.wording.turns import change_sentence

MOVES = {
    "first word": ("", "EU | Toll | oppose | 2025-02-01"),
    "reversal": ("EU | Toll | support | 2025-01-01", "EU | Toll | oppose | 2025-02-01"),
    "shift": ("EU | Toll | lean support | 2025-01-01", "EU | Toll | undeclared | 2025-02-01"),
    "claim": ("", "EU | Toll | support | 2025-02-01 | inference"),
    "own words at last": ("EU | Toll | support | 2025-01-01 | inference", "EU | Toll | support | 2025-02-01 | quote"),
}
ENGLISH = {
    "first word": "EU came out against Toll.",
    "reversal": "EU came out against Toll, after supporting it.",
    "shift": "EU took no side on Toll, after leaning towards supporting it.",
    "claim": "Only others say so: EU came out in support of Toll.",
    "own words at last": "EU came out in support of Toll, where only others had spoken before (support).",
}
GERMAN = {
    "first word": "EU nun gegen Toll.",
    "reversal": "EU nun gegen Toll; zuvor dafür.",
    "shift": "EU nun ohne Stellungnahme zu Toll; zuvor eher dafür.",
    "claim": "Das sagen nur andere: EU nun für Toll.",
    "own words at last": "EU nun für Toll; zuvor hatten nur andere davon gesprochen (dafür).",
}


def sentences(tracker: Tracker) -> list[str]:
    """What is said of every change between two days in winter."""
    return [change_sentence(move) for move in moves_between(tracker, "2025-01-15", "2025-03-01").itertuples()]


@pytest.mark.parametrize("move", MOVES)
def test_a_change_is_a_sentence_in_english_and_in_german(move: str, monkeypatch: pytest.MonkeyPatch):
    tracker = rows(*filter(None, MOVES[move]))

    assert sentences(tracker) == [ENGLISH[move]]
    monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda: "de")
    assert sentences(tracker) == [GERMAN[move]]


def test_a_cell_that_turns_contested_and_is_settled_says_both():
    lines = (
        "EU | Toll | support | 2025-02-01 | quote | source=A", "EU | Toll | oppose | 2025-02-01 | quote | source=B",
    )  # fmt: skip
    settled = rows(*(line.replace("02-01", "01-01") for line in lines), "EU | Toll | oppose | 2025-02-01")

    assert sentences(rows(*lines)) == ["EU became contested on Toll (support and oppose)."]
    assert sentences(settled) == ["EU came out against Toll, after being contested (support and oppose)."]


def test_a_sentence_is_right_for_one_and_for_many():
    [sentence] = sentences(rows("European leaders | Toll | support | 2025-02-01"))
    assert sentence == "European leaders came out in support of Toll."

    of_one = re.compile(r"\b(is|has|was|supports|opposes|leans|takes|stands|itself|its|ist|hat|lehnt|unterstützt)\b")
    parts = ("now.", "perfect.")
    told = [each for language in languages() for each in catalogue(language).texts.items() if each[0].startswith(parts)]
    assert len(told) >= 28
    assert [text for _, text in told if of_one.search(str(text))] == []


def test_stances_of_a_contested_cell_are_said_in_the_language_of_the_run(monkeypatch: pytest.MonkeyPatch):
    lines = (f"EU | Toll | {stance} | 2025-02-01 | quote | source={stance}" for stance in ("support", "oppose"))
    tracker = rows(*lines)

    monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda: "de")

    assert sentences(tracker) == ["EU nun bei Toll umstritten (dafür und dagegen)."]
    [cell] = standings(tracker, "2025-03-01").itertuples()
    assert stance_in_brief(cell) == "umstritten: dafür und dagegen"
    assert standing_sentence(cell).startswith("EU: seit 1. Februar 2025 bei Toll umstritten (dafür und dagegen);")


def test_a_scale_of_ones_own_is_put_in_quotation_marks():
    scale = [{"stance": "yes", "score": "1"}, {"stance": "no", "score": "-1"}]
    tracker = rows("EU | Toll | yes | 2025-01-01", "EU | Toll | no | 2025-02-01", stances=scale)

    assert sentences(tracker) == ["EU took the stance “no” on Toll, after standing at “yes”."]


def test_changes_stand_under_the_monday_of_their_week():
    tracker = rows("A | Toll | oppose | 2025-02-03", "B | Toll | oppose | 2025-02-09", "C | Toll | oppose | 2025-02-10")
    moves = moves_between(tracker, "2025-01-15", "2025-03-01").sort_values("date", ascending=False)

    weeks = weeks_of(moves.assign(publisher=moves["source"]))

    assert [(week["title"], [row["actor"] for row in week["rows"]]) for week in weeks] == [
        ("Week of 10 February 2025", ["C"]),
        ("Week of 3 February 2025", ["B", "A"]),
    ]


def test_many_first_words_of_a_day_are_one_line_below_those_who_moved():
    first = [f"{name} | Toll | oppose | 2025-02-04" for name in "ABCD"]
    claimed = "E | Toll | oppose | 2025-02-04 | inference"
    tracker = rows(*first, claimed, "F | Toll | support | 2025-01-01", "F | Toll | oppose | 2025-02-04")

    def told(tracker: Tracker) -> list[dict[str, Any]]:
        moves = newest_first(moves_between(tracker, "2025-01-15", "2025-03-01"))
        shown: list[dict[str, Any]] = weeks_of(moves.assign(publisher=moves["source"]))[0]["rows"]
        return shown

    moved, fold = told(tracker)
    assert moved["sentence"] == "F came out against Toll, after supporting it."
    assert (fold["title"], fold["day"]) == ("Five stances on record for the first time", "4 February 2025")
    assert [row["actor"] for row in fold["rows"]] == list("ABCDE")
    assert fold["spread"] == [[["oppose"], "", 4], [["oppose"], "claimed", 1]]
    assert [row["actor"] for row in told(rows(*first))] == list("ABCD")


def test_each_change_names_the_publisher_of_its_own_source_whatever_the_order():
    sources = [{"source": name, "publisher": f"{name} Press"} for name in ("Herald", "Mercury")]
    tracker = rows(
        "A | Toll | oppose | 2025-02-03 | quote | source=Herald",
        "B | Toll | oppose | 2025-02-09 | quote | source=Mercury",
        sources=sources,
    )
    newest = moves_between(tracker, "2025-01-15", "2025-03-01").sort_values("date", ascending=False)

    assert list(publishers_of(tracker, newest["source"]).items()) == [(1, "Mercury Press"), (0, "Herald Press")]
    shown = told_changes(tracker, newest)["weeks"][0]["rows"]
    assert [(row["actor"], row["source"]) for row in shown] == [("B", "Mercury Press"), ("A", "Herald Press")]


def test_the_last_day_that_anybody_moved_is_found_under_the_filters():
    tracker = rows("A | Toll | oppose | 2025-02-03", "A | Toll | oppose | 2025-02-20", "B | Toll | oppose | 2025-03-01")

    assert last_stir(tracker, View(Selection(), TODAY)) == date(2025, 3, 1)
    assert last_stir(tracker, View(Selection(actors=("A",)), TODAY)) == date(2025, 2, 3)
    assert last_stir(tracker, View(Selection(), date(2025, 1, 1))) is None


def test_a_stance_filter_asks_where_somebody_moved_to():
    tracker = rows("A | Toll | support | 2025-02-03", "B | Toll | oppose | 2025-02-03")
    view = View(Selection(stances=("oppose",)), TODAY)

    moves, _, _ = moves_of(tracker, view, date(2025, 2, 1), date(2025, 2, 10))

    assert list(moves["actor"]) == ["B"]


@pytest.mark.parametrize(
    ("sent", "visit"),
    [("2025-11-03", date(2025, 11, 3)), ("first", FIRST), ("2025-99-99", FIRST), (None, None), (["x"], None)],
)
def test_a_browser_may_send_anything_as_its_last_visit(sent: object, visit: object):
    assert visit_of(sent) == visit
