"""Who moved in a period, in sentences by week, the newest first, each a click away from its evidence."""

import streamlit as st

from tracker.analysis.changes import KINDS
from tracker.app.evidence.drawer import open_evidence
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.kept_choice import choose_several
from tracker.app.frame.notices import left_out_notice, no_change, nothing_found
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.movement.change_lines import change_list, newest_first
from tracker.app.movement.movements import moves_shown
from tracker.app.movement.periods import period_picker
from tracker.app.wording.language import say

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)
with st.container(horizontal=True, vertical_alignment="bottom", key="period_bar"):
    period = period_picker()
    kinds = choose_several(say("changes.kind"), KINDS, "kind", lambda kind: say(f"change_kind.{kind}"))

found, since, until = moves_shown(tracker, view, period)
found = found[found["kind"].isin(kinds)] if kinds else found
if tracker.positions.empty:
    nothing_found(tracker, view)
elif found.empty:
    no_change(since, until)
else:
    cell = change_list(tracker, found, since, until)
    download_menu(tracker, view, "changes", say("download.changes"), table=lambda: newest_first(found))
    if cell:
        open_evidence(cell)
