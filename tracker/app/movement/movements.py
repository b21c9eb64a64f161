"""The changes that a page shows: those of the period asked for, or of the last one that has any."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from tracker import Tracker, TrackerError
from tracker.analysis.standing import known_days
from tracker.app.editing.past import past_changes, since
from tracker.app.frame.filters import View
from tracker.app.frame.places import HISTORY
from tracker.app.movement.courses import moves_in, runs_until
from tracker.app.movement.periods import DAY, OWN, USUAL, VISIT, back_from, own_day, visited_on
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of, day_in_words

EDITS = ("added", "changed", "deleted")
Moves = tuple[pd.DataFrame, date, date]
"""The changes, and the two days that they lie between."""


def moves_shown(tracker: Tracker, view: View, period: str) -> Moves:
    """The changes of the period; where it has none, of the last one like it that has, and a line that says so."""
    if period == OWN:
        return moves_of(tracker, view, own_day(view.day), view.day)
    if period == VISIT:
        if last := visited_on():
            _entered(tracker, last)
            return moves_of(tracker, view, min(last - DAY, view.day), view.day)  # what came later that day counts too
        period = USUAL
    shown = moves_of(tracker, view, back_from(view.day, period), view.day)
    return shown if len(shown[0]) else _last_with_any(tracker, view, period, shown)


def _entered(tracker: Tracker, day: date) -> None:
    """How many changes were made to the tables since a day, whatever days they tell of; nothing without a history."""
    try:
        past = past_changes(tracker)
    except TrackerError:
        return
    edits = past[past["kind"].isin(EDITS)]
    if number := len(edits) and len(since(edits, day, None)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="entered"):
            words = say("changes.entered", changes=count_of(number, "change"), count=number)
            st.text(begun(words), width="content")
            st.page_link(HISTORY, label=say("evidence.history"), icon=":material/history:", width="content")


def moves_of(tracker: Tracker, view: View, since: date, until: date) -> Moves:
    """The changes between two days that the view's filters hold; a stance is looked for in what somebody moved to."""
    moves = moves_in(tracker, since, until, view.clock)
    return view.selection.narrow(tracker, moves.assign(stance=moves["after"])), since, until


def last_stir(tracker: Tracker, view: View) -> date | None:
    """The last day up to that of the view on which a run began, or by the clock of knowing, anything became known."""
    if view.clock == "said":
        days = view.selection.narrow(tracker, runs_until(tracker, view.day, view.clock))["from"]
    else:
        known = known_days(tracker).rename("known")
        cells = tracker.positions[["actor", "proposal", "stance"]].assign(known=known)
        days = view.selection.narrow(tracker, cells[known <= pd.Timestamp(view.day)])["known"]
    return None if days.empty else days.max().date()


def _last_with_any(tracker: Tracker, view: View, period: str, otherwise: Moves) -> Moves:
    until = last_stir(tracker, view)
    if until is None:
        return otherwise
    spans = (moves_of(tracker, view, since, until) for since in (back_from(until, period), until - DAY))
    found = next((moves for moves in spans if len(moves[0])), None)
    if found is None:
        return otherwise
    st.text(say(f"changes.quiet_{period}", day=day_in_words(view.day), last=day_in_words(until)))
    return found
