"""The way from any page to some rows on the Positions page: the filters set so that it shows them and no others."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from tracker.app.frame.opened import opened_tracker
from tracker.app.frame.places import POSITIONS, go_narrowed
from tracker.app.wording.terms import table_title


def look_for(text: str, table: str = "positions", faulty: bool = False) -> None:
    """In a callback: say which rows to look for, those of a table in which a text occurs, or only with problems."""
    title = table_title(opened_tracker().schema.table(table))  # as the page has it in its address
    st.session_state.sought = {"q": text, "table": title} | ({"faulty": "true"} if faulty else {})


def go_to_rows() -> NoReturn:
    """Go there, after `look_for`; nothing of this run comes after it."""
    go_narrowed(POSITIONS, **st.session_state.pop("sought"))
