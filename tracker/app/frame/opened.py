"""The tracker that this app shows: opened once for everybody, and again when a file on disk changes."""

from __future__ import annotations

import os
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from tracker import Tracker, TrackerError, open_tracker
from tracker.app.frame.contents import Contents, contents_of
from tracker.app.wording.language import say
from tracker.schema import Schema
from tracker.store.folder import DESCRIPTOR, read_schema
from tracker.store.roles import read_only


class Opened(NamedTuple):
    """The tracker to show, and why the files on disk cannot be: then it is as it was when they last could."""

    tracker: Tracker
    faults: tuple[str, ...] = ()


_sound: dict[Path, Tracker] = {}
"""The last sound state of each folder, for all sessions: what is shown while a file on disk is none."""
_opened: dict[Path, Contents] = {}
"""What each folder held when it was last opened: opening it again as it was takes no time that had to be told."""


def tracker_folder() -> Path:
    """The folder that TRACKER_DATA names, else data/."""
    return Path(os.environ.get("TRACKER_DATA") or "data")


def today() -> date:
    """The day on the wall of the machine that runs the app."""
    return datetime.now().astimezone().date()


def contents_now() -> Contents:
    """What the descriptor and every table hold now; TrackerError where there is no tracker."""
    folder = tracker_folder()
    descriptor = contents_of([folder / DESCRIPTOR])
    tables = _schema(str(folder), descriptor).tables.values()
    return descriptor + contents_of([folder / table.path for table in tables])


def folder_state() -> Opened:
    """The tracker as its files stand now, or as they last stood soundly; shared by all sessions, never to be changed.

    Raises TrackerError where there is none to open, nor was.
    """
    folder = tracker_folder()
    try:
        tracker = _open(folder, contents_now())
    except TrackerError as error:
        if folder not in _sound:
            raise
        return Opened(_sound[folder], (str(error),))
    unsound = [name for name, text in tracker.texts.items() if not text.readable]
    if not unsound:
        _sound[folder] = tracker
        return Opened(tracker)
    faults = [
        str(problem) for name in unsound for problem in tracker.texts[name].problems if problem.severity == "error"
    ]
    return Opened(_sound.get(folder, tracker), tuple(faults))


def opened_tracker() -> Tracker:
    """The tracker of `folder_state`."""
    return folder_state().tracker


def tracker_or_stop() -> Tracker:
    """The opened tracker; without one, a page that says why, and nothing after it."""
    try:
        return opened_tracker()
    except TrackerError as error:
        st.header(say("opened.none"), anchor=False)
        st.text(str(error))
        st.text(say("opened.mend"))
        st.stop()


def _open(folder: Path, contents: Contents) -> Tracker:
    with st.spinner(say("opened.opening")) if _opened.get(folder) != contents else nullcontext():
        tracker = _tracker(str(folder), contents, today())
    _opened[folder] = contents
    return tracker


@st.cache_resource(max_entries=4, show_spinner=False)
def _schema(folder: str, contents: Contents) -> Schema:  # noqa: ARG001  the contents are the cache's key
    return read_schema(Path(folder))


@st.cache_resource(max_entries=2, show_spinner=False)
def _tracker(folder: str, contents: Contents, day: date) -> Tracker:  # noqa: ARG001  the contents are the cache's key
    return open_tracker(folder, today=day, read_only=read_only())
