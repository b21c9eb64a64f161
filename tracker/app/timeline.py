"""How stances moved: a bar for each run, a dot for each statement, and the evidence a click away."""

import streamlit as st

from tracker.app.frame.filters import chosen_view
from tracker.app.frame.kept_choice import choose_kept
from tracker.app.frame.notices import left_out_notice, nothing_found
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.movement.courses import runs_until
from tracker.app.movement.lanes import runs_of_cells, show_timeline
from tracker.app.movement.subjects import chosen_subject
from tracker.app.tiles.legend import stance_legend
from tracker.app.tiles.pictures import timeline_downloads
from tracker.app.wording.language import say

OF = ["proposal", "actor", "pair"]

tracker, view = tracker_or_stop(), chosen_view()
runs = runs_of_cells(runs_until(tracker, view.day, view.clock), tracker, view.selection)
left_out_notice(tracker)
if runs.empty:
    nothing_found(tracker, view)
    st.stop()

with st.container(horizontal=True, key="lanes"):
    of = choose_kept(say("timeline.of"), OF, "of", lambda each: say(f"timeline.of_{each}"), "proposal")
    subject = chosen_subject(tracker, runs, of)

stance_legend(tracker, view)
show_timeline(tracker, view, subject, runs)
timeline_downloads(tracker, view, subject, runs)
