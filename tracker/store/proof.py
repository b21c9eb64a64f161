"""The new records of a save, read back before they are written: what the file will say is what was meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from tracker.problem import Problem, problem_table
from tracker.store.batches import Bulk, texts_of
from tracker.store.conflicts import has_conflict
from tracker.store.errors import RefusedError, SaveError
from tracker.store.merge import Plan
from tracker.store.reading import read_text_table
from tracker.store.record import line_break
from tracker.store.rows import Cells, as_cells, cells_of
from tracker.store.splice import Spliced
from tracker.store.structure import record_structure
from tracker.store.text import TextTable
from tracker.store.walk import CHARACTERS

Tell = Callable[[str, float], None]
"""Told what a save is doing, and how much of that is done (0 to 1)."""


def quietly(_doing: str, _share: float) -> None:
    """Tell nobody."""


def refuse_unwritable(plans: Sequence[Plan]) -> None:
    """RefusedError where a new text holds a letter that the file's encoding does not have."""
    problems = [
        problem
        for plan in plans
        for step in plan.steps
        for name, text in step.edit.cells.items()
        for problem in _unwritable(plan.text, step.row, name, text)
    ]
    problems += [problem for plan in plans for bulk in plan.bulks for problem in _unwritable_texts(plan.text, bulk)]
    if problems:
        raise RefusedError(problem_table(problems))


def _unwritable(text: TextTable, row: int | None, column: str, cell: str) -> Iterator[Problem]:
    try:
        cell.encode(text.dialect.encoding)
    except UnicodeEncodeError as error:
        letter, encoding = ascii(cell[error.start]), text.dialect.encoding
        message = f"the letter {letter} cannot be written in {encoding}"
        place = (0, 0) if row is None else (row + 2, int(text.lines[row]))
        hint = "save the file as UTF-8 first" if encoding != "utf-8" else "delete it"
        yield Problem(text.name, *place, column, ascii(cell), "encoding", "error", message, hint)


def _unwritable_texts(text: TextTable, bulk: Bulk) -> Iterator[Problem]:
    """The texts of a bulk that its file's encoding lacks; there is none where it is Unicode."""
    for name in bulk.frame if not text.dialect.encoding.startswith("utf") else ():
        for cell in texts_of(bulk.frame[name]).unique().to_pylist():
            yield from _unwritable(text, None, str(name), cell)


def prove(plan: Plan, spliced: Spliced, tell: Tell = quietly) -> None:
    """Read the changed and added records back under the header and compare every cell with what was meant.

    RefusedError where the strict reader would not take them (a control character, say); SaveError where it reads
    anything else. Nothing has been written by then.
    """
    rows = list(spliced.changed)
    records = [spliced.header, *spliced.changed.values(), *spliced.added]
    newline = plan.text.dialect.newline.encode()
    sample = b"".join(record if line_break(record) else record + newline for record in records)
    _prove_bulks(plan, spliced.header, tell)
    meant = list(_meant(plan, rows))
    if spliced.header == plan.text.header and _read_plainly(plan.text, sample) == meant:
        return
    read = read_text_table(plan.text.table, sample)
    if not read.readable:
        problems = _told_apart(plan.text, records) or read.problems
        raise RefusedError(problem_table(_at_home(problem, plan.text, rows) for problem in problems))
    found = list(cells_of(read, range(len(read.starts))).values())
    if found != meant or read.dialect.delimiter != plan.text.dialect.delimiter:
        raise SaveError(f"{plan.text.name}: the new rows would not be read as they were meant; nothing was saved")


def _prove_bulks(plan: Plan, header: bytes, tell: Tell) -> None:
    """Read the records of rows that come many at once back, some at a time, and compare every cell."""
    first = len(plan.text.frame) + len(plan.added)
    for bulk, records in zip(plan.bulks, plan.records, strict=True):
        done = 0
        for piece in records if bulk.kind == "added" else ():
            read = read_text_table(plan.text.table, header + piece)
            if not read.readable:
                raise RefusedError(problem_table(each._replace(row=each.row + first + done) for each in read.problems))
            _prove_frame(read, bulk.frame.iloc[done : done + len(read.frame)])
            done += len(read.frame)
            tell("reading back", done / len(bulk.frame))
        first += done


def _prove_frame(read: TextTable, meant: pd.DataFrame) -> None:
    same = len(meant) == len(read.frame)
    if not same or not all(texts_of(meant[name]).equals(texts_of(read.frame[name])) for name in meant):
        raise SaveError(f"{read.name}: the new rows would not be read as they were meant; nothing was saved")


def _read_plainly(text: TextTable, sample: bytes) -> list[Cells]:
    """The rows of a few records, as a second reader has them where the strict one finds nothing to say; else none.

    It costs a tenth of reading them as a table: what it does not take, the strict reader judges.
    """
    delimiter, columns = text.dialect.delimiter, len(text.columns)
    structure = record_structure(sample, delimiter, columns)
    if not structure.sound or has_conflict(sample, structure.starts):
        return []
    lines = csv.reader(io.StringIO(sample.decode(), newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(lines)[1:]
    except csv.Error:
        return []
    if len(rows) != len(structure.starts) - 1 or any(len(row) != columns for row in rows):
        return []
    return [as_cells(text, row) for row in rows]


def _told_apart(text: TextTable, records: Sequence[bytes]) -> list[Problem]:
    """The problems of each new record by itself: of a whole file, the same one in rows on end would be told once."""
    header, *others = records
    return [
        problem._replace(row=row)
        for row, record in enumerate(others, 2)
        if CHARACTERS.search(record)
        for problem in read_text_table(text.table, header + record).problems
        if problem.severity == "error"
    ]


def _at_home(problem: Problem, text: TextTable, rows: list[int]) -> Problem:
    """The problem with the row it has in the file; 0 for a row that is not there yet."""
    place = problem.row - 2
    row = rows[place] if 0 <= place < len(rows) else None
    return problem._replace(row=0 if row is None else row + 2, line=0 if row is None else int(text.lines[row]))


def _meant(plan: Plan, rows: list[int]) -> Iterator[Cells]:
    """Each touched row as it should be read: what is there, with the new texts over it."""
    there = cells_of(plan.text, rows)
    for row in rows:
        yield {**there[row], **plan.changed.get(row, {})}
    for cells in plan.added:
        yield {**dict.fromkeys(map(str, plan.text.frame.columns), ""), **cells}
