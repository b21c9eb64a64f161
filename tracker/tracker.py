"""A tracker opened: its folder read, checked and typed, and the one way to write to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.findings import find_problems
from tracker.checks.touched import IN_USE, Texts, edit_problems
from tracker.checks.typed import typed_table
from tracker.problem import Problem, problem_table
from tracker.schema import Schema
from tracker.store import saving
from tracker.store.edits import Wish
from tracker.store.folder import finish_interrupted_save, read_schema, read_texts
from tracker.store.journal import Rows, read_journal
from tracker.store.kept import kept_cells
from tracker.store.proof import Tell, quietly
from tracker.store.roles import Login
from tracker.store.rows import Cells
from tracker.store.story import history_table
from tracker.store.text import TextTable
from tracker.store.undoing import transaction, undo_edits, undo_reason


class Tracker:
    """A folder as it was when opened: never mutated; a commit goes to disk, and the next opening shows it.

    `schema` declares the tables, `texts` holds every row of each as text, `problems` every finding as a table
    (columns of `tracker.problem.Problem`). The typed tables leave out the rows in error: `left_out` counts them.
    """

    def __init__(self, folder: Path, schema: Schema, texts: dict[str, TextTable], today: date) -> None:
        """Check what was read, as of today."""
        self.folder, self.schema, self.texts = folder, schema, texts
        self.problems = problem_table(find_problems(texts, today))
        self._typed: dict[str, pd.DataFrame] = {}

    @property
    def positions(self) -> pd.DataFrame:
        """One row a statement: actor × proposal × stance × source × date."""
        return self.typed("positions")

    @property
    def actors(self) -> pd.DataFrame:
        """Who takes positions."""
        return self.typed("actors")

    @property
    def proposals(self) -> pd.DataFrame:
        """What they take positions on."""
        return self.typed("proposals")

    @property
    def sources(self) -> pd.DataFrame:
        """Where anyone can read it."""
        return self.typed("sources")

    @property
    def stances(self) -> pd.DataFrame:
        """The scale, in its order."""
        return self.typed("stances")

    def typed(self, table: str) -> pd.DataFrame:
        """The sound rows of any declared table, typed (see `tracker.checks.typed.typed_table`)."""
        if table not in self._typed:
            self._typed[table] = typed_table(self.texts[table], self.texts, self._sound(table))
        return self._typed[table]

    @cached_property
    def left_out(self) -> dict[str, int]:
        """For each table, how many of its rows the typed table leaves out because they are in error."""
        return {name: int((~self._sound(name)).sum()) for name in self.texts}

    @cached_property
    def version(self) -> str:
        """The SHA-256 of the tables' bytes: equal exactly where the files are equal."""
        digest = hashlib.sha256()
        for name, text in self.texts.items():
            digest.update(f"{name} {text.sha256}\n".encode())
        return digest.hexdigest()

    def commit(
        self,
        edits: Sequence[Wish],
        by: str = "",
        why: str = "",
        via: str = "python",
        login: Login | None = None,
        ask: Callable[[Texts], None] | None = None,
        tell: Tell = quietly,
    ) -> saving.Receipt:
        """Save edits made on this tracker, row by row or in batches: all or none; open the folder again to see them.

        The files are read again first, and edits are merged by row and cell with what others saved meanwhile. The
        history tells who (`by`, the system's user unless given), why, and by which way (`via`). The receipt counts
        rows and tells the ids given; its `notice`, if any, is for the person. Who came by way of a login needs the
        role for it; `ask` sees every table as it is on disk now, and may raise; `tell` hears how far a large save is.
        Raises Conflict (a cell changed on both sides: base, mine and theirs), RefusedError (an edit would bring an
        error; `problems` is the table), NotAllowedError, UnreadableError, ReadOnlyError or SaveError: then nothing was
        saved.
        """
        check = partial(_refusals, ask)
        return saving.commit(self.folder, self.texts, edits, check, by, why, via, login=login, tell=tell)

    def history(self, row: str | None = None) -> pd.DataFrame:
        """Who changed what, when and why, the newest first: one row a changed row; the story of one, by its key.

        Columns: see `tracker.store.story.history_table`. Raises UnreadableError where the history cannot be read.
        """
        keys = {name: table.key for name, table in self.schema.tables.items()}
        return history_table(read_journal(self.folder), keys, row, self._row_of_batch)

    def _row_of_batch(self, rows: Rows, key: str) -> Cells | None:
        return kept_cells(self.folder, rows, self.schema.tables[rows.table], key)

    def undo(
        self,
        txn: str | None = None,
        by: str = "",
        why: str = "",
        login: Login | None = None,
        ask: Callable[[Texts], None] | None = None,
    ) -> saving.Receipt:
        """Take back a transaction of the history, as a new one: the one named, else the last that still stands.

        An undo that is named is taken back as well, which does it once more. Raises as `commit` does, Conflict where
        its cells have changed since; StoreError where there is nothing to undo.
        """
        line = transaction(read_journal(self.folder), txn)
        edits, why = undo_edits(self.folder, line, self.schema.tables), why or undo_reason(line)
        check = partial(_refusals, ask)
        return saving.commit(self.folder, self.texts, edits, check, by, why, "undo", line.txn, login)

    def sift(self, edits: Sequence[Wish]) -> tuple[list[Wish], pd.DataFrame]:
        """The edits that could be saved together, and the problems (columns of `Problem`) that keep the others out."""
        sound, problems = list(edits), []
        while found := list(edit_problems(self.texts, sound)):
            blamed = [each for each in found if each[1].rule == IN_USE] or found  # a key that stays mends what names it
            problems += [problem for _, problem in blamed]
            guilty = {id(edit) for behind, _ in blamed for edit in behind}
            sound = [edit for edit in sound if id(edit) not in guilty]
        return sound, problem_table(problems)

    def _sound(self, table: str) -> npt.NDArray[np.bool_]:
        """Which rows have no error; a position also needs readable registers, and a stance whose row has none."""
        text = self.texts[table]
        if not text.readable:
            return np.empty(0, dtype=bool)
        faulty = (self.problems["table"] == table) & (self.problems["severity"] == "error") & (self.problems["row"] > 1)
        sound = np.ones(len(text.frame), dtype=bool)
        sound[self.problems.loc[faulty, "row"].to_numpy() - 2] = False
        if table == "positions":
            scale = self.texts["stances"].frame["stance"].to_numpy()
            sound &= text.frame["stance"].isin(scale[self._sound("stances")]).to_numpy()
            needed = [field.reference.table for field in text.table.fields if field.reference and field.required]
            sound &= all(self.texts[name].readable for name in needed)
        return sound


def open_tracker(
    folder: str | Path, encoding: str | None = None, today: date | None = None, read_only: bool = False
) -> Tracker:
    """The tracker in a folder, read strictly and checked; whatever is wrong with its tables is in `problems`.

    A save that was interrupted is finished first; where `read_only` or nobody may write, it is read as if it were.
    Raises TrackerError where there is no tracker, SchemaError where its datapackage.json cannot be honoured.
    """
    path = Path(folder)
    schema = read_schema(path)
    if not read_only:
        finish_interrupted_save(path)
    return Tracker(path, schema, read_texts(path, schema, encoding), today or local_day())


def local_day() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def _refusals(ask: Callable[[Texts], None] | None, texts: Texts, edits: Sequence[Wish]) -> Iterator[Problem]:
    if ask:
        ask(texts)
    for _, problem in edit_problems(texts, edits):
        yield problem
