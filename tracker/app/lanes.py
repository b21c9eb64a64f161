"""Lanes of stances on a page: drawn for a proposal, an actor or a pair, with the evidence a click away."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.courses import statements_until
from tracker.app.evidence import open_picked
from tracker.app.filters import View
from tracker.app.lane_words import calendar, told_dots, told_runs, told_statements, words_for_lanes, words_for_pair
from tracker.app.language import say
from tracker.app.palette import palette_of
from tracker.app.phrases import day_in_words, silence_sentence
from tracker.charts.dots import PICK, dots_of
from tracker.charts.pair import pair_chart
from tracker.charts.timeline import timeline_chart

LIMIT = 60  # lanes: more is a wall
OTHER = {"actor": "proposal", "proposal": "actor"}


def runs_of_cells(runs: pd.DataFrame, tracker: Tracker, selection: Selection) -> pd.DataFrame:
    """The runs of every cell that a selection holds, also those of stances it does not ask for: no lane has holes."""
    if selection == Selection():
        return runs
    pairs = selection.narrow(tracker, runs)[["actor", "proposal"]].drop_duplicates()
    return runs.merge(pairs, on=["actor", "proposal"])


def show_lanes(tracker: Tracker, view: View, runs: pd.DataFrame, of: str, name: str, most: int = LIMIT) -> None:
    """The timeline of an actor (a lane for each proposal) or of a proposal (a lane for each actor)."""
    lane = OTHER[of]
    every = runs[runs[of] == name]
    here = busiest(every, lane, most)
    if len(here) < len(every):
        st.text(say("timeline.most", count=most, all=every[lane].nunique()))
    rows = (tracker.positions[of] == name) & tracker.positions[lane].isin(here[lane].unique())
    said = statements_until(tracker, rows, view.day, view.clock)
    dark = st.context.theme.type == "dark"
    chart = timeline_chart(
        told_runs(here), told_dots(dots_of(said)), lane, palette_of(tracker), view.day, dark, calendar()
    )
    show_chart(tracker, chart, f"{of}_lanes", words_for_lanes(here, lane, name, view.day))
    st.caption(say("timeline.how_to_read", day=day_in_words(view.day)))


def show_pair(tracker: Tracker, view: View, runs: pd.DataFrame, actor: str, proposal: str) -> None:
    """The timeline of one actor on one proposal, with every statement; where there is none, words that say so."""
    rows = (tracker.positions["actor"] == actor) & (tracker.positions["proposal"] == proposal)
    said = statements_until(tracker, rows, view.day, view.clock)
    here = runs[(runs["actor"] == actor) & (runs["proposal"] == proposal)]
    if said.empty:
        st.text(silence_sentence(actor, proposal, view.day))
        return
    headings = say("timeline.own_words"), say("timeline.claims")
    dark = st.context.theme.type == "dark"
    chart = pair_chart(
        told_runs(here), told_statements(said), palette_of(tracker), view.day, dark, headings, calendar()
    )
    show_chart(tracker, chart, "pair_lane", words_for_pair(said, actor, proposal, view.day))
    st.caption(say("timeline.how_to_count", day=day_in_words(view.day)))


def show_chart(tracker: Tracker, chart: alt.LayerChart, key: str, words: str) -> None:
    """Draw it; a click on a bar or a dot opens the evidence. `words` say what it shows."""
    st.altair_chart(
        chart, key=key, on_select=lambda: open_picked(tracker, st.session_state[key].selection.get(PICK)),
        selection_mode=[PICK], alt=words,
    )  # fmt: skip


def busiest(runs: pd.DataFrame, lane: str, most: int) -> pd.DataFrame:
    """The runs of the lanes with the most statements, as many as asked for."""
    if runs[lane].nunique() <= most:
        return runs
    loudest = runs.groupby(lane, observed=True)["rows"].sum().nlargest(most).index
    return runs[runs[lane].isin(loudest)]
