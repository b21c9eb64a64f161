"""A tracker's folder: its schema and every table in it, as text."""

from __future__ import annotations

from pathlib import Path

from tracker.descriptor import read_descriptor
from tracker.problem import Problem
from tracker.schema import Schema, Table
from tracker.store.errors import TrackerError
from tracker.store.reading import read_text_table, unread_table
from tracker.store.text import TextTable

DESCRIPTOR = "datapackage.json"


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
    return {name: _read(folder / table.path, table, encoding) for name, table in schema.tables.items()}


def _read(path: Path, table: Table, encoding: str | None) -> TextTable:
    try:
        return read_text_table(table, path.read_bytes(), encoding)
    except OSError as error:
        hint = "restore it, or create it with its header line" if isinstance(error, FileNotFoundError) else "check it"
        problem = Problem(
            table.name, 0, 0, "", "", "file", "error", f"the file cannot be read ({error.strerror})", hint
        )
        return unread_table(table, [problem])
