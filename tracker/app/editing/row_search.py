"""The way from any page to some rows on the Positions page: the filters set so that it shows them and no others."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from tracker.app.frame.places import POSITIONS

CHOICES = ("actor", "proposal", "group", "topic", "stance")
ROWS = ("q", "table", "faulty")


def look_for(text: str, table: str = "positions", faulty: bool = False) -> None:
    """Set the filters, in a callback: rows of a table in which a text occurs, or only those with problems."""
    for name in CHOICES:
        st.session_state[name] = []
    st.session_state.update(q=text, table=table, faulty=faulty)


def go_to_rows() -> NoReturn:
    """Go there, after `look_for`; nothing of this run comes after it.

    On a busy machine this run may be cut off before the browser has heard of the filters: the next one says them again.
    """
    st.session_state.taken_along = [*CHOICES, *ROWS]
    st.switch_page(POSITIONS, query_params={})  # given none, it would clear what the filters hold, which is refused
