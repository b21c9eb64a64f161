"""Warnings worth giving: for each a case that triggers it, and one that nearly does."""

from __future__ import annotations

import pytest

from tests.debate import TODAY, Cells, rows, tracker_of
from tracker.tracker import Tracker

SEEN = [{"source": "Gazette", "url": "https://example.org/a", "published": "2025-02-01"}]
POSITION = "EU | Toll | support | 2025-01-01"
Tables = dict[str, list[Cells]]


def cautions(tracker: Tracker, rule: str) -> list[tuple[str, int, str]]:
    """Table, row and column of every warning by a rule."""
    table = tracker.problems[(tracker.problems["rule"] == rule) & (tracker.problems["severity"] == "warning")]
    return list(zip(table["table"], table["row"], table["column"], strict=True))


@pytest.mark.parametrize(
    ("rule", "column", "lines", "others"),
    [
        ("quote-missing", "quote", [f"{POSITION} | quote"],
         [f"{POSITION} | quote | quote=yes", f"{POSITION} | paraphrase"]),
        ("quote-long", "quote", [f"{POSITION} | quote | quote={'x' * 501}"],
         [f"{POSITION} | quote | quote={'x' * 500}"]),
        ("future", "date", ["EU | Toll | support | 2026-01-02"],
         [f"EU | Toll | support | {TODAY}", "EU | Toll | support | 2026-12-31 | | precision=year"]),
        ("after-publication", "date", ["EU | Toll | support | 2025-02-02"],
         ["EU | Toll | support | 2025-02-01", "EU | Toll | support | 2025-02-28 | | precision=month"]),
        ("condition-undeclared", "condition", ["EU | Toll | undeclared | 2025-01-01 | | condition=if"],
         ["EU | Toll | undeclared | 2025-01-01", "EU | Toll | neutral | 2025-01-01 | | condition=if"]),
        ("one-unnamed-source", "attribution", [f"{POSITION} | unnamed"],
         [f"{POSITION} | quote", f"{POSITION} | inference"]),
    ],
)  # fmt: skip
def test_a_statement_worth_a_second_look_is_told(rule: str, column: str, lines: list[str], others: list[str]):
    assert cautions(rows(*lines, sources=SEEN), rule) == [("positions", 2, column)]
    for other in others:
        assert cautions(rows(other, sources=SEEN), rule) == []


@pytest.mark.parametrize(
    ("second", "rule", "told"),
    [
        ("EU | Toll | support | 2025-01-01 | | source=Wire", "same-origin-twice", False),
        ("EU | Toll | support | 2025-01-01 | | source=Wire | via=Gazette", "same-origin-twice", True),
        ("EU | Toll | oppose | 2025-01-01 | | source=Wire | via=Gazette", "same-origin-twice", True),
        ("EU | Toll | support | 2025-01-02", "same-origin-twice", False),
        ("UN | Toll | support | 2025-01-01", "same-origin-twice", False),
        ("EU | Toll | oppose | 2025-01-01", "two-stances", True),
        ("EU | Toll | support | 2025-01-01", "two-stances", False),
        ("EU | Toll | oppose | 2025-01-02", "two-stances", False),
        ("EU | Toll | oppose | 2025-01-01 | | source=Wire", "two-stances", False),
    ],
)
def test_a_statement_that_repeats_or_contradicts_another_is_told(second: str, rule: str, told: bool):
    found = cautions(rows(POSITION, second), rule)

    assert [row for _, row, _ in found] == ([3] if told else [])


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (f"{POSITION} | unnamed", True),
        (f"{POSITION} | unnamed | source=Wire", False),
        (f"{POSITION} | unnamed | source=Wire | via=Gazette", True),
        (f"{POSITION} | document", False),
        (f"{POSITION} | inference | source=Wire", True),
        ("EU | Bridge | support | 2025-01-01 | quote", True),
    ],
)
def test_a_cell_that_rests_on_one_unnamed_source_is_told_once(second: str, told: bool):
    assert len(cautions(rows(f"{POSITION} | unnamed", second), "one-unnamed-source")) == told


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ({"url": ""}, True),
        ({"url": "", "seen": "yes"}, True),
        ({"url": "", "seen": "no"}, False),
        ({"url": "https://example.org"}, False),
    ],
)
def test_a_source_that_was_read_but_cannot_be_looked_up_is_told(source: Cells, told: bool):
    found = cautions(rows(POSITION, sources=[{"source": "Gazette", **source}]), "no-url")

    assert found == ([("sources", 2, "url")] if told else [])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Türkiye", "Turkiye", True),
        ("Côte d'Ivoire", "cote divoire", True),
        ("Russia", "Russіa", True),
        ("United States", "UnitedStates", True),
        ("Türkiye", "Turkey", False),
        ("Niger", "Nigeria", False),
        ("North Korea", "South Korea", False),
    ],
)
def test_two_actors_whose_names_look_alike_are_told(one: str, other: str, told: bool):
    found = cautions(tracker_of([], actors=[{"actor": one}, {"actor": other}]), "look-alike")

    assert len(found) == told


def test_an_actor_that_is_an_alias_of_another_is_told():
    actors = [{"actor": "Türkiye", "aliases": "Turkey; Ankara"}, {"actor": "Turkey"}]

    assert cautions(tracker_of([], actors=actors), "look-alike") == [("actors", 3, "actor")]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("", "no-statement"),
        ("Troops should not be sent.", "negation"),
        ("Nobody should pay.", "negation"),
        ("The EU shouldn't pay.", "negation"),
        ("The EU should pay without delay.", "negation"),
        ("The EU should pay a notable sum to Norway now.", ""),
    ],
)
def test_a_proposal_whose_support_is_unclear_is_told(statement: str, rule: str):
    tracker = rows(POSITION, proposals=[{"proposal": "Toll", "statement": statement}])

    for each in ("no-statement", "negation"):
        assert cautions(tracker, each) == ([("proposals", 2, "statement")] if each == rule else [])


def test_an_actor_without_a_kind_is_told():
    tracker = rows(POSITION, actors=[{"actor": "EU", "kind": "bloc"}, {"actor": "UN"}])

    assert cautions(tracker, "no-kind") == [("actors", 3, "kind")]


def test_what_no_position_uses_is_told_unless_it_is_a_group_a_speaker_or_an_origin():
    tracker = rows(
        "France | Toll | support | 2025-01-01 | third-party | speaker=Anna | via=Wire",
        actors=[
            {"actor": "France", "member_of": "EU"},
            {"actor": "EU", "member_of": "World"},
            {"actor": "World"},
            {"actor": "Anna"},
            {"actor": "Oz"},
        ],
        proposals=[{"proposal": "Toll"}, {"proposal": "Bridge"}],
        sources=[{"source": "Wire"}, {"source": "Gazette"}, {"source": "Unread"}],
    )

    assert cautions(tracker, "unused") == [
        ("actors", 6, "actor"),
        ("proposals", 3, "proposal"),
        ("sources", 4, "source"),
    ]


def test_a_warning_blocks_nothing():
    tracker = rows("EU | Toll | support | 2030-01-01 | quote")

    assert (tracker.problems["severity"] == "warning").all()
    assert len(tracker.positions) == 1
