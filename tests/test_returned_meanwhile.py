"""What others saved since the workbook was made is neither undone nor taken for an edit; who meets it is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import tracker
from tests.returning import LINES, Desk, debate, edited, exported, taken_back, told
from tracker.exchange.returned.acceptance import edits_of, why_of
from tracker.exchange.returned.review import Review
from tracker.store.edits import changed, deleted
from tracker.store.errors import Conflict
from tracker.tracker import Tracker

SHIPPED = "f7cez2ip"


def to_neutral(desk: Desk) -> None:
    """Change the stance of statement b."""
    desk.put("positions", "b", "stance", "neutral")


def now(at: int, line: str) -> Tracker:
    """The debate as it is by now: another line in the place of one."""
    return debate(*LINES[:at], line, *LINES[at + 1 :])


def test_what_others_changed_in_other_cells_stays_and_is_no_edit():
    by_now = now(1, LINES[1].replace("Gazette", "Herald"))

    assert told(taken_back(edited(to_neutral), by_now)) == ["positions b stance: oppose → neutral"]


def test_the_same_cell_changed_by_others_is_a_conflict_with_all_three_texts():
    by_now = now(1, LINES[1].replace("oppose", "lean oppose"))
    review = taken_back(edited(to_neutral), by_now)

    assert told(review) == ["positions b stance: oppose → neutral, theirs lean oppose"]
    assert (review.plain, review.conflicts) == (frozenset(), frozenset([0]))
    assert str(review) == "0 new, 0 changed, 0 deleted, 23 already there, 1 refused"
    assert review.lines[0].words.endswith("stance oppose → neutral, but in the tracker it is lean oppose by now")


def test_the_same_cell_changed_alike_by_others_is_there_already():
    assert told(taken_back(edited(to_neutral), now(1, LINES[1].replace("oppose", "neutral")))) == []


def test_a_row_that_others_added_is_not_taken_for_deleted():
    by_now = debate(*LINES, "Greens | Toll | support | 2025-05-30 | | source=Herald")

    assert told(taken_back(edited(to_neutral), by_now)) == ["positions b stance: oppose → neutral"]


def test_an_edit_of_a_row_that_others_deleted_is_refused():
    by_now = debate(*LINES[:7])
    review = taken_back(edited(lambda desk: desk.put("positions", "h", "stance", "neutral")), by_now)

    assert told(review) == ["positions h stance refused: deleted-meanwhile"]


def test_a_row_deleted_on_both_sides_is_nothing():
    data = edited(lambda desk: desk.sheet("positions").delete_rows(desk.row("positions", "h")))

    assert told(taken_back(data, debate(*LINES[:7]))) == []


def test_the_deletion_of_a_row_that_others_changed_is_a_conflict():
    data = edited(lambda desk: desk.sheet("positions").delete_rows(desk.row("positions", "h")))
    review = taken_back(data, debate(*LINES[:7], LINES[7].replace("lean support", "support")))

    assert told(review) == ["positions - h, changed-meanwhile"]
    assert (review.deletions, review.conflicts) == (frozenset(), frozenset([0]))


def test_the_same_actor_added_on_both_sides_is_compared_cell_by_cell():
    def act(desk: Desk) -> None:
        desk.add("actors", actor="Pirates", kind="party", note="new")
        desk.add("sources", source="Beacon", publisher="Beacon Ltd")

    by_now = debate(
        sources=[{"source": "Beacon", "publisher": "Beacon Ltd"}], actors=[{"actor": "Pirates", "kind": "group"}]
    )
    lines = [line for line in told(taken_back(edited(act), by_now)) if "Pirates" in line or "Beacon" in line]
    assert lines == ["actors Pirates kind: None → party, theirs group", "actors Pirates note: None → new, theirs "]


def kept(found: Tracker, review: Review) -> Tracker:
    """The tracker after everything sound in the review was saved."""
    found.commit(edits_of(review, review.plain | review.deletions), why=why_of(review))
    return tracker.open_tracker(found.folder)


def busy(desk: Desk) -> None:
    """A change, a new statement with its new actor, and a deletion."""
    page = desk.sheet("positions")
    cell = desk.cell("positions", SHIPPED, "condition")
    cell.value = "as seen on video"
    row = desk.add("positions", date=date(2025, 9, 3), actor="Ruritania", proposal="European troops", stance="support")
    page.cell(row, desk.column("positions", "source")).value = "RT 2025-08-28"
    desk.add("actors", actor="Ruritania", kind="state")
    page.delete_rows(desk.row("positions", "z2ostyqe"))


def test_what_was_accepted_is_saved_in_one_transaction_that_the_history_tells(data: Path):
    found = tracker.open_tracker(data)
    saved = kept(found, taken_back(edited(busy, found), found))

    history = saved.history()
    own = history[history["txn"] == history["txn"].iloc[0]]
    assert sorted(own["kind"]) == ["added", "added", "changed", "deleted"]
    assert set(own["why"]) == {"took back edited.xlsx"}


def test_the_same_file_taken_back_twice_changes_nothing_the_second_time(data: Path):
    found = tracker.open_tracker(data)
    workbook = edited(busy, found)
    saved = kept(found, taken_back(workbook, found))

    review = taken_back(workbook, saved)
    assert told(review) == []
    assert edits_of(review, review.plain) == []


def test_a_save_notices_what_others_change_between_the_review_and_it(data: Path):
    found = tracker.open_tracker(data)
    review = taken_back(edited(busy, found), found)
    found.commit([changed("positions", SHIPPED, {"condition": "if asked"})])

    with pytest.raises(Conflict):
        found.commit(edits_of(review, review.plain))
    assert "Ruritania" not in set(tracker.open_tracker(data).actors["actor"])


def test_a_deletion_notices_what_others_change_between_the_review_and_it(data: Path):
    found = tracker.open_tracker(data)
    review = taken_back(edited(busy, found), found)
    found.commit([changed("positions", "z2ostyqe", {"note": "checked"})])

    with pytest.raises(Conflict):
        found.commit(edits_of(review, review.deletions))


def test_an_accepted_conflict_wins_and_one_that_is_left_does_not(data: Path):
    found = tracker.open_tracker(data)
    workbook = edited(busy, found)
    found.commit([changed("positions", SHIPPED, {"condition": "if asked"})])
    by_now = tracker.open_tracker(data)
    review = taken_back(workbook, by_now)
    [conflict] = review.conflicts

    kept(by_now, review)
    assert tracker.open_tracker(data).positions.set_index("id")["condition"][SHIPPED] == "if asked"
    again = taken_back(workbook, tracker.open_tracker(data))
    [conflict] = again.conflicts
    again.tracker.commit(edits_of(again, [conflict]))
    assert tracker.open_tracker(data).positions.set_index("id")["condition"][SHIPPED] == "as seen on video"


def test_only_what_was_accepted_is_saved_and_a_refused_line_cannot_be(data: Path):
    found = tracker.open_tracker(data)

    def act(desk: Desk) -> None:
        busy(desk)
        desk.put("positions", "wf2r4gri", "stance", "maybe")

    review = taken_back(edited(act, found), found)
    [refused] = [line.number for line in review.lines if not line.acceptable]
    with pytest.raises(ValueError, match="cannot be accepted"):
        edits_of(review, [refused])
    assert [
        edit.table for edit in edits_of(review, [line.number for line in review.lines if line.table == "actors"])
    ] == ["actors"]


def test_a_statement_added_in_like_words_by_somebody_else_has_to_be_accepted_by_itself():
    def act(desk: Desk) -> None:
        new: dict[str, Any] = {
            "date": date(2025, 5, 30),
            "actor": "Greens",
            "proposal": "Toll",
            "stance": "neutral",
            "source": "Herald",
        }
        desk.add("positions", **new)

    by_now = debate(*LINES, "Greens | Toll | support | 2025-05-30 | | source=Herald")
    review = taken_back(edited(act), by_now)
    assert told(review) == ["positions + 2025-05-30 | Greens | Toll | neutral | Herald, added-meanwhile"]
    assert review.plain == frozenset()


def test_a_row_that_has_no_id_in_the_tracker_yet_is_known_by_what_it_says(data: Path):
    path = data / "positions.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(f"{SHIPPED},", ","), encoding="utf-8")
    found = tracker.open_tracker(data)

    def act(desk: Desk) -> None:
        row = next(row for row in range(4, 40) if desk.sheet("positions").cell(row, 1).value is None)
        desk.sheet("positions").cell(row, desk.column("positions", "condition")).value = "as seen on video"

    review = taken_back(edited(act, found), found)
    assert len(review.lines) == 1
    saved = kept(found, review)
    assert "as seen on video" in set(saved.positions["condition"])


def test_deleting_needs_the_row_as_it_was_shown(data: Path):
    found = tracker.open_tracker(data)
    review = taken_back(edited(busy, found), found)
    [edit] = edits_of(review, review.deletions)

    assert edit == deleted("positions", "z2ostyqe", edit.seen)
    assert (edit.seen or {})["condition"] == "as part of a peace deal"
    assert exported(found)
