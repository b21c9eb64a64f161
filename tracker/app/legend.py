"""The legend: what each tile means, and a click on a stance to see that stance alone."""

from __future__ import annotations

import streamlit as st

from tracker import Tracker
from tracker.app.filters import View
from tracker.app.palette import palette_of
from tracker.app.web import script, style

LEGEND = st.components.v2.component(
    "stance_legend", html='<div class="root"></div>', css=style("tiles", "legend"), js=script("tiles", "legend")
)

STATES = [
    ("contested", [], "contested"),
    ("claimed", [], "only others say so"),
    ("silent", [], "nothing recorded"),
    ("held", ["single_origin"], "one origin"),
    ("held", ["conditional"], "on a condition"),
    ("held", ["stale"], "last heard long ago"),
]


def stance_legend(tracker: Tracker, view: View, states: bool = False) -> None:
    """Show the scale, and if asked the states and marks; a click on a stance adds it to the filter or takes it away."""
    tones = palette_of(tracker)
    data = {"tones": tones, "chosen": list(view.selection.stances), "states": STATES if states else []}
    LEGEND(key="legend", data=data, on_stance_change=_toggle)


def _toggle() -> None:
    stance, chosen = st.session_state.legend.stance, list(st.session_state.get("stance") or [])
    if isinstance(stance, str):
        kept = [each for each in chosen if each != stance]
        st.session_state["stance"] = kept if stance in chosen else [*chosen, stance]
