"""The button for a file that is made on the click and stays at hand until the browser has fetched it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Literal

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

MakesFile = Callable[[], bytes]


def offer_file(
    label: str, make: MakesFile, name: str, mime: str, *, key: str | None = None, icon: str | None = None,
    look: Literal["primary", "secondary"] = "secondary",
) -> None:  # fmt: skip
    """A button for what `make` returns; it is asked on the click, in another thread, and must not speak Streamlit."""
    held = _held(make, name, mime)
    st.download_button(label, held, name, mime, key=key, icon=icon, type=look, on_click="ignore")


def _held(make: MakesFile, name: str, mime: str) -> MakesFile:
    """The same, for as long as this page of this person is drawn as it is.

    Streamlit drops a file that was made on a click with the second page that anybody opens after that, whether or not
    it has been fetched, but keeps what a page shows: so the file counts as shown.
    """
    page = get_script_run_ctx()

    def made() -> bytes:
        data = make()
        show = Thread(target=get_instance().media_file_mgr.add, args=(data, mime, f"file {name}", name, True))
        add_script_run_ctx(show, page).start()
        show.join()
        return data

    return made
