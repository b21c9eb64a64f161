"""The matrix as a real table: a button a cell, found by eye, keyboard and screen reader alike."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

import streamlit as st

from tracker.app.frame.web import script, style

TABLE = st.components.v2.component(
    "stance_table",
    html='<div class="root"></div>',
    css=style("tiles", "stance_table"),
    js=script("tiles", "elements", "packing", "table_head", "table_rows", "table_keys", "stance_table"),
)


class Cell(NamedTuple):
    """An actor and a proposal, as somebody pointed at them."""

    actor: str
    proposal: str


class Pointed(NamedTuple):
    """What somebody pointed at just now: a cell, or the name of an actor or of a proposal."""

    cell: Cell | None = None
    actor: str = ""
    proposal: str = ""


def stance_table(data: dict[str, Any]) -> Pointed:
    """Show the matrix (see `cells` and `matrix_words`), and tell what was pointed at just now.

    An order of the rows that was chosen goes into the view.
    """
    sent = {**data, "shape": _shape(data), "revision": _hash(data)}
    shown = TABLE(
        key="matrix",
        data=sent,
        on_cell_change=lambda: None,
        on_name_change=lambda: None,
        on_order_change=_take_order,
    )
    return pointed_at(shown.cell, shown.name, data)


def pointed_at(cell: Any, name: Any, data: dict[str, Any]) -> Pointed:
    """What a browser sent, as far as the matrix has it: a browser can send anything."""
    actors, proposals = set(data["actors"]), {column["name"] for column in data["columns"]}
    if _pair(cell) and cell[0] in actors and cell[1] in proposals:
        return Pointed(Cell(*cell))
    if _pair(name) and name[0] == "actor" and name[1] in {*actors, *(block["name"] for block in data["blocks"])}:
        return Pointed(actor=name[1])
    if _pair(name) and name[0] == "proposal" and name[1] in proposals:
        return Pointed(proposal=name[1])
    return Pointed()


def _take_order() -> None:
    order = st.session_state.matrix.order
    if isinstance(order, str):
        st.session_state.order = order


def _pair(sent: Any) -> bool:
    return isinstance(sent, list) and len(sent) == 2 and all(isinstance(each, str) for each in sent)


def _shape(data: dict[str, Any]) -> str:
    """Which rows, columns and headings there are: while it is the same, only cells are painted anew."""
    blocks = [(block["name"], block["rows"]) for block in data["blocks"]]
    return _hash([data["actors"], data["columns"], blocks, data["order"], data["locale"]])


def _hash(data: Any) -> str:
    return hashlib.sha256(json.dumps(data).encode()).hexdigest()[:16]
