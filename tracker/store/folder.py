"""A tracker's folder: its schema and every table in it, as text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tracker.descriptor import read_descriptor
from tracker.problem import Problem, TrackerError
from tracker.schema import Schema, Table
from tracker.store.errors import StoreError
from tracker.store.files import real
from tracker.store.lock import HIDDEN, write_lock
from tracker.store.reading import read_text_table, unread_table
from tracker.store.text import TextTable
from tracker.store.transaction import ASIDE, PENDING, pending_contents, recover

DESCRIPTOR = "datapackage.json"
TRIES = 20
"""How often files are read again because somebody saved meanwhile."""


def read_schema(folder: Path) -> Schema:
    """The schema of the tracker in a folder; TrackerError where there is none, SchemaError where it is unsound."""
    try:
        return read_descriptor((folder / DESCRIPTOR).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        remedy = f"name the folder with --data, or make one with 'tracker init {folder}'"
        raise TrackerError(f"{folder} is not a tracker: it has no {DESCRIPTOR}; {remedy}") from None
    except OSError as error:
        raise TrackerError(f"{folder / DESCRIPTOR} cannot be read: {error.strerror}; check its permissions") from error


def read_texts(folder: Path, schema: Schema, encoding: str | None = None) -> dict[str, TextTable]:
    """Every table of the folder as text, by name; an absent or unreadable file is a table with problems."""
    contents = read_together(folder, [table.path for table in schema.tables.values()])
    return {
        name: _with_put_aside(_text(table, contents[table.path], encoding), folder)
        for name, table in schema.tables.items()
    }


def read_together(folder: Path, paths: Sequence[str]) -> dict[str, bytes | OSError]:
    """What the files held at one moment, or why one could not be read; what is announced to be saved counts as saved.

    A save that comes between is noticed by the files' marks, and all are read again.
    """
    contents: dict[str, bytes | OSError] = {}
    for _ in range(TRIES):
        marks = [_mark(folder / path) for path in (*paths, f"{HIDDEN}/{PENDING}")]
        found, pending = {path: _bytes_of(folder / path) for path in paths}, pending_contents(folder)
        contents = {path: pending.get(path, found[path]) for path in paths}
        if marks == [_mark(folder / path) for path in (*paths, f"{HIDDEN}/{PENDING}")]:
            break
    return contents


def finish_interrupted_save(folder: Path) -> None:
    """Finish a save that was interrupted, if we may write and nobody else is at it; readers see it as done anyway."""
    if (folder / HIDDEN / PENDING).exists() and os.access(folder, os.W_OK):
        with suppress(StoreError), write_lock(folder, patience=0):
            recover(folder)


def _mark(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_ino, found.st_mtime_ns, found.st_size


def _bytes_of(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error


def _text(table: Table, content: bytes | OSError, encoding: str | None) -> TextTable:
    if isinstance(content, bytes):
        return read_text_table(table, content, encoding)
    hint = "restore it, or create it with its header line" if isinstance(content, FileNotFoundError) else "check it"
    message = f"the file cannot be read ({content.strerror})"
    return unread_table(table, [Problem(table.name, 0, 0, "", "", "file", "error", message, hint)])


def _with_put_aside(text: TextTable, folder: Path) -> TextTable:
    """The table, with a problem for each version of it that a save could not put in its place."""
    path = real(folder / text.table.path)
    message = "a save was interrupted, and somebody changed the file before it was finished; what was saved is in "
    hint = "take over from it what is missing, then delete it"
    problems = [
        Problem(text.name, 0, 0, "", aside.name, "not-merged", "error", message + aside.name, hint)
        for aside in sorted(path.parent.glob(f"{path.stem}.{ASIDE}-*"))
    ]
    return replace(text, problems=(*text.problems, *problems)) if problems else text
