"""Saving the drafts: good rows go to disk, the others stay with their reason, and clashes are asked about."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from tracker import Conflict, Edit, Tracker, TrackerError
from tracker.app.desk import own_desk
from tracker.app.opened import read_only
from tracker.app.phrases import count_of
from tracker.store.errors import Clash
from tracker.store.saving import Receipt


def person() -> str:
    """Who is at this machine, as its system calls them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def save_drafts(tracker: Tracker) -> None:
    """Save every sound edit; keep the rest, with what is wrong, for the page to show."""
    desk = own_desk()
    with desk.lock:  # from here on plain Python: no other run of this session comes in between
        sound, refused = tracker.sift(desk.edits)
        outcome = saved(tracker, sound) if sound else Outcome(done=True)
        if outcome.done:
            desk.forget(sound)
        left = desk.count
        kept = f" {count_of(left, 'row').capitalize()} not saved yet: see below." if left else ""
        desk.say(outcome.words and outcome.words + kept)
        desk.refused = refused[refused["severity"] == "error"] if left else None
        desk.clashes, desk.failure = list(outcome.clashes), outcome.failure


class Outcome(NamedTuple):
    """How a save ended: done, with the words to say, or not, with what stood in the way."""

    done: bool = False
    words: str = ""
    failure: str = ""
    clashes: Sequence[Clash] = ()


def saved(tracker: Tracker, edits: Sequence[Edit]) -> Outcome:
    """Save edits in one go, without a word of Streamlit's."""
    if read_only():
        return Outcome(failure="This app was started for reading only; nothing was saved.")
    try:
        receipt = tracker.commit(edits, by=person())
    except Conflict as error:
        return Outcome(clashes=error.cells, failure="")
    except TrackerError as error:
        return Outcome(failure=str(error))
    return Outcome(done=True, words=saved_words(receipt))


def saved_words(receipt: Receipt) -> str:
    """What a save did: Saved: one row added, two rows changed."""
    counts = {"added": receipt.added, "changed": receipt.changed, "deleted": receipt.deleted}
    said = [f"{count_of(number, 'row')} {word}" for word, number in counts.items() if number]
    return f"Saved: {', '.join(said)}." if said else "Nothing to save: the files hold all of it already."


def pending_bar(tracker: Tracker) -> None:
    """How much is unsaved, and the buttons to save or drop it, always in sight."""
    desk = own_desk()
    if not desk.count:
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"**{count_of(desk.count, 'row').capitalize()}** with unsaved changes", width="content")
        with st.container(horizontal=True, width="content"):
            st.button("Discard", on_click=desk.discard, type="tertiary")
            st.button(
                "Save", on_click=save_drafts, args=(tracker,), type="primary", icon=":material/save:",
                shortcut="Ctrl+S", disabled=bool(desk.clashes),
            )  # fmt: skip


def refused_rows() -> pd.DataFrame | None:
    """What keeps unsaved rows from being saved, since the last try; columns of `Problem`."""
    desk = own_desk()
    return desk.refused if desk.refused is not None and len(desk.refused) and desk.count else None
