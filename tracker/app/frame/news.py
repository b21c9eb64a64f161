"""News from the disk: what others save, and what is changed outside, appears by itself."""

from __future__ import annotations

import time
from pathlib import Path

import streamlit as st

from tracker import TrackerError
from tracker.app.editing.desk import own_desk
from tracker.app.frame.contents import Contents
from tracker.app.frame.opened import contents_now, tracker_folder
from tracker.app.frame.web import script
from tracker.app.wording.language import say
from tracker.app.wording.phrases import count_of
from tracker.store.journal import Line, read_tail
from tracker.store.lock import HIDDEN
from tracker.store.transaction import PENDING

EVERY = 3.0  # seconds
LULL = st.components.v2.component("lull", html="<span></span>", js=script("lull"))
"""Says when nobody is typing: a cell or a form that is being filled in must not be drawn anew."""


def tell_news() -> None:
    """Say who has changed the files since this session's last run, and watch for the next change."""
    contents = _contents()
    desk, last, saving = own_desk(), _last_line(), is_saving(tracker_folder())
    if desk.shown and contents != desk.shown and not saving:  # half-way a save looks like a change outside
        desk.news = news_of(last, desk.shown, contents, desk.told, desk.txn) or desk.news
    if not (desk.shown and saving):
        desk.shown, desk.told = contents, last.txn if last else ""
    _watch(desk.shown)


@st.fragment(run_every=EVERY)
def _watch(shown: Contents) -> None:
    """Draw the app anew once its files differ from what is shown, in a moment when nobody types."""
    now = _contents()
    if now != shown:
        said = LULL(key="lull", data={"turn": time.time()}, on_lull_change=lambda: None)
        if said.lull:
            st.rerun()


def news_of(last: Line | None, before: Contents, now: Contents, known: str, own: str) -> str:
    """Who saved last, or which files were changed outside; empty for this session's `own` save.

    `last` is the history's last line, `known` the one at the run before: a file that only comes back to what it tells
    was changed outside too.
    """
    changed = [(file, sha256) for file, sha256 in now if sha256 and (file, sha256) not in before]
    told = set(last.files.values()) if last else set()
    outside = [Path(file).stem for file, sha256 in changed if sha256 not in told]
    if last and last.txn == known:
        outside = [Path(file).stem for file, _ in changed]
    if outside:
        return say("news.outside", tables=", ".join(outside))
    if not changed or not last or last.txn == own:
        return ""
    rows = count_of(last.rows, "row")
    return say("news.saved_by", name=last.by, rows=rows) if last.by else say("news.saved", rows=rows)


def is_saving(folder: Path) -> bool:
    """Whether somebody is in the middle of a save."""
    return (folder / HIDDEN / PENDING).exists()


def _last_line() -> Line | None:
    try:
        return read_tail(tracker_folder()).line
    except TrackerError:
        return None


def _contents() -> Contents:
    try:
        return contents_now()
    except TrackerError as error:
        return ((str(error), ""),)
