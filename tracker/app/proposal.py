"""Where everybody stands on a proposal, as far as it is known, and what is only claimed."""

from tracker.app.evidence.profile import show_profile
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.notices import left_out_notice
from tracker.app.frame.opened import tracker_or_stop

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)
show_profile(tracker, view, "proposal", "what")
