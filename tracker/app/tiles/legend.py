"""The legend: what each tile means, and a click on a stance to see that stance alone."""

from __future__ import annotations

import streamlit as st

from tracker import Tracker
from tracker.app.frame.filters import View
from tracker.app.frame.web import script, style
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say

LEGEND = st.components.v2.component(
    "stance_legend", html='<div class="root"></div>', css=style("tiles", "legend"), js=script("tiles", "legend")
)

STATES = [
    ("contested", [], "contested"),
    ("claimed", [], "claimed"),
    ("silent", [], "silent"),
    ("held", ["single_origin"], "single_origin"),
    ("held", ["conditional"], "conditional"),
    ("held", ["stale"], "stale"),
]


def stance_legend(tracker: Tracker, view: View, states: bool = False) -> None:
    """Show the scale, and if asked the states and marks; a click on a stance adds it to the filter or takes it away."""
    moved = [("held", ["moved"], "moved")] if view.before else []
    data = {
        "tones": palette_of(tracker),
        "chosen": list(view.selection.stances),
        "states": [[state, marks, say(f"legend.{word}")] for state, marks, word in [*STATES, *moved] if states],
        "texts": {name: say(f"legend.{name}") for name in ("label", "fold", "marks", "if")},
    }
    LEGEND(key="legend", data=data, on_stance_change=_toggle)


def _toggle() -> None:
    stance, chosen = st.session_state.legend.stance, list(st.session_state.get("stance") or [])
    if isinstance(stance, str):
        kept = [each for each in chosen if each != stance]
        st.session_state["stance"] = kept if stance in chosen else [*chosen, stance]
