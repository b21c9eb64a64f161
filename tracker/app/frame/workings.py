"""What the pages work out again and again, kept once for everybody: standings of a day, days that changed, groups."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker, standings, timeline
from tracker.analysis.groups import Grouping, memberships
from tracker.analysis.standing import Clock, known_days

MOST_STOPS = 90
STEPS = ("D", "M", "Q", "Y")
"""How far apart the stops of the way through time may lie, the nearest first: pandas' periods."""


def standings_on(tracker: Tracker, day: date, clock: Clock) -> pd.DataFrame:
    """The standings at the end of a day, shared by all sessions: never to be changed."""
    return _standings(str(tracker.folder), tracker.version, day, clock, tracker)


def standings_ever(tracker: Tracker, day: date, clock: Clock) -> pd.DataFrame:
    """The standings after everything that was said, or at the end of a day after that."""
    return standings_on(tracker, max(day, last_word(tracker, clock) or day), clock)


def last_word(tracker: Tracker, clock: Clock) -> date | None:
    """The day of the last statement, or of what was known last; None before the first one."""
    days = tracker.positions["date"] if clock == "said" else known_days(tracker)
    return None if days.empty else days.max().date()


def stops(tracker: Tracker, clock: Clock) -> list[tuple[date, int]]:
    """The days to halt at on the way through time, and on how many cells something changed since the stop before.

    Each day on which something changed; where there are too many, the last days of months, quarters or years.
    """
    return _stops(str(tracker.folder), tracker.version, clock, tracker)


def groupings(tracker: Tracker) -> tuple[Grouping, ...]:
    """What the actors can be put together by: groups where some are members of one, kinds where they have any."""
    return _groupings(str(tracker.folder), tracker.version, tracker)


@st.cache_resource(max_entries=16, show_spinner=False)
def _standings(folder: str, version: str, day: date, clock: Clock, _tracker: Tracker) -> pd.DataFrame:  # noqa: ARG001  both are the cache's key
    return standings(_tracker, day, clock)


@st.cache_resource(max_entries=4, show_spinner=False)
def _stops(folder: str, version: str, clock: Clock, _tracker: Tracker) -> list[tuple[date, int]]:  # noqa: ARG001  both are the cache's key
    days: pd.Series[Any] = timeline(_tracker)["from"] if clock == "said" else known_days(_tracker)
    for step in STEPS:
        ends = days.dt.to_period(step).dt.end_time.dt.floor("D").clip(upper=days.max())
        counts = ends.value_counts().sort_index()
        if len(counts) <= MOST_STOPS:
            break
    return [(pd.Timestamp(str(day)).date(), int(number)) for day, number in counts.items()]


@st.cache_resource(max_entries=4, show_spinner=False)
def _groupings(folder: str, version: str, _tracker: Tracker) -> tuple[Grouping, ...]:  # noqa: ARG001  both are the cache's key
    ways: tuple[Grouping, ...] = ("group", "kind")
    return tuple(by for by in ways if len(memberships(_tracker, by)))
