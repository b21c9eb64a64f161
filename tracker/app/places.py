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
    st.switch_page(ACTOR, query_params={})  # given none, it would clear the filters' own, which is refused


def open_proposal(name: str) -> NoReturn:
    """Go to the page of a proposal; nothing of this run comes after it."""
    st.session_state.asked_proposal = name
    st.switch_page(PROPOSAL, query_params={})
