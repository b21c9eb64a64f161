"""Everything the checks have found, errors first, and how many rows the views leave out."""

import streamlit as st

from tracker.app.notices import no_problem
from tracker.app.opened import tracker_or_stop
from tracker.app.phrases import count_of
from tracker.app.places import POSITIONS

tracker = tracker_or_stop()
problems = tracker.problems
errors = int((problems["severity"] == "error").sum())
out = sum(tracker.left_out.values())

st.subheader(f"{count_of(errors, 'error').capitalize()}, {count_of(len(problems) - errors, 'warning')}")
st.text(
    (f"Every view leaves out {count_of(out, 'row')} with an error until mended. " if out else "No row is left out. ")
    + "Warnings block nothing: they say what a careful reader would ask."
)
if problems.empty:
    no_problem()
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", key="problem_filters"):
    severity = st.pills("Severity", ["error", "warning"], selection_mode="multi", key="severity", bind="query-params")
    tables = st.multiselect(
        "Tables", list(tracker.schema.tables), key="tables", placeholder="All", width=220, bind="query-params"
    )
    rules = st.multiselect(
        "Rules", sorted(problems["rule"].unique()), key="rules", placeholder="All", width=220, bind="query-params"
    )

kept = problems[
    problems["severity"].isin(severity or ["error", "warning"])
    & problems["table"].isin(tables or problems["table"])
    & problems["rule"].isin(rules or problems["rule"])
]
st.dataframe(
    kept[["severity", "table", "row", "column", "value", "message", "hint", "rule"]],
    hide_index=True,
    column_config={
        "message": st.column_config.TextColumn(width="large"),
        "hint": st.column_config.TextColumn(width="large"),
    },
    alt="Problems of the tables",
)
st.page_link(
    POSITIONS, label="Mend them on the Positions page", icon=":material/edit_note:", query_params={"faulty": "true"}
)
