"""The form for one row: by keyboard alone, new names learnt on the spot, all of it saved in one step."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import streamlit as st

from tracker import Tracker
from tracker.app.editing.desk import own_desk
from tracker.app.editing.form_fields import form_data
from tracker.app.editing.form_saving import Asked, Reason, asked_for, drafted, hints_for, save_row
from tracker.app.frame.dialog import close_dialog, draw_dialog, open_dialog
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.person import may_edit
from tracker.app.frame.tab import tab_place
from tracker.app.frame.web import script, style
from tracker.app.wording.language import say
from tracker.app.wording.terms import table_title

FORM = st.components.v2.component(
    "form",
    html='<div class="root"></div>',
    css=style("choices", "form"),
    js=script("tiles", "choices", "form_day", "unfinished", "form_field", "form"),
)


def open_form(start: Mapping[str, str], table: str = "positions") -> None:
    """Open the form, with some cells filled in.

    Without any it begins with what its tab has kept: the row that was begun, else the last row's source and day.
    """
    serial = max(st.session_state.get("form_serial", 0) + 1, time.time_ns() // 1_000_000)
    st.session_state.form_serial = serial
    open_dialog(_draw, table, dict(start), serial)


def _draw(tracker: Tracker, table: str, start: dict[str, str], serial: int) -> None:
    if may_edit():
        named = table == "positions"
        title = say("form.position") if named else say("form.row", table=table_title(tracker.schema.table(table)))
        draw_dialog(title, _show, tracker, table, start, serial, width="medium")


def _show(tracker: Tracker, table: str, start: dict[str, str], serial: int) -> None:
    key, state = f"form_{serial}", st.session_state
    before = state.get(key)
    unknown = before.get("unknown") if before else None
    told: dict[str, Any] = state.get("form_told") or {}
    data = form_data(tracker, table) | {
        "serial": serial,
        "place": tab_place("forms"),
        "saved": sorted(own_desk().forms),
        "start": start,
        "day": chosen_view().day.isoformat(),
        "hints": hints_for(tracker, table, unknown),
        "told": told if told.get("serial") == serial else None,
    }
    shown = FORM(
        key=key, data=data, default={"asked": {}, "unknown": {}}, on_asked_change=_heard, on_unknown_change=_heard
    )
    asked = asked_for(shown.asked)
    if asked and (asked.number, serial) != state.get("form_answered"):
        state["form_answered"] = (asked.number, serial)
        _answer(tracker, table, asked, serial)


def _heard() -> None:
    """The form is drawn anew."""


def _answer(tracker: Tracker, table: str, asked: Asked, serial: int) -> None:
    """Save the row, or lay it into the draft; what is wrong goes back to the form, each beside its field."""
    if asked.way == "draft":
        drafted(tracker, table, asked, serial)
        close_dialog()
        st.rerun()
    reasons = save_row(tracker, table, asked, serial)
    if not reasons:
        close_dialog()
        if asked.way == "more":
            open_form({}, table)
        st.rerun()
    _tell(asked.number, serial, reasons)
    st.rerun(scope="fragment")


def _tell(number: int, serial: int, reasons: list[Reason]) -> None:
    problems = [reason._asdict() for reason in reasons]
    st.session_state.form_told = {"n": number, "serial": serial, "problems": problems}
