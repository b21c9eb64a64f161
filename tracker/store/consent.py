"""Much changed outside at once: told before anything is saved with it, and recorded when a person agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.schema import Schema
from tracker.store.account import Author, account_of
from tracker.store.errors import StoreError
from tracker.store.folder import read_texts
from tracker.store.journal import Change, read_tail
from tracker.store.lock import write_lock
from tracker.store.outside import outside_line
from tracker.store.roles import Login, require_editor
from tracker.store.text import TextTable
from tracker.store.transaction import recover, replace_together

SHARE, FEWEST = 0.2, 3
"""More than this share of a table's rows, and no fewer than these, is much."""


class OutsideError(StoreError):
    """Much was changed outside the tracker, and nobody has agreed to it yet; nothing was saved."""

    def __init__(self, message: str, much: Sequence[Overhaul] = ()) -> None:
        """Keep what was changed."""
        super().__init__(message)
        self.much = much


class Overhaul(NamedTuple):
    """What was changed outside in one table: its rows before, the changes, and the file's SHA-256 now."""

    table: str
    rows: int
    changes: tuple[Change, ...]
    sha256: str

    @property
    def counts(self) -> Mapping[str, int]:
        """How many rows were added, changed and deleted."""
        return Counter(change.kind for change in self.changes)

    @property
    def share(self) -> float:
        """How much of the table that is, 0 to 1; of the larger one where rows came or went."""
        return len(self.changes) / max(self.rows, self.rows + self.counts["added"] - self.counts["deleted"], 1)


def overhauls(folder: Path, texts: Mapping[str, TextTable]) -> list[Overhaul]:
    """The tables of which much was changed since the history's last line; none before the history begins."""
    last = read_tail(folder).line
    found = outside_line(folder, last, texts, "") if last else None
    told = []
    for name, text in texts.items() if found else ():
        changes = tuple(change for change in found.line.edits if change.table == name) if found else ()
        counts = Counter(change.kind for change in changes)
        rows = len(text.frame) - counts["added"] + counts["deleted"]
        told.append(Overhaul(name, rows, changes, text.sha256))
    return [each for each in told if each.share > SHARE and len(each.changes) >= FEWEST]


def require_consent(folder: Path, texts: Mapping[str, TextTable]) -> None:
    """Nothing where nobody needs to agree to anything; else OutsideError, which says what was changed."""
    if much := overhauls(folder, texts):
        words = f"{', '.join(map(in_words, much))}, outside the tracker"
        raise OutsideError(f"{words}; agree to it first, nothing was saved", much)


def in_words(overhaul: Overhaul) -> str:
    """The table and its counts: `positions: 3 changed, 20 deleted (92% of 25 rows)`."""
    counts = [f"{overhaul.counts[kind]:,} {kind}" for kind in ("added", "changed", "deleted") if overhaul.counts[kind]]
    return f"{overhaul.table}: {', '.join(counts)} ({overhaul.share:.0%} of {overhaul.rows:,} rows)"


def agree(
    folder: Path, schema: Schema, seen: Mapping[str, str], by: str, login: Login | None = None, via: str = "app"
) -> None:
    """Record what was changed outside, and who agreed to it; `seen` is each table's SHA-256 as it was shown.

    Raises OutsideError where the files have changed once more since, NotAllowedError, or as a save does.
    """
    require_editor(folder, login)
    with write_lock(folder):
        require_editor(folder, login)
        recover(folder)
        texts = read_texts(folder, schema)
        if any(texts[name].sha256 != sha256 for name, sha256 in seen.items()):
            raise OutsideError("the files have changed once more; look again before you agree")
        author = Author(by, via, "agreed to what was changed outside the tracker")
        account = account_of(folder, texts, (), {}, author)
        replace_together(folder, account.txn, account.contents, account.entry)
