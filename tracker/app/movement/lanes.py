"""Lanes of stances on a page: drawn for a proposal, an actor or a pair, with the evidence a click away."""

from __future__ import annotations

import json

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import Selection
from tracker.app.evidence.drawer import open_picked
from tracker.app.frame.filters import View
from tracker.app.movement.drawings import Subject, drawing_of, statements_of
from tracker.app.wording.lane_words import words_for_lanes, words_for_pair
from tracker.app.wording.language import say
from tracker.app.wording.phrases import day_in_words, silence_sentence
from tracker.charts.dots import PICK

LIMIT = 60  # lanes: more is a wall


def runs_of_cells(runs: pd.DataFrame, tracker: Tracker, selection: Selection) -> pd.DataFrame:
    """The runs of every cell that a selection holds, also those of stances it does not ask for: no lane has holes."""
    if selection == Selection():
        return runs
    pairs = selection.narrow(tracker, runs)[["actor", "proposal"]].drop_duplicates()
    return runs.merge(pairs, on=["actor", "proposal"])


def show_timeline(tracker: Tracker, view: View, subject: Subject, runs: pd.DataFrame, most: int = LIMIT) -> None:
    """The timeline of an actor (a lane for each proposal), of a proposal (a lane for each actor), or of a pair."""
    every = runs
    for part in ("actor", "proposal"):
        every = every[every[part] == getattr(subject, part)] if getattr(subject, part) else every
    if every.empty:
        st.text(silence_sentence(subject.actor, subject.proposal, view.day))
    elif subject.lane:
        _lanes(tracker, view, subject, every, most)
    else:
        said = statements_of(tracker, view, subject, every)
        _show(tracker, drawing_of(tracker, view, subject, every), "pair", words_for_pair(said, *subject, view.day))
        st.caption(say("timeline.how_to_count", day=day_in_words(view.day)))


def _lanes(tracker: Tracker, view: View, subject: Subject, every: pd.DataFrame, most: int) -> None:
    here = busiest(every, subject.lane, most)
    if len(here) < len(every):
        st.text(say("timeline.most", count=most, all=every[subject.lane].nunique()))
    words = words_for_lanes(here, subject.lane, subject.actor or subject.proposal, view.day)
    _show(tracker, drawing_of(tracker, view, subject, here), subject.lane, words)
    st.caption(say("timeline.how_to_read", day=day_in_words(view.day)))


def _show(tracker: Tracker, drawing: str, kind: str, words: str) -> None:
    """Show a chart; a click on a bar or a dot opens the evidence. `words` say what it shows."""
    key = f"timeline_{kind}"
    st.vega_lite_chart(
        spec=json.loads(drawing), key=key, alt=words, selection_mode=[PICK],
        on_select=lambda: open_picked(tracker, st.session_state[key].selection.get(PICK)),
    )  # fmt: skip


def busiest(runs: pd.DataFrame, lane: str, most: int) -> pd.DataFrame:
    """The runs of the lanes with the most statements, as many as asked for."""
    if runs[lane].nunique() <= most:
        return runs
    loudest = runs.groupby(lane, observed=True)["rows"].sum().nlargest(most).index
    return runs[runs[lane].isin(loudest)]
