"""Who stands where on what, since when, and says who."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.analysis.changes import changes_between
    from tracker.analysis.runs import timeline
    from tracker.analysis.standing import standings
    from tracker.analysis.statements import evidence
    from tracker.descriptor import SchemaError
    from tracker.exchange.excel import workbook
    from tracker.problem import Problem, TrackerError, problem_table
    from tracker.store.edits import Batch, Edit, added, changed, deleted
    from tracker.store.errors import Conflict, RefusedError
    from tracker.tracker import Tracker, open_tracker

FACE = {
    "Batch": "tracker.store.edits",
    "Conflict": "tracker.store.errors",
    "Edit": "tracker.store.edits",
    "Problem": "tracker.problem",
    "RefusedError": "tracker.store.errors",
    "SchemaError": "tracker.descriptor",
    "Tracker": "tracker.tracker",
    "TrackerError": "tracker.problem",
    "added": "tracker.store.edits",
    "changed": "tracker.store.edits",
    "changes_between": "tracker.analysis.changes",
    "deleted": "tracker.store.edits",
    "evidence": "tracker.analysis.statements",
    "open_tracker": "tracker.tracker",
    "problem_table": "tracker.problem",
    "standings": "tracker.analysis.standing",
    "timeline": "tracker.analysis.runs",
    "workbook": "tracker.exchange.excel",
}
"""Where each public name lives: looked up when first asked for, so that importing the package costs nothing."""

__all__ = [
    "Batch",
    "Conflict",
    "Edit",
    "Problem",
    "RefusedError",
    "SchemaError",
    "Tracker",
    "TrackerError",
    "added",
    "changed",
    "changes_between",
    "deleted",
    "evidence",
    "open_tracker",
    "problem_table",
    "standings",
    "timeline",
    "workbook",
]


def __getattr__(name: str) -> Any:
    """The public name, imported now."""
    if name not in FACE:
        raise AttributeError(f"module 'tracker' has no attribute '{name}'")
    return getattr(import_module(FACE[name]), name)
