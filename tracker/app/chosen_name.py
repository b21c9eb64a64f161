"""Whose page it is: a name from a list, kept in the URL, or the one that a link elsewhere asked for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def chosen_name(names: Sequence[str], key: str, asked: str, label: str) -> str | None:
    """The name whose page is shown, None until one is chosen; `asked` is where another page leaves its wish."""
    if (wish := st.session_state.pop(asked, None)) in names:
        st.session_state[key] = wish
    return st.selectbox(label, names, index=None, key=key, bind="query-params", width=320)
