"""What a page says when it shows less than there is, or nothing at all, and what to do about it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.frame.filters import View, clear_filters, look_at
from tracker.app.frame.places import POSITIONS, PROBLEMS
from tracker.app.wording.language import number_said, say
from tracker.app.wording.phrases import count_of, day_in_words


def left_out_notice(tracker: Tracker) -> None:
    """Say how many rows with an error the views leave out, and where to mend them; nothing if there are none."""
    out = {table: rows for table, rows in tracker.left_out.items() if rows}
    if not out:
        return
    counts = ", ".join(say("notice.rows_of", rows=count_of(rows, "row"), table=table) for table, rows in out.items())
    with st.container(horizontal=True, vertical_alignment="center", key="left_out", gap="small"):
        st.text(say("notice.left_out", counts=counts), width="content")
        st.page_link(PROBLEMS, label=say("notice.mend"), icon=":material/build:", width="content")


def nothing_found(tracker: Tracker, view: View) -> None:
    """Say why a view is empty, and the next thing to do; a table that cannot be read is never called empty."""
    days = tracker.positions["date"]
    if unread := [text.table.path for text in tracker.texts.values() if not text.readable]:
        st.subheader(say("notice.unreadable", files=", ".join(unread)))
        st.page_link(PROBLEMS, label=say("notice.why"), icon=":material/build:", width="content")
    elif tracker.positions.empty:
        st.subheader(say("notice.empty"))
        st.text(say("notice.begin"))
        st.page_link(POSITIONS, label=say("pages.positions"), icon=":material/edit_note:", width="content")
    elif days.min().date() > view.day:
        st.subheader(say("notice.before", day=day_in_words(view.day)))
        st.text(say("notice.first", day=day_in_words(days.min())))
        first = days.min().date()
        st.button(say("notice.look_then"), on_click=look_at, args=(tracker, first), key="look_first")
    else:
        st.subheader(say("notice.nothing"))
        st.text(say("notice.widen"))
        st.button(say("filters.clear"), key="clear_empty", on_click=clear_filters)


def too_many_cells(names: tuple[list[str], list[str]], cells: pd.DataFrame, limit: int) -> None:
    """Ask to narrow a matrix that nobody could read, and offer its busiest part."""
    actors, proposals = map(len, names)
    st.subheader(say("notice.too_many", cells=number_said(actors * proposals)))
    st.text(
        say(
            "notice.narrow",
            actors=count_of(actors, "actor"),
            proposals=count_of(proposals, "proposal"),
            limit=number_said(limit),
        )
    )
    busy = {"actor": _busiest(cells, "actor", 30), "proposal": _busiest(cells, "proposal", 15)}
    label = say("notice.busiest", actors=len(busy["actor"]), proposals=len(busy["proposal"]))
    st.button(label, icon=":material/zoom_in:", on_click=st.session_state.update, args=(busy,))


def _busiest(cells: pd.DataFrame, column: str, number: int) -> list[str]:
    return cells.groupby(column, observed=True)["rows"].sum().nlargest(number).index.astype("str").tolist()


def no_change(since: date, until: date) -> None:
    """Say that nobody moved, and where to look instead."""
    st.subheader(say("notice.no_change", since=day_in_words(since), until=day_in_words(until)))
    st.text(say("notice.longer"))


def no_problem() -> None:
    """Say that the tables are in order."""
    st.text(say("notice.no_problem"))
