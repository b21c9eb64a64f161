"""News from the disk: what others save, and what is changed outside, appears by itself.

The browser asks for a mark of the files, not for a run of the app: where Streamlit itself runs a part of the page every
few seconds, that may take away the end of another run, and with it what a click has led to.
"""

from __future__ import annotations

import hmac
import secrets
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse

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
WATCH = st.components.v2.component("watch", html="<span></span>", js=script("watch"))


def tell_news() -> None:
    """Say who has changed the files since this session's last run, and watch for the next change."""
    contents = _contents()
    desk, last, saving = own_desk(), _last_line(), is_saving(tracker_folder())
    if desk.shown and contents != desk.shown and not saving:  # half-way a save looks like a change outside
        desk.news = news_of(last, desk.shown, contents, desk.told, desk.txn) or desk.news
    if not (desk.shown and saving):
        desk.shown, desk.told = contents, last.txn if last else ""
    WATCH(key="watch", data={"shown": mark_of(desk.shown), "every": EVERY * 1000}, on_changed_change=lambda: None)


def files_now(_: Request) -> PlainTextResponse:
    """The mark of what the files hold now: anybody may ask, for it tells nothing but that they have changed."""
    return PlainTextResponse(mark_of(_contents()), headers={"Cache-Control": "no-store"})


def mark_of(contents: Contents) -> str:
    """A word that is another for other contents, and from which nobody learns what these are."""
    return hmac.digest(_key(), repr(contents).encode(), "sha256").hex()


@st.cache_resource(show_spinner=False)
def _key() -> bytes:
    return secrets.token_bytes()


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
