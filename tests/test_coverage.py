"""The worklist: what is known too little of, the neediest pairs first."""

from __future__ import annotations

import pandas as pd

from tests.debate import rows
from tracker import standings
from tracker.analysis.coverage import need_counts, worklist
from tracker.analysis.selection import Selection
from tracker.tracker import Tracker

DAY = "2024-12-31"


def debate() -> Tracker:
    """Five cells, one for each need, and one that is well covered."""
    return rows(
        "Greens  | toll   | support | 2023-01-10 | quote | source=Gazette",
        "Greens  | toll   | support | 2023-02-10 | quote | source=Herald",
        "Left    | toll   | oppose  | 2022-05-01 | quote",
        "Liberals| toll   | oppose  | 2024-12-01 | quote",
        "Right   | toll   | support | 2024-12-02 | third-party | source=Gazette",
        "Right   | toll   | support | 2024-12-02 | third-party | source=Herald",
        "Union   | toll   | support | 2024-12-03 | quote | source=Gazette",
        "Union   | toll   | oppose  | 2024-12-03 | quote | source=Herald",
        "Union   | bypass | support | 2024-12-01 | quote | source=Gazette",
        "Union   | bypass | support | 2024-12-02 | quote | source=Herald",
    )


def needs(pairs: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Each pair with its most urgent need, in order."""
    found = pairs[["actor", "proposal", "need"]].astype("object").fillna("")
    return list(found.itertuples(index=False, name=None))


def test_stale_cells_come_first_by_age_and_what_nobody_recorded_comes_last():
    pairs = worklist(debate(), DAY)

    assert needs(pairs)[:5] == [
        ("Left", "toll", "stale"),
        ("Greens", "toll", "stale"),
        ("Liberals", "toll", "single_origin"),
        ("Right", "toll", "claimed"),
        ("Union", "toll", "contested"),
    ]
    assert {need for _, _, need in needs(pairs)[5:-1]} == {"silent"}
    assert needs(pairs)[-1] == ("Union", "bypass", "")


def test_among_silent_pairs_those_come_first_around_which_most_is_said():
    silent = worklist(debate(), DAY).query("state == 'silent'")  # the words of a test, not of a user

    assert list(silent["actor"].astype("str")) == ["Greens", "Right", "Left", "Liberals"]
    assert list(silent["voices"]) == [4, 4, 3, 3]


def test_every_pair_is_there_once_and_its_needs_are_counted_however_many_it_has():
    pairs = worklist(debate(), DAY)

    assert len(pairs) == 5 * 2 == len(pairs.drop_duplicates(["actor", "proposal"]))
    assert need_counts(pairs) == {"stale": 2, "single_origin": 2, "claimed": 1, "contested": 1, "silent": 4}


def test_the_filters_narrow_the_worklist_and_a_day_takes_back_what_was_not_yet_said():
    chosen = worklist(debate(), "2023-01-31", selection=Selection(actors=("Greens",)))

    assert needs(chosen) == [("Greens", "toll", "single_origin"), ("Greens", "bypass", "silent")]


def test_a_tracker_without_a_statement_wants_everything_and_one_without_names_nothing():
    registered = rows(actors=[{"actor": "Greens"}], proposals=[{"proposal": "toll"}])

    assert needs(worklist(registered, DAY)) == [("Greens", "toll", "silent")]
    assert worklist(rows(), DAY).empty


def test_the_worklist_and_the_matrix_agree():
    tracker = debate()
    recorded = worklist(tracker, DAY)
    recorded = recorded[recorded["state"] != "silent"].set_index(["actor", "proposal"]).sort_index()
    cells = standings(tracker, DAY).set_index(["actor", "proposal"]).sort_index()

    assert recorded["stance"].astype("str").tolist() == cells["stance"].astype("str").tolist()
    assert recorded["origins"].tolist() == cells["origins"].tolist()
