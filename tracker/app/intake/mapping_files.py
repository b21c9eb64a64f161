"""How a table was read, for the next one like it: kept beside the tables, or as a file to hand on and bring back."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath

import streamlit as st

from tracker import Tracker, TrackerError
from tracker.app.editing.desk import own_desk
from tracker.app.frame.file_button import offer_file
from tracker.app.frame.person import current_login
from tracker.app.intake.arrival import Arrival
from tracker.app.wording.language import say
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.mappings import keep_layout, mapping_bytes

JSON = "application/json"


def mapping_keeper(arrival: Arrival, layout: Layout, tracker: Tracker) -> None:
    """A field for a name under which the next table like this is read by itself, and the mapping as a file."""
    with st.popover(say("import.keep"), icon=":material/bookmark_add:", type="tertiary"):
        st.text(say("import.keep_about"))
        name = st.text_input(say("import.keep_name"), arrival.kept or "", key=f"import_{arrival.serial}_keep_name")
        name = (name or "").strip()
        st.button(
            say("import.keep_button"), key=f"import_{arrival.serial}_keep", disabled=not name,
            on_click=_keep, args=(arrival, layout, tracker, name),
        )  # fmt: skip
        st.text(say("import.keep_file_about"))
        stem = PurePath(arrival.name).stem
        offer_file(
            say("import.keep_file"), partial(mapping_bytes, name or stem, layout), f"{stem}-mapping.json", JSON,
            key=f"import_{arrival.serial}_keep_file", icon=":material/download:",
        )  # fmt: skip


def mapping_taker(arrival: Arrival) -> None:
    """The place for a mapping that was saved as a file."""
    key = f"import_{arrival.serial}_mapping"
    with st.popover(say("import.bring"), icon=":material/upload_file:", type="tertiary"):
        st.file_uploader(
            say("import.bring_file"), key=key, max_upload_size=1, help=say("import.bring_about"),
            on_change=_bring, args=(arrival, key),
        )  # fmt: skip


def _keep(arrival: Arrival, layout: Layout, tracker: Tracker, name: str) -> None:
    desk = own_desk()
    try:
        keep_layout(tracker.folder, name, layout, current_login())
    except TrackerError as error:
        desk.fail(str(error))
        return
    arrival.kept = name
    desk.say(say("import.kept_now", name=name))


def _bring(arrival: Arrival, key: str) -> None:
    file = st.session_state[key]
    if file is not None:
        arrival.bring(file.name, file.getvalue())
