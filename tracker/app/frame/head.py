"""The head of every page: the debate's title, the filters, and the menu of everything that belongs to no page."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker import Tracker
from tracker.app.frame.filters import CHOICES, WORDS, Offered, chosen_view, clear_filters, filter_bar
from tracker.app.frame.markup import plain
from tracker.app.frame.person import account_line, ways_in
from tracker.app.frame.web import script, style
from tracker.app.wording.language import languages, say, speak, spoken

FOLD = st.components.v2.component("fold", html='<button type="button"></button>', css=style("fold"), js=script("fold"))
"""Opens and shuts the filters where the window is narrow: in the browser alone, for the app has no part in it."""


def page_head(tracker: Tracker, page: str, offered: Offered) -> DeltaGenerator:
    """Name the debate and the page, also in the browser's tab; offer filters, and what belongs to no page alone.

    A filter that the page does not heed is not offered, though it is kept. Returns the place for `show_link`.
    """
    title = tracker.schema.title or say("head.tracker")
    st.set_page_config(page_title=f"{page} · {title}")
    line = st.container(horizontal=True, vertical_alignment="center", key="head")
    filter_bar(tracker, page, offered)
    with line:  # filled only now: before its widgets are made, the view knows nothing of what the link holds
        st.title(f"{plain(title)} *· {plain(page)}*", anchor=False)
        if offered:
            FOLD(key="fold", data={"words": _fold_words(offered), "shut": say("head.shut")}, width="content")
        ways_in()
        return _menu(offered)


def show_link(place: DeltaGenerator) -> None:
    """The address of what is seen: what this page alone is about, and the view, whose day is named; no language.

    To be shown once more when the page is drawn: only then does the address hold what was chosen on it just now.
    """
    of_view = {*CHOICES, *WORDS, "q", "asof", "lang"}
    own = [(name, word) for name in st.query_params if name not in of_view for word in st.query_params.get_all(name)]
    query = "&".join(filter(None, (urlencode(own), chosen_view().query)))
    place.code(f"{str(st.context.url).split('?')[0]}?{query}", language=None, wrap_lines=True)


def _fold_words(offered: Offered) -> str:
    number = chosen_view().narrowed_by if offered == "all" else 0
    return f"{say('head.filters')} · {number}" if number else say("head.filters")


def _menu(offered: Offered) -> DeltaGenerator:
    with st.popover(say("head.more"), icon=":material/link:", help=say("head.menu"), key="menu"):
        st.caption(say("head.link"))
        place = st.empty()
        show_link(place)
        if offered:
            st.button(say("filters.clear"), on_click=clear_filters, width="stretch")
        _clock()
        _language()
        account_line()
    return place


def _clock() -> None:
    """Which day of a statement counts: what is chosen goes into `clock`, which the URL keeps."""
    st.session_state.clock_choice = chosen_view().clock
    st.radio(
        say("head.clock"), ["said", "known"], key="clock_choice", format_func=lambda word: say(f"head.{word}"),
        on_change=lambda: st.session_state.update(clock=st.session_state.clock_choice.removeprefix("said")),
    )  # fmt: skip


def _language() -> None:
    st.session_state.language_choice = spoken()
    st.selectbox(
        say("head.language"), list(languages()), key="language_choice", format_func=languages().__getitem__,
        on_change=lambda: speak(st.session_state.language_choice),
    )  # fmt: skip
