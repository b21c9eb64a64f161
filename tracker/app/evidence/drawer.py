"""The drawer with the evidence behind a cell: the sentence first, own words next, claims by others apart."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker, TrackerError, evidence
from tracker.app.editing.form import open_form
from tracker.app.editing.past import heading, past_changes, row_told
from tracker.app.evidence.statements import statement_cards
from tracker.app.frame.dialog import close_dialog, draw_dialog, open_dialog
from tracker.app.frame.filters import View, chosen_view
from tracker.app.frame.markup import plain
from tracker.app.frame.person import may_edit
from tracker.app.frame.places import HISTORY, POSITIONS, go_narrowed
from tracker.app.frame.workings import standings_on
from tracker.app.tiles.matrix_table import Cell
from tracker.app.wording.language import say
from tracker.app.wording.phrases import count_of, silence_sentence, standing_sentence

SHOWN = 12  # changes in the drawer: the History page has them all
MANY = 20  # statements at a time, of each sort: more is slow to send, and the newest ones come first


def open_evidence(cell: Cell) -> None:
    """Open the evidence of a cell: as it is now, and as it becomes while it is read."""
    st.session_state.evidence_turns = 1
    open_dialog(_draw, cell)


def open_picked(tracker: Tracker, picked: Any) -> None:
    """Ask for the evidence of what was clicked in a chart; a click on nothing asks nothing."""
    if picked and {"actor", "proposal"} <= set(picked[0]):
        cell = Cell(str(picked[0]["actor"]), str(picked[0]["proposal"]))
        if cell.actor in set(tracker.actors["actor"]) and cell.proposal in set(tracker.proposals["proposal"]):
            open_evidence(cell)


def _draw(tracker: Tracker, cell: Cell) -> None:
    title = say("evidence.title", actor=plain(cell.actor), proposal=plain(cell.proposal))
    draw_dialog(title, _show, tracker, chosen_view(), cell, position="right", width="small")


def _show(tracker: Tracker, view: View, cell: Cell) -> None:
    rows = evidence(tracker, cell.actor, cell.proposal, view.day, view.clock)
    st.markdown(plain(_sentence(tracker, view, cell)))
    if statement := _statement_of(tracker, cell.proposal):
        st.caption(plain(say("evidence.proposal", statement=statement)))
    own, claims = rows[rows["own"]], rows[~rows["own"]]
    if len(own):
        st.markdown(f"**{say('evidence.own')}**")
        _cards(tracker, own, "own_words")
    if len(claims):
        st.markdown(f"**{say('evidence.claims')}** · {count_of(len(claims), 'statement')}")
        _cards(tracker, claims, "claims")
    _story(tracker, list(rows["id"].astype("str")))
    _next_steps(cell, bool(len(rows)))


def _cards(tracker: Tracker, rows: pd.DataFrame, key: str) -> None:
    """The newest statements, and a button for those before."""
    shown = MANY * int(st.session_state.get("evidence_turns", 1))
    statement_cards(tracker, rows.head(shown), key)
    if len(rows) > shown:
        label = say("evidence.earlier", statements=count_of(len(rows) - shown, "statement"))
        st.button(label, key=f"{key}_earlier", icon=":material/expand_more:", on_click=_turn)


def _turn() -> None:
    st.session_state.evidence_turns += 1


def _story(tracker: Tracker, ids: list[str]) -> None:
    """What became of these rows since they were first written, from the history; nothing where it tells nothing."""
    try:
        past = past_changes(tracker)
    except TrackerError:
        return
    told = past[(past["table"] == "positions") & (past["key"].isin(ids) | past["after"].map(_id).isin(ids))]
    if len(told):
        with st.expander(f"{say('evidence.story')} · {count_of(len(told), 'change')}", icon=":material/history:"):
            for change in told.head(SHOWN).itertuples():
                st.caption(plain(heading(change)))
                st.text(row_told(tracker.schema.tables["positions"], change))
            st.page_link(HISTORY, label=say("evidence.history"), icon=":material/history:")


def _id(cells: dict[str, str]) -> str:
    return cells.get("id", "")


def _sentence(tracker: Tracker, view: View, cell: Cell) -> str:
    cells = standings_on(tracker, view.day, view.clock)
    here = cells[(cells["actor"] == cell.actor) & (cells["proposal"] == cell.proposal)]
    if here.empty:
        return silence_sentence(cell.actor, cell.proposal, view.day)
    return standing_sentence(next(here.itertuples()))


def _statement_of(tracker: Tracker, proposal: str) -> str:
    table = tracker.proposals
    found: Any = table.loc[table["proposal"] == proposal, "statement"] if "statement" in table else []
    return next(iter(found), "")


def _next_steps(cell: Cell, recorded: bool) -> None:
    if not may_edit():
        return
    with st.container(horizontal=True):
        if st.button(say("evidence.add"), icon=":material/add:", type="secondary" if recorded else "primary"):
            open_form(cell._asdict())
            st.rerun()
        if recorded and st.button(say("evidence.edit"), icon=":material/edit:"):
            close_dialog()
            go_narrowed(POSITIONS, actor=cell.actor, proposal=cell.proposal)
