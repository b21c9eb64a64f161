"""The front door of the browser app: the filters, the pages, and off."""

import streamlit as st

from tracker.app.editing.keeper import keep_drafts
from tracker.app.editing.saving import pending_badge
from tracker.app.frame.alerts import disk_alerts
from tracker.app.frame.dialog import under_dialog
from tracker.app.frame.filters import Offered
from tracker.app.frame.flash import show_flash
from tracker.app.frame.head import page_head, show_link
from tracker.app.frame.memory import spare_modules
from tracker.app.frame.news import tell_news
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.places import lead_on
from tracker.app.wording.language import say, settle_language

HEEDED: dict[str, Offered] = {"coding": "", "problems": "", "import": "", "actor": "day", "proposal": "day"}
"""Which filters a page heeds, where these are not all."""

settle_language()
st.set_page_config(page_title=say("head.tracker"), page_icon="🧭", layout="wide")

positions = st.Page("positions.py", title=say("pages.positions"), icon=":material/edit_note:")
pages = {
    "": [
        st.Page("matrix.py", title=say("pages.matrix"), icon=":material/grid_on:", default=True),
        st.Page("timeline.py", title=say("pages.timeline"), icon=":material/timeline:"),
        st.Page("changes.py", title=say("pages.changes"), icon=":material/swap_vert:"),
        positions,
        st.Page("actor.py", title=say("pages.actor"), visibility="hidden"),
        st.Page("proposal.py", title=say("pages.proposal"), visibility="hidden"),
    ],
    say("pages.more"): [
        st.Page("coding.py", title=say("coding.title"), icon=":material/ink_pen:"),
        st.Page("sources.py", title=say("sources.title"), icon=":material/menu_book:"),
        st.Page("coverage.py", title=say("coverage.title"), icon=":material/checklist:"),
        st.Page("problems.py", title=say("problems.title"), icon=":material/rule:"),
        st.Page("history.py", title=say("pages.history"), icon=":material/history:"),
        st.Page("importing.py", title=say("pages.import"), icon=":material/upload:", url_path="import"),
        st.Page("export.py", title=say("pages.export"), icon=":material/download:"),
    ],
}
page = st.navigation(pages, position="top")
lead_on()
tell_news()
tracker = tracker_or_stop()
link = page_head(tracker, page.title, HEEDED.get(page.url_path, "all"))
show_flash()
disk_alerts(tracker)
keep_drafts(list(tracker.schema.tables))
if page != positions:
    pending_badge()
with under_dialog(tracker, page.url_path):
    page.run()
show_link(link)
spare_modules()
