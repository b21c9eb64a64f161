"""Statements in a list, one line each; a click on one leads to the evidence of its cell."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.frame.web import script, style
from tracker.app.tiles.matrix_table import Cell
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say
from tracker.app.wording.phrases import day_in_words

LIST = st.components.v2.component(
    "statement_lines",
    html='<div class="root"></div>',
    css=style("tiles", "statement_lines"),
    js=script("tiles", "statement_lines"),
)


def statement_list(tracker: Tracker, rows: pd.DataFrame, key: str) -> Cell | None:
    """Show statements (columns of positions) in their order; the cell of the one that was clicked just now."""
    told = [_row(row) for row in rows.to_dict("records")]
    data = {"rows": told, "tones": palette_of(tracker), "on": say("statement_lines.on")}
    picked = LIST(key=key, data=data, on_picked_change=lambda: None).picked
    if not isinstance(picked, int) or not 0 <= picked < len(told):
        return None
    return Cell(told[picked]["actor"], told[picked]["proposal"])


def _row(row: dict[Any, Any]) -> dict[str, str]:
    voice = say("statement_lines.voice", speaker=row["speaker"]) if row.get("speaker") else ""
    return {
        "actor": str(row["actor"]),
        "proposal": str(row["proposal"]),
        "stance": str(row["stance"]),
        "day": day_in_words(row["date"], row.get("precision") or ""),
        "voice": voice,
        "quote": str(row.get("quote") or ""),
    }
