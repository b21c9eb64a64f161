"""Edits against the table as it is on disk now: what each would change, or where it clashes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from tracker.store.batches import Bulk, bulk_of
from tracker.store.cleaning import cleaned_cell
from tracker.store.edits import Batch, Edit, Wish, changed
from tracker.store.errors import Clash, StoreError
from tracker.store.files import Piece
from tracker.store.ids import new_ids
from tracker.store.record import cell_text, raw_cells
from tracker.store.rows import Cells, cells_of, key_column, keyless_rows, resolved_rows
from tracker.store.text import TextTable
from tracker.store.writing import record_slices


class Step(NamedTuple):
    """An edit that changes something: its position among the edits (None: an id given on the way), its record.

    `edit` has cleaned cells, only those that change, and the key the row has after the save. `before` has the
    same cells of a changed row, all of a deleted one, none of an added one (whose `row` is None).
    """

    number: int | None
    edit: Edit
    row: int | None
    before: Cells


@dataclass(frozen=True)
class Plan:
    """What a save does to one table, step by step; nothing of it may be done if there is a clash."""

    text: TextTable
    steps: list[Step] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    bulks: list[Bulk] = field(default_factory=list)

    @property
    def changed(self) -> dict[int, Cells]:
        """By record, the cells that get a new text; a record that goes is not among them."""
        merged: dict[int, Cells] = {}
        gone = self.deleted
        for step in self.steps:
            if step.edit.kind == "changed" and step.row is not None and step.row not in gone:
                merged.setdefault(step.row, {}).update(step.edit.cells)
        return dict(sorted(merged.items()))

    @property
    def deleted(self) -> set[int]:
        """The records that go."""
        rows = {step.row for step in self.steps if step.edit.kind == "deleted" and step.row is not None}
        return rows.union(*(bulk.rows.tolist() for bulk in self.bulks))

    @property
    def added(self) -> list[Cells]:
        """The rows that come, but for those of a bulk."""
        return [step.edit.cells for step in self.steps if step.edit.kind == "added"]

    @property
    def new_columns(self) -> list[str]:
        """The declared columns that the file lacks and that get their first value."""
        rows = [*self.changed.values(), *self.added]
        frames = [bulk.frame for bulk in self.bulks if bulk.kind == "added"]
        return [
            name
            for name in map(str, self.text.frame.columns)
            if name not in self.text.columns
            and (any(cells.get(name) for cells in rows) or any((frame[name] != "").any() for frame in frames))
        ]

    @cached_property
    def records(self) -> list[list[Piece]]:
        """The records of the rows of each bulk, as the file has them; worked out once the plan is made.

        As bytes of Python, which finds room for them where others have been; Arrow would take as much anew.
        """
        columns = [*self.text.columns, *self.new_columns]
        return [list(map(bytes, record_slices(columns, bulk.frame, self.text.dialect))) for bulk in self.bulks]

    @property
    def more(self) -> list[Piece]:
        """The records of the rows that come many at once, some at a time."""
        pairs = zip(self.bulks, self.records, strict=True)
        return [each for bulk, records in pairs if bulk.kind == "added" for each in records]


def plan_of(opened: TextTable, fresh: TextTable, wishes: Sequence[tuple[int, Wish]]) -> Plan:
    """What to do to one table: `wishes` (with their positions) were made on `opened`, `fresh` is on disk now."""
    edits = [(number, wish) for number, wish in wishes if isinstance(wish, Edit)]
    merge = _Merge(opened, fresh, [edit.key for _, edit in edits])
    for number, edit in edits:
        {"added": merge.add, "changed": merge.change, "deleted": merge.delete}[edit.kind](number, edit)
    for _, batch in wishes:
        if isinstance(batch, Batch) and len(batch.frame):
            merge.add_bulk(batch)
    merge.give_ids()
    return merge.plan


class _Merge:
    """The rows that some edits name, as they were read and as they are on disk, and the plan as it grows."""

    def __init__(self, opened: TextTable, fresh: TextTable, keys: Sequence[str]) -> None:
        self.table, self.fresh, self.plan = fresh.table, fresh, Plan(fresh)
        self.base_rows = resolved_rows(opened, opened, keys)
        self.rows = self.base_rows if fresh is opened else resolved_rows(fresh, opened, keys)
        self.base = cells_of(opened, sorted(self.base_rows.values()))
        self.disk = self.base if fresh is opened else cells_of(fresh, sorted(self.rows.values()))
        self.now = {row: dict(cells) for row, cells in self.disk.items()}
        self.is_cleaned = any(problem.rule == "cleaned" for problem in fresh.problems)
        self.gone: set[int] = set()
        self.most, self.ids = len(keys), list[str]()

    def add(self, number: int, edit: Edit) -> None:
        cells = self._cleaned(edit.cells)
        if self.table.gives_ids and not cells.get(self.table.key):
            cells = {**cells, self.table.key: self._new_id()}
        key = cells.get(self.table.key, "")
        self.plan.steps.append(Step(number, edit._replace(cells=cells, key=key), None, {}))

    def change(self, number: int, edit: Edit) -> None:
        wanted, row = self._cleaned(edit.cells), self.rows.get(edit.key)
        if row is None or row in self.gone:
            return self._vanished(edit, wanted)
        seen = self._seen(edit, wanted)
        self._compare(edit, row, seen, wanted)
        cells = {name: text for name, text in wanted.items() if self._differs(row, name, text)}
        if cells:
            before = {name: self.now[row][name] for name in cells}
            self.now[row].update(cells)
            self.plan.steps.append(Step(number, edit._replace(cells=cells), row, before))
        return None

    def delete(self, number: int, edit: Edit) -> None:
        row = self.rows.get(edit.key)
        if row is not None and row not in self.gone:
            self.gone.add(row)
            self._compare(edit, row, self._seen(edit, self.base.get(self.base_rows.get(edit.key, -1), {})), {})
            self.plan.steps.append(Step(number, edit, row, dict(self.now[row])))
        elif edit.key not in self.base_rows and edit.seen is None:  # nobody deleted it: it never was
            self._vanished(edit, {"": ""})

    def add_bulk(self, batch: Batch) -> None:
        bulk, clashes = bulk_of(self.fresh, batch)
        self.plan.clashes.extend(clashes)
        if len(bulk.frame):
            self.gone.update(bulk.rows.tolist())
            self.plan.bulks.append(bulk)

    def give_ids(self) -> None:
        """Ids for the records that have none, in the same save; only if there is something to save."""
        key = self.table.key
        if not self.plan.steps or not self.table.gives_ids:
            return
        given = {row for row, cells in self.plan.changed.items() if cells.get(key)}
        for row in sorted(set(keyless_rows(self.fresh)) - given - self.gone):
            cells = {key: self._new_id()}
            edit = changed(self.table.name, f"#{row + 2}", cells)
            self.plan.steps.append(Step(None, edit, row, {key: ""}))

    def _cleaned(self, cells: Cells) -> Cells:
        unknown = [name for name in cells if name not in self.fresh.frame.columns]
        if unknown:
            raise StoreError(f"{self.table.name} has no column {unknown[0]!r}; declare it in datapackage.json")
        return {name: cleaned_cell(text, name in self.table.names) for name, text in cells.items()}

    def _seen(self, edit: Edit, wanted: Iterable[str]) -> Cells:
        if edit.seen is not None:
            return self._cleaned(edit.seen)
        base = self.base.get(self.base_rows.get(edit.key, -1), {})
        return {name: base[name] for name in wanted if name in base}

    def _compare(self, edit: Edit, row: int, seen: Cells, wanted: Cells) -> None:
        for name, base in seen.items():
            theirs, mine = self.disk[row].get(name, ""), wanted.get(name)
            if theirs not in (base, mine):
                self.plan.clashes.append(Clash(self.table.name, edit.key, name, base, mine, theirs))

    def _vanished(self, edit: Edit, wanted: Cells) -> None:
        seen = self._seen(edit, wanted)
        for name, mine in wanted.items():
            wish = mine if edit.kind == "changed" else None
            self.plan.clashes.append(Clash(self.table.name, edit.key, name, seen.get(name), wish, None))

    def _differs(self, row: int, name: str, text: str) -> bool:
        """Whether the text would change the file: a name that was cleaned on reading is spelled otherwise there."""
        if self.now[row][name] != text:
            return True
        if not self.is_cleaned or name not in self.fresh.columns:
            return False
        raw = raw_cells(self.fresh.record(row), self.fresh.dialect.delimiter)
        return cell_text(raw[self.fresh.columns.index(name)]) != text

    def _new_id(self) -> str:
        if not self.ids:  # as many as could be needed, drawn at once
            most = self.most + len(keyless_rows(self.fresh))
            self.ids = new_ids(most, key_column(self.fresh)).to_pylist()
        return self.ids.pop()
