"""Changes as a list of sentences, grouped by day; each is a button that leads to its evidence."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.matrix_table import Cell
from tracker.app.palette import palette_of
from tracker.app.phrases import day_in_words
from tracker.app.web import script, style

LIST = st.components.v2.component(
    "change_list", html='<div class="root"></div>', css=style("tiles", "change_list"), js=script("tiles", "change_list")
)
LIMIT = 300  # sentences: nobody reads on


def change_list(tracker: Tracker, changes: pd.DataFrame) -> Cell | None:
    """Show changes (columns of `changes_between`) in their order; the cell of the one that was clicked just now."""
    rows = [_row(change) for change in changes.head(LIMIT).itertuples()]
    shown = LIST(key="changes", data={"rows": rows, "tones": palette_of(tracker)}, on_picked_change=lambda: None)
    if len(changes) > LIMIT:
        st.text(f"The newest {LIMIT} are shown; narrow the period or the filters for the others.")
    known = {(row["actor"], row["proposal"]) for row in rows}
    picked = tuple(shown.picked or ())
    return Cell(*picked) if picked in known else None


def _row(change: Any) -> dict[str, Any]:
    return {
        "day": day_in_words(change.date),
        "actor": str(change.actor),
        "proposal": str(change.proposal),
        "kind": str(change.kind),
        "before": str(change.before).split(" / ") if change.before else [],
        "after": str(change.after).split(" / "),
        "claimed": "(claimed by others)" in change.sentence.rsplit("→", 1)[-1],
        "source": str(change.source),
        "sentence": change.sentence,
    }
