"""The form for one row: every declared column, what is required first, the last source and day kept."""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Edit, Tracker, added
from tracker.app.desk import own_desk
from tracker.app.filters import chosen_view
from tracker.app.grid import choices_of
from tracker.app.saving import Author, Outcome, author, saved
from tracker.checks.names import suggestion
from tracker.schema import Field, Table

KEPT = ("date", "precision", "source", "via")
READING = 0.5  # seconds that a question is on the page before a second press counts as its answer
LONG = 60  # characters: a column that holds longer texts gets room for them


def open_form(start: dict[str, str], table: str = "positions") -> None:
    """Ask for the form, with some cells filled in, to be shown at the end of this run."""
    serial = st.session_state.get("form_serial", 0) + 1
    kept = own_desk().kept if table == "positions" else {}
    st.session_state.update(form={"table": table, "start": kept | start, "serial": serial}, form_serial=serial)
    for name in ("form_problems", "form_new"):
        st.session_state.pop(name, None)


def form_dialog(tracker: Tracker) -> None:
    """Show the form that was asked for in this run, if any."""
    form: dict[str, Any] | None = st.session_state.pop("form", None)
    if form:
        noun = form["table"].removesuffix("s")
        st.dialog(f"Add {'an' if noun[0] in 'aeiou' else 'a'} {noun}", width="medium")(_show)(tracker, **form)


def _show(tracker: Tracker, table: str, start: dict[str, str], serial: int) -> None:
    declared = tracker.schema.table(table)
    with st.form(f"form_{serial}", border=False):
        cells = _cells(tracker, declared, start, serial)
        problems = st.container()
        with st.container(horizontal=True):
            done = st.form_submit_button("Save", type="primary", icon=":material/save:", shortcut="Ctrl+Enter")
            more = st.form_submit_button("Save, and one more")
    if done or more:
        if save_row(tracker, table, {name: text for name, text in cells.items() if text}, serial):
            if more:
                open_form({}, table)
            st.rerun()
        with problems:
            for line in st.session_state.get("form_problems", []):
                st.text(line)


def _cells(tracker: Tracker, table: Table, start: dict[str, str], serial: int) -> dict[str, str]:
    """The fields, two in a line where there is room, long texts across; what stands in them by column."""
    fields, cells = form_fields(table), {}
    short = [field for field in fields if not is_long(tracker, table.name, field)]
    for pair in (short[at : at + 2] for at in range(0, len(short), 2)):
        for place, field in zip(st.columns(2), pair, strict=False):
            with place:
                cells[field.name] = _widget(tracker, table.name, field, start, serial)
    for field in fields:
        if field not in short:
            cells[field.name] = _widget(tracker, table.name, field, start, serial)
    return cells


def form_fields(table: Table) -> list[Field]:
    """The columns to fill in: what is required first, nothing that a machine gives."""
    own = [field for field in table.fields if not field.generated]
    return sorted(own, key=lambda field: not (field.required or field.name == table.key))


def _widget(tracker: Tracker, table: str, field: Field, start: dict[str, str], serial: int) -> str:
    key, value = f"form_{serial}_{field.name}", start.get(field.name, "")
    needed = field.required or field.name == tracker.schema.table(table).key
    label = f"{field.label} *" if needed else field.label
    words: dict[str, Any] = {"key": key, "help": field.description or None}
    if choices := choices_of(tracker, field):
        place = choices.index(value) if value in choices else None
        new = field.reference is not None and field.reference.table != "stances"  # the scale is set before the coding
        words |= {"placeholder": "Choose or type a new name" if new else "Choose", "accept_new_options": new}
        return st.selectbox(label, choices, place, **words) or ""
    if field.type == "date":
        day = st.date_input(label, _day(value, needed), format="YYYY-MM-DD", max_value=None, **words)
        return day.isoformat() if isinstance(day, date) else ""
    if is_long(tracker, table, field):
        return st.text_area(label, value, height=80, **words) or ""
    return st.text_input(label, value, **words) or ""


def _day(text: str, needed: bool) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return chosen_view().day if needed else None


def is_long(tracker: Tracker, table: str, field: Field) -> bool:
    """Whether a column holds sentences: some text in it is long, or it is one of the names known for that."""
    texts: pd.Series[Any] = tracker.texts[table].frame[field.name].astype("str")
    return field.name in {"quote", "note", "statement"} or bool(texts.str.len().max() > LONG)


def save_row(tracker: Tracker, table: str, cells: dict[str, str], serial: int) -> bool:
    """Save a new row, once every new name in it has been confirmed; else keep what is wrong, to be shown.

    However often its button is pressed, a form adds one row: the second press finds it saved.
    """
    new = new_names(tracker, tracker.schema.table(table), cells)
    desk, who = own_desk(), author()
    if new and serial not in desk.forms and not _is_confirmed(new):
        st.session_state.form_problems = [_asked(tracker, *each) for each in new]
        return False
    edits = [*(added(name, {tracker.schema.table(name).key: word}) for name, word in new), added(table, cells)]
    with desk.lock:  # saved and remembered in one breath: see `tracker.app.desk`
        if serial in desk.forms:
            return True
        reasons, outcome = _try(tracker, edits, who)
        if outcome.done:
            desk.forms.add(serial)
            desk.kept = {name: cells[name] for name in KEPT if name in cells}
            desk.say(outcome.words, outcome.txn)
    st.session_state.form_problems = reasons
    return outcome.done


def _is_confirmed(new: list[tuple[str, str]]) -> bool:
    """Whether the question about these names was there to be read before Save was pressed once more."""
    asked, since = st.session_state.get("form_new", ([], 0.0))
    if asked != new:
        st.session_state.form_new = (new, time.monotonic())
    return bool(asked == new and time.monotonic() - since > READING)


def _try(tracker: Tracker, edits: list[Edit], who: Author) -> tuple[list[str], Outcome]:
    sound, problems = tracker.sift(edits)
    if len(sound) < len(edits):
        return [_reason(each) for each in problems[problems["severity"] == "error"].itertuples()], Outcome()
    outcome = saved(tracker, edits, who)
    failure = outcome.failure or "somebody else has changed this meanwhile"
    return ([] if outcome.done else [f"✗ {failure}"]), outcome


def _reason(problem: Any) -> str:
    return f"✗ {problem.column}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "")


def new_names(tracker: Tracker, table: Table, cells: dict[str, str]) -> list[tuple[str, str]]:
    """Each (table, name) that the cells refer to and nobody has recorded yet."""
    fields = [field for field in table.fields if field.reference and not field.is_list and cells.get(field.name)]
    pairs = [(field.reference.table, cells[field.name]) for field in fields if field.reference]
    return [pair for pair in dict.fromkeys(pairs) if pair[1] not in _names(tracker, pair[0])]


def _names(tracker: Tracker, table: str) -> list[str]:
    text = tracker.texts[table]
    return list(text.frame[text.table.key].astype("str"))


def _asked(tracker: Tracker, table: str, name: str) -> str:
    hint, _ = suggestion(name, _names(tracker, table), {})
    asked = f" {hint[0].upper()}{hint[1:]}" if hint else ""
    return f"“{name}” is new among the {table}.{asked} Save again to add it as well."
