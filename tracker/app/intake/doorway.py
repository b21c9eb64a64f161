"""The way in for a file: upload it, or paste rows; and who may not, and why."""

from __future__ import annotations

import streamlit as st

from tracker.app.frame.markup import plain
from tracker.app.frame.opened import folder_state
from tracker.app.frame.person import login_configured
from tracker.app.frame.places import HISTORY
from tracker.app.intake.arrival import Arrival, dismiss, own_arrival, receive
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun, count_of
from tracker.app.wording.sayings import said_again
from tracker.exchange.intake.limits import SIZE
from tracker.store.roles import read_only

PASTED = "pasted.csv"


def closed_door() -> None:
    """Why whoever looks cannot bring anything in, and what to do about it."""
    st.subheader(say("import.closed"), anchor=False)
    if read_only():
        st.text(say("import.closed_read_only"))
    elif folder_state().faults:
        st.text(say("import.closed_fault"))
    elif login_configured():
        st.text(say("import.closed_role"))


def ways_in() -> None:
    """The place for a file, and the box for rows from a spreadsheet."""
    st.subheader(say("import.title"), anchor=False)
    st.text(say("import.about"))
    st.file_uploader(
        say("import.file"), key="import_upload", max_upload_size=SIZE >> 20, help=say("import.kinds"),
        on_change=_upload,
    )  # fmt: skip
    with st.expander(say("import.paste"), icon=":material/content_paste:", key="import_paste_box"):
        st.text_area(say("import.paste_label"), key="import_paste", height=180, placeholder=say("import.paste_hint"))
        st.button(say("import.paste_read"), on_click=_paste, icon=":material/arrow_forward:")


def file_line(arrival: Arrival) -> None:
    """Which file it is, how large, and the way to another one; or why it cannot be read."""
    size = ""
    if arrival.sheet:
        rows, columns = len(arrival.sheet.frame), len(arrival.sheet.columns)
        size = f"{begun(count_of(rows, 'row'))}, {count_of(columns, 'column')}"
    with st.container(horizontal=True, vertical_alignment="center", key="import_line"):
        st.markdown(f":material/description: **{plain(arrival.name)}** {size and '· ' + size}", width="content")
        st.button(say("import.another"), on_click=dismiss, type="tertiary", key=f"other_{arrival.serial}")
    if arrival.fault:
        st.error(say("import.unread"), icon=":material/error:")
        st.text(said_again(arrival.fault))
        st.text(say("import.unchanged"))


def came_in(arrival: Arrival) -> None:
    """What was saved of the file, with the way to undo it."""
    if arrival.words:
        with st.container(horizontal=True, vertical_alignment="center", key="import_done"):
            st.markdown(f":material/check_circle: {plain(arrival.words)}", width="content")
            st.page_link(HISTORY, label=say("import.undo"), icon=":material/history:", width="content")


def _upload() -> None:
    """Take the file in, once: a browser that is slow to draw what became of it sends it along with the first answer."""
    file = st.session_state.import_upload
    if file is not None and own_arrival() is None:
        receive(file.name, file.getvalue())


def _paste() -> None:
    text = str(st.session_state.import_paste or "")
    if text.strip():
        receive(PASTED, text.encode("utf-8", "replace"))
