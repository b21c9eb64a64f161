"""Who moved in a period, in sentences by week, the newest first, each a click away from its evidence."""

import streamlit as st

from tracker.analysis.changes import KINDS
from tracker.app.change_lines import change_list
from tracker.app.downloads import download_menu
from tracker.app.evidence import open_evidence
from tracker.app.filters import chosen_view
from tracker.app.kept_choice import choose_several
from tracker.app.language import say
from tracker.app.movements import moves_shown
from tracker.app.notices import left_out_notice, no_change
from tracker.app.opened import tracker_or_stop
from tracker.app.periods import period_picker

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)
with st.container(horizontal=True, vertical_alignment="bottom", key="period_bar"):
    period = period_picker()
    kinds = choose_several(say("changes.kind"), KINDS, "kind", lambda kind: say(f"change_kind.{kind}"))

found, since, until = moves_shown(tracker, view, period)
found = found[found["kind"].isin(kinds)] if kinds else found
if found.empty:
    no_change(since, until)
else:
    newest = found.sort_values("date", ascending=False, kind="stable")
    cell = change_list(tracker, newest, since, until)
    download_menu(tracker, view, "changes", say("download.changes"), table=lambda: newest)
    if cell:
        open_evidence(cell)
