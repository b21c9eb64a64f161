"""Cells that somebody else changed meanwhile: what it was, theirs, yours, and whose is to stand."""

from __future__ import annotations

import time

import streamlit as st

from tracker import Tracker
from tracker.app.editing.desk import own_desk
from tracker.app.editing.draft import kept_mine, took_theirs
from tracker.app.editing.saving import save_drafts
from tracker.app.wording.language import say
from tracker.app.wording.terms import column_label
from tracker.store.errors import Clash

AT_ONCE = 1.0  # seconds


def clash_panel(tracker: Tracker) -> None:
    """Show each clash with its three texts and two buttons; nothing if there is none."""
    clashes = own_desk().clashes
    if not clashes:
        return
    with st.container(border=True, key="clashes"):
        st.warning(
            say("clashes.title"),
            icon=":material/group:",
        )
        for clash in clashes:
            _show(tracker, clash)


def _show(tracker: Tracker, clash: Clash) -> None:
    name = f"{clash.table}_{clash.key}_{clash.column}"  # not its number: a second press must not settle the next one
    row, column, was, theirs, yours, buttons = st.columns([3, 1.4, 2.2, 2.2, 2.2, 2.6], vertical_alignment="center")
    words = {
        "row": (row, row_name(clash.table, clash.key)),
        "column": (
            column,
            column_label(tracker.schema.field(clash.table, clash.column)) if clash.column else say("clashes.whole"),
        ),
        "was": (was, clash.base),
        "theirs": (theirs, say("clashes.gone") if clash.theirs is None else clash.theirs),
        "yours": (yours, say("clashes.delete") if clash.mine is None else clash.mine),
    }
    for label, (place, text) in words.items():
        place.caption(say(f"clashes.{label}"))
        place.text(text or say("clashes.empty"))
    with buttons, st.container(horizontal=True):
        if clash.theirs is not None:
            st.button(say("clashes.keep"), key=f"mine_{name}", on_click=settle, args=(tracker, clash, True))
        st.button(say("clashes.take"), key=f"theirs_{name}", on_click=settle, args=(tracker, clash, False))


def settle(tracker: Tracker, clash: Clash, mine: bool) -> None:
    """Let one side stand: mine is written over theirs by the next save, or is dropped now.

    A save pressed at the heels of this is heard first now and then, and meets the clash once more: it is done again.
    """
    desk = own_desk()
    with desk.lock:
        draft = desk.draft_of(clash.table)
        if clash.key in draft.rows:
            stands = mine and clash.theirs is not None
            settled = kept_mine(draft, clash.key, clash.column, clash.theirs or "") if stands else None
            desk.take({clash.table: settled or took_theirs(draft, clash.key, clash.column)})
        desk.clashes = [each for each in desk.clashes if each != clash]
    if not desk.clashes and time.monotonic() - desk.insisted < AT_ONCE:
        save_drafts(tracker)


def row_name(table: str, key: str) -> str:
    """What people call a row: its actor and proposal, or its own name."""
    pending = own_desk().draft_of(table).rows.get(key)
    cells = pending.seen if pending else {}
    return f"{cells['actor']} · {cells['proposal']}" if {"actor", "proposal"} <= set(cells) else key
