"""Groups: who belongs to which, and how their members spread, dissent kept."""

from __future__ import annotations

from tests.debate import rows
from tracker import standings
from tracker.analysis.groups import memberships, spread

ACTORS = [
    {"actor": "EU", "kind": "bloc"},
    {"actor": "France", "kind": "state", "member_of": "EU;Coalition"},
    {"actor": "Hungary", "kind": "state", "member_of": "EU"},
    {"actor": "Coalition", "kind": "group"},
]
TROOPS = rows(
    "France | troops | support | 2025-01-01",
    "Hungary | troops | oppose | 2025-01-01",
    "EU | troops | neutral | 2025-01-01",
    "Coalition | troops | support | 2025-01-01",
    actors=ACTORS,
)


def test_somebody_may_belong_to_several_groups():
    assert memberships(TROOPS).to_dict("records") == [
        {"group": "EU", "actor": "France"},
        {"group": "Coalition", "actor": "France"},
        {"group": "EU", "actor": "Hungary"},
    ]


def test_everybody_belongs_to_the_kind_that_is_written_down():
    assert memberships(TROOPS, "kind").to_dict("list") == {
        "group": ["bloc", "state", "state", "group"],
        "actor": ["EU", "France", "Hungary", "Coalition"],
    }


def test_the_spread_counts_members_and_not_what_the_group_says_itself():
    found = spread(standings(TROOPS, "2025-06-01"), memberships(TROOPS))

    assert found.to_dict("records") == [
        {"group": "EU", "proposal": "troops", "stance": "oppose", "actors": 1},
        {"group": "EU", "proposal": "troops", "stance": "support", "actors": 1},
        {"group": "Coalition", "proposal": "troops", "stance": "support", "actors": 1},
    ]


def test_contested_and_merely_claimed_members_are_counted_apart():
    opened = rows(
        "France | troops | support | 2025-01-01",
        "France | troops | oppose | 2025-01-01",
        "Hungary | troops | support | 2025-01-01 | third-party",
        actors=ACTORS,
    )
    found = spread(standings(opened, "2025-06-01"), memberships(opened))

    told = found.loc[found["group"] == "EU", ["stance", "actors"]].to_dict("records")
    assert told == [{"stance": "claimed", "actors": 1}, {"stance": "contested", "actors": 1}]
