"""How stances moved: a bar for each run, a dot for each statement, and the evidence a click away."""

import streamlit as st

from tracker import timeline
from tracker.app.evidence import open_picked
from tracker.app.filters import chosen_view
from tracker.app.legend import stance_legend
from tracker.app.notices import left_out_notice, nothing_found
from tracker.app.opened import tracker_or_stop
from tracker.app.palette import palette_of
from tracker.app.phrases import count_of
from tracker.charts.timeline import PICK, timeline_chart

tracker, view = tracker_or_stop(), chosen_view()
runs = view.selection.narrow(tracker, timeline(tracker))
left_out_notice(tracker)
if runs.empty:
    nothing_found(tracker, view)
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom", key="lanes"):
    by = st.segmented_control(
        "One lane for each", ["actor", "proposal"], default="actor", required=True, key="lane", bind="query-params",
        format_func=str.capitalize,
    )  # fmt: skip
    other = "proposal" if by == "actor" else "actor"
    busiest = runs[other].astype("str").value_counts()
    names = [name for name in tracker.typed(f"{other}s")[other] if name in busiest.index]
    one = st.selectbox(other.capitalize(), names, names.index(busiest.index[0]), key=f"on_{other}", bind="query-params")

here = runs[runs[other] == one]
said = tracker.positions[(tracker.positions[other] == one) & tracker.positions[by].isin(here[by])]
stance_legend(tracker, view)
chart = timeline_chart(here, said, by, palette_of(tracker), view.day, st.context.theme.type == "dark")
st.altair_chart(
    chart, key="timeline", on_select=lambda: open_picked(tracker, st.session_state.timeline.selection.get(PICK)),
    selection_mode=[PICK], alt=f"The stances of {count_of(here[by].nunique(), by)} through time",
)  # fmt: skip
st.caption(
    "Solid: held. Two halves: contested. Dashed outline: only others say so. The dashed line is the day of the view."
)
