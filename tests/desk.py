"""A desk with four small tables that refer to each other, and saves that touch all four and the history."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from tests.texts import no_problems
from tracker.schema import Field, Reference, Table
from tracker.store.audit import misfits
from tracker.store.edits import Batch, Wish, added, changed
from tracker.store.folder import read_together
from tracker.store.journal import read_journal
from tracker.store.reading import read_text_table
from tracker.store.saving import Receipt, commit
from tracker.store.text import TextTable


def register(name: str) -> Table:
    """A table of names and notes."""
    return Table(
        f"{name}s", f"{name}s.csv", "", "", (Field(name, required=True), Field("note")), name, fields_match="partial"
    )


POSITIONS = Table(
    "positions",
    "positions.csv",
    "",
    "",
    (
        Field("id", generated=True),
        Field("actor", reference=Reference("actors", "actor")),
        Field("proposal", reference=Reference("proposals", "proposal")),
        Field("source", reference=Reference("sources", "source")),
        Field("note"),
    ),
    "id",
)
TABLES = {table.name: table for table in (POSITIONS, register("actor"), register("proposal"), register("source"))}
REFERENCES = {"actor": "actors", "proposal": "proposals", "source": "sources"}
Files = dict[str, str]


def first_files(rows: int = 2) -> Files:
    """The files of a desk with some positions, each with its own actor, proposal and source."""
    files = {f"{name}s.csv": f"{name},note\n" + "".join(f"{name} {n},\n" for n in range(rows)) for name in REFERENCES}
    positions = [f"r{n},actor {n},proposal {n},source {n},\n" for n in range(rows)]
    return {**files, "positions.csv": "id,actor,proposal,source,note\n" + "".join(positions)}


def save_of(number: int, batched: bool = False) -> list[Wish]:
    """A position with its new actor, proposal and source, and a word in the first row; new rows maybe as batches."""
    names = {name: f"{name} {number}" for name in REFERENCES}
    rows = [*((f"{name}s", {name: text}) for name, text in names.items()), ("positions", {"id": f"r{number}", **names})]
    new = [Batch(table, "added", pd.DataFrame([row])) if batched else added(table, row) for table, row in rows]
    return [*new, changed("positions", "r0", {"note": f"save {number}"})]


def after(files: Files, number: int) -> Files:
    """The files after that save: made without the code under test."""
    new = {f"{name}s.csv": files[f"{name}s.csv"] + f"{name} {number},\n" for name in REFERENCES}
    head, first, *rest = files["positions.csv"].splitlines(keepends=True)
    first = first.rsplit(",", 1)[0] + f",save {number}\n"
    row = f"r{number},actor {number},proposal {number},source {number},\n"
    return {**new, "positions.csv": "".join([head, first, *rest, row])}


def put(folder: Path, files: Files) -> None:
    """Write the files."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def opened(folder: Path) -> dict[str, TextTable]:
    """The tables as they are in the folder now."""
    return {name: read_text_table(table, (folder / table.path).read_bytes()) for name, table in TABLES.items()}


def save(folder: Path, *edits: Wish) -> Receipt:
    """Save edits made on what is there."""
    return commit(folder, opened(folder), edits, no_problems, by="Ada", why="a test")


def on_disk(folder: Path) -> Files:
    """The files as they are."""
    return {table.path: (folder / table.path).read_bytes().decode() for table in TABLES.values()}


def as_read(folder: Path) -> Files:
    """The files as a reader sees them, who writes nothing."""
    contents = read_together(folder, [table.path for table in TABLES.values()])
    return {path: content.decode() for path, content in contents.items() if isinstance(content, bytes)}


def dangling(files: Files) -> list[str]:
    """The names that positions refer to and nobody knows."""
    tables = {path: list(csv.DictReader(io.StringIO(text))) for path, text in files.items()}
    known = {name: {row[name] for row in tables[f"{table}.csv"]} for name, table in REFERENCES.items()}
    return [row[name] for row in tables["positions.csv"] for name in REFERENCES if row[name] not in known[name]]


def litter(folder: Path) -> list[str]:
    """Whatever stands in the folder beside the tables, the history, the lock and its line."""
    kept = {*(table.path for table in TABLES.values()), ".tracker/lock", ".tracker/line"}
    found = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return [name for name in found if name not in kept and (not name.startswith("history/") or ".tmp" in name)]


def told(folder: Path) -> list[str]:
    """The reasons of all transactions in the history."""
    return [line.why for line in read_journal(folder)]


def unsound(folder: Path) -> list[str]:
    """What of the history does not fit."""
    return misfits(folder, TABLES)
