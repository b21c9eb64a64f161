"""Where everybody stands on a proposal, as far as it is known, and what is only claimed."""

from tracker.app.filters import chosen_view
from tracker.app.notices import left_out_notice
from tracker.app.opened import tracker_or_stop
from tracker.app.profile import show_profile

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)
show_profile(tracker, view, "proposal", "what")
