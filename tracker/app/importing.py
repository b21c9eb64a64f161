"""Take a table in: how it is read, what it would change, and nothing saved before it is accepted."""

from contextlib import nullcontext

import streamlit as st

from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.person import may_edit
from tracker.app.intake.acceptance import accept_bar
from tracker.app.intake.answers import answer_form, shared_form
from tracker.app.intake.arrival import own_arrival
from tracker.app.intake.doorway import came_in, closed_door, file_line, ways_in
from tracker.app.intake.dry_run import counts_in_words, show_offer
from tracker.app.intake.layout_form import column_form, file_settings
from tracker.app.intake.mapping_files import mapping_keeper
from tracker.app.intake.review import show_review
from tracker.app.wording.language import say

tracker = tracker_or_stop()
if not may_edit():
    closed_door()
    st.stop()

arrival = own_arrival()
if arrival is None:
    ways_in()
    st.stop()

with st.spinner(say("import.reading")) if arrival.takes_time else nullcontext():  # a flicker at every answer is no news
    arrival.read(tracker)
file_line(arrival)
if arrival.review:
    came_in(arrival)
    show_review(arrival, arrival.review)
elif arrival.offer:
    offer = arrival.offer
    came_in(arrival)
    file_settings(arrival, tracker)
    column_form(arrival, offer)
    shared_form(arrival, offer)
    answer_form(arrival, offer)
    show_offer(arrival, offer)
    mapping_keeper(arrival, offer.layout, tracker)
    any_edit = bool(offer.counts["new"] or offer.counts["changed"])
    why, words = f"imported {arrival.name}", counts_in_words(offer.counts)
    accept_bar(arrival, offer.tracker, offer.wishes, any_edit, why, words)
else:
    file_settings(arrival, tracker)
