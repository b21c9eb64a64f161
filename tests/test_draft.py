"""Unsaved edits: kept by row, never by place, taken back step by step, and turned into what a save takes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import Edit, added, changed, deleted
from tracker.app.editing.draft import NEW, Draft, edits_of, kept_mine, took_theirs, unsaved
from tracker.app.editing.steps import Steps
from tracker.app.editing.strokes import after_stroke, strokes_after

SAVED = {
    "a": {"id": "a", "stance": "support", "note": "one"},
    "b": {"id": "b", "stance": "oppose", "note": "two"},
    "#9": {"id": "", "stance": "neutral", "note": "three"},
}


def is_open(key: str, column: str) -> bool:
    return key != "x" and column in {"stance", "note"}


def after(draft: Draft, **stroke: Any) -> Draft:
    return after_stroke(draft, stroke, SAVED.get, is_open)


def written(key: str, column: str, text: str, draft: Draft | None = None, shown: str | None = None) -> Draft:
    saw = SAVED.get(key, {}).get(column, "") if shown is None else shown
    return after(draft or Draft(), do="write", cells=[[key, column, text, saw]])


def test_a_cell_edited_back_by_hand_is_no_edit():
    assert len(written("a", "stance", "support", written("a", "stance", "oppose"))) == 0


def test_a_browser_can_edit_neither_the_key_nor_a_row_or_column_that_is_not_there():
    for cell in (
        ["a", "id", "z", ""],
        ["z", "note", "x", ""],
        ["a", "colour", "x", ""],
        ["a", "note", 7, ""],
        "a",
        None,
    ):
        assert len(after(Draft(), do="write", cells=[cell])) == 0
    assert len(after(Draft(), do="burn", rows=["a"])) == 0


def test_what_was_seen_is_what_the_cell_showed_when_somebody_began_to_write():
    [edit] = edits_of(written("a", "note", "mine", shown="as drawn"), "positions")

    assert edit == changed("positions", "a", {"note": "mine"}, {"note": "as drawn"})


def test_a_second_text_does_not_change_what_was_seen():
    draft = written("a", "note", "mine, too", written("a", "note", "mine"), shown="theirs")

    assert edits_of(draft, "positions") == [changed("positions", "a", {"note": "mine, too"}, {"note": "one"})]


def test_a_row_without_an_id_is_known_by_all_its_cells():
    assert edits_of(written("#9", "note", "x"), "t") == [changed("t", "#9", {"note": "x"}, SAVED["#9"])]


def test_a_row_that_is_to_go_goes_and_one_that_is_kept_after_all_stays():
    draft = after(Draft(), do="drop", rows=["b"], gone=True)

    assert edits_of(draft, "positions") == [deleted("positions", "b", SAVED["b"])]
    assert len(after(draft, do="drop", rows=["b"], gone=False)) == 0


def test_new_rows_are_added_in_the_order_in_which_they_came_and_one_that_goes_leaves_nothing():
    draft = written(f"{NEW}7", "note", "second", written(f"{NEW}5", "note", "first")).with_new([{"note": "third"}])

    assert [edit._replace(key="") for edit in edits_of(draft, "t")] == [
        added("t", {"note": "first"}),
        added("t", {"note": "second"}),
        added("t", {"note": "third"}),
    ]
    assert len(after(draft, do="drop", rows=[f"{NEW}5"], gone=True)) == 2


def test_keeping_mine_overwrites_theirs_and_taking_theirs_forgets_mine():
    draft = written("a", "stance", "oppose", written("a", "note", "mine"))

    assert edits_of(kept_mine(draft, "a", "note", "theirs"), "t")[0].seen == {"note": "theirs", "stance": "support"}
    assert edits_of(took_theirs(draft, "a", "note"), "t") == [
        changed("t", "a", {"stance": "oppose"}, {"stance": "support"})
    ]


def test_what_is_saved_leaves_the_draft_and_the_rest_stays():
    draft = written(f"{NEW}1", "note", "z", written("b", "note", "y", written("a", "note", "x")))
    new, first, second = edits_of(draft, "positions")

    assert list(unsaved(draft, "positions", [new, first]).rows) == ["b"]
    assert list(unsaved(draft, "positions", [second]).rows) == ["a", f"{NEW}1"]
    assert len(unsaved(draft, "actors", [new, first, second])) == 3


@pytest.mark.parametrize("told", [None, "x", [None], [{"n": "1"}], [{"n": True}], [{}]])
def test_what_has_not_the_shape_of_a_stroke_is_passed_over(told: Any):
    assert list(strokes_after(told, 0)) == []


def test_a_stroke_told_twice_is_heard_once_and_none_is_passed_over():
    told = [{"n": 4}, {"n": 2}, {"n": 3}]

    assert [number for number, _ in strokes_after(told, 2)] == [3, 4]


cells = st.tuples(
    st.sampled_from([*SAVED, f"{NEW}1", f"{NEW}2"]), st.sampled_from(["stance", "note"]), st.text(max_size=2)
)
rows = st.lists(st.sampled_from([*SAVED, f"{NEW}1"]), max_size=2)
strokes = st.one_of(
    st.lists(cells, max_size=3).map(lambda found: {"do": "write", "cells": [[*cell, ""] for cell in found]}),
    st.tuples(rows, st.booleans()).map(lambda drop: {"do": "drop", "rows": drop[0], "gone": drop[1]}),
)


def walked(course: list[dict[str, Any]]) -> Steps:
    steps = Steps()
    for stroke in course:
        steps = steps.then({"positions": after(steps.now.get("positions", Draft()), **stroke)})
    return steps


@given(st.lists(strokes, max_size=12), st.integers(0, 15))
def test_what_is_taken_back_and_done_again_is_as_it_was(course: list[dict[str, Any]], back: int):
    steps = there = walked(course)
    for _ in range(back):
        there = there.undone()
    for _ in range(back):
        there = there.redone()

    assert there == steps


@given(st.lists(strokes, max_size=12))
def test_taking_every_step_back_leaves_nothing_unsaved(course: list[dict[str, Any]]):
    steps = walked(course)
    for _ in course:
        steps = steps.undone()

    assert steps.now == {}


@given(st.lists(strokes, max_size=12), st.data())
def test_nothing_that_is_saved_comes_back_by_undoing(course: list[dict[str, Any]], data: st.DataObject):
    steps = walked(course)
    edits = edits_of(steps.now.get("positions", Draft()), "positions")
    saved: list[Edit] = data.draw(st.lists(st.sampled_from(edits))) if edits else []
    left = steps.without(saved)
    for _ in range(len(course) + 1):
        assert not {edit.key for edit in saved} & set(left.now.get("positions", Draft()).rows)
        left = left.undone()


def test_a_step_after_taking_one_back_cannot_be_redone_over():
    steps = walked([{"do": "write", "cells": [["a", "note", "x", "one"]]}]).undone()

    assert steps.then({"positions": written("b", "note", "y")}).redone().now == {"positions": written("b", "note", "y")}
