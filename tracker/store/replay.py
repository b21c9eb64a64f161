"""The history replayed: from a table as it was found to any later day, byte for byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.store.cleaning import clean_name, clean_text
from tracker.store.dialect import Dialect, decoded
from tracker.store.errors import StoreError
from tracker.store.files import read_file
from tracker.store.journal import HISTORY, Change, Line, Rows
from tracker.store.kept import kept_bytes
from tracker.store.record import cell_text, header_cells, line_break, raw_cells, spelled_record
from tracker.store.rows import NUMBERED, Cells
from tracker.store.splice import respelled, widened
from tracker.store.structure import record_structure


class ReplayError(StoreError):
    """The history does not lead from one line to the next; the message says which one."""


class Records:
    """A table as its records, in their order, each under a number of its own; grows with the history."""

    def __init__(self, raw: bytes, key: str, encoding: str, delimiter: str, newline: str) -> None:
        """Take the file apart; `encoding` is for files that are not UTF-8 and have no BOM."""
        data, name, bom = decoded(raw, encoding)
        starts, ends, *_ = record_structure(data, delimiter)
        spans = zip(starts[1:].tolist(), ends[1:].tolist(), strict=True)
        self.dialect = Dialect(name, bom, delimiter, newline)
        self.key, self.header = key, data[: ends[0]]
        self.records: dict[int, bytes] = {number: data[start:end] for number, (start, end) in enumerate(spans)}
        self._next = len(self.records)
        self._numbers: dict[str, int] | None = None

    @property
    def columns(self) -> list[str]:
        """The names in the header."""
        return header_cells(self.header, self.dialect.delimiter)

    @property
    def numbers(self) -> dict[str, int]:
        """The record of each key that stands once; made anew when keys have changed."""
        if self._numbers is None:
            found: dict[str, list[int]] = {}
            if self.key in self.columns:
                for number, name in zip(self.records, self._keys(self.records.values()), strict=True):
                    found.setdefault(name, []).append(number)
            self._numbers = {name: each[0] for name, each in found.items() if name and len(each) == 1}
        return self._numbers

    def cells(self, number: int) -> Cells:
        """The cells of one record."""
        raw = raw_cells(self.records[number], self.dialect.delimiter)
        return dict(zip(self.columns, (clean_text(cell_text(each)) for each in raw), strict=True))

    def data(self) -> bytes:
        """The file's bytes."""
        return self.dialect.encode(b"".join([self.header, *self.records.values()]))

    def sha256(self) -> str:
        """Their hash."""
        return hashlib.sha256(self.data()).hexdigest()

    def apply(self, edits: Iterable[Change], more: Sequence[str] = ()) -> None:
        """Do what a transaction did to this table; `more` are the columns that its header got."""
        rows = [(edit, None if edit.kind == "added" else self._number(edit)) for edit in edits]
        columns, delimiter = [*self.columns, *more], self.dialect.delimiter
        if more:
            self.header = widened(self.header, more, delimiter)
            self.records = {at: respelled(each, {}, columns, delimiter) for at, each in self.records.items()}
        for edit, number in rows:
            if number is None:
                self._keep_number(edit, self._add(edit.after, columns))
                continue
            if edit.kind == "deleted":
                del self.records[number]
            else:
                self.records[number] = respelled(self.records[number], edit.after, columns, delimiter)
            self._keep_number(edit, number)

    def apply_rows(self, batch: Rows, raw: bytes) -> None:
        """Do what a transaction did to many rows at once; `raw` are those rows, kept with the history."""
        starts, ends, *_ = record_structure(raw, batch.delimiter)
        records = [raw[start:end] for start, end in zip(starts[1:].tolist(), ends[1:].tolist(), strict=True)]
        if batch.kind == "added":
            self._end_last_record()
            self.records |= enumerate(records, self._next + 1)
            self._next += len(records)
        else:
            for name in self._keys(records):
                if name not in self.numbers:
                    raise ReplayError(f"{batch.table} {name} is not there to be deleted")
                del self.records[self.numbers[name]]
        self._numbers = None

    def _keys(self, records: Iterable[bytes]) -> Iterator[str]:
        """The key of each record."""
        place = self.columns.index(self.key)
        for record in records:
            yield clean_name(cell_text(raw_cells(record, self.dialect.delimiter)[place]))

    def _number(self, edit: Change) -> int:
        """The record that an edit is about: by its key, else by the row it was in."""
        if edit.key not in self.numbers:
            self._numbers = None  # of two rows with one key, one may have gone
        match = NUMBERED.fullmatch(edit.key)
        if edit.key in self.numbers:
            return self.numbers[edit.key]
        if match and 0 <= int(match[1]) - 2 < len(self.records):
            return list(self.records)[int(match[1]) - 2]
        raise ReplayError(f"{edit.table} {edit.key} is not there to be {edit.kind}")

    def _add(self, cells: Cells, columns: Sequence[str]) -> int:
        """A record at the end."""
        self._end_last_record()
        self._next += 1
        texts = [cells.get(name, "") for name in columns]
        self.records[self._next] = spelled_record(texts, self.dialect.delimiter, self.dialect.newline)
        return self._next

    def _end_last_record(self) -> None:
        """Give the last record a line break if it has none, for another follows."""
        last = next(reversed(self.records), None)
        newline = self.dialect.newline.encode()
        if last is None and not line_break(self.header):
            self.header += newline
        elif last is not None and not line_break(self.records[last]):
            self.records[last] += newline

    def _keep_number(self, edit: Change, number: int) -> None:
        """Bring the index of keys up to date after an edit of a record."""
        old, new = edit.before.get(self.key), edit.after.get(self.key)
        if self._numbers is None or old == new:
            return
        if old and self._numbers.get(old) == number:
            del self._numbers[old]
        if new and new in self._numbers:
            self._numbers = None
        elif new:
            self._numbers[new] = number


def replayed(folder: Path, lines: Iterable[Line]) -> dict[str, Records]:
    """Every table as the lines leave it; ReplayError where they do not lead from one to the next."""
    tables: dict[str, Records] = {}
    for line in lines:
        try:
            _follow(folder, tables, line)
        except StoreError as error:
            raise ReplayError(f"the history cannot be replayed at {line.txn} of {line.at}: {error}") from error
    return tables


def _follow(folder: Path, tables: dict[str, Records], line: Line) -> None:
    """What one transaction did to the tables."""
    for name in dict.fromkeys([*(edit.table for edit in line.edits), *(batch.table for batch in line.batches)]):
        if name not in line.found:
            own = [edit for edit in line.edits if edit.table == name]
            if name not in tables:
                raise ReplayError(f"{name} is not known by then")
            tables[name].apply(own, line.columns.get(name, ()))
            for batch in line.batches:
                if batch.table == name:
                    tables[name].apply_rows(batch, kept_bytes(folder, batch))
    for name, found in line.found.items():
        tables[name] = found_records(folder, found, line.files[name])


def found_records(folder: Path, found: Mapping[str, Any], sha256: str) -> Records:
    """A table that was kept whole; ReplayError where that file has been changed since."""
    path = folder / HISTORY / found["file"]
    raw = read_file(path)
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise ReplayError(f"{HISTORY}/{found['file']} was changed after it was written")
    return Records(raw, found["key"], found["encoding"], found["delimiter"], found["newline"])
