"""A second place for unsaved edits: the browser's own tab, so that a reload or a lost server does not take them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from tracker.app.editing.desk import own_desk
from tracker.app.editing.draft import Draft, Pending
from tracker.app.editing.form import open_form
from tracker.app.frame.person import may_edit
from tracker.app.frame.tab import tab_place
from tracker.app.frame.web import script
from tracker.app.wording.language import say
from tracker.app.wording.phrases import count_of

KEEPER = st.components.v2.component("keeper", html="<span></span>", js=script("unfinished", "keeper"))


def keep_drafts(tables: list[str]) -> None:
    """Lay a copy of the drafts into the tab; a session that begins with none takes up what lies there.

    So does the form: one that was open when the page was loaded anew opens again, with what was in it.
    """
    if not may_edit():
        return
    desk = own_desk()
    desk.begun = desk.begun or bool(desk.count)
    data = {
        "place": tab_place("drafts"),
        "drafts": as_text(desk.drafts),
        "begun": desk.begun,
        "forms": tab_place("forms"),
        "saved": sorted(desk.forms),
        "opened": "form_serial" in st.session_state,
    }
    KEEPER(key="keeper", data=data, on_kept_change=_take_up, on_form_change=lambda: _open_again(tables))


def _take_up() -> None:
    """Put back what the tab has kept, unless something has been edited since."""
    kept = st.session_state.keeper.kept
    desk = own_desk()
    if not desk.begun and isinstance(kept, str):
        desk.begun = True
        desk.take(from_text(kept))
        if desk.count:
            desk.say(say("saving.back", rows=count_of(desk.count, "row")))


def _open_again(tables: list[str]) -> None:
    table = st.session_state.keeper.form
    if table in tables and "form_serial" not in st.session_state:
        open_form({}, table)


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
