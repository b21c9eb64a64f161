"""What somebody wants to see: actors, proposals, topics, groups, stances, and names found by what people call them."""

from __future__ import annotations

import pytest

from tests.debate import rows
from tracker import standings
from tracker.analysis.selection import Selection, UnknownNameError, groups_of, known_name, topics_of

ACTORS = [
    {"actor": "EU"},
    {"actor": "NATO"},
    {"actor": "France", "member_of": "EU;NATO", "aliases": "Paris"},
    {"actor": "Türkiye", "member_of": "NATO", "aliases": "Turkey; Ankara"},
    {"actor": "Russia"},
]
PROPOSALS = [{"proposal": "Troops", "topic": "War"}, {"proposal": "Toll", "topic": "Trade"}, {"proposal": "Bridge"}]
DEBATE = rows(
    "EU | Troops | support | 2025-01-01 | quote | note=soldiers",
    "France | Troops | oppose | 2025-01-01 | | source=Le Monde",
    "Türkiye | Toll | support | 2025-01-01",
    "Russia | Bridge | neutral | 2025-01-01",
    actors=ACTORS,
    proposals=PROPOSALS,
)


def chosen(**choice: object) -> list[str]:
    """The cells that a choice leaves, as "actor: proposal"."""
    cells = Selection(**choice).narrow(DEBATE, standings(DEBATE, "2025-01-01"))  # type: ignore[arg-type]  # named in each test
    return [f"{actor}: {proposal}" for actor, proposal in zip(cells["actor"], cells["proposal"], strict=True)]


EVERYTHING = ["EU: Troops", "France: Troops", "Türkiye: Toll", "Russia: Bridge"]


def test_an_empty_choice_keeps_everything_in_its_order():
    assert chosen() == EVERYTHING


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ({"actors": ("Russia", "EU")}, ["EU: Troops", "Russia: Bridge"]),
        ({"groups": ("NATO",)}, ["France: Troops", "Türkiye: Toll"]),
        ({"groups": ("EU",)}, ["EU: Troops", "France: Troops"]),
        ({"groups": ("EU",), "actors": ("Russia",)}, ["EU: Troops", "France: Troops", "Russia: Bridge"]),
        ({"proposals": ("Toll",)}, ["Türkiye: Toll"]),
        ({"topics": ("War",)}, ["EU: Troops", "France: Troops"]),
        ({"topics": ("War",), "proposals": ("Bridge",)}, ["EU: Troops", "France: Troops", "Russia: Bridge"]),
        ({"stances": ("support",)}, ["EU: Troops", "Türkiye: Toll"]),
        ({"search": "SOLDIER"}, ["EU: Troops"]),
        ({"search": "le monde"}, ["France: Troops"]),
        ({"search": "(.*"}, []),
        ({"groups": ("EU",), "stances": ("oppose",)}, ["France: Troops"]),
        ({"actors": ("Nobody",)}, []),
    ],
)
def test_each_part_of_a_choice_narrows_the_table(choice: dict[str, object], left: list[str]):
    assert chosen(**choice) == left


def test_groups_and_topics_are_those_that_occur():
    assert groups_of(DEBATE) == ["EU", "NATO"]
    assert topics_of(DEBATE) == ["War", "Trade"]


@pytest.mark.parametrize("name", ["Türkiye", "Turkiye", "TÜRKIYE", "Turkey", "Ankara"])
def test_an_actor_is_found_by_what_people_call_it(name: str):
    assert known_name(DEBATE, "actors", name) == "Türkiye"


def test_a_name_nobody_knows_is_refused_with_the_nearest_one():
    with pytest.raises(UnknownNameError, match="'Rusia' is not an actor; did you mean 'Russia'\\?"):
        known_name(DEBATE, "actors", "Rusia")
    with pytest.raises(UnknownNameError, match="'xyz' is not a proposal; known are Troops, Toll, Bridge"):
        known_name(DEBATE, "proposals", "xyz")


def test_a_contested_cell_is_found_by_each_stance_that_it_shows():
    debate = rows(
        "EU | Toll | support | 2025-01-01",
        "EU | Toll | oppose | 2025-01-01",
        "France | Toll | neutral | 2025-01-01",
    )
    cells = standings(debate, "2025-01-01")

    for stance in ("support", "oppose"):
        assert list(Selection(stances=(stance,)).narrow(debate, cells)["actor"]) == ["EU"]
    assert Selection(stances=("lean oppose",)).narrow(debate, cells).empty
