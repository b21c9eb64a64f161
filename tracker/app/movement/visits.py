"""When this browser was last here: kept in the browser's own storage, folder by folder, and nowhere else."""

from __future__ import annotations

import hashlib
from datetime import date

import streamlit as st

from tracker.app.frame.opened import tracker_folder
from tracker.app.frame.web import script

VISITS = st.components.v2.component("visits", html="<span></span>", js=script("visits"))
AWAY = 4 * 3600
"""Seconds of absence after which coming back is another visit."""
FIRST = "first"


def last_visit() -> date | str | None:
    """The day of the last visit; `FIRST` where this browser remembers none, None until it has answered."""
    place = hashlib.sha256(str(tracker_folder().resolve()).encode()).hexdigest()[:16]
    told = VISITS(key="visits", data={"place": f"tracker-visit-{place}", "away": AWAY}, on_last_change=lambda: None)
    return visit_of(told.last)


def visit_of(sent: object) -> date | str | None:
    """What a browser sent, if it is a day or that there is none: a browser can send anything."""
    if not isinstance(sent, str) or sent == FIRST:
        return FIRST if sent == FIRST else None
    try:
        return date.fromisoformat(sent)
    except ValueError:
        return FIRST
