"""The timeline: when a run begins, when it ends, and what it rests on."""

from __future__ import annotations

import pandas as pd

from tests.debate import TODAY, rows
from tracker import standings, timeline

Run = tuple[str, str, str, str, int, int]


def runs(*lines: str) -> list[Run]:
    """Stance, state, from, until ("" while it lasts), rows and origins of each run."""
    table = timeline(rows(*lines))
    days = {name: table[name].dt.strftime("%Y-%m-%d").fillna("") for name in ("from", "until")}
    columns = ["stance", "state", "from", "until", "rows", "origins"]
    return [tuple(row) for row in table.assign(**days)[columns].itertuples(index=False)]


def test_a_run_lasts_until_the_day_on_which_the_next_one_begins():
    assert runs(
        "EU | Toll | support | 2025-01-01",
        "EU | Toll | oppose  | 2025-02-01",
        "EU | Toll | neutral | 2025-03-01",
    ) == [
        ("support", "held", "2025-01-01", "2025-02-01", 1, 1),
        ("oppose", "held", "2025-02-01", "2025-03-01", 1, 1),
        ("neutral", "held", "2025-03-01", "", 1, 1),
    ]


def test_repeating_a_stance_lengthens_its_run():
    assert runs(
        "EU | Toll | support | 2025-01-01 |       | source=A",
        "EU | Toll | support | 2025-02-01 | quote | source=B",
        "EU | Toll | support | 2025-03-01 |       | source=A",
    ) == [("support", "held", "2025-01-01", "", 3, 2)]


def test_a_change_of_strength_is_a_new_run():
    assert [run[:3] for run in runs("EU | Toll | support | 2025-01-01", "EU | Toll | lean support | 2025-01-02")] == [
        ("support", "held", "2025-01-01"),
        ("lean support", "held", "2025-01-02"),
    ]


def test_a_run_breaks_where_the_actor_itself_takes_over_from_claims():
    assert runs(
        "EU | Toll | support | 2025-01-01 | inference",
        "EU | Toll | support | 2025-02-01 | quote",
        "EU | Toll | oppose  | 2025-03-01 | inference",
    ) == [
        ("support", "claimed", "2025-01-01", "2025-02-01", 1, 1),
        ("support", "held", "2025-02-01", "", 1, 1),
    ]


def test_a_run_breaks_even_where_what_clashes_stays_the_same_but_the_actor_now_speaks_itself():
    assert [run[:3] for run in runs(
        "EU | Toll | support | 2025-01-01 | inference",
        "EU | Toll | oppose  | 2025-01-01 | inference",
        "EU | Toll | support | 2025-02-01 | quote",
        "EU | Toll | oppose  | 2025-02-01 | quote",
    )] == [
        ("support / oppose", "contested", "2025-01-01"),
        ("support / oppose", "contested", "2025-02-01"),
    ]  # fmt: skip


def test_a_contested_day_is_a_run_of_its_own():
    assert runs(
        "EU | Toll | support | 2025-01-01 | quote",
        "EU | Toll | support | 2025-01-02 | quote | source=B",
        "EU | Toll | oppose  | 2025-01-02 | quote",
        "EU | Toll | oppose  | 2025-01-03 | quote",
    ) == [
        ("support", "held", "2025-01-01", "2025-01-02", 1, 1),
        ("support / oppose", "contested", "2025-01-02", "2025-01-03", 2, 2),
        ("oppose", "held", "2025-01-03", "", 1, 1),
    ]


def test_a_stance_that_returns_starts_counting_anew():
    assert [run[4] for run in runs(
        "EU | Toll | support | 2025-01-01",
        "EU | Toll | support | 2025-01-02",
        "EU | Toll | oppose  | 2025-01-03",
        "EU | Toll | support | 2025-01-04",
    )] == [2, 1, 1]  # fmt: skip


def test_each_actor_and_proposal_has_its_own_timeline():
    table = timeline(
        rows(
            "EU | Toll | support | 2025-01-02", "EU | Bridge | oppose | 2025-01-01", "Bern | Toll | oppose | 2025-01-03"
        )
    )

    assert list(zip(table["actor"], table["proposal"], strict=True)) == [
        ("Bern", "Toll"),
        ("EU", "Bridge"),
        ("EU", "Toll"),
    ]
    assert table["until"].isna().all()
    assert list(table) == ["actor", "proposal", "stance", "state", "from", "until", "rows", "origins"]


def test_the_last_run_is_the_standing_of_today():
    positions = rows(
        "EU | Toll | support | 2025-01-01 | quote",
        "EU | Toll | oppose  | 2025-01-02 | quote | source=B | via=A",
        "EU | Toll | oppose  | 2025-01-03 | unnamed",
        "UN | Toll | oppose  | 2025-01-03 | inference",
    )
    shared = ["actor", "proposal", "stance", "state", "rows", "origins"]
    last = timeline(positions).loc[lambda run: run["until"].isna()].reset_index(drop=True)
    now = standings(positions, TODAY)

    pd.testing.assert_frame_equal(last[shared].astype("object"), now[shared].astype("object"))
    assert list(last["from"]) == list(now["since"])


def test_the_timeline_of_a_past_day_knows_nothing_of_later_ones():
    positions = rows(
        "EU | Toll | support | 2025-01-01",
        "EU | Toll | support | 2025-02-01 | source=B",
        "EU | Toll | oppose  | 2025-03-01",
    )

    for day, expected in {
        "2024-12-31": [],
        "2025-01-31": [("support", 1, 1, True)],
        "2025-02-28": [("support", 2, 2, True)],
        "2025-03-01": [("support", 2, 2, False), ("oppose", 1, 1, True)],
    }.items():
        table = timeline(positions, day)
        lasting = zip(table["stance"], table["rows"], table["origins"], table["until"].isna(), strict=True)
        assert [tuple(run) for run in lasting] == expected, day


def test_by_the_clock_of_knowing_a_run_begins_when_it_was_said_but_only_once_its_source_was_out():
    positions = rows(
        "EU | Toll | support | 2025-01-01",
        "EU | Toll | oppose  | 2025-02-01 | source=Late",
        sources=[{"source": "Late", "published": "2025-06-01"}],
    )

    assert list(timeline(positions, "2025-05-31", "known")["stance"]) == ["support"]
    later = timeline(positions, "2025-06-01", "known")
    assert list(later["from"].dt.strftime("%Y-%m-%d")) == ["2025-01-01", "2025-02-01"]


def test_on_any_day_the_runs_that_last_are_the_standings_of_that_day():
    positions = rows(
        "EU | Toll | support | 2025-01-01 | inference",
        "EU | Toll | oppose  | 2025-01-03 | quote",
        "UN | Toll | neutral | 2025-01-02 | quote",
        "UN | Toll | oppose  | 2025-01-02 | quote | source=B",
    )
    shared = ["actor", "proposal", "stance", "state", "rows", "origins"]
    for day in ("2025-01-01", "2025-01-02", "2025-01-03"):
        lasting = timeline(positions, day).loc[lambda run: run["until"].isna()].reset_index(drop=True)
        pd.testing.assert_frame_equal(
            lasting[shared].astype("object"), standings(positions, day)[shared].astype("object")
        )


def test_a_tracker_without_positions_has_an_empty_timeline():
    assert timeline(rows()).empty
