"""A second place for unsaved edits: the browser's own tab, so that a reload or a lost server does not take them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from tracker.app.desk import own_desk
from tracker.app.draft import Draft, Pending
from tracker.app.opened import tracker_folder
from tracker.app.person import may_edit
from tracker.app.phrases import count_of
from tracker.app.web import script

KEEPER = st.components.v2.component("keeper", html="<span></span>", js=script("keeper"))


def keep_drafts() -> None:
    """Lay a copy of the drafts into the tab; a session that begins with none takes up what lies there."""
    if not may_edit():
        return
    desk = own_desk()
    desk.begun = desk.begun or bool(desk.count)
    place = hashlib.sha256(str(tracker_folder().resolve()).encode()).hexdigest()[:16]
    data = {"place": f"tracker-drafts-{place}", "drafts": as_text(desk.drafts), "begun": desk.begun}
    KEEPER(key="keeper", data=data, on_kept_change=_take_up)


def _take_up() -> None:
    """Put back what the tab has kept, unless something has been edited since."""
    kept = st.session_state.keeper.kept
    desk = own_desk()
    if not desk.begun and isinstance(kept, str):
        desk.drafts, desk.begun = from_text(kept), True
        if desk.count:
            desk.say(f"Your unsaved changes are back: {count_of(desk.count, 'row')}.")
        desk.begin_anew()


def as_text(drafts: Mapping[str, Draft]) -> str:
    """The drafts for a browser to keep; empty if there are none."""
    rows = {table: draft.rows for table, draft in drafts.items() if len(draft)}
    return json.dumps(rows) if rows else ""


def from_text(text: str) -> dict[str, Draft]:
    """The drafts that a browser has kept; none where it sends anything else."""
    try:
        return {
            str(table): Draft({str(key): _pending(*row) for key, row in rows.items()})
            for table, rows in json.loads(text).items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def _pending(seen: Any, new: Any, gone: Any) -> Pending:
    texts = [{str(name): str(text) for name, text in cells.items()} for cells in (seen, new)]
    return Pending(texts[0], texts[1], gone is True)
