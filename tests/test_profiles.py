"""The page of an actor or a proposal in words: no big words on thin evidence, and every standing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.debate import rows
from tests.test_verdict import field
from tracker import Tracker, open_tracker, standings
from tracker.analysis.scale import scale_of
from tracker.analysis.verdict import verdict_on
from tracker.app.evidence.standing_list import list_data
from tracker.app.wording.verdicts import verdict_sentences

DAY = date(2025, 8, 28)
OTHER = {"actor": "proposals", "proposal": "actors"}
BIG = re.compile(
    r"\b(consistent|always|never|united|divided|split|firmly|clearly|mostly|all|every|wherever|pattern of|geschlossen|"
    r"gespalten|stets|immer|meist|alle)",
    re.IGNORECASE,
)


def verdict_of(tracker: Tracker, of: str, name: str, day: date = DAY) -> list[str]:
    """The sentences on an actor or a proposal."""
    cells = standings(tracker, day).loc[lambda cell: cell[of] == name]
    pairs = len(tracker.typed(OTHER[of]))
    return verdict_sentences(verdict_on(cells, pairs, scale_of(tracker.stances)), of, name, pairs)


def test_russia_is_counted_and_no_pattern_is_made_of_it(data: Path, monkeypatch: pytest.MonkeyPatch):
    tracker = open_tracker(data)

    assert verdict_of(tracker, "actor", "Russia") == [
        "Russia spoke in own words on four of 14 proposals, opposing two and taking no side on two, "
        "on one origin each. That is too little to call it a pattern.",
        "Of ten proposals nothing is recorded.",
    ]
    monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda: "de")
    assert verdict_of(tracker, "actor", "Russia") == [
        "Russia: eigene Worte zu vier von 14 Vorschlägen, zwei abgelehnt und zu zwei keine Stellung, "
        "jeweils auf einen Ursprung gestützt. Das ist zu wenig, um von einem Muster zu sprechen.",
        "Zu zehn Vorschlägen ist nichts festgehalten.",
    ]


def test_what_only_others_say_of_an_actor_is_told_apart(data: Path):
    tracker = open_tracker(data)

    assert verdict_of(tracker, "actor", "France") == [
        "Nothing is recorded in the own words of France.",
        "On one proposal, only others tell the stance.",
        "Of 13 proposals nothing is recorded.",
    ]


def test_nobody_is_called_united_or_divided_on_the_shipped_data(data: Path, monkeypatch: pytest.MonkeyPatch):
    tracker = open_tracker(data)
    for language in ("en", "de"):
        monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda language=language: language)
        for of in ("actor", "proposal"):
            for name in tracker.typed(f"{of}s")[of]:
                said = " ".join(verdict_of(tracker, of, str(name))).replace(str(name), "")
                assert not BIG.search(said), said


@pytest.mark.parametrize(
    ("stances", "judgement"),
    [
        (dict.fromkeys("ABCDE", "support"), "Those on record are united for it."),
        (dict.fromkeys("ABCD", "support"), "That is too little to say where the debate stands."),
        ({**dict.fromkeys("ABC", "support"), **dict.fromkeys("DEF", "oppose")}, "Those on record are divided."),
        ({**dict.fromkeys("ABCDEF", "oppose"), "G": "support"}, "Most of those on record are against it."),
    ],
)
def test_a_word_of_weight_comes_only_with_enough_behind_it(stances: dict[str, str], judgement: str):
    tracker = rows(*field(**stances))

    assert verdict_of(tracker, "proposal", "Toll", date(2025, 3, 1))[0].endswith(
        f"two origins or more each. {judgement}"
    )


def shown(tracker: Tracker, of: str, name: str) -> dict[str, Any]:
    """What the list of standings is told."""
    cells = standings(tracker, DAY)
    return list_data(tracker, cells[cells[of] == name], of, name, DAY, "said")


def test_the_list_holds_own_words_then_claims_then_the_pairs_nobody_looked_at(data: Path):
    told = shown(open_tracker(data), "actor", "EU")
    own, claims = told["groups"]

    assert (own["title"], claims["title"]) == ("In own words", "Only others say so")
    assert {row["name"] for row in claims["rows"]} == {"More pressure on Russia", "Sustained support for Ukraine"}
    assert all(row["state"] == "claimed" and "beside" not in row["more"] for row in claims["rows"])
    named = {row["name"] for group in told["groups"] for row in group["rows"]}
    assert named | set(told["silent"]["names"]) == set(open_tracker(data).proposals["proposal"])
    assert told["silent"]["title"] == "Nine proposals on which nothing is recorded"


def test_a_standing_says_since_when_on_how_much_and_what_others_claim_beside_it(data: Path):
    row = shown(open_tracker(data), "proposal", "European troops")["groups"][0]["rows"][0]

    assert (row["name"], row["words"], row["since"]) == ("Russia", "opposes", "since 28 August 2025")
    assert row["more"] == "one statement · one origin · one claim by others beside it"
    assert row["marks"] == ["single_origin"]
