"""What is wrong beside the grid, in unsaved edits and in the rows on the page, with a button for each remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import streamlit as st

from tracker import Edit, Tracker
from tracker.app.editing.choices import takes_new
from tracker.app.editing.desk import Desk, own_desk
from tracker.app.editing.draft import Draft, is_new
from tracker.app.editing.row_order import cells_at, keys_of, place_of
from tracker.app.editing.wrong import remedy, words_of
from tracker.app.frame.markup import plain
from tracker.app.frame.places import PROBLEMS
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of
from tracker.app.wording.terms import column_label, table_title
from tracker.checks.touched import edit_problems
from tracker.problem import Problem
from tracker.store.structure import Integers

SHOWN = 6
WIDE = 340
"""Pixels beside the grid; on a phone it stands below."""


class Told(NamedTuple):
    """Something wrong in a row of the grid: by the row's key, with the column and the words for it."""

    key: str
    column: str
    words: str
    problem: Problem


def draft_faults(tracker: Tracker, desk: Desk) -> list[Told]:
    """What keeps unsaved edits from being saved; found out anew only where they, or the files, have changed."""
    state = (tracker.version, desk.drafts)
    if not desk.found or desk.found[0] != state:
        blamed = edit_problems(tracker.texts, desk.edits)
        found = [(edit.key, problem) for (edit, *_), problem in blamed if isinstance(edit, Edit)]
        desk.found = state, [_told(tracker, key, each) for key, each in found if each.severity == "error"]
    told: Any = desk.found[1]
    return sorted(dict.fromkeys(told), key=lambda each: (not is_new(each.key), each.problem.row))


def page_faults(tracker: Tracker, table: str, places: Integers) -> list[Told]:
    """The errors in some records as they are saved, and those of the file as a whole."""
    problems = tracker.problems
    here = problems[(problems["table"] == table) & (problems["severity"] == "error")]
    here = here[here["row"].isin(places + 2) | (here["row"] < 2)]
    found = [Problem(*each) for each in here.itertuples(index=False)]
    return [_told(tracker, _key_at(tracker, table, each.row - 2), each) for each in found]


def _key_at(tracker: Tracker, table: str, place: int) -> str:
    return keys_of(tracker, table, np.array([place]))[0] if place >= 0 else ""


def faults_by_cell(tracker: Tracker, table: str, places: Integers, desk: Desk) -> dict[str, list[Told]]:
    """For each row that has any, what is wrong: of its unsaved edits, else of what is saved."""
    draft, wrong = desk.draft_of(table), dict[str, list[Told]]()
    saved = [told for told in page_faults(tracker, table, places) if not _is_touched(draft, told)]
    for told in [*(each for each in draft_faults(tracker, desk) if each.problem.table == table), *saved]:
        wrong.setdefault(told.key, []).append(told)
    return wrong


def fault_panel(tracker: Tracker, table: str, places: Integers) -> None:
    """Show what keeps unsaved edits from being saved, and the errors of the rows on the page, if any."""
    desk = own_desk()
    waiting = draft_faults(tracker, desk)
    here = [told for told in page_faults(tracker, table, places) if not _is_touched(desk.draft_of(table), told)]
    if not waiting and not here:
        return
    with st.container(width=WIDE, key="beside"):
        if waiting:
            with st.container(border=True, key="refused", gap="small"):
                st.markdown(f"**{say('faults.waiting')}** · {count_of(len(waiting), 'problem')}")
                _list(tracker, waiting, "refused")
        if here:
            with st.container(border=True, key="faults", gap="small"):
                st.markdown(say("faults.here", errors=begun(count_of(len(here), "error"))))
                _list(tracker, here, "faults")


def _is_touched(draft: Draft, told: Told) -> bool:
    row = draft.rows.get(told.key)
    return row is not None and (row.gone or told.column in row.new)


def _told(tracker: Tracker, key: str, problem: Problem) -> Told:
    return Told(key, problem.column, words_of(tracker, problem), problem)


def _list(tracker: Tracker, faults: Sequence[Told], name: str) -> None:
    for told in faults[:SHOWN]:
        key = f"{name}_{hashlib.sha256(repr(told).encode()).hexdigest()[:12]}"  # no number: the next one has it soon
        with st.container(gap="xsmall", key=f"{key}_fault"):
            st.text(sentence(tracker, told))
            with st.container(horizontal=True, gap="small"):
                _remedies(tracker, told, key)
    if len(faults) > SHOWN:
        label = say("faults.more", problems=count_of(len(faults) - SHOWN, "more problem"))
        st.page_link(PROBLEMS, label=label)


def _remedies(tracker: Tracker, told: Told, key: str) -> None:
    """The buttons of one fault: what mends it, or may be meant; and for a name that nobody has recorded, to do so."""
    problem, text = told.problem, remedy(told.problem)
    if text is not None:
        label = say("faults.mend", text=plain(text)) if text else say("faults.empty")
        act = partial(mend, tracker, told, text)
        st.button(label, key=key, icon=":material/build:", on_click=act, help=say("faults.safe"))
    field = tracker.schema.field(problem.table, problem.column)
    if problem.rule == "reference" and field.reference and takes_new(field) and not field.is_list and told.key:
        label = say(
            "faults.add", name=plain(problem.value), table=table_title(tracker.schema.table(field.reference.table))
        )
        act = partial(add_name, field.reference, problem.value)
        st.button(label, key=f"{key}_add", icon=":material/add:", on_click=act)


def sentence(tracker: Tracker, told: Told) -> str:
    """The place, what is wrong, and the remedy, in one line, as people name row and column."""
    problem = told.problem
    if is_new(told.key):
        drafted = own_desk().draft_of(problem.table).new_keys
        place = say("faults.new_row", row=str(drafted.index(told.key) + 1) if told.key in drafted else "")
    else:
        place = say("faults.row", row=str(problem.row)) if problem.row > 1 else say("faults.file")
    column = column_label(tracker.schema.field(problem.table, problem.column)) if problem.column else ""
    return f"{place}{f', {column}' if column else ''}: {told.words}"


def mend(tracker: Tracker, told: Told, text: str) -> None:
    """Put the text that mends a cell into the draft."""
    desk, table = own_desk(), told.problem.table
    place = place_of(tracker, table, told.key)
    seen = {} if place is None else cells_at(tracker, table, place)
    if seen or is_new(told.key):
        with desk.lock:
            desk.take({table: desk.draft_of(table).with_cell(told.key, seen, told.column, text)})


def add_name(reference: Any, name: str) -> None:
    """Put a new name into the draft of the table it belongs to, so that it is saved together with what refers to it."""
    desk = own_desk()
    with desk.lock:
        desk.take({reference.table: desk.draft_of(reference.table).with_new([{reference.column: name}])})
