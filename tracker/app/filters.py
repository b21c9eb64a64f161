"""The view that all pages share: what is chosen, as of which day, by which clock; kept in the URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import Selection, groups_of, topics_of
from tracker.analysis.standing import Clock
from tracker.app.opened import today
from tracker.app.person import account_line, ways_in

CLOCKS = {"said": "it was said", "known": "its source was published"}
EARLIEST = date(1900, 1, 1)
CHOICES = ("actor", "group", "proposal", "topic", "stance")


@dataclass(frozen=True)
class View:
    """What somebody looks at: a selection of cells, as of the end of a day, by the clock of saying or of knowing."""

    selection: Selection
    day: date
    clock: Clock = "said"

    @property
    def query(self) -> str:
        """The view as the query of a link that does not move with the calendar."""
        chosen = self.selection
        parts = zip(
            CHOICES, (chosen.actors, chosen.groups, chosen.proposals, chosen.topics, chosen.stances), strict=True
        )
        pairs = [(name, value) for name, values in parts for value in values]
        pairs += [("q", chosen.search)] if chosen.search else []
        pairs += [("clock", self.clock)] if self.clock != "said" else []
        return urlencode([*pairs, ("asof", self.day.isoformat())])


def view_of(state: Mapping[str, Any], day: date) -> View:
    """The view that the filters' state amounts to; `day` stands in for an empty day."""
    actor, group, proposal, topic, stance = (tuple(state.get(name) or ()) for name in CHOICES)
    search = str(state.get("q") or "").strip()
    clock: Clock = "known" if state.get("clock") == "known" else "said"
    return View(Selection(actor, proposal, topic, group, stance, search), state.get("asof") or day, clock)


def chosen_view() -> View:
    """The view that the filter bar holds now."""
    return view_of({name: st.session_state.get(name) for name in (*CHOICES, "q", "asof", "clock")}, today())


def filter_bar(tracker: Tracker) -> None:
    """The filters, in one line where there is room; each writes itself into the URL."""
    options = {
        "actor": ("Actors", list(tracker.actors["actor"])),
        "group": ("Groups", groups_of(tracker)),
        "proposal": ("Proposals", list(tracker.proposals["proposal"])),
        "topic": ("Topic", topics_of(tracker)),
        "stance": ("Stance", list(tracker.stances["stance"])),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        for name, (label, values) in options.items():
            if values:
                st.multiselect(label, values, key=name, placeholder="All", width=150, bind="query-params")
        st.text_input("Search", key="q", placeholder="quote, source …", width=150, type="search", bind="query-params")
        st.date_input(
            "As of", "today", key="asof", width=150, format="YYYY-MM-DD", bind="query-params", **_span(tracker)
        )
        _more()
        ways_in()


def _span(tracker: Tracker) -> dict[str, Any]:
    """The days that can be chosen: from long before the first statement, for a link may hold any day, to the last."""
    days = [day.date() for day in tracker.positions["date"].agg(["min", "max"]).dropna()]
    return {"min_value": min([EARLIEST, *days]), "max_value": max([today(), *days])}


def _more() -> None:
    with st.popover("", icon=":material/more_horiz:", help="Clock, permanent link, clear, who you are here"):
        label = "Count a statement from the day"
        st.radio(label, list(CLOCKS), key="clock", format_func=CLOCKS.__getitem__, bind="query-params")
        st.caption("A link to exactly this view, also tomorrow:")
        st.code(f"{str(st.context.url).split('?')[0]}?{chosen_view().query}", language=None, wrap_lines=True)
        st.button("Clear all filters", on_click=clear_filters, width="stretch")
        account_line()


def clear_filters() -> None:
    """Every filter back to its beginning."""
    for name in CHOICES:
        if name in st.session_state:
            st.session_state[name] = []
    st.session_state.update(q="", asof=today(), clock="said")
