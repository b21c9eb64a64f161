"""Where each page lies, for links from one to another."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

MATRIX = "tracker/app/matrix.py"
TIMELINE = "tracker/app/timeline.py"
CHANGES = "tracker/app/changes.py"
POSITIONS = "tracker/app/positions.py"
PROBLEMS = "tracker/app/problems.py"
HISTORY = "tracker/app/history.py"
EXPORT = "tracker/app/export.py"
CODING = "tracker/app/coding.py"
SOURCES = "tracker/app/sources.py"
COVERAGE = "tracker/app/coverage.py"
ACTOR = "tracker/app/actor.py"
PROPOSAL = "tracker/app/proposal.py"


def open_actor(name: str) -> NoReturn:
    """Go to the page of an actor; nothing of this run comes after it."""
    st.session_state.asked_actor = name
    go_to(ACTOR)


def open_proposal(name: str) -> NoReturn:
    """Go to the page of a proposal; nothing of this run comes after it."""
    st.session_state.asked_proposal = name
    go_to(PROPOSAL)


def go_to(page: str) -> NoReturn:
    """Go to another page and take the filters along; nothing of this run comes after it."""
    st.session_state.taken_along = list(st.query_params)
    st.switch_page(page, query_params={})  # given none, it would clear what the filters hold, which is refused


def take_along() -> None:
    """After `go_to`, before any filter is drawn: a filter that is set anew writes itself into the URL again."""
    for name in st.session_state.pop("taken_along", []):
        if name in st.session_state and f"{name}_kept" not in st.session_state:
            st.session_state[name] = st.session_state[name]
