"""The front door of the browser app: the filters, the pages, and off."""

import streamlit as st

from tracker.app.alerts import disk_alerts
from tracker.app.evidence import evidence_drawer
from tracker.app.filters import chosen_view, filter_bar
from tracker.app.flash import show_flash
from tracker.app.form import form_dialog
from tracker.app.head import page_head
from tracker.app.keeper import keep_drafts
from tracker.app.language import say, settle_language
from tracker.app.news import tell_news
from tracker.app.opened import tracker_or_stop
from tracker.app.saving import pending_badge

st.set_page_config(page_title="Position tracker", page_icon="🧭", layout="wide")
settle_language()

positions = st.Page("tracker/app/positions.py", title="Positions", icon=":material/edit_note:")
pages = {
    "": [
        st.Page("tracker/app/matrix.py", title="Matrix", icon=":material/grid_on:", default=True),
        st.Page("tracker/app/timeline.py", title="Timeline", icon=":material/timeline:"),
        st.Page("tracker/app/changes.py", title="Changes", icon=":material/swap_vert:"),
        positions,
        st.Page("tracker/app/actor.py", title="Actor", visibility="hidden"),
        st.Page("tracker/app/proposal.py", title="Proposal", visibility="hidden"),
    ],
    "More": [
        st.Page("tracker/app/coding.py", title=say("coding.title"), icon=":material/ink_pen:"),
        st.Page("tracker/app/sources.py", title=say("sources.title"), icon=":material/menu_book:"),
        st.Page("tracker/app/coverage.py", title=say("coverage.title"), icon=":material/checklist:"),
        st.Page("tracker/app/problems.py", title=say("problems.title"), icon=":material/rule:"),
        st.Page("tracker/app/history.py", title="History", icon=":material/history:"),
        st.Page("tracker/app/importing.py", title="Import", icon=":material/upload:", url_path="import"),
        st.Page("tracker/app/export.py", title="Export", icon=":material/download:"),
    ],
}
page = st.navigation(pages, position="top")
tell_news()
tracker = tracker_or_stop()
page_head(tracker, page.title)
filter_bar(tracker)
show_flash()
disk_alerts(tracker)
keep_drafts(list(tracker.schema.tables))
if page != positions:
    pending_badge()
page.run()
evidence_drawer(tracker, chosen_view())
form_dialog(tracker)
