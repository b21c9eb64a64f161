"""What the run before has to say: what was saved, or why nothing was."""

from __future__ import annotations

import time

import streamlit as st

from tracker.app.desk import own_desk

LASTING = 2.0  # seconds: the runs that follow a save at its heels would wipe out a word said only once


def show_flash() -> None:
    """Say what was saved, in every run that follows within moments, or why nothing was."""
    desk = own_desk()
    if desk.words:
        desk.said_since = desk.said_since or time.monotonic()
        if time.monotonic() - desk.said_since < LASTING:
            st.toast(desk.words, icon=":material/check_circle:", duration="long")
        else:
            desk.words = ""
    if desk.failure:
        st.error("Not saved", icon=":material/error:")
        st.text(desk.failure)
        desk.failure = ""
