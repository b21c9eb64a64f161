"""The app as on a slow machine: opening, comparing, saving, undoing and closing a drawer take a second longer."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from streamlit.web.cli import main

from tracker.app.frame import dialog, opened
from tracker.app.intake import arrival
from tracker.tracker import Tracker

LONGER = 1.0  # seconds
SLOW = (
    (opened, "open_tracker"),
    (dialog, "close_dialog"),
    (arrival, "offer_of"),
    (Tracker, "commit"),
    (Tracker, "undo"),
)


def slowed(work: Callable[..., Any]) -> Callable[..., Any]:
    """The same work, after a while."""

    @wraps(work)
    def slow(*args: Any, **words: Any) -> Any:
        time.sleep(LONGER)
        return work(*args, **words)

    return slow


if __name__ == "__main__":
    for place, name in SLOW:
        setattr(place, name, slowed(getattr(place, name)))
    main(prog_name="streamlit")
