"""The filter of stances: the data's own words in the URL, and the reader's language on the page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tracker.app.wording.terms import stance_word

KEY = "stance"


def filter_stances(label: str, stances: Sequence[str], everything: str) -> None:
    """Offer the stances, each called as people call it; those that are chosen stand in the state and in the URL.

    The other filters are bound to the URL, but such a widget writes there what a person reads, and a link would not
    outlive a change of language. `everything` is what the filter says while it holds back nothing.
    """
    state, run = st.session_state, get_script_run_ctx()
    if KEY not in state or (run and run.is_history_navigation):
        state[KEY] = [word for word in st.query_params.get_all(KEY) if word in stances]
    chosen = st.multiselect(label, stances, key=KEY, placeholder=everything, width=150, format_func=stance_word)
    if chosen != st.query_params.get_all(KEY):
        st.query_params[KEY] = chosen
