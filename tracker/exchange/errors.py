"""What an export may refuse, as a tree of exceptions.

TrackerError
└── ExportError
"""

from __future__ import annotations

from tracker.problem import TrackerError


class ExportError(TrackerError):
    """The data cannot be handed on in this format as they are; the message says where, and the way out."""
