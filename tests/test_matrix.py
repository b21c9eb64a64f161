"""What the matrix is told: its cells, its order, its headings, what moved; small enough to be sent at every turn."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import tracker
from tests.debate import rows
from tests.matrix import told_cells, unpacked
from tracker import Tracker, standings
from tracker.analysis.selection import Selection
from tracker.app.frame.workings import MOST_STOPS, stops
from tracker.app.tiles.arrangement import Order, blocks_of, order_of
from tracker.app.tiles.cells import matrix_data, shown_names
from tracker.app.tiles.matrix_table import Cell, Pointed, pointed_at
from tracker.app.tiles.packing import packed

DAY = "2025-08-28"


def told(opened: Tracker, day: str = DAY, before: str = "", **chosen: tuple[str, ...]):
    cells = standings(opened, day)
    names = shown_names(opened, cells, Selection(**chosen))  # type: ignore[arg-type]  # names only, no search
    return matrix_data(opened, cells, names, standings(opened, before) if before else None)


def arranged(opened: Tracker, word: str, day: str = DAY) -> list[tuple[str, list[str]]]:
    cells = standings(opened, day)
    names = shown_names(opened, cells, Selection())
    blocks = blocks_of(opened, cells, names, order_of(word, names[1]), cells)
    return [(block.name, [names[0][place] for place in block.rows]) for block in blocks]


def test_the_matrix_is_told_states_marks_and_words(data: Path):
    shown = told(tracker.open_tracker(data), actors=("NATO",))
    cells = told_cells(shown)

    russia = cells["Russia", "European troops"]
    assert (russia.look["stances"], russia.look["state"], russia.look["marks"]) == (
        ["oppose"],
        "held",
        ["single_origin"],
    )
    assert (russia.look["words"], russia.since, russia.look["more"]) == ("opposes", DAY, ["one origin"])
    assert cells["EU", "More pressure on Russia"].look["state"] == "claimed"
    assert cells["Coalition of the willing", "Coalition troops"].look["marks"] == ["conditional", "single_origin"]
    assert "NATO" in shown["actors"]
    columns = [column["name"] for column in shown["columns"]]
    assert columns.index("European troops") == columns.index("Neutral peacekeepers in a DMZ") + 1


def test_two_people_are_told_the_same_matrix_each_in_their_language(data: Path, monkeypatch: pytest.MonkeyPatch):
    opened, words = tracker.open_tracker(data), []
    for language in ("en", "de", "en"):
        monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda chosen=language: chosen)
        words.append(told_cells(told(opened))["Russia", "European troops"].look["words"])

    assert words == ["opposes", "dagegen", "opposes"]


def test_twenty_thousand_cells_fit_into_300_kilobytes():
    lines = [
        f"actor {actor} | proposal {proposal} | {('support', 'oppose', 'neutral')[(actor + proposal) % 3]} | "
        f"{2000 + (actor * 7 + proposal) % 25}-{1 + actor % 12:02}-{1 + proposal % 28:02} | quote | source=S{actor % 9}"
        for actor in range(200)
        for proposal in range(100)
    ]
    shown = told(rows(*lines), "2025-12-31")

    assert len(told_cells(shown)) == 20_000
    assert len(json.dumps(shown)) < 300_000


def test_numbers_come_back_as_they_were_packed():
    assert unpacked(packed([0, 65_535], [7])) == [0, 65_535, 7]
    assert unpacked(packed([65_536], [1])) == [65_536, 1]
    assert unpacked(packed([])) == []


def test_cells_that_moved_between_two_days_tell_what_they_were():
    opened = rows(
        "France | troops | neutral | 2025-01-01",
        "France | troops | support | 2025-03-01",
        "Spain | troops | oppose | 2025-01-01",
        "Italy | troops | oppose | 2025-03-01",
    )
    cells = told_cells(told(opened, "2025-06-01", before="2025-02-01"))

    assert cells["France", "troops"].was == "is neutral"
    assert cells["Spain", "troops"].was is None
    assert cells["Italy", "troops"].was == "nothing"


def test_before_the_first_statement_nothing_was_recorded_of_any_cell():
    opened = rows("France | troops | neutral | 2025-01-01")

    assert told_cells(told(opened, "2025-06-01", before="2024-01-01"))["France", "troops"].was == "nothing"


def test_a_cell_heard_again_has_not_moved():
    opened = rows("France | troops | support | 2025-01-01", "France | troops | support | 2025-03-01")

    assert told_cells(told(opened, "2025-06-01", before="2025-02-01"))["France", "troops"].was is None


PARTIES = [
    {"actor": "Greens", "kind": "party", "member_of": "Left bloc"},
    {"actor": "Left bloc", "kind": "bloc"},
    {"actor": "Ärzte", "kind": "organisation"},
    {"actor": "Socialists", "kind": "party", "member_of": "Left bloc"},
    {"actor": "Zebras", "kind": "party"},
]
TOLL = (
    "Greens | toll | oppose | 2025-01-01",
    "Socialists | toll | support | 2025-01-01",
    "Left bloc | toll | neutral | 2025-01-01",
    "Ärzte | toll | support | 2025-01-01",
    "Zebras | tax | support | 2025-01-01",
)


def test_rows_go_by_name_by_group_by_kind_or_by_a_stance():
    opened = rows(*TOLL, actors=PARTIES)

    assert arranged(opened, "") == [("", ["Greens", "Left bloc", "Ärzte", "Socialists", "Zebras"])]
    assert arranged(opened, "name") == [("", ["Ärzte", "Greens", "Left bloc", "Socialists", "Zebras"])]
    assert arranged(opened, "-name") == [("", ["Zebras", "Socialists", "Left bloc", "Greens", "Ärzte"])]
    assert arranged(opened, "on:toll") == [("", ["Ärzte", "Socialists", "Left bloc", "Greens", "Zebras"])]
    assert arranged(opened, "-on:toll") == [("", ["Greens", "Left bloc", "Ärzte", "Socialists", "Zebras"])]
    assert arranged(opened, "group") == [
        ("Left bloc", ["Left bloc", "Greens", "Socialists"]),
        ("", ["Ärzte", "Zebras"]),
    ]
    assert [name for name, _ in arranged(opened, "kind")] == ["bloc", "party", "organisation"]


def test_a_heading_counts_every_member_and_keeps_dissent():
    opened = rows(*TOLL, actors=[*PARTIES, {"actor": "Reds", "kind": "party", "member_of": "Left bloc"}])
    cells = standings(opened, DAY)
    names = shown_names(opened, cells, Selection())
    (bloc, _) = blocks_of(opened, cells, names, Order("group"), cells)

    assert (bloc.name, bloc.members) == ("Left bloc", 3)
    assert dict(bloc.spread[names[1].index("toll")]) == {"oppose": 1, "support": 1}


@pytest.mark.parametrize("word", ["on:nothing", "-group", "nonsense", "-", "on:"])
def test_an_order_that_is_none_leaves_the_rows_as_listed(word: str):
    assert order_of(word, ["toll"]) == Order()


@pytest.mark.parametrize("word", ["", "name", "-name", "group", "kind", "on:toll", "-on:toll"])
def test_an_order_is_a_word_that_brings_it_back(word: str):
    assert order_of(word, ["toll"]).word == word


def test_only_what_the_matrix_has_can_be_pointed_at():
    shown = {"actors": ["Russia"], "columns": [{"name": "NATO troops"}], "blocks": [{"name": "EU"}]}

    assert pointed_at(["Russia", "NATO troops"], None, shown) == Pointed(Cell("Russia", "NATO troops"))
    assert pointed_at(None, ["actor", "EU"], shown) == Pointed(actor="EU")
    assert pointed_at(None, ["proposal", "NATO troops"], shown) == Pointed(proposal="NATO troops")
    for sent in (["Russia", "Moon base"], {"actor": "Russia"}, ["Russia"], [["Russia"], "NATO troops"], None):
        assert pointed_at(sent, sent, shown) == Pointed()


def test_the_way_through_time_halts_where_something_changed():
    opened = rows("France | troops | neutral | 2025-01-01", "France | troops | support | 2025-03-01")

    assert stops(opened, "said") == [(date(2025, 1, 1), 1), (date(2025, 3, 1), 1)]


def test_many_days_become_months_and_none_lies_after_the_last_statement():
    lines = [
        f"actor {month}-{day} | toll | support | 2025-{month:02}-{day:02}"
        for month in range(1, 6)
        for day in range(1, 28)
    ]
    found = stops(rows(*lines), "said")

    assert len(found) <= MOST_STOPS
    assert [day for day, _ in found[-2:]] == [date(2025, 4, 30), date(2025, 5, 27)]


def test_whoever_takes_no_side_comes_after_those_who_do_either_way():
    opened = rows(
        "Asks | toll | undeclared | 2025-01-01",
        "No | toll | oppose | 2025-01-01",
        "Torn | toll | support | 2025-01-01",
        "Torn | toll | oppose | 2025-01-01",
        "Yes | toll | support | 2025-01-01",
    )

    assert arranged(opened, "on:toll") == [("", ["Yes", "Torn", "No", "Asks"])]
    assert arranged(opened, "-on:toll") == [("", ["No", "Torn", "Yes", "Asks"])]
