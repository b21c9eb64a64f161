"""Pairs of actor and proposal that need a look, grouped by what they need; each a button that leads on."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.analysis.coverage import worklist
from tracker.app.frame.filters import View
from tracker.app.frame.person import may_edit
from tracker.app.frame.web import script, style
from tracker.app.tiles.matrix_table import Cell
from tracker.app.tiles.palette import palette_of
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, standing_in_brief

LIST = st.components.v2.component(
    "work_pairs", html='<div class="root"></div>', css=style("tiles", "work_pairs"), js=script("tiles", "work_pairs")
)
PAGE = 100
LOOKS = ("second_hand", "stale")
"""Marks that change the look of a tile; the words beside it tell the others."""


def chosen_work(tracker: Tracker, view: View) -> pd.DataFrame:
    """The worklist of a view, worked out once for each state of the files."""
    return _work(tracker.version, view, tracker)


@st.cache_resource(max_entries=4, show_spinner=False)
def _work(version: str, view: View, _tracker: Tracker) -> pd.DataFrame:  # noqa: ARG001  the version is the cache's key
    return worklist(_tracker, view.day, view.clock, view.selection)


def work_list(tracker: Tracker, pairs: pd.DataFrame, needs: list[str]) -> Cell | None:
    """Show a page of the worklist (see `worklist`); the pair that was clicked just now.

    Each pair stands under its most urgent need, of those chosen if any are.
    """
    rows = [_row(pair, needs) for pair in pairs.itertuples()]
    words = {need: begun(say(f"filter.need_{need}")) for need in {row["need"] for row in rows}}
    words |= {"on": say("statement_lines.on"), "add": say("coverage.add"), "look": say("coverage.look")}
    hints = {need: say(f"need_hint.{need}") for need in {row["need"] for row in rows}}
    data = {"rows": rows, "words": words, "hints": hints, "tones": palette_of(tracker), "editable": may_edit()}
    picked = LIST(key="work", data=data, on_picked_change=lambda: None).picked
    if not isinstance(picked, list) or len(picked) != 2:
        return None
    known = {(row["actor"], row["proposal"]) for row in rows}
    return Cell(*picked) if tuple(picked) in known else None


def _row(pair: Any, needs: list[str]) -> dict[str, Any]:
    silent = pair.state == "silent"
    own = [need for need in needs if getattr(pair, need, pair.state == need)]
    return {
        "actor": str(pair.actor),
        "proposal": str(pair.proposal),
        "need": str(pair.need) if str(pair.need) in needs or not own else own[0],
        "stances": [] if silent else str(pair.stance).split(" / "),
        "state": str(pair.state),
        "marks": [mark for mark in LOOKS if getattr(pair, mark)],
        "words": say("filter.need_silent") if silent else standing_in_brief(pair),
    }
