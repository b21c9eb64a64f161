"""Changes as they were saved, several rows at once, each with the button that takes it back."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.desk import own_desk
from tracker.app.past import heading, line
from tracker.app.person import may_edit
from tracker.app.phrases import count_of
from tracker.app.places import POSITIONS
from tracker.app.saving import author, undone

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
                "Undo", key=f"undo_{txn}", icon=":material/undo:", on_click=undo, args=(tracker, txn),
                help="Takes this change back, as a new change", type="tertiary",
            )  # fmt: skip
    lines = [line(row) for row in rows[:ROWS]]
    st.text("\n".join([*lines, *([f"and {count_of(len(rows) - ROWS, 'row')} more"] if len(rows) > ROWS else [])]))


def undo(tracker: Tracker, txn: str) -> None:
    """Take a change back, and keep for the page what came of it."""
    desk, who = own_desk(), author()
    with desk.lock:  # from here on plain Python: see `tracker.app.desk`
        outcome = undone(tracker, txn, who)
        desk.say(outcome.words, outcome.txn)
        desk.undo_clashes = list(outcome.clashes)
        desk.fail(outcome.failure)
        if outcome.done:
            desk.begin_anew()


def undo_clash_panel(tracker: Tracker) -> None:
    """Show the cells that have changed since, so that the undo was not done; nothing if there are none."""
    clashes = own_desk().undo_clashes
    if not clashes:
        return
    with st.container(border=True, key="undo_clashes"):
        st.warning("Not undone: these cells have been changed once more since.", icon=":material/group:")
        for clash in clashes:
            label = tracker.schema.field(clash.table, clash.column).label if clash.column else "the row"
            back = "the row goes" if clash.mine is None else clash.mine or "(empty)"
            now = "the row is gone" if clash.theirs is None else clash.theirs or "(empty)"
            left = clash.base or "(empty)"
            st.text(
                f"{clash.table} {clash.key}, {label}: this change left {left}; now {now}; undone it would be {back}"
            )
        st.page_link(POSITIONS, label="Change it by hand on the Positions page", icon=":material/edit_note:")
        st.button("All right", key="undo_seen", on_click=own_desk().undo_clashes.clear)
