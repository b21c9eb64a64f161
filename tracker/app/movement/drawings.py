"""The timelines as drawings: a chart for a picture to keep, and as JSON for the page, drawn once for everybody."""

from __future__ import annotations

import json
from typing import NamedTuple

import altair as alt
import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.frame.filters import View
from tracker.app.movement.courses import statements_until
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.lane_words import calendar, told_dots, told_runs, told_statements
from tracker.app.wording.language import say, spoken
from tracker.charts.dots import dots_of
from tracker.charts.pair import pair_chart
from tracker.charts.timeline import timeline_chart

OTHER = {"actor": "proposal", "proposal": "actor"}


class Subject(NamedTuple):
    """What a timeline is of: an actor, a proposal, or both of them."""

    actor: str = ""
    proposal: str = ""

    @property
    def lane(self) -> str:
        """What has a lane of its own: the part that is left open; "" for a pair."""
        return "" if self.actor and self.proposal else "proposal" if self.actor else "actor"


def statements_of(tracker: Tracker, view: View, subject: Subject, runs: pd.DataFrame) -> pd.DataFrame:
    """What was said up to the day of the view on the cells that some runs of the subject are of."""
    rows = pd.Series(True, index=tracker.positions.index)
    for part, name in subject._asdict().items():
        rows &= (tracker.positions[part] == name) if name else tracker.positions[part].isin(runs[part].unique())
    return statements_until(tracker, rows, view.day, view.clock)


def subject_chart(
    tracker: Tracker, view: View, subject: Subject, runs: pd.DataFrame, dark: bool = False
) -> alt.LayerChart:
    """The chart of a subject's runs (of `runs_until`) and the statements behind them, in the language of the run."""
    said, looks = statements_of(tracker, view, subject, runs), palette_of(tracker)
    if subject.lane:
        dots = told_dots(dots_of(said))
        return timeline_chart(told_runs(runs), dots, subject.lane, looks, view.day, dark, calendar())
    headings = say("timeline.own_words"), say("timeline.claims")
    return pair_chart(told_runs(runs), told_statements(said), looks, view.day, dark, headings, calendar())


def drawing_of(tracker: Tracker, view: View, subject: Subject, runs: pd.DataFrame) -> str:
    """The chart in the colours of the page, as JSON."""
    dark = st.context.theme.type == "dark"
    key = (str(tracker.folder), tracker.version, str(view), len(runs), spoken(), dark)
    return _drawing(key, subject, tracker, view, runs)


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawing(key: tuple[object, ...], subject: Subject, _tracker: Tracker, _view: View, _runs: pd.DataFrame) -> str:
    return json.dumps(subject_chart(_tracker, _view, subject, _runs, dark=bool(key[-1])).to_dict())
