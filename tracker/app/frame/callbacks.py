"""What a click calls runs to its end, however soon the next click comes."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

LOOK = "_maybe_handle_execution_control_request"
"""Where a run looks whether another has been asked for, and ends; a Streamlit without it is left as it is."""


def finish_callbacks() -> None:
    """Have every run look for the next request only once its callbacks are through.

    By itself Streamlit looks at each touch of the session, and leaves a callback there for good: a drawer that was
    dismissed came back.
    """
    look = getattr(ScriptRunner, LOOK, None)

    def look_later(runner: ScriptRunner) -> None:
        run = get_script_run_ctx(suppress_warning=True)
        if look and (run is None or run.has_script_started):
            look(runner)

    if look:
        setattr(ScriptRunner, LOOK, look_later)
