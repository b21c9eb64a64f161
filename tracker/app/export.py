"""Take it with you: the workbook, and the standings as a table."""

from functools import partial

import streamlit as st

from tracker import standings, workbook
from tracker.app.filters import chosen_view
from tracker.app.notices import left_out_notice
from tracker.app.opened import tracker_or_stop
from tracker.app.phrases import count_of, day_in_words
from tracker.exchange.tables import csv_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

tracker, view = tracker_or_stop(), chosen_view()
left_out_notice(tracker)

with st.container(border=True, key="workbook"):
    st.subheader("Excel workbook")
    st.text(f"Everything on one day, {day_in_words(view.day)}: the matrix, all tables, the scale and the codebook.")
    st.download_button(
        "Download the workbook", partial(workbook, tracker, day=view.day), f"positions-{view.day}.xlsx",
        XLSX, on_click="ignore", icon=":material/download:", type="primary",
    )  # fmt: skip

cells = view.selection.narrow(tracker, standings(tracker, view.day, view.clock))
with st.container(border=True, key="csv"):
    st.subheader("Standings as CSV")
    st.text(f"{count_of(len(cells), 'cell').capitalize()} of the view as it is filtered now, one row each.")
    st.download_button(
        "Download the standings", partial(csv_bytes, cells), f"standings-{view.day}.csv", "text/csv",
        on_click="ignore", icon=":material/download:",
    )  # fmt: skip
