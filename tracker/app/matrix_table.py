"""The matrix as a real table: a button a cell, found by eye, keyboard and screen reader alike."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

import streamlit as st

from tracker.app.web import script, style

TABLE = st.components.v2.component(
    "stance_table",
    html='<div class="root"></div>',
    css=style("tiles", "stance_table"),
    js=script("tiles", "stance_table"),
)


class Cell(NamedTuple):
    """An actor and a proposal, as somebody pointed at them."""

    actor: str
    proposal: str


def stance_table(data: dict[str, Any], label: str, focus: tuple[int, Cell] | None = None) -> Cell | None:
    """Show the matrix (see `tracker.app.cells`); the cell that was clicked or entered just now, or None.

    `focus` is a cell that gets the keyboard back, with a number that grows each time.
    """
    revision = hashlib.sha256(json.dumps(data).encode()).hexdigest()
    back = {"serial": focus[0], **focus[1]._asdict()} if focus else None
    shown = TABLE(
        key="matrix", data={**data, "label": label, "revision": revision, "focus": back}, on_cell_change=lambda: None
    )
    return cell_of(shown.cell, data)


def cell_of(sent: Any, data: dict[str, Any]) -> Cell | None:
    """The cell that a browser sent, if the matrix has it: a browser can send anything."""
    if not isinstance(sent, list) or len(sent) != 2:
        return None
    actors = {row["actor"] for row in data["rows"]}
    proposals = {column["name"] for column in data["columns"]}
    return Cell(*sent) if sent[0] in actors and sent[1] in proposals else None
