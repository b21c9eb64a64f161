"""What the run before has to say: what was saved, or why nothing was, and what others did meanwhile."""

from __future__ import annotations

import time

import streamlit as st

from tracker.app.editing.desk import own_desk
from tracker.app.frame.markup import plain
from tracker.app.wording.language import say

IN_SIGHT = 20.0  # seconds: why nothing was saved stays for as long as it takes to read, whatever runs meanwhile
LASTING = 2.0  # seconds: the runs that follow a save at its heels would wipe out a word said only once


def show_flash() -> None:
    """Say what was saved, in every run that follows within moments, or why nothing was."""
    desk = own_desk()
    if desk.words:
        desk.said_since = desk.said_since or time.monotonic()
        if not _toast(desk.words, desk.said_since, ":material/check_circle:"):
            desk.words = ""
    if desk.news:
        desk.told_since = desk.told_since or time.monotonic()
        if not _toast(desk.news, desk.told_since, ":material/group:"):
            desk.news, desk.told_since = "", None
    if desk.failure:
        desk.failed_since = desk.failed_since or time.monotonic()
        if time.monotonic() - desk.failed_since < IN_SIGHT:
            st.error(say("saving.failed"), icon=":material/error:")
            st.text(desk.failure)
        else:
            desk.fail("")


def _toast(words: str, since: float, icon: str) -> bool:
    """Say it, unless it has been said for long enough; whether it was."""
    if time.monotonic() - since >= LASTING:
        return False
    st.toast(plain(words), icon=icon, duration="long")
    return True
