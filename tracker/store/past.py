"""The tables as they were at the end of a past day, into a folder of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tracker.schema import Table
from tracker.store.errors import StoreError
from tracker.store.files import read_file
from tracker.store.folder import DESCRIPTOR
from tracker.store.journal import read_journal
from tracker.store.new import fill_folder
from tracker.store.replay import replayed


def restore_tracker(folder: Path, tables: Mapping[str, Table], day: date, target: Path) -> list[Path]:
    """The files written into `target`, an empty or new folder: the tables at the end of that day, and today's schema.

    Raises StoreError where the folder holds anything, or the history begins later; then nothing is written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise StoreError(f"{target} is not an empty folder; choose another, nothing was written")
    lines = read_journal(folder)
    known = [line for line in lines if line.at < _end_of(day)]
    if not known:
        begins = f"begins on {lines[0].day}" if lines else "begins with the next save"
        raise StoreError(f"the history {begins}: how the tables were on {day} is not known; nothing was written")
    past = {tables[name].path: each.data() for name, each in replayed(folder, known).items() if name in tables}
    return fill_folder(target, {**past, DESCRIPTOR: read_file(folder / DESCRIPTOR)})


def _end_of(day: date) -> str:
    """The first moment after the day, as it is counted here, in the spelling of the history."""
    midnight = datetime.combine(day + timedelta(days=1), time.min).astimezone()
    return midnight.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
