"""Everything on one actor."""

import streamlit as st

from tracker.app.chosen_name import chosen_name
from tracker.app.markup import plain
from tracker.app.opened import tracker_or_stop

tracker = tracker_or_stop()
name = chosen_name(list(tracker.actors["actor"]), "who", "asked_actor", "Actor")
if name:
    st.header(plain(name))
