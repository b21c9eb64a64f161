"""The tracker that this app shows: opened once for everybody, and again when a file on disk changes."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import streamlit as st

from tracker import Tracker, TrackerError, open_tracker
from tracker.schema import Schema
from tracker.store.folder import DESCRIPTOR, read_schema

Signature = tuple[tuple[str, int, int, int], ...]


def tracker_folder() -> Path:
    """The folder that TRACKER_DATA names, else data/."""
    return Path(os.environ.get("TRACKER_DATA") or "data")


def read_only() -> bool:
    """Whether the app was started for reading alone."""
    return os.environ.get("TRACKER_READ_ONLY") == "1"


def today() -> date:
    """The day on the wall of the machine that runs the app."""
    return datetime.now().astimezone().date()


def opened_tracker() -> Tracker:
    """The tracker as its files stand now, shared by all sessions: nobody may change it.

    Raises TrackerError where there is none to open.
    """
    folder = tracker_folder()
    schema = _schema(str(folder), signature_of([folder / DESCRIPTOR]))
    files = [folder / DESCRIPTOR, *(folder / table.path for table in schema.tables.values())]
    return _tracker(str(folder), signature_of(files), today())


def tracker_or_stop() -> Tracker:
    """The opened tracker; without one, a page that says why, and nothing after it."""
    try:
        return opened_tracker()
    except TrackerError as error:
        st.header("There is no tracker to show")
        st.text(str(error))
        st.text("Mend it and reload this page: nothing on disk was changed.")
        st.stop()


def signature_of(files: list[Path]) -> Signature:
    """What tells one state of the files from another: time, size and inode of each; zeros where one is missing."""
    return tuple(_mark(file) for file in files)


def _mark(file: Path) -> tuple[str, int, int, int]:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0, 0
    return str(file), found.st_mtime_ns, found.st_size, found.st_ino


@st.cache_resource(max_entries=4, show_spinner=False)
def _schema(folder: str, signature: Signature) -> Schema:  # noqa: ARG001  the signature is the cache's key
    return read_schema(Path(folder))


@st.cache_resource(max_entries=2, show_spinner="Opening the tracker …")
def _tracker(folder: str, signature: Signature, day: date) -> Tracker:  # noqa: ARG001  the signature is the cache's key
    return open_tracker(folder, today=day)
