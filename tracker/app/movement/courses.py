"""Who stood where through time, and who moved: worked out once for everybody who asks for the same."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from tracker import Tracker, timeline
from tracker.analysis.changes import moves_between
from tracker.analysis.standing import Clock, known_days


def runs_until(tracker: Tracker, day: date, clock: Clock) -> pd.DataFrame:
    """The timeline as it was known at the end of a day, shared by all sessions: never to be changed."""
    return _runs(str(tracker.folder), tracker.version, day, clock, tracker)


def moves_in(tracker: Tracker, since: date, until: date, clock: Clock) -> pd.DataFrame:
    """The changes between the ends of two days, shared by all sessions: never to be changed."""
    return _moves(str(tracker.folder), tracker.version, since, until, clock, tracker)


def statements_until(tracker: Tracker, rows: pd.Series[bool], day: date, clock: Clock) -> pd.DataFrame:
    """Those of some positions that count at the end of a day by a clock."""
    days = tracker.positions["date"] if clock == "said" else known_days(tracker)
    return tracker.positions[rows & (days <= pd.Timestamp(day))]


@st.cache_resource(max_entries=16, show_spinner=False)
def _runs(folder: str, version: str, day: date, clock: Clock, _tracker: Tracker) -> pd.DataFrame:  # noqa: ARG001  both are the cache's key
    return timeline(_tracker, day, clock)


@st.cache_resource(max_entries=16, show_spinner=False)
def _moves(folder: str, version: str, since: date, until: date, clock: Clock, _tracker: Tracker) -> pd.DataFrame:  # noqa: ARG001  both are the cache's key
    return moves_between(_tracker, since, until, clock)
