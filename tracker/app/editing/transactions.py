"""Changes as they were saved, several rows at once, each with the button that takes it back."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.editing.desk import own_desk
from tracker.app.editing.past import heading, line
from tracker.app.editing.saving import author, undone
from tracker.app.frame.person import may_edit
from tracker.app.frame.places import POSITIONS
from tracker.app.wording.language import say
from tracker.app.wording.phrases import count_of
from tracker.app.wording.terms import column_label

PAGE = 25
ROWS = 8
"""Rows told of one change; nobody reads on."""


def transaction_list(tracker: Tracker, changes: pd.DataFrame) -> None:
    """Show changes (columns of `past_changes`), those of one save together, in their order."""
    editable = may_edit()
    for txn, rows in changes.groupby("txn", sort=False):
        with st.container(border=True, key=f"txn_{txn}", gap="xxsmall"):
            _show(tracker, str(txn), list(rows.itertuples()), editable)


def _show(tracker: Tracker, txn: str, rows: list[Any], editable: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.text(heading(rows[0]), width="content")
        if editable and any(row.table for row in rows):
            st.button(
                say("past.take_back"), key=f"undo_{txn}", icon=":material/undo:", on_click=undo, args=(tracker, txn),
                help=say("past.take_back_help"), type="tertiary",
            )  # fmt: skip
    lines = [line(tracker, row) for row in rows[:ROWS]]
    more = [say("past.more", rows=count_of(len(rows) - ROWS, "row"))] if len(rows) > ROWS else []
    st.text("\n".join([*lines, *more]))


def undo(tracker: Tracker, txn: str) -> None:
    """Take a change back, and keep for the page what came of it."""
    desk, who = own_desk(), author()
    with desk.lock:  # from here on plain Python: see `tracker.app.editing.desk`
        outcome = undone(tracker, txn, who)
        desk.say(outcome.words, outcome.txn)
        desk.undo_clashes = list(outcome.clashes)
        desk.fail(outcome.failure)


def undo_clash_panel(tracker: Tracker) -> None:
    """Show the cells that have changed since, so that the undo was not done; nothing if there are none."""
    clashes = own_desk().undo_clashes
    if not clashes:
        return
    with st.container(border=True, key="undo_clashes"):
        st.warning(say("past.refused"), icon=":material/group:")
        for clash in clashes:
            field = tracker.schema.field(clash.table, clash.column) if clash.column else None
            label = column_label(field) if field else say("clashes.whole")
            empty = say("clashes.empty")
            texts = {
                "left": clash.base or empty,
                "now": say("clashes.gone") if clash.theirs is None else clash.theirs or empty,
                "back": say("past.goes") if clash.mine is None else clash.mine or empty,
            }
            st.text(say("past.cell", table=clash.table, key=clash.key, column=label, **texts))
        st.page_link(POSITIONS, label=say("past.by_hand"), icon=":material/edit_note:")
        st.button(say("past.seen"), key="undo_seen", on_click=own_desk().undo_clashes.clear)
