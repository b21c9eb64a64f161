"""Who changed what, when and why, newest first, each with a button that takes it back."""

import streamlit as st

from tracker import TrackerError
from tracker.app.editing.past import WAYS, chosen_changes, past_changes, since
from tracker.app.editing.transactions import PAGE, transaction_list, undo_clash_panel
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of

tracker, view = tracker_or_stop(), chosen_view()
try:
    past = past_changes(tracker)
except TrackerError as error:
    st.subheader(say("history.unreadable"))
    st.text(str(error))
    st.stop()
if past.empty:
    st.subheader(say("history.none"))
    st.text(say("history.none_next"))
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", key="history_filters"):
    by = st.multiselect(
        say("history.who"),
        sorted({*past["by"]} - {""}),
        key="by",
        placeholder=say("history.all"),
        width=150,
        bind="query-params",
    )
    ways = [way for way in WAYS if way in set(past["via"])]
    via = st.multiselect(
        say("history.how"), ways, key="via", placeholder=say("history.all"), width=150, bind="query-params"
    )
    table = st.multiselect(
        say("history.tables"),
        list(tracker.schema.tables),
        key="changed",
        placeholder=say("history.all"),
        width=150,
        bind="query-params",
    )
    text = st.text_input(
        say("history.row"), key="row", placeholder=say("history.row_example"), width=150, bind="query-params"
    )
    first = st.date_input(say("history.from"), None, key="from", format="YYYY-MM-DD", width=130, bind="query-params")
    last = st.date_input(say("history.to"), None, key="to", format="YYYY-MM-DD", width=130, bind="query-params")

found = since(chosen_changes(tracker, past, view.selection, {"by": by, "via": via, "table": table}, text), first, last)
undo_clash_panel(tracker)
txns = list(dict.fromkeys(found["txn"]))
rows = count_of(int((found["table"] != "").sum()), "row")
st.text(say("history.counts", changes=begun(count_of(len(txns), "change")), rows=rows))
number = st.pagination(-(-len(txns) // PAGE), key="history_page") if len(txns) > PAGE else 1
transaction_list(tracker, found[found["txn"].isin(txns[(number - 1) * PAGE : number * PAGE])])
download_menu(tracker, view, "history", say("download.history"), table=lambda: found)
