"""How an import goes on once it is known what the file would change."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line."""

    form: str
    refused: Path | None
    dry_run: bool
    yes: bool
    new: bool
    save_as: str | None
    delete: bool = False

    @property
    def asks(self) -> bool:
        """Whether somebody sits there to answer."""
        return not (self.dry_run or self.yes) and sys.stdin.isatty() and self.form == "text"
