"""The article that is being coded: its source, its day and whom it credits, chosen once for all its statements."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from tracker import Tracker
from tracker.app.editing.form import open_form
from tracker.app.wording.language import say

SOURCE, DAY, VIA = "article", "article_day", "article_via"


def reading_bar(tracker: Tracker) -> dict[str, str]:
    """Ask what is being read; the cells that all its statements share (source, date, via), as far as they are known."""
    sources = list(tracker.sources["source"])
    _choose_the_added(tracker, sources)
    with st.container(horizontal=True, vertical_alignment="bottom", key="reading"):
        source = st.selectbox(
            say("coding.source"), sources[::-1], None, key=SOURCE, width=300, placeholder=say("coding.choose"),
            bind="query-params", on_change=_settle_day, args=(tracker,),
        )  # fmt: skip
        st.button(say("coding.add_source"), icon=":material/add:", on_click=_add_source, args=(sources,))
        day = st.date_input(
            say("coding.day"), _published(tracker, source), key=DAY, width=150, format="YYYY-MM-DD",
            help=say("coding.day_help"), persist_state="session",
        )  # fmt: skip
        others = [name for name in sources[::-1] if name != source]
        via = st.selectbox(
            say("coding.via"), others, None, key=VIA, width=300, placeholder=say("coding.nobody"),
            help=say("coding.via_help"), persist_state="session",
        )  # fmt: skip
    cells = {"source": source or "", "date": day.isoformat() if day else "", "via": via or ""}
    return {name: text for name, text in cells.items() if text or name == "via"}


def _published(tracker: Tracker, source: str | None) -> date | None:
    """The day a source appeared; None where it is not recorded."""
    table = tracker.sources
    days = table.loc[table["source"] == source, "published"].dropna() if "published" in table else pd.Series([])
    first: Any = days.iloc[0] if len(days) else None
    return first.date() if first is not None else None


def _settle_day(tracker: Tracker) -> None:
    """Another source has another day, and credits somebody else."""
    st.session_state[DAY] = _published(tracker, st.session_state.get(SOURCE))
    st.session_state[VIA] = None


def _add_source(known: list[str]) -> None:
    st.session_state.sources_before = known
    open_form({}, "sources")


def _choose_the_added(tracker: Tracker, sources: list[str]) -> None:
    """The source that was added from this page is the one to be read."""
    before = st.session_state.get("sources_before")
    if before is not None and len(new := [name for name in sources if name not in before]) == 1:
        st.session_state[SOURCE] = new[0]
        del st.session_state["sources_before"]
        _settle_day(tracker)
