"""What a standing tells besides its stance: its state, its run, its support, and its marks."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.debate import cell_of, rows
from tracker import standings

COLUMNS = (
    "actor proposal stance state since last age_days rows origins attribution condition ids "
    "conditional single_origin second_hand stale"
)


def test_the_five_states_are_told_apart():
    positions = rows(
        "A | Toll | support    | 2025-01-01",
        "B | Toll | support    | 2025-01-01 | quote",
        "B | Toll | oppose     | 2025-01-01 | quote",
        "C | Toll | support    | 2025-01-01 | third-party",
        "D | Toll | undeclared | 2025-01-01",
        actors=[{"actor": "E"}],
    )
    states = standings(positions, "2025-01-01", silent=True).set_index("actor")["state"]

    assert states.to_dict() == {"E": "silent", "A": "held", "B": "contested", "C": "claimed", "D": "undeclared"}


def test_silence_is_shown_on_request_only_and_never_as_neutral():
    positions = rows("A | Toll | support | 2025-01-01", "B | Bridge | oppose | 2025-01-01")
    cells = standings(positions, "2025-01-01", silent=True).set_index(["actor", "proposal"])
    (blank,) = cells[cells["state"] == "silent"].loc[[("A", "Bridge")]].to_dict("records")

    assert len(standings(positions, "2025-01-01")) == 2
    assert (blank["stance"], blank["state"], blank["rows"], blank["ids"]) == ("", "silent", 0, "")
    assert blank["since"] is pd.NaT
    assert cells["age_days"].isna().sum() == 2
    assert not any(blank[mark] for mark in ("conditional", "single_origin", "second_hand", "stale"))


def test_what_nobody_has_said_yet_is_no_standing():
    positions = rows("A | Toll | support | 2025-01-02")

    assert standings(positions, "2025-01-01").empty
    assert standings(rows(), "2025-01-01", silent=True).empty


def test_since_is_the_first_day_of_the_present_run_and_last_the_day_last_heard():
    positions = rows(
        "EU | Toll | oppose       | 2025-01-01",
        "EU | Toll | support      | 2025-01-02",
        "EU | Toll | support      | 2025-01-05",
        "EU | Toll | oppose       | 2025-01-07 | inference",
    )
    cell = cell_of("EU", "Toll", positions, "2025-01-10")

    assert (cell["since"], cell["last"]) == (pd.Timestamp("2025-01-02"), pd.Timestamp("2025-01-05"))
    assert (cell["age_days"], cell["rows"]) == (5, 2)


def test_rows_counts_the_runs_statements_on_the_side_of_the_standing():
    positions = rows(
        "EU | Toll | lean support | 2025-01-01 | quote     | source=A",
        "EU | Toll | oppose       | 2025-01-01 | unnamed   | source=B",
        "EU | Toll | support      | 2025-01-01 | paraphrase| source=C",
        "EU | Toll | support      | 2025-01-01 | inference | source=D",
    )
    cell = cell_of("EU", "Toll", positions, "2025-01-01")

    assert (cell["stance"], cell["rows"], cell["origins"]) == ("lean support", 2, 2)


def test_ten_outlets_that_repeat_one_story_have_one_origin():
    repeated = [f"EU | Toll | support | 2025-01-01 | quote | source=Outlet {number} | via=Wire" for number in range(10)]
    positions = rows(*repeated)
    cell = cell_of("EU", "Toll", positions, "2025-01-01")

    assert (cell["rows"], cell["origins"], cell["single_origin"]) == (10, 1, True)


def test_an_outlet_and_those_who_credit_it_are_one_origin():
    positions = rows(
        "EU | Toll | support | 2025-01-01 | quote | source=Wire",
        "EU | Toll | support | 2025-01-02 | quote | source=Outlet | via=Wire",
        "UN | Toll | support | 2025-01-01 | quote | source=Wire",
        "UN | Toll | support | 2025-01-02 | quote | source=Outlet",
    )

    assert cell_of("EU", "Toll", positions, "2025-01-02")["origins"] == 1
    assert cell_of("UN", "Toll", positions, "2025-01-02")["origins"] == 2
    assert cell_of("UN", "Toll", positions, "2025-01-02")["single_origin"] is False


def test_a_condition_marks_the_cell_and_is_told_once():
    positions = rows(
        "EU | Toll | support | 2025-01-01 | quote | condition=if fair",
        "EU | Toll | support | 2025-01-01 | quote | condition=if fair",
        "EU | Toll | support | 2025-01-01 | quote | condition=if cheap",
        "EU | Toll | support | 2025-01-01 | unnamed | condition=never counted",
    )
    cell = cell_of("EU", "Toll", positions, "2025-01-01")

    assert (cell["condition"], cell["conditional"]) == ("if fair; if cheap", True)


def test_a_condition_that_a_later_statement_drops_is_gone():
    positions = rows("EU | Toll | support | 2025-01-01 | | condition=if fair", "EU | Toll | support | 2025-01-02")

    assert cell_of("EU", "Toll", positions, "2025-01-01")["conditional"] is True
    assert cell_of("EU", "Toll", positions, "2025-01-02")["conditional"] is False


@pytest.mark.parametrize(("day", "stale"), [("2025-06-30", False), ("2025-07-01", True)])
def test_a_standing_is_stale_after_180_days_without_a_word(day: str, stale: bool):
    cell = cell_of("EU", "Toll", rows("EU | Toll | support | 2025-01-01"), day)

    assert (cell["age_days"], cell["stale"]) == (181 if stale else 180, stale)


def test_how_long_a_standing_stays_fresh_is_an_option():
    positions = rows("EU | Toll | support | 2025-01-01")

    assert cell_of("EU", "Toll", positions, "2025-01-09", stale_after=7)["stale"] is True
    assert cell_of("EU", "Toll", positions, "2025-01-08", stale_after=7)["stale"] is False


def test_standings_have_the_promised_columns_in_their_order():
    cells = standings(
        rows(
            "Russia | Troops | oppose | 2025-08-28 | paraphrase",
            "EU | Troops | support | 2025-08-27 | quote",
            "EU | Troops | neutral | 2025-08-27 | quote",
            "France | Troops | support | 2025-08-01 | inference",
        ),
        "2025-08-30",
    )

    assert list(cells) == COLUMNS.split()
    assert list(zip(cells["actor"], cells["state"], strict=True)) == [
        ("EU", "contested"),
        ("France", "claimed"),
        ("Russia", "held"),
    ]
