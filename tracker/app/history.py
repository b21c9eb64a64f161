"""Who changed what, when and why, newest first, each with a button that takes it back."""

import streamlit as st

from tracker import TrackerError
from tracker.app.filters import chosen_view
from tracker.app.opened import tracker_or_stop
from tracker.app.past import WAYS, chosen_changes, past_changes, since
from tracker.app.phrases import count_of
from tracker.app.transactions import PAGE, transaction_list, undo_clash_panel

tracker, view = tracker_or_stop(), chosen_view()
try:
    past = past_changes(tracker)
except TrackerError as error:
    st.subheader("The history cannot be read")
    st.text(str(error))
    st.stop()
if past.empty:
    st.subheader("There is no history yet")
    st.text("It begins with the first save, which also tells how the tables were found.")
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", key="history_filters"):
    by = st.multiselect(
        "Who", sorted({*past["by"]} - {""}), key="by", placeholder="All", width=150, bind="query-params"
    )
    ways = [way for way in WAYS if way in set(past["via"])]
    via = st.multiselect("How", ways, key="via", placeholder="All", width=150, bind="query-params")
    table = st.multiselect(
        "Tables", list(tracker.schema.tables), key="changed", placeholder="All", width=150, bind="query-params"
    )
    text = st.text_input("Row or words", key="row", placeholder="an id, a name …", width=150, bind="query-params")
    first = st.date_input("From", None, key="from", format="YYYY-MM-DD", width=130, bind="query-params")
    last = st.date_input("To", None, key="to", format="YYYY-MM-DD", width=130, bind="query-params")

found = since(chosen_changes(tracker, past, view.selection, {"by": by, "via": via, "table": table}, text), first, last)
undo_clash_panel(tracker)
txns = list(dict.fromkeys(found["txn"]))
st.text(f"{count_of(len(txns), 'change').capitalize()}, {count_of(int((found['table'] != '').sum()), 'row')}")
number = st.pagination(-(-len(txns) // PAGE), key="history_page") if len(txns) > PAGE else 1
transaction_list(tracker, found[found["txn"].isin(txns[(number - 1) * PAGE : number * PAGE])])
