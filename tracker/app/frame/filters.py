"""The view that all pages share: what is chosen, as of which day, by which clock; kept in the URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tracker import Tracker
from tracker.analysis.selection import Selection, groups_of, topics_of
from tracker.analysis.standing import Clock
from tracker.app.frame.kept_choice import gone_back
from tracker.app.frame.opened import today
from tracker.app.frame.stance_filter import filter_stances, keep_stances
from tracker.app.wording.language import say

EARLIEST = date(1900, 1, 1)
CHOICES = ("actor", "group", "proposal", "topic", "stance")
WORDS = ("clock", "before", "order")
"""What the URL keeps beside the filters: no widget in sight says it in words that are the same in every language."""

HELD = (*CHOICES, *WORDS, "q", "asof")
"""The names of all filters, in the state as in the URL."""

Offered = Literal["all", "day", ""]
"""What a page heeds, and so offers: all filters, only the day, or nothing."""


@dataclass(frozen=True)
class View:
    """What somebody looks at: a selection of cells, as of the end of a day, by the clock of saying or of knowing.

    `before` is an earlier day to compare with, `order` what the rows of the matrix go by (see `arrangement.Order`).
    """

    selection: Selection
    day: date
    clock: Clock = "said"
    before: date | None = None
    order: str = ""

    @property
    def query(self) -> str:
        """The view as the query of a link that does not move with the calendar."""
        chosen = self.selection
        parts = zip(
            CHOICES, (chosen.actors, chosen.groups, chosen.proposals, chosen.topics, chosen.stances), strict=True
        )
        pairs = [(name, value) for name, values in parts for value in values]
        words = {"q": chosen.search, "clock": self.clock.removeprefix("said"), "order": self.order}
        words["before"] = self.before.isoformat() if self.before else ""
        pairs += [(name, word) for name, word in words.items() if word]
        return urlencode([*pairs, ("asof", self.day.isoformat())])

    @property
    def narrowed_by(self) -> int:
        """How many filters are set; a day is none."""
        chosen = self.selection
        parts = (chosen.actors, chosen.groups, chosen.proposals, chosen.topics, chosen.stances, chosen.search)
        return sum(bool(part) for part in parts)


def view_of(state: Mapping[str, Any], day: date) -> View:
    """The view that the filters' state amounts to; `day` stands in for an empty day."""
    actor, group, proposal, topic, stance = (tuple(state.get(name) or ()) for name in CHOICES)
    search = str(state.get("q") or "").strip()
    clock: Clock = "known" if state.get("clock") == "known" else "said"
    asof = state.get("asof") or day
    before = day_of(state.get("before"))
    selection = Selection(actor, proposal, topic, group, stance, search)
    return View(selection, asof, clock, before if before and before < asof else None, str(state.get("order") or ""))


def day_of(word: object) -> date | None:
    """The day that a word like 2025-08-28 names; None for any other word."""
    try:
        return date.fromisoformat(str(word or ""))
    except ValueError:
        return None


def chosen_view() -> View:
    """The view that the filter bar holds now."""
    return view_of({name: st.session_state.get(name) for name in HELD}, today())


def filter_bar(tracker: Tracker, page: str, offered: Offered = "all") -> None:
    """The filters, in one line where there is room; each writes itself into the URL, also where it is not shown."""
    options = {
        "actor": list(tracker.actors["actor"]),
        "group": groups_of(tracker),
        "proposal": list(tracker.proposals["proposal"]),
        "topic": topics_of(tracker),
        "stance": list(tracker.stances["stance"]),
    }
    _take_up(tracker, page, options)
    everything = say("filters.all")
    kept = st.container(key="kept", height=1, border=False)  # out of sight (page.css, which may come late): for the URL
    bar = st.container(horizontal=True, vertical_alignment="bottom", key="filters") if offered else kept
    with kept:
        keep_stances(options["stance"])
        for name in WORDS:
            st.text_input(name, key=name, bind="query-params")
    with bar if offered == "all" else kept:
        for name, values in options.items():
            label = say(f"filters.{name}")
            if name == "stance":
                filter_stances(label, values, everything)
            elif values:
                st.multiselect(label, values, key=name, placeholder=everything, width=150, bind="query-params")
        hint = say("filters.search_hint")
        st.text_input(say("filters.search"), key="q", placeholder=hint, width=160, type="search", bind="query-params")
    day = today()  # not "today": that is taken from the state, and a day set there would leave the URL
    with bar:
        st.date_input(
            say("filters.asof"), day, key="asof", width=150, format="YYYY-MM-DD", bind="query-params", **_span(tracker)
        )
    st.session_state.filters_held = page, {name: value for name in HELD if (value := st.session_state.get(name))}


def _take_up(tracker: Tracker, page: str, options: Mapping[str, list[str]]) -> None:
    """Give back to the filters what they held on the page before, where the browser has lost it on the way to this one.

    It drops from the address the word of a filter that it has not drawn yet, which takes a moment at the first look.
    """
    state = st.session_state
    before, held = state.get("filters_held", (page, {}))
    if gone_back():
        _keep_address()
        return
    if before == page:
        return
    for name, value in held.items():
        if name in st.query_params or state.get(name, value) != value:
            continue
        if name == "asof":
            look_at(tracker, value)
        else:
            state[name] = [each for each in value if each in options[name]] if name in options else value


def _keep_address() -> None:
    """Give back to the address what the browser has asked for by it, and has lost for a filter not drawn before."""
    run = get_script_run_ctx()
    asked = parse_qs(run.query_string) if run else {}
    for name in HELD:
        if name in asked and name not in st.query_params:
            st.query_params[name] = asked[name]


def _span(tracker: Tracker) -> dict[str, Any]:
    """The days that can be chosen: from long before the first statement, for a link may hold any day, to the last."""
    days = [day.date() for day in tracker.positions["date"].agg(["min", "max"]).dropna()]
    return {"min_value": min([EARLIEST, *days]), "max_value": max([today(), *days])}


def clear_filters() -> None:
    """Every filter back to its beginning."""
    for name in CHOICES:
        if name in st.session_state:
            st.session_state[name] = []
    st.session_state.update(q="", asof=today(), clock="", before="")


def look_at(tracker: Tracker, day: date) -> None:
    """The day of the view, from now on; one that cannot be chosen becomes the nearest that can."""
    span = _span(tracker)
    st.session_state.asof = min(max(day, span["min_value"]), span["max_value"])
