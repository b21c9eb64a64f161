"""What a table from outside may be refused for, as a tree of exceptions.

TrackerError
└── IntakeError
    └── UnsafeFileError
"""

from __future__ import annotations

from tracker.problem import TrackerError


class IntakeError(TrackerError):
    """The file cannot be taken in as a table; the message says where, and the way out."""

    @property
    def reason(self) -> str:
        """The message as it was given: where it is a `Saying`, it can be said in another language."""
        return str(self) if not self.args else self.args[0]


class UnsafeFileError(IntakeError):
    """The file is not what a table looks like: too large, packed too tightly, locked, or with programs in it."""
