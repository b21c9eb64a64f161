"""The page of one actor or one proposal: a verdict, every standing, what is only claimed, and what nobody looked at."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.nearness import agreement_with
from tracker.analysis.scale import scale_of
from tracker.analysis.selection import Selection
from tracker.analysis.verdict import verdict_on
from tracker.app.evidence.drawer import open_evidence
from tracker.app.evidence.identity import show_identity
from tracker.app.evidence.standing_list import list_data, show_standings
from tracker.app.frame.filters import View
from tracker.app.frame.kept_choice import choose_name
from tracker.app.frame.markup import plain
from tracker.app.frame.places import MATRIX, go_narrowed, open_actor, open_proposal
from tracker.app.frame.workings import standings_on
from tracker.app.movement.courses import runs_until
from tracker.app.movement.drawings import OTHER, Subject
from tracker.app.movement.lanes import show_timeline
from tracker.app.tiles.matrix_table import Cell
from tracker.app.tiles.pictures import timeline_downloads
from tracker.app.wording.language import say
from tracker.app.wording.verdicts import likeness, verdict_sentences

LANES = 12
NEAREST = 3
OPEN = {"actor": open_actor, "proposal": open_proposal}


def show_profile(tracker: Tracker, view: View, of: str, key: str) -> None:
    """The page of the actor or proposal (`of`) that the URL names under `key`."""
    names = [str(name) for name in tracker.typed(f"{of}s")[of]]
    name = choose_name(say(f"profile.{of}"), names, key)
    if not name:
        st.subheader(say(f"profile.choose_{of}"))
        st.text(say("profile.choose_next"))
        return
    cells = standings_on(tracker, view.day, view.clock)
    _head(tracker, view, of, name, cells[cells[of] == name])
    _standings(tracker, view, of, name, cells[cells[of] == name])
    _through_time(tracker, view, of, name)
    if of == "actor":
        _nearest(tracker, cells, name)


def _head(tracker: Tracker, view: View, of: str, name: str, cells: pd.DataFrame) -> None:
    st.header(plain(name))
    show_identity(tracker, of, name)
    pairs = len(tracker.typed(f"{OTHER[of]}s"))
    judgement, *unknown = verdict_sentences(verdict_on(cells, pairs, scale_of(tracker.stances)), of, name, pairs)
    with st.container(border=True, key="verdict", gap="small"):
        st.markdown(f"**{plain(judgement)}**")
        if unknown:
            st.caption(plain(" ".join(unknown)))
    if view.selection != Selection():
        st.caption(say("profile.unfiltered"))


def _standings(tracker: Tracker, view: View, of: str, name: str, cells: pd.DataFrame) -> None:
    picked = show_standings(list_data(tracker, cells, of, name, view.day, view.clock), f"{of}_standings")
    if picked.name:
        OPEN[OTHER[of]](picked.name)
    if picked.cell:
        open_evidence(Cell(*((name, picked.cell) if of == "actor" else (picked.cell, name))))


def _through_time(tracker: Tracker, view: View, of: str, name: str) -> None:
    runs = runs_until(tracker, view.day, view.clock)
    here = runs[runs[of] == name]
    if len(here):
        st.subheader(say("profile.through_time"))
        show_timeline(tracker, view, Subject(**{of: name}), here, LANES)
        timeline_downloads(tracker, view, Subject(**{of: name}), here)
    if st.button(say("profile.in_matrix"), icon=":material/grid_on:"):
        go_narrowed(MATRIX, **{of: name})


def _nearest(tracker: Tracker, cells: pd.DataFrame, name: str) -> None:
    """Who agrees most and least, where enough is shared to say so."""
    near = agreement_with(cells, name, tracker.stances)
    st.subheader(say("profile.nearness"))
    if near.empty:
        st.text(say("profile.no_nearness"))
        return
    shown = near if len(near) <= 2 * NEAREST else pd.concat([near.head(NEAREST), near.tail(NEAREST)])
    for pair in shown.itertuples():
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"near_{pair.Index}"):
            if st.button(plain(pair.actor), key=f"go_near_{pair.actor}", type="tertiary"):
                open_actor(str(pair.actor))
            st.text(likeness(float(str(pair.agreement)), int(str(pair.shared))), width="content")
