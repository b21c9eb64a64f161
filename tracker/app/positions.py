"""The tables themselves: edit in the grid, add with the form, paste, save; what is wrong stands beside it."""

import streamlit as st

from tracker.app.editing.clashes import clash_panel
from tracker.app.editing.desk import own_desk
from tracker.app.editing.faults import fault_panel
from tracker.app.editing.form import open_form
from tracker.app.editing.grid import Page, show_grid
from tracker.app.editing.pasting import left_over_panel, paste_button
from tracker.app.editing.row_order import PAGE, chosen_places, usual_order
from tracker.app.editing.saving import pending_bar
from tracker.app.frame.downloads import download_menu
from tracker.app.frame.filters import chosen_view
from tracker.app.frame.opened import tracker_or_stop
from tracker.app.frame.person import may_edit
from tracker.app.wording.language import number_said, say
from tracker.app.wording.terms import table_meant, table_title

tracker, view, desk = tracker_or_stop(), chosen_view(), own_desk()
tables = list(tracker.schema.tables)
titles = {name: table_title(table) for name, table in tracker.schema.tables.items()}
linked = st.query_params.get("table", "")
if linked not in titles.values() and (meant := table_meant(linked, tracker.schema.tables.values())):
    st.session_state.table = meant  # the link was made in another language

bar = st.container(horizontal=True, vertical_alignment="center", key="table_bar")
with bar:
    table = st.segmented_control(
        say("positions.table"), tables, default=tables[0], required=True, key="table", bind="query-params",
        label_visibility="collapsed", format_func=lambda name: titles[name],
    )  # fmt: skip
    faulty = st.toggle(say("positions.faulty"), key="faulty", bind="query-params")
    if may_edit():
        label = say("positions.add_position") if table == "positions" else say("positions.add_row")
        st.button(label, icon=":material/add:", shortcut="Alt+N", key="add", on_click=open_form, args=({}, table))
        paste_button(table)

order = desk.order.get(table, usual_order(tracker, table))
places = chosen_places(tracker, table, view.selection, faulty, order)
new = desk.draft_of(table).new_keys
clash_panel(tracker)
left_over_panel(table)
with bar:
    counted = {"shown": number_said(len(places)), "all": number_said(len(tracker.texts[table].frame))}
    st.text(say("positions.rows", **counted), width="content")
    count = len(new) + len(places)
    number = st.pagination(-(-count // PAGE), key=f"page_{table}") if count > PAGE else 1
start = (number - 1) * PAGE
page = Page(
    new[start : start + PAGE], places[max(0, start - len(new)) : max(0, start + PAGE - len(new))], order, number == 1
)

if not tracker.texts[table].readable:
    st.text(say("positions.unreadable"))
else:
    if not count:
        st.subheader(say("positions.none"))
        st.text(say("positions.none_next"))
    with st.container(horizontal=True, key="sheet_and_faults"):
        with st.container(key="sheet"):
            show_grid(tracker, table, page, editable=may_edit())
        fault_panel(tracker, table, page.places)
    title = say("download.positions", table=titles[table])
    download_menu(tracker, view, table, title, table=lambda: tracker.texts[table].frame.iloc[places])
pending_bar(tracker)
