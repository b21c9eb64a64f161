"""The filter of stances: the data's own words in the URL, and the reader's language on the page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.app.wording.language import spoken
from tracker.app.wording.terms import stance_word

KEY = "stance"


def keep_stances(stances: Sequence[str]) -> None:
    """Keep the stances chosen in the state and in the URL; to be drawn out of sight, and before `filter_stances`.

    A widget bound to the URL writes there what a person would read in it: this one, what every language understands.
    """
    st.multiselect(KEY, stances, key=KEY, bind="query-params")


def filter_stances(label: str, stances: Sequence[str], everything: str) -> None:
    """Offer the stances, each called as people call it; `everything` is said while none is chosen."""
    state, key = st.session_state, f"{KEY}_{spoken()}"  # one for each language: a browser keeps what a person reads
    chosen = list(state[KEY])
    if state.get(key) != chosen:
        state[key] = chosen
    st.multiselect(
        label, stances, key=key, placeholder=everything, width=150, format_func=stance_word,
        on_change=lambda: state.update({KEY: list(state[key])}),
    )  # fmt: skip
