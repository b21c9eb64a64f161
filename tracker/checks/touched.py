"""The rows that edits touch, as they would be saved: only these are checked, and no edit may add an error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from tracker.checks.batches import batch_problems, is_referred_to, leaving_rows, parted, rows_beside
from tracker.checks.columns import distinct
from tracker.checks.keys import reference_problems, unique_problems
from tracker.checks.statements import statement_problems
from tracker.checks.values import value_faults
from tracker.problem import Problem
from tracker.store.edits import Batch, Edit, Wish
from tracker.store.rows import Cells, cells_of, resolved_rows
from tracker.store.text import TextTable

Texts = Mapping[str, TextTable]
IN_USE = "in-use"
"""The rule that a key may only go when nothing refers to it."""
RENAME = "rename it everywhere at once, or change those rows first"


@dataclass
class Touched:
    """The touched rows of one table by their record: before, after, which cells change, and the edits behind them."""

    text: TextTable
    before: dict[int, Cells] = field(default_factory=dict)
    after: dict[int, Cells] = field(default_factory=dict)
    changed: dict[int, set[str]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    edits: dict[int, list[Wish]] = field(default_factory=dict)

    @property
    def lost_keys(self) -> dict[str, int]:
        """The keys that no row has any more, each with the record that had it."""
        key = self.text.table.key
        kept = {cells[key] for row, cells in self.after.items()}
        lost = {cells[key]: row for row, cells in self.before.items() if row in self.gone or key in self.changed[row]}
        return {name: row for name, row in lost.items() if name and name not in kept}


def touched_rows(text: TextTable, edits: Sequence[Edit]) -> Touched:
    """The rows of a table that the edits for it touch; an added row stands behind the last."""
    own = [edit for edit in edits if edit.table == text.name]
    rows = resolved_rows(text, text, [edit.key for edit in own if edit.kind != "added"])
    before = cells_of(text, sorted(set(rows.values())))
    touched = Touched(text, before, {row: dict(cells) for row, cells in before.items()})
    for edit in own:
        row = len(text.frame) + len(touched.edits) if edit.kind == "added" else rows.get(edit.key, -1)
        touched.edits.setdefault(row, []).append(edit)
        if edit.kind == "deleted":
            touched.gone.add(row)
            touched.after.pop(row, None)
        elif row >= 0:
            blank = dict.fromkeys(text.frame.columns, "")
            touched.after[row] = {**touched.after.get(row, blank), **edit.cells}
        touched.changed.setdefault(row, set()).update(edit.cells)
    return touched


def edit_problems(texts: Texts, wishes: Sequence[Wish]) -> Iterator[tuple[list[Wish], Problem]]:
    """Each error that the edits and batches would bring into the tables, with those that are to blame."""
    edits, batches, behind = parted(texts, wishes)
    tables = {name: touched_rows(texts[name], edits) for name in {wish.table for wish in wishes}}
    leaving = leaving_rows(texts, wishes)
    named = [name for name in tables if is_referred_to(texts, name)]
    known = {**texts, **{name: _with_rows(tables[name], _frames(batches, name)) for name in named}}
    for touched in tables.values():
        for problem in _new_problems(touched, texts, known):
            yield touched.edits[problem.row - 2], problem
        yield from _repeated_keys(touched)
        for guilty, problem in _lost_references(touched, tables, texts, leaving):
            yield [behind.get(id(edit), edit) for edit in guilty], problem
    for number, batch in enumerate(batches):
        touched, before = tables[batch.table], _frames(batches[:number], batch.table)
        others = rows_beside(touched.text, touched.gone, touched.after, before)
        new = sum(row >= len(touched.text.frame) for row in touched.after)
        first = len(touched.text.frame) + new + sum(map(len, before))
        for problem in batch_problems(touched.text, batch.frame, others, first, known):
            yield [batch], problem


def _frames(batches: Iterable[Batch], name: str) -> list[pd.DataFrame]:
    return [batch.frame for batch in batches if batch.table == name]


def _new_problems(touched: Touched, texts: Texts, known: Texts) -> Iterator[Problem]:
    """What is wrong with the rows afterwards; in a cell that nobody changed, only if it was not so before."""
    found = list(_row_problems(touched, touched.after, known))
    if all(problem.column in touched.changed[problem.row - 2] for problem in found):
        yield from found
        return
    stood = {(each.row, each.column, each.rule) for each in _row_problems(touched, touched.before, texts)}
    for problem in found:
        mine = problem.column in touched.changed[problem.row - 2]
        if mine or (problem.row, problem.column, problem.rule) not in stood:
            yield problem


def _row_problems(touched: Touched, rows: Mapping[int, Cells], texts: Texts) -> Iterator[Problem]:
    """What is wrong with some rows by themselves, and with what they refer to."""
    text, lines, places = touched.text, touched.text.lines, list(rows)
    for place, cells in rows.items():
        line = int(lines[place]) if place < len(lines) else 0
        for name, declared in text.table.by_name.items():
            for fault in value_faults(declared, cells[name]):
                yield Problem(text.name, place + 2, line, name, cells[name], fault.rule, "error", *fault[1:])
    some = _only(text, rows)
    for problem in (*reference_problems(some, texts), *statement_problems(some)):
        place = places[problem.row - 2]
        yield problem._replace(row=place + 2, line=int(lines[place]) if place < len(lines) else 0)


def _only(text: TextTable, rows: Mapping[int, Cells]) -> TextTable:
    frame = pd.DataFrame(list(rows.values()), columns=text.frame.columns, dtype="str")
    return replace(text, frame=frame, lines=np.zeros(len(rows), np.int64))


def _with_rows(touched: Touched, coming: Sequence[pd.DataFrame]) -> TextTable:
    """The table as others may refer to it after the save: only where its keys change is it made anew."""
    text = touched.text
    if not touched.lost_keys and not coming and not any(row >= len(text.frame) for row in touched.after):
        return text
    rows = rows_beside(text, touched.gone, touched.after, coming)
    return replace(text, frame=rows.reset_index(drop=True))


def _repeated_keys(touched: Touched) -> Iterator[tuple[list[Wish], Problem]]:
    """A key, or a unique value, that another row has after the edits."""
    text, table = touched.text, touched.text.table
    unique = set(table.unique_keys) | {(each.name,) for each in table.fields if each.unique}
    rows = [
        row for row, names in touched.changed.items() if row in touched.after and any(names & set(c) for c in unique)
    ]
    if not rows:
        return
    wanted = pd.DataFrame([touched.after[row] for row in rows], columns=text.frame.columns)
    others = text.frame.drop(index=[row for row in touched.before if row in rows or row in touched.gone])
    for columns in unique:
        same = others[others[list(columns)].astype("str").isin(wanted[list(columns)].to_dict("list")).all(axis=1)]
        pair = replace(text, frame=pd.concat([same, wanted]).astype("str").reset_index(drop=True))
        pair = replace(pair, lines=np.zeros(len(pair.frame), np.int64))
        for problem in unique_problems(pair):
            place = problem.row - 2 - len(same)
            if place >= 0 and problem.column in columns:
                message = f"'{problem.value}' stands in another row already"
                yield touched.edits[rows[place]], problem._replace(row=rows[place] + 2, line=0, message=message)


def _lost_references(
    touched: Touched, tables: Mapping[str, Touched], texts: Texts, leaving: Mapping[str, set[int]]
) -> Iterator[tuple[list[Wish], Problem]]:
    """A key that goes although rows still refer to it."""
    lost, name = touched.lost_keys, touched.text.name
    for table, text in texts.items() if lost else ():
        uses = _uses(text, name, lost.keys(), tables.get(table), leaving.get(table, set()))
        for key in lost.keys() & uses.keys():
            message = f"'{key}' is used by {uses[key]} row{'s' * (uses[key] > 1)} of {text.table.path}"
            row, place = lost[key], (touched.text.table.key, key, IN_USE)
            problem = Problem(name, row + 2, int(touched.text.lines[row]), *place, "error", message, RENAME)
            yield touched.edits[row], problem


def _uses(
    text: TextTable, target: str, keys: AbstractSet[str], touched: Touched | None, leaving: set[int]
) -> Counter[str]:
    """How many cells of the columns that refer to the target would still name each of the keys."""
    uses: Counter[str] = Counter()
    others = np.setdiff1d(np.arange(len(text.frame)), [*(touched.before if touched else ()), *leaving])
    for each in text.table.fields:
        if each.reference and each.reference.table == target:
            values, codes = distinct(text.frame[each.name])
            counts = np.bincount(codes[others], minlength=len(values)).tolist()
            for value, count in zip(values, counts, strict=True):
                for key in keys & _names(value, each.delimiter) if count else ():
                    uses[key] += count
            for cells in touched.after.values() if touched else ():
                uses.update(keys & _names(cells[each.name], each.delimiter))
    return uses


def _names(value: str, delimiter: str) -> set[str]:
    return {name.strip() for name in value.split(delimiter)} if delimiter else {value}
