"""The dialog over a page: it stays over every run that nobody asked for, until it is done or dismissed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Concatenate

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from tracker import Tracker
from tracker.app.frame.places import NAMES

Drawing = Callable[Concatenate[Tracker, ...], None]


@dataclass
class OpenDialog:
    """What draws the dialog that is open, what it is about, and where somebody opened it."""

    draw: Drawing
    about: tuple[Any, ...]
    place: tuple[str, ...] = ()


def open_dialog(draw: Drawing, *about: Any) -> None:
    """Have this run and those to come draw a dialog by `draw(tracker, *about)`, in place of any other.

    It belongs to no single run: that may be cut short by the next one, which would leave the dialog away.
    """
    st.session_state.dialog = OpenDialog(draw, about)


def close_dialog() -> None:
    """Have no run draw it any more: what it was for is done, or a person has dismissed it."""
    st.session_state.pop("dialog", None)


@contextmanager
def under_dialog(tracker: Tracker, page: str) -> Iterator[None]:
    """Draw the dialog that is open over the page that is drawn meanwhile.

    One that was open comes before the page: until a run has drawn it anew, Streamlit hides it.
    """
    before, stop = _opened_on(page), None
    _draw(tracker, before)
    try:
        yield
    except StopException as error:  # the page has no more to show
        stop = error
    after = _opened_on(page)
    if before and after and after is not before:
        st.rerun()  # a run draws one dialog
    _draw(tracker, None if before else after)
    if stop:
        raise stop


def draw_dialog(title: str, show: Drawing, tracker: Tracker, *about: Any, **look: Any) -> None:
    """Draw `show(tracker, *about)` under a title, in a dialog that looks as `st.dialog` is told."""
    st.dialog(title, on_dismiss=close_dialog, **look)(show)(tracker, *about)


def _opened_on(page: str) -> OpenDialog | None:
    """What is open here; on another page, or for another name in the address, it is closed, also for the way back."""
    opened: OpenDialog | None = st.session_state.get("dialog")
    here = (page, *(st.query_params.get(name, "") for name in NAMES))
    if opened and (opened.place or here) != here:
        close_dialog()
        return None
    if opened:
        opened.place = here
    return opened


def _draw(tracker: Tracker, opened: OpenDialog | None) -> None:
    if opened:
        opened.draw(tracker, *opened.about)
