"""Saving what was brought in: one transaction, once, however often the button is pressed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from tracker import Tracker
from tracker.app.editing.desk import own_desk
from tracker.app.editing.saving import Author, Outcome, attempted, author
from tracker.app.frame.markup import plain
from tracker.app.frame.person import user_name
from tracker.app.intake.arrival import Arrival
from tracker.app.wording.language import say
from tracker.store.consent import require_consent
from tracker.store.edits import Wish

MakesEdits = Callable[[], Sequence[Wish]]


def accept_bar(arrival: Arrival, tracker: Tracker, edits: MakesEdits, any_edit: bool, why: str, words: str) -> None:
    """What would be saved and by whom, and the button to do it, always in sight.

    `tracker` is the one that the edits are made on: what others saved since then is merged, or a conflict. They are
    asked for only when somebody saves; `any_edit` tells whether there will be one.
    """
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(width="content", gap="xxsmall"):
            st.markdown(f"**{words}**", width="content")
            st.caption(say("import.editing_as", name=plain(user_name() or say("import.nobody"))), width="content")
        pressed = st.button(
            say("import.save"), type="primary", icon=":material/save:", disabled=not any_edit,
            key=f"accept_{arrival.serial}_{tracker.version[:12]}",
        )  # fmt: skip
    if pressed:
        who = author()
        with st.spinner(say("import.saving")):
            take_in(arrival, tracker, edits(), why, who)
        st.rerun()


def take_in(arrival: Arrival, tracker: Tracker, edits: Sequence[Wish], why: str, who: Author) -> Outcome:
    """Save the edits in one go and remember it in the same breath, without a word of Streamlit's (see `desk`)."""
    desk = own_desk()
    with desk.lock:
        ask = partial(require_consent, tracker.folder)
        outcome = attempted(who, lambda: tracker.commit(edits, who.by, why, "app", who.login, ask))
        arrival.look_again()
        if outcome.done:
            arrival.words = outcome.words
            desk.say(outcome.words, outcome.txn)
        desk.fail(outcome.failure or (say("import.meanwhile") if outcome.clashes else ""))
    return outcome
