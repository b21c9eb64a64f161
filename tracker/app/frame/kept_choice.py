"""A choice that a link brings back, kept in the URL under its own name, whatever the language calls it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def choose_kept(label: str, options: Sequence[str], key: str, called: Callable[[str], str], usual: str) -> str:
    """One of a few options, the usual one until a person chooses; `called` is what that person reads.

    A widget bound to the URL would write there what a person reads, and a link would not outlive a change of language.
    """
    stayed = _take_up(key, options, usual)
    st.segmented_control(label, options, required=True, key=key, format_func=called)
    return _keep(key, st.session_state[key] or usual, stayed)


def choose_several(label: str, options: Sequence[str], key: str, called: Callable[[str], str]) -> list[str]:
    """Any of a few options, each a word of its own in the URL; none until a person chooses, or where there is none.

    What was chosen stays for a visit, on the way to other pages too.
    """
    state, linked = st.session_state, st.query_params.get_all(key)
    held = linked if key not in state or gone_back() else state[key]
    if (known := [each for each in held if each in options]) != state.get(key):
        state[key] = known
    if options:
        st.pills(label, options, selection_mode="multi", key=key, format_func=called, persist_state="session")
    chosen = list(state[key])
    if chosen and chosen != linked:
        st.query_params[key] = chosen
    elif linked and not chosen:
        st.query_params.pop(key)
    return chosen


def choose_name(label: str, names: Sequence[str], key: str, start: str | None = None) -> str | None:
    """One of many names, `start` until a person chooses; None where there is no start.

    A widget bound to the URL would leave its default out of it, and the default moves with the data.
    """
    stayed = _take_up(key, names, start)
    st.selectbox(label, names, index=None, key=key, placeholder=label, width=300)
    name: str | None = st.session_state[key] or start
    if name:
        return _keep(key, name, stayed)
    _drop(key)
    return None


def _take_up(key: str, options: Sequence[str], start: str | None) -> bool:
    """Follow the URL where somebody came by it (a link, the way back); else keep what was chosen, while it is there.

    Tells whether there was a choice before this run.
    """
    stayed, linked = key in st.session_state, st.query_params.get(key)
    if linked in options and (not stayed or gone_back()):
        st.session_state[key] = linked
    if st.session_state.get(key) not in options:
        st.session_state[key] = start
    return stayed


def gone_back() -> bool:
    """Whether the browser's Back or Forward, or a link within the app, has asked for this run.

    Else the URL may be older than the choice: a browser hears only after a run what that has written into the URL,
    and may ask for the next run before.
    """
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _drop(key: str) -> None:
    st.session_state.pop(f"{key}_kept", None)
    if key in st.query_params:
        st.query_params.pop(key)


def _keep(key: str, chosen: str, stayed: bool) -> str:
    """Write the choice into the URL, unless somebody has just gone back to where it was not there yet."""
    linked, kept = st.query_params.get(key), st.session_state.get(f"{key}_kept")
    if linked != chosen and not (stayed and linked is None and kept == chosen):
        st.query_params[key] = chosen
    st.session_state[f"{key}_kept"] = chosen
    return chosen
