"""The changes that a page shows: those of the period asked for, or of the last one that has any."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.standing import known_days
from tracker.app.courses import moves_in, runs_until
from tracker.app.filters import View
from tracker.app.language import say
from tracker.app.periods import DAY, OWN, USUAL, VISIT, back_from, own_day, since_visit
from tracker.app.phrases import day_in_words

Moves = tuple[pd.DataFrame, date, date]
"""The changes, and the two days that they lie between."""


def moves_shown(tracker: Tracker, view: View, period: str) -> Moves:
    """The changes of the period; where it has none, of the last one like it that has, and a line that says so."""
    if period == OWN:
        return moves_of(tracker, view, own_day(view.day), view.day)
    if period == VISIT:
        if since := since_visit(view.day):
            return moves_of(tracker, view, since, view.day)
        st.text(say("changes.first_visit"))
        period = USUAL
    shown = moves_of(tracker, view, back_from(view.day, period), view.day)
    return shown if len(shown[0]) else _last_with_any(tracker, view, period, shown)


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
