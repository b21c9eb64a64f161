"""The period that changes are told of: back from the day of the view, since a day, or since the last visit."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from tracker.app.frame.kept_choice import choose_kept
from tracker.app.movement.visits import last_visit
from tracker.app.wording.language import say
from tracker.app.wording.phrases import day_in_words

PERIODS = {"week": 7, "month": 30, "quarter": 91, "year": 365}
USUAL = "month"
VISIT, OWN = "visit", "since"
DAY = timedelta(days=1)


def period_picker() -> str:
    """Which period somebody wants to look at."""
    choices = [VISIT, *PERIODS, OWN]
    return choose_kept(say("changes.in"), choices, "period", lambda name: say(f"changes.{name}"), USUAL)


def own_day(until: date) -> date:
    """Any day that somebody compares with the day of the view."""
    back = until - timedelta(days=PERIODS[USUAL])
    day: date | None = st.date_input(
        say("changes.own_day"), back, key="since", format="YYYY-MM-DD", width=150, bind="query-params"
    )
    return min(day or back, until)


def visited_on() -> date | None:
    """The day of the last visit; None for a first one. Stops the run until the browser has answered."""
    last = last_visit()
    if last is None:
        st.stop()
    if not isinstance(last, date):
        st.text(say("changes.first_visit"))
        return None
    st.text(say("changes.visited", day=day_in_words(last)))
    return last


def back_from(until: date, period: str) -> date:
    """The day that a period which ends with a day begins after."""
    return until - timedelta(days=PERIODS.get(period, PERIODS[USUAL]))
