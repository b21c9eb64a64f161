"""The review of a workbook that came back: every line with a tick, and nothing saved before it is accepted."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from tracker import Tracker
from tracker.app.frame.markup import audible, plain
from tracker.app.intake.acceptance import accept_bar
from tracker.app.intake.arrival import Arrival, place_of
from tracker.app.intake.dry_run import count_line
from tracker.app.wording.language import has_text, say
from tracker.app.wording.phrases import begun, count_of, day_in_words
from tracker.app.wording.sayings import said_again
from tracker.app.wording.terms import column_label
from tracker.exchange.returned.acceptance import edits_of, why_of
from tracker.exchange.returned.review import KINDS, Line, Review

PAGE = 25
"""Lines of a kind on one page."""
ICONS = {"added": "add_circle", "changed": "edit", "deleted": "delete", "conflicting": "group", "unreadable": "help"}
CELLS = 6
"""Cells of a row that comes or goes that its line tells."""
IN_ITS_NAME = ("id", "actor", "proposal", "date")
"""Columns that the name of a row tells already."""


def show_review(arrival: Arrival, review: Review) -> None:
    """The lines by kind, each to be ticked, and the bar that saves those that are."""
    st.subheader(say("review.title"), anchor=False)
    count_line(review.counts)
    for notice in review.notices:
        st.text(f"⚠ {begun(said_again(notice))}")
    if not review.lines:
        st.text(say("review.nothing"))
    for kind in KINDS:
        lines = [line for line in review.lines if line.kind == kind]
        if lines:
            _kind(arrival, review.tracker, kind, lines)
    accepted = {line.number for line in review.lines if arrival.accepts(line)}
    words = say("review.accepted", lines=begun(count_of(len(accepted), "line")))
    edits = partial(edits_of, review, accepted)
    accept_bar(arrival, review.tracker, edits, bool(accepted), why_of(review), words)


def line_words(tracker: Tracker, line: Line) -> str:
    """What a line says, every day in words: date: 28 August 2025 → 3 September 2025."""
    if not line.column:
        telling = [(name, text) for name, text in line.cells.items() if text and name not in IN_ITS_NAME]
        return ", ".join(f"{_label(tracker, line, name)}: {_text(line, text)}" for name, text in telling[:CELLS])
    label = _label(tracker, line, line.column)
    return say("review.cell", column=label, before=_told(line, line.theirs), after=_told(line, line.after))


def _kind(arrival: Arrival, tracker: Tracker, kind: str, lines: list[Line]) -> None:
    with st.container(border=True, key=f"review_{kind}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            title = f"{say(f'review.{kind}')} · {begun(count_of(len(lines), 'line'))}"
            st.markdown(f":material/{ICONS[kind]}: **{title}**", width="stretch")
            if kind in ("added", "changed"):
                for ticked in (True, False):
                    st.button(
                        say("review.all" if ticked else "review.none"), type="tertiary",
                        key=f"review_{kind}_{ticked}", on_click=_tick_all, args=(arrival, lines, ticked),
                    )  # fmt: skip
        st.caption(say(f"review.{kind}_about"))
        number = st.pagination(-(-len(lines) // PAGE), key=f"review_{kind}_page") if len(lines) > PAGE else 1
        for line in lines[(number - 1) * PAGE : number * PAGE]:
            _line(arrival, tracker, line)


def _line(arrival: Arrival, tracker: Tracker, line: Line) -> None:
    where, label = f"{line.sheet} {said_again(line.place)}".strip(), said_again(line.label)
    name = f"{label} ({where})" if where else label
    if line.acceptable and line.kind == "conflicting":
        _conflict(arrival, tracker, line, name)
    elif line.acceptable:
        _tick(arrival, line, audible(": ".join(filter(None, [name, line_words(tracker, line)]))))
    else:
        said = line_words(tracker, line) if line.kind != "unreadable" else ""
        st.text(": ".join(filter(None, [name, said])) + f"\n✗ {said_again(line.reason)}")


def _tick(arrival: Arrival, line: Line, label: str) -> None:
    key = _key(arrival, line)
    st.session_state[key] = arrival.accepts(line)
    st.checkbox(label, key=key, on_change=_turn, args=(arrival, line))


def _conflict(arrival: Arrival, tracker: Tracker, line: Line, name: str) -> None:
    """Mine or theirs: what came back, or what the tracker holds by now."""
    key, sides = _key(arrival, line), ("theirs", "mine")
    st.session_state[key] = sides[arrival.accepts(line)]
    texts = {"theirs": _side(tracker, line, line.theirs), "mine": _side(tracker, line, line.after)}
    was = say("review.was", text=_told(line, line.before)) if line.before is not None else ""
    about = f"review.rule_{line.rule.replace('-', '_')}"
    st.text(" · ".join(filter(None, [name, _label(tracker, line, line.column) if line.column else "", was])))
    st.radio(
        say(about) if has_text(about) else say("review.whose"), sides, key=key, horizontal=True,
        format_func=lambda side: say(f"review.{side}", text=plain(texts[side])),
        on_change=lambda: _choose(arrival, line, st.session_state[key] == "mine"),
    )  # fmt: skip


def _side(tracker: Tracker, line: Line, text: str | None) -> str:
    """What a side says: of a cell its text, of a row that it goes, or what stands in it."""
    if line.column or text is not None:
        return _told(line, text)
    return say("review.row_gone") if line.deletes else line_words(tracker, line)


def _turn(arrival: Arrival, line: Line) -> None:
    """Take the other choice; without a word of Streamlit's, at which the next click would cut this one short."""
    _choose(arrival, line, not arrival.accepts(line))


def _choose(arrival: Arrival, line: Line, ticked: bool) -> None:
    arrival.ticks[place_of(line)] = ticked


def _tick_all(arrival: Arrival, lines: list[Line], ticked: bool) -> None:
    arrival.ticks |= {place_of(line): ticked for line in lines}


def _key(arrival: Arrival, line: Line) -> str:
    return f"review_{arrival.serial}_{'_'.join(place_of(line))}"


def _label(tracker: Tracker, line: Line, column: str) -> str:
    table: Any = tracker.schema.table(line.table)
    return column_label(table.by_name[column]) if column in table.by_name else column


def _told(line: Line, text: str | None) -> str:
    """A cell's text as people read it; what is empty or gone is said to be."""
    if text is None:
        return say("review.gone")
    return _text(line, text) if text else say("review.empty")


def _text(line: Line, text: str) -> str:
    try:
        return day_in_words(date.fromisoformat(text)) if line.is_day or not line.column else text
    except ValueError:
        return text
