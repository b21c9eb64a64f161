"""What a page says when it shows less than there is, or nothing at all, and what to do about it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.filters import View, clear_filters
from tracker.app.phrases import count_of, day_in_words
from tracker.app.places import PROBLEMS


def left_out_notice(tracker: Tracker) -> None:
    """Say how many rows with an error the views leave out, and where to mend them; nothing if there are none."""
    out = {table: rows for table, rows in tracker.left_out.items() if rows}
    if not out:
        return
    counts = ", ".join(f"{count_of(rows, 'row')} of {table}" for table, rows in out.items())
    with st.container(horizontal=True, vertical_alignment="center", key="left_out", gap="small"):
        st.text(f"⚠ Left out of every view because of an error: {counts}.", width="content")
        st.page_link(PROBLEMS, label="See and mend them", icon=":material/build:", width="content")


def nothing_found(tracker: Tracker, view: View) -> None:
    """Say why a view is empty, and the next thing to do; a table that cannot be read is never called empty."""
    if unread := [text.table.path for text in tracker.texts.values() if not text.readable]:
        st.subheader(f"Nothing can be shown: {', '.join(unread)} cannot be read")
        st.page_link(PROBLEMS, label="See why", icon=":material/build:", width="content")
        return
    if tracker.positions.empty:
        st.subheader("No position is recorded yet")
        st.text("Open Positions and add the first one: an actor, a proposal, a stance, a source and a day are enough.")
        return
    days = tracker.positions["date"]
    if days.min().date() > view.day:
        st.subheader(f"Nothing is recorded up to {day_in_words(view.day)}")
        st.text(f"The first statement is of {day_in_words(days.min())}: choose a later day.")
        return
    st.subheader("Nothing fits these filters")
    st.text("Take one away, or begin anew.")
    st.button("Clear all filters", key="clear_empty", on_click=clear_filters)


def too_many_cells(cells: pd.DataFrame, limit: int) -> None:
    """Ask to narrow a matrix that nobody could read, and offer its busiest part."""
    actors, proposals = cells["actor"].nunique(), cells["proposal"].nunique()
    st.subheader(f"{actors * proposals:,} cells are too many to read")
    st.text(
        f"{actors:,} actors × {proposals:,} proposals. Choose some actors, a group, proposals or a topic above; "
        f"up to {limit:,} cells are drawn."
    )
    busy = {"actor": _busiest(cells, "actor", 30), "proposal": _busiest(cells, "proposal", 15)}
    label = f"Show the {len(busy['actor'])} actors and {len(busy['proposal'])} proposals with the most statements"
    st.button(label, icon=":material/zoom_in:", on_click=st.session_state.update, args=(busy,))


def _busiest(cells: pd.DataFrame, column: str, number: int) -> list[str]:
    return cells.groupby(column, observed=True)["rows"].sum().nlargest(number).index.astype("str").tolist()


def no_change(since: date, until: date) -> None:
    """Say that nobody moved, and where to look instead."""
    st.subheader(f"Nobody moved from {day_in_words(since)} to {day_in_words(until)}")
    st.text("Choose a longer period, another day in “As of”, or take a filter away.")


def no_problem() -> None:
    """Say that the tables are in order."""
    st.text("✓ Every table is in order. Come back after the next import.")
