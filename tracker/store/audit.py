"""The history held against itself and against the files: what does not fit, in sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tracker.schema import Table
from tracker.store.errors import UnreadableError
from tracker.store.files import read_file
from tracker.store.journal import HISTORY, Line, is_sealed, month_files, parsed, raw_lines
from tracker.store.replay import ReplayError, replayed


def misfits(folder: Path, tables: Mapping[str, Table]) -> list[str]:
    """Every line that is not as it was written or not where it was, and every file that the history does not lead to.

    Empty where all fits, and where there is no history yet.
    """
    lines: list[Line] = []
    found = [*_broken_links(folder, lines), *_torn(folder)]
    if lines and not found:
        found = list(_lost_threads(folder, lines))
    return found + (list(_changed_files(folder, lines[-1], tables)) if lines else [])


def _broken_links(folder: Path, lines: list[Line]) -> Iterator[str]:
    """What is wrong with the chain; the readable lines are put into `lines`."""
    before: str | None = ""
    for place, raw in raw_lines(folder):
        try:
            line = parsed(raw, place)
        except UnreadableError as error:
            before = None
            yield str(error)
            continue
        if before is not None and line.prev != before:
            yield f"{place} does not follow the line before it: a line was removed, inserted or moved"
        if not is_sealed(raw):
            yield f"{place} was changed after it was written"
        before = line.hash
        lines.append(line)


def _torn(folder: Path) -> Iterator[str]:
    for path in month_files(folder):
        rest = read_file(path).rpartition(b"\n")[2]
        if rest and not is_sealed(rest):
            yield f"{HISTORY}/{path.name} ends in a torn line, as after a power cut; the next save removes it"


def _lost_threads(folder: Path, lines: Sequence[Line]) -> Iterator[str]:
    """Where the lines, done again one after the other, do not lead to what the last one says."""
    try:
        tables = replayed(folder, lines)
    except ReplayError as error:
        yield str(error)
        return
    for name, sha256 in lines[-1].files.items():
        if name not in tables or tables[name].sha256() != sha256:
            yield f"{name}: the changes of the history, made again, do not lead to the table that it tells of"


def _changed_files(folder: Path, last: Line, tables: Mapping[str, Table]) -> Iterator[str]:
    """Files that are not as the last line left them."""
    for name, sha256 in last.files.items():
        if name not in tables:
            continue
        try:
            now = hashlib.sha256(read_file(folder / tables[name].path)).hexdigest()
        except UnreadableError as error:
            yield str(error)
            continue
        if now != sha256:
            path = tables[name].path
            yield f"{path} was changed outside the tracker since the last line of the history; the next save tells it"
