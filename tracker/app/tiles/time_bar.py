"""The way through time: a slider over the days on which something changed, a play button, and a day to compare with."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from tracker import Tracker
from tracker.app.frame.filters import View, day_of, look_at
from tracker.app.frame.opened import today
from tracker.app.frame.web import script, style
from tracker.app.frame.workings import last_word, stops
from tracker.app.wording.language import locale_tag, say
from tracker.app.wording.phrases import begun, day_in_words

BAR = st.components.v2.component(
    "time_bar",
    html='<div class="root"></div>',
    css=style("time_bar"),
    js=script("tiles", "elements", "time_bar", "time_play"),
)
LONG = 60  # days since the last statement: then an old debate must not pass for a quiet one
TEXTS = ("play", "pause", "slider", "changes", "compare", "compared", "compare_day", "stop", "look")


def way_through_time(tracker: Tracker, view: View, moved: int) -> None:
    """Show it; a day chosen there becomes the day of the view, or the earlier day it is compared with.

    `moved` is the number of cells shown that moved since that earlier day. Where all dates from one day there is no
    way to go, and a line says so.
    """
    if len(found := stops(tracker, view.clock)) == 1 and not view.before:
        _one_day(tracker, view, found[0][0])
        return
    BAR(
        key="time",
        data=time_data(tracker, view) | {"moved": begun(say("time.moved", count=moved)) if view.before else ""},
        on_day_change=partial(_take_day, tracker),
        on_before_change=_take_before,
    )


def _one_day(tracker: Tracker, view: View, day: date) -> None:
    last = last_word(tracker, view.clock) or day
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="one_day"):
        if (view.day - last).days < LONG:
            st.caption(say("time.only", day=day_in_words(day)), width="content")
            return
        st.caption(say("time.last", day=day_in_words(last)), width="content")
        icon = ":material/event:"
        st.button(say("time.look"), key="look", type="tertiary", icon=icon, on_click=look_at, args=(tracker, last))


def time_data(tracker: Tracker, view: View) -> dict[str, Any]:
    """The stops (a day and the number of changes up to it), the view's days, and the words.

    Today is the last stop, where the last change lies before it; `last` is the day of the last statement, where that
    is long ago.
    """
    last = last_word(tracker, view.clock)
    old = last is not None and (today() - last).days >= LONG
    found = stops(tracker, view.clock)
    if not found or found[-1][0] < today():
        found = [*found, (today(), 0)]
    return {
        "stops": [[day.isoformat(), number] for day, number in found],
        "day": view.day.isoformat(),
        "before": view.before.isoformat() if view.before else "",
        "last": last.isoformat() if last and old else "",
        "long": LONG,
        "locale": locale_tag(),
        "texts": {name: say(f"time.{name}", day="{day}", count="{count}") for name in ("last", *TEXTS)},
    }


def _take_day(tracker: Tracker) -> None:
    if day := _sent("day"):
        look_at(tracker, day)


def _take_before() -> None:
    day = _sent("before")
    st.session_state.before = day.isoformat() if day else ""


def _sent(event: str) -> date | None:
    return day_of(st.session_state.time[event])
