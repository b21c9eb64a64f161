"""How rows are read: each rule of the data model as a small table."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from tests.debate import cell_of, opened_texts, rows, stance_of
from tests.ledger import OWN
from tracker import standings

VOTES = [{"stance": "yes", "score": "1"}, {"stance": "abstain", "score": "0"}, {"stance": "no", "score": "-1"}]
STATEMENTS = (
    "Russia | Troops | oppose | 2025-08-28 | paraphrase",
    "Russia | Troops | support | 2025-08-29 | third-party",
    "EU | Troops | support | 2025-08-27 | quote",
    "EU | Troops | neutral | 2025-08-27 | quote",
    "EU | Troops | lean support | 2025-08-20 | document",
    "France | Troops | support | 2025-08-01 | inference",
)


def test_a_claim_never_overrides_the_actors_own_words():
    positions = rows(
        "Russia | European troops | oppose  | 2025-08-28 | paraphrase",
        "Russia | European troops | support | 2025-08-29 | third-party",
    )

    assert stance_of("Russia", "European troops", positions, "2025-08-30") == "oppose"


@pytest.mark.parametrize("claim", ["third-party", "inference"])
def test_a_claim_decides_while_the_actor_itself_has_not_spoken(claim: str):
    positions = rows(
        f"Russia | Troops | support | 2025-08-27 | {claim}",
        "Russia | Troops | oppose  | 2025-08-28 | unnamed",
    )

    assert cell_of("Russia", "Troops", positions, "2025-08-27")["state"] == "claimed"
    assert cell_of("Russia", "Troops", positions, "2025-08-28")["stance"] == "oppose"


def test_the_latest_day_stands_however_close_the_earlier_words_were():
    positions = rows(
        "EU | Toll | support | 2025-01-01 | act",
        "EU | Toll | oppose  | 2025-01-02 | unnamed",
    )

    assert stance_of("EU", "Toll", positions, "2025-01-02") == "oppose"
    assert stance_of("EU", "Toll", positions, "2025-01-01") == "support"


ORDER = [*OWN, "third-party", "inference"]


@pytest.mark.parametrize(("closer", "farther"), list(pairwise(ORDER)))
def test_within_a_day_the_closest_attribution_stands(closer: str, farther: str):
    positions = rows(
        f"EU | Toll | oppose  | 2025-01-01 | {farther}",
        f"EU | Toll | support | 2025-01-01 | {closer}",
    )

    cell = cell_of("EU", "Toll", positions, "2025-01-01")
    assert (cell["stance"], cell["attribution"], cell["ids"]) == ("support", closer, "b")


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("oppose", "support", "support / oppose"),
        ("lean support", "lean oppose", "lean support / lean oppose"),
        ("neutral", "support", "support / neutral"),
        ("undeclared", "oppose", "oppose / undeclared"),
        ("undeclared", "neutral", "neutral / undeclared"),
    ],
)
def test_stances_of_different_sides_are_contested_and_both_are_shown(one: str, other: str, shown: str):
    positions = rows(f"EU | Toll | {one} | 2025-01-01 | quote", f"EU | Toll | {other} | 2025-01-01 | quote")

    cell = cell_of("EU", "Toll", positions, "2025-01-01")
    assert (cell["stance"], cell["state"], cell["rows"]) == (shown, "contested", 2)


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [("support", "lean support", "lean support"), ("oppose", "lean oppose", "lean oppose")],
)
def test_stances_that_differ_only_in_strength_leave_the_weaker_one_standing(one: str, other: str, stands: str):
    positions = rows(f"EU | Toll | {one} | 2025-01-01 | quote", f"EU | Toll | {other} | 2025-01-01 | quote")

    cell = cell_of("EU", "Toll", positions, "2025-01-01")
    assert (cell["stance"], cell["state"], cell["ids"]) == (stands, "held", "a;b")


def test_claims_that_clash_are_contested_and_marked_as_second_hand():
    positions = rows(
        "EU | Toll | support | 2025-01-01 | inference",
        "EU | Toll | oppose  | 2025-01-01 | inference",
    )

    cell = cell_of("EU", "Toll", positions, "2025-01-01")
    assert (cell["state"], cell["second_hand"]) == ("contested", True)


def test_the_second_clock_counts_only_what_had_been_published():
    positions = rows(
        "EU | Toll | oppose  | 2025-01-01 | quote | source=Then",
        "EU | Toll | support | 2025-01-05 | quote | source=Archive",
        sources=[{"source": "Archive", "published": "2025-03-01"}, {"source": "Then", "published": ""}],
    )

    assert cell_of("EU", "Toll", positions, "2025-02-01")["stance"] == "support"
    assert cell_of("EU", "Toll", positions, "2025-02-01", clock="known")["stance"] == "oppose"
    assert cell_of("EU", "Toll", positions, "2025-03-01", clock="known")["stance"] == "support"


def test_what_becomes_known_late_still_takes_its_place_by_the_day_it_was_said():
    positions = rows(
        "EU | Toll | support | 2025-01-05 | quote | source=Then",
        "EU | Toll | oppose  | 2025-01-01 | act   | source=Archive",
        sources=[{"source": "Archive", "published": "2025-03-01"}],
    )
    cell = cell_of("EU", "Toll", positions, "2025-04-01", clock="known")

    assert (cell["stance"], cell["last"]) == ("support", pd.Timestamp("2025-01-05"))


def test_a_tracker_may_bring_its_own_scale():
    positions = rows(
        "Peru | R/1 | yes     | 2025-01-01 | act",
        "Chad | R/1 | abstain | 2025-01-01 | act",
        "Fiji | R/1 | no      | 2025-01-01 | act",
        "Fiji | R/1 | yes     | 2025-01-01 | act",
        stances=VOTES,
    )
    cells = standings(positions, "2025-01-01").set_index("actor")

    assert cells["stance"].astype("str").to_dict() == {"Chad": "abstain", "Fiji": "yes / no", "Peru": "yes"}
    assert cells.loc["Chad", "state"] == "held"


def test_the_order_of_the_rows_changes_no_standing():
    forward, backward = rows(*STATEMENTS), rows(*reversed(STATEMENTS))
    one, other = (standings(each, "2025-08-30").drop(columns="ids") for each in (forward, backward))

    pd.testing.assert_frame_equal(one, other)


def test_a_row_in_error_is_left_out_and_counted_as_left_out():
    positions = rows("EU | Toll | support | 2025-01-01", "EU | Toll | opose | 2025-01-02", "EU | Toll | oppose | soon")

    assert stance_of("EU", "Toll", positions, "2025-02-01") == "support"
    assert positions.left_out["positions"] == 2
    assert len(positions.texts["positions"].frame) == 3


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="yesterdayish"):
        standings(rows(), "yesterdayish")


def test_columns_beyond_the_needed_five_may_all_be_absent():
    head = "id,date,actor,proposal,stance,source\n"
    tables = {
        "positions": f"{head}a,2025-01-01,EU,Toll,support,Wire\nb,2025-01-01,EU,Toll,oppose,Wire\n",
        "actors": "actor\nEU\n",
        "proposals": "proposal\nToll\n",
        "sources": "source\nWire\n",
        "stances": "stance,score\nsupport,1\noppose,-1\n",
    }

    assert stance_of("EU", "Toll", opened_texts(tables), "2025-01-01") == "support / oppose"
