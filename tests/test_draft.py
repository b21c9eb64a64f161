"""Unsaved edits: kept by row, never by place, and turned into what a save takes."""

from __future__ import annotations

import pandas as pd

from tracker import changed, deleted
from tracker.app.draft import DELETE, Draft, collected, edits_of, kept_mine, overlaid, took_theirs, unsaved

ALLOWED = ("stance", "note")


def shown(*rows: str) -> pd.DataFrame:
    """Rows as the grid shows them: `key | stance | note`."""
    cells = [[each.strip() for each in row.split("|")] for row in rows]
    return pd.DataFrame(cells, columns=["id", "stance", "note"]).set_index("id", drop=False)


TABLE = shown("a | support | one", "b | oppose | two", "#9 | neutral | three")


def drafted(place: int, **cells: object) -> Draft:
    return collected(Draft(), TABLE, {place: cells}, ALLOWED)


def test_an_edit_belongs_to_its_row_whatever_is_shown_next():
    draft = drafted(1, stance="support")

    elsewhere = overlaid(draft, shown("c | neutral | x", "b | oppose | two"))

    assert elsewhere["stance"].tolist() == ["neutral", "support"]


def test_a_cell_edited_back_by_hand_is_no_edit():
    draft = collected(drafted(0, stance="oppose"), TABLE, {0: {"stance": "support"}}, ALLOWED)

    assert len(draft) == 0


def test_a_browser_can_neither_edit_the_key_nor_a_row_that_is_not_there():
    assert len(collected(Draft(), TABLE, {0: {"id": "z"}, 7: {"note": "x"}, -1: {"note": "x"}}, ALLOWED)) == 0


def test_what_was_seen_is_what_stood_when_the_edit_was_made():
    draft = drafted(0, note="mine")
    later = shown("a | support | theirs", "b | oppose | two")

    again = collected(draft, later, {0: {"note": "mine, too"}}, ALLOWED)

    assert edits_of(again, "positions") == [changed("positions", "a", {"note": "mine, too"}, {"note": "one"})]


def test_a_row_without_an_id_is_known_by_all_its_cells():
    [edit] = edits_of(drafted(2, note="x"), "positions")

    assert edit == changed("positions", "#9", {"note": "x"}, {"id": "#9", "stance": "neutral", "note": "three"})


def test_a_ticked_row_goes_and_a_tick_taken_back_keeps_it():
    draft = drafted(1, **{DELETE: True})

    assert edits_of(draft, "positions") == [deleted("positions", "b", {"id": "b", "stance": "oppose", "note": "two"})]
    assert len(collected(draft, TABLE, {1: {DELETE: False}}, ALLOWED)) == 0


def test_keeping_mine_overwrites_theirs_and_taking_theirs_forgets_mine():
    draft = drafted(0, note="mine", stance="oppose")

    kept = kept_mine(draft, "a", "note", "theirs")

    assert edits_of(kept, "t")[0].seen == {"note": "theirs", "stance": "support"}
    assert edits_of(took_theirs(draft, "a", "note"), "t") == [
        changed("t", "a", {"stance": "oppose"}, {"stance": "support"})
    ]


def test_what_is_saved_leaves_the_draft_and_the_rest_stays():
    draft = collected(drafted(0, note="x"), TABLE, {1: {"note": "y"}}, ALLOWED)

    left = unsaved(draft, "positions", edits_of(draft, "positions")[:1])

    assert list(left.rows) == ["b"]
    assert len(unsaved(draft, "actors", edits_of(draft, "positions"))) == 2
