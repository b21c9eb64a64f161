"""The tables themselves: edit in the grid, add with the form, save; what is wrong stands beside it."""

import streamlit as st

from tracker.app.clashes import clash_panel
from tracker.app.faults import fault_panel
from tracker.app.filters import chosen_view
from tracker.app.form import open_form
from tracker.app.grid import PAGE, chosen_rows, edit_grid, read_grid
from tracker.app.opened import tracker_or_stop
from tracker.app.person import may_edit
from tracker.app.saving import pending_bar

tracker, view = tracker_or_stop(), chosen_view()
tables = list(tracker.schema.tables)

with st.container(horizontal=True, vertical_alignment="center", key="tables"):
    table = st.segmented_control(
        "Table", tables, default=tables[0], required=True, key="table", bind="query-params",
        label_visibility="collapsed", format_func=lambda name: tracker.schema.table(name).title,
    )  # fmt: skip
    faulty = st.toggle("Only rows with problems", key="faulty", bind="query-params")
    if may_edit():
        noun = table.removesuffix("s")
        st.button(f"Add {noun}", icon=":material/add:", shortcut="Alt+N", on_click=open_form, args=({}, table))

rows = chosen_rows(tracker, table, view, faulty)
clash_panel(tracker)
with st.container(horizontal=True, vertical_alignment="center", key="pages"):
    st.text(f"{len(rows):,} of {len(tracker.texts[table].frame):,} rows", width="content")
    number = st.pagination(max(1, -(-len(rows) // PAGE)), key=f"page_{table}") if len(rows) > PAGE else 1
page = rows.iloc[(number - 1) * PAGE : number * PAGE]

fault_panel(tracker, table, page)
if not tracker.texts[table].readable:
    st.text("This file cannot be read as a table: mend it in a text editor, then reload. Nothing is written over it.")
elif rows.empty:
    st.subheader("No row to show")
    st.text("Add the first one, or take a filter away.")
elif not may_edit():
    read_grid(tracker, table, page)
else:
    edit_grid(tracker, table, page)
pending_bar(tracker)
