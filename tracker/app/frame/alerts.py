"""What stands in the way of saving, on every page: a file that cannot be read, or much that was changed outside."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from tracker import Tracker, TrackerError
from tracker.app.editing.desk import own_desk
from tracker.app.editing.saving import author
from tracker.app.frame.contents import Contents
from tracker.app.frame.opened import contents_now, folder_state
from tracker.app.frame.person import may_edit
from tracker.app.wording.language import say
from tracker.app.wording.phrases import count_of
from tracker.store.consent import Overhaul, agree, in_words, overhauls
from tracker.store.journal import read_tail
from tracker.store.story import in_words as told

SHOWN = 5


def disk_alerts(tracker: Tracker) -> None:
    """Say that a file is unsound, or ask about what was changed outside; nothing where all is well."""
    if faults := folder_state().faults:
        _tell_unsound(faults)
    elif may_edit() and (much := _overhauls(tracker.folder, contents_now(), _last_seal(tracker.folder), tracker)):
        _ask(tracker, much)


def _tell_unsound(faults: tuple[str, ...]) -> None:
    with st.container(border=True, key="unsound"):
        st.error(say("alerts.unsound"), icon=":material/lock:")
        for fault in faults[:SHOWN]:
            st.text(fault)
        if len(faults) > SHOWN:
            st.text(say("alerts.more", problems=count_of(len(faults) - SHOWN, "more problem")))
        count = own_desk().count
        kept = say("alerts.kept", rows=count_of(count, "row")) if count else ""
        st.caption(f"{say('alerts.last_sound')} {kept}".strip())


def _ask(tracker: Tracker, much: list[Overhaul]) -> None:
    with st.container(border=True, key="outside"):
        st.warning(say("alerts.outside"), icon=":material/help:")
        for overhaul in much:
            st.text(in_words(overhaul))
            samples = [
                f"  {change.key or say('alerts.new')}: {told(change)}"[:200] for change in overhaul.changes[:SHOWN]
            ]
            st.text("\n".join([*samples, *(["  …"] if len(overhaul.changes) > SHOWN else [])]))
        st.button(say("alerts.agree"), key="agree", icon=":material/check:", on_click=_agree, args=(tracker, much))
        st.caption(say("alerts.disagree"))


def _agree(tracker: Tracker, much: list[Overhaul]) -> None:
    desk, who = own_desk(), author()
    with desk.lock:
        try:
            agree(tracker.folder, tracker.schema, {each.table: each.sha256 for each in much}, who.by, who.login)
            desk.say(say("alerts.agreed"))
        except TrackerError as error:
            desk.fail(str(error))


def _last_seal(folder: Path) -> str:
    try:
        last = read_tail(folder).line
    except TrackerError:
        return ""
    return last.hash if last else ""


@st.cache_resource(max_entries=2, show_spinner=False)
def _overhauls(folder: Path, contents: Contents, seal: str, _tracker: Tracker) -> list[Overhaul]:  # noqa: ARG001  the contents and the seal are the cache's key
    try:
        return overhauls(folder, _tracker.texts)
    except TrackerError:  # a history that cannot be read is told on its own page
        return []
