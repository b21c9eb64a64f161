"""Saving the drafts: good rows go to disk, the others stay with their reason, and clashes are asked about."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st

from tracker import Conflict, Edit, Tracker, TrackerError
from tracker.app.editing.desk import Desk, own_desk
from tracker.app.editing.grid import hear
from tracker.app.frame.opened import folder_state
from tracker.app.frame.person import current_login, editing_as, user_name
from tracker.app.frame.places import POSITIONS
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of
from tracker.store.consent import require_consent
from tracker.store.errors import Clash
from tracker.store.roles import Login
from tracker.store.saving import Receipt


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
    return Author(user_name(), current_login(), say("saving.unsound") if folder_state().faults else "")


def save_drafts(tracker: Tracker) -> None:
    """Save every sound edit; keep the rest, with what is wrong, for the page to show."""
    for table in tracker.schema.tables:
        hear(tracker, table)  # a cell that was left for the button is heard before it
    desk, who = own_desk(), author()
    with desk.lock:  # from here on plain Python: no other run of this session comes in between
        desk.insisted = time.monotonic() if desk.clashes else desk.insisted
        sound = [edit for edit in tracker.sift(desk.edits)[0] if isinstance(edit, Edit)]
        outcome = saved(tracker, sound, who) if sound else Outcome(done=True)
        if outcome.done:
            desk.forget(sound)
        left = desk.count
        kept = say("saving.left", count=left) if left else ""
        desk.say(f"{outcome.words} {kept}".strip() if outcome.done else "", outcome.txn)
        desk.clashes = list(outcome.clashes)
        desk.fail(outcome.failure)


def saved(tracker: Tracker, edits: Sequence[Edit], who: Author) -> Outcome:
    """Save edits in one go, without a word of Streamlit's."""
    ask = partial(require_consent, tracker.folder)
    return attempted(who, lambda: tracker.commit(edits, who.by, via="app", login=who.login, ask=ask))


def undone(tracker: Tracker, txn: str, who: Author) -> Outcome:
    """Take a transaction back in one go, as a new one."""
    ask = partial(require_consent, tracker.folder)
    return attempted(who, lambda: tracker.undo(txn, who.by, login=who.login, ask=ask), "saving.undone")


def attempted(who: Author, save: Callable[[], Receipt], done: str = "saving.saved") -> Outcome:
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


def saved_words(receipt: Receipt, done: str = "saving.saved") -> str:
    """What a save did: Saved: one row added, two rows changed."""
    counts = {"added": receipt.added, "changed": receipt.changed, "deleted": receipt.deleted}
    said = [say(f"saving.{word}", rows=count_of(number, "row")) for word, number in counts.items() if number]
    words = say(done, rows=", ".join(said)) if said else say("saving.nothing")
    return f"{words} {say('saving.notice', notice=receipt.notice)}" if receipt.notice else words


def pending_bar(tracker: Tracker) -> None:
    """How much is unsaved, and the buttons to save it, drop it, or go a step back or forth, always in sight."""
    desk = own_desk()
    if not (desk.count or desk.steps.before or desk.steps.after):
        return
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="content", gap="xxsmall"):
            words = (
                say("saving.pending", rows=begun(count_of(desk.count, "row"))) if desk.count else say("saving.clean")
            )
            st.markdown(words, width="content")
            st.caption(editing_as(), width="content")
        with st.container(horizontal=True, width="content"):
            _steps(desk)
            if desk.count:
                st.button(say("saving.discard"), key="discard", on_click=desk.discard, type="tertiary")
                st.button(
                    say("saving.save"), key="save", on_click=save_drafts, args=(tracker,), type="primary",
                    icon=":material/save:", shortcut="Ctrl+S",
                )  # fmt: skip


def _steps(desk: Desk) -> None:
    """Back and forth by button; by key it is the grid's, for a key of the page would take it from text fields."""
    for name, steps, icon in (("undo", desk.steps.before, "undo"), ("redo", desk.steps.after, "redo")):
        st.button(
            say(f"saving.{name}"), key=f"step_{name}", icon=f":material/{icon}:", type="tertiary", disabled=not steps,
            on_click=desk.undo if name == "undo" else desk.redo, help=say(f"saving.{name}_keys"),
        )  # fmt: skip


def pending_badge() -> None:
    """How much is unsaved, with the way back to it, on the pages where nothing is edited."""
    if count := own_desk().count:
        with st.bottom:
            words = say("saving.elsewhere", rows=begun(count_of(count, "row")))
            st.page_link(POSITIONS, label=words, icon=":material/edit_note:")
