"""How stances moved: a bar for each run, a dot for each statement, and the evidence a click away."""

import streamlit as st

from tracker.app.courses import runs_until
from tracker.app.filters import chosen_view
from tracker.app.kept_choice import choose_kept
from tracker.app.lanes import runs_of_cells, show_timeline
from tracker.app.language import say
from tracker.app.legend import stance_legend
from tracker.app.notices import left_out_notice, nothing_found
from tracker.app.opened import tracker_or_stop
from tracker.app.pictures import timeline_downloads
from tracker.app.subjects import chosen_subject

OF = ["proposal", "actor", "pair"]

tracker, view = tracker_or_stop(), chosen_view()
runs = runs_of_cells(runs_until(tracker, view.day, view.clock), tracker, view.selection)
left_out_notice(tracker)
if runs.empty:
    nothing_found(tracker, view)
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", key="lanes"):
    of = choose_kept(say("timeline.of"), OF, "of", lambda each: say(f"timeline.of_{each}"), "proposal")
    subject = chosen_subject(tracker, runs, of)

stance_legend(tracker, view)
show_timeline(tracker, view, subject, runs)
timeline_downloads(tracker, view, subject, runs)
