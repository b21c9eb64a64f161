"""Who moved between two days, newest first, each a click away from its evidence."""

import streamlit as st

from tracker import changes_between
from tracker.analysis.changes import KINDS
from tracker.app.change_lines import change_list
from tracker.app.evidence import open_evidence
from tracker.app.filters import chosen_view
from tracker.app.notices import left_out_notice, no_change
from tracker.app.opened import tracker_or_stop
from tracker.app.periods import period_picker
from tracker.app.phrases import count_of

tracker, view = tracker_or_stop(), chosen_view()
with st.container(horizontal=True, vertical_alignment="bottom", key="period"):
    since = period_picker(view.day)
    kinds = st.pills(
        "Kind",
        KINDS,
        selection_mode="multi",
        key="kind",
        bind="query-params",
    )

changes = view.selection.narrow(tracker, changes_between(tracker, since, view.day, view.clock))
found = changes[changes["kind"].isin(kinds)] if kinds else changes
left_out_notice(tracker)
if found.empty:
    no_change(since, view.day)
else:
    st.text(f"{count_of(len(found), 'change').capitalize()}")
    if cell := change_list(tracker, found.sort_values("date", ascending=False, kind="stable")):
        open_evidence(cell)
