"""A small table to read, save and break: its schema, and files of it in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.problem import Problem
from tracker.schema import Field, Reference, Table
from tracker.store.edits import Wish
from tracker.store.reading import read_text_table
from tracker.store.text import TextTable

if TYPE_CHECKING:  # reading is tested without what saves
    from tracker.store.saving import Texts

ACTORS = Table("actors", "actors.csv", "Actors", "", (Field("actor", required=True), Field("note")), "actor")
VOTES = Table(
    "votes",
    "votes.csv",
    "Votes",
    "",
    (
        Field("id", generated=True),
        Field("actor", reference=Reference("actors", "actor")),
        Field("stance", enum=("support", "oppose")),
        Field("note"),
    ),
    "id",
    fields_match="partial",
)
HEADER = "id,actor,stance,note\n"


def votes(text: str | bytes, encoding: str | None = None) -> TextTable:
    """The table `votes` in a text."""
    return read_text_table(VOTES, text.encode() if isinstance(text, str) else text, encoding)


def rows(text: TextTable) -> list[list[str]]:
    """Every row of the file's own columns."""
    return [list(row) for row in text.frame[list(text.columns)].astype(object).itertuples(index=False)]


def opened(folder: Path) -> dict[str, TextTable]:
    """Both tables as they are in the folder now."""
    return {table.name: read_text_table(table, (folder / table.path).read_bytes()) for table in (ACTORS, VOTES)}


def tracker_in(folder: Path, votes: str | bytes, actors: str = "actor,note\nRussia,\nUkraine,\n") -> Path:
    """A folder with both files."""
    (folder / "votes.csv").write_bytes(votes.encode() if isinstance(votes, str) else votes)
    (folder / "actors.csv").write_bytes(actors.encode())
    return folder


def no_problems(_texts: Texts, _edits: Sequence[Wish]) -> list[Problem]:
    """A check that finds nothing."""
    return []


def strays(folder: Path) -> list[str]:
    """Temporary files left behind."""
    return [path.name for path in folder.iterdir() if path.suffix == ".tmp"]
