"""The browser's tab as a place that outlives a reload: under which name something of this tracker lies there."""

from __future__ import annotations

import hashlib

from tracker.app.frame.opened import tracker_folder


def tab_place(what: str) -> str:
    """The name in the tab's own storage."""
    return f"tracker-{what}-{hashlib.sha256(str(tracker_folder().resolve()).encode()).hexdigest()[:16]}"
