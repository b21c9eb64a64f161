"""Saving the drafts: good rows go to disk, the others stay with their reason, and clashes are asked about."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from tracker import Conflict, Edit, Tracker, TrackerError
from tracker.app.desk import own_desk
from tracker.app.markup import plain
from tracker.app.opened import folder_state
from tracker.app.person import current_login, user_name
from tracker.app.phrases import count_of
from tracker.app.places import POSITIONS
from tracker.store.consent import require_consent
from tracker.store.errors import Clash
from tracker.store.roles import Login
from tracker.store.saving import Receipt

UNSOUND = "A file on disk cannot be read: until it is mended nothing is written. What you typed is kept."


class Author(NamedTuple):
    """Whoever saves, and what keeps the app from saving, if anything; asked before a save, which knows no Streamlit."""

    by: str
    login: Login | None
    hindrance: str = ""


class Outcome(NamedTuple):
    """How a save ended: done, with the words to say, or not, with what stood in the way."""

    done: bool = False
    words: str = ""
    failure: str = ""
    clashes: Sequence[Clash] = ()
    txn: str = ""


def author() -> Author:
    """Whoever sits before this browser."""
    return Author(user_name(), current_login(), UNSOUND if folder_state().faults else "")


def save_drafts(tracker: Tracker) -> None:
    """Save every sound edit; keep the rest, with what is wrong, for the page to show."""
    desk, who = own_desk(), author()
    with desk.lock:  # from here on plain Python: no other run of this session comes in between
        desk.insisted = time.monotonic() if desk.clashes else desk.insisted
        sound, refused = tracker.sift(desk.edits)
        outcome = saved(tracker, sound, who) if sound else Outcome(done=True)
        if outcome.done:
            desk.forget(sound)
        left = desk.count
        kept = f" {count_of(left, 'row').capitalize()} not saved yet: see below." if left else ""
        desk.say(outcome.words and outcome.words + kept, outcome.txn)
        desk.refused = refused[refused["severity"] == "error"] if left else None
        desk.clashes = list(outcome.clashes)
        desk.fail(outcome.failure)


def saved(tracker: Tracker, edits: Sequence[Edit], who: Author) -> Outcome:
    """Save edits in one go, without a word of Streamlit's."""
    ask = partial(require_consent, tracker.folder)
    return attempted(who, lambda: tracker.commit(edits, who.by, via="app", login=who.login, ask=ask))


def undone(tracker: Tracker, txn: str, who: Author) -> Outcome:
    """Take a transaction back in one go, as a new one."""
    ask = partial(require_consent, tracker.folder)
    return attempted(who, lambda: tracker.undo(txn, who.by, login=who.login, ask=ask), "Undone")


def attempted(who: Author, save: Callable[[], Receipt], done: str = "Saved") -> Outcome:
    """What became of a save."""
    if who.hindrance:
        return Outcome(failure=who.hindrance)
    try:
        receipt = save()
    except Conflict as error:
        return Outcome(clashes=error.cells)
    except TrackerError as error:
        return Outcome(failure=str(error))
    return Outcome(done=True, words=saved_words(receipt, done), txn=receipt.txn)


def saved_words(receipt: Receipt, done: str = "Saved") -> str:
    """What a save did: Saved: one row added, two rows changed."""
    counts = {"added": receipt.added, "changed": receipt.changed, "deleted": receipt.deleted}
    said = [f"{count_of(number, 'row')} {word}" for word, number in counts.items() if number]
    words = f"{done}: {', '.join(said)}." if said else "Nothing to save: the files hold all of it already."
    return f"{words} But note: {receipt.notice}." if receipt.notice else words


def pending_bar(tracker: Tracker) -> None:
    """How much is unsaved, and the buttons to save or drop it, always in sight."""
    desk = own_desk()
    if not desk.count:
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="content", gap="xxsmall"):
            st.markdown(f"**{count_of(desk.count, 'row').capitalize()}** with unsaved changes", width="content")
            st.caption(f"Editing as {plain(user_name() or 'nobody by name')}", width="content")
        with st.container(horizontal=True, width="content"):
            st.button("Discard", on_click=desk.discard, type="tertiary")
            st.button(
                "Save", on_click=save_drafts, args=(tracker,), type="primary", icon=":material/save:",
                shortcut="Ctrl+S",
            )  # fmt: skip


def pending_badge() -> None:
    """How much is unsaved, with the way back to it, on the pages where nothing is edited."""
    if count := own_desk().count:
        with st.bottom:
            words = f"{count_of(count, 'row').capitalize()} with unsaved changes: see and save them"
            st.page_link(POSITIONS, label=words, icon=":material/edit_note:")


def refused_rows() -> pd.DataFrame | None:
    """What keeps unsaved rows from being saved, since the last try; columns of `Problem`."""
    desk = own_desk()
    return desk.refused if desk.refused is not None and len(desk.refused) and desk.count else None
