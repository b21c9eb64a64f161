"""One table three ways: what the workbook was made with, what the tracker holds now, what came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
from xlsxwriter.utility import xl_rowcol_to_cell

from tracker.checks.fixes import row_keys
from tracker.exchange.intake.identity import IDENTITY
from tracker.exchange.returned.foundation import Records, records_of
from tracker.exchange.returned.ids import pair_by_ids
from tracker.exchange.returned.names import pair_by_names
from tracker.exchange.returned.pairing import NEW, Pairing, opened_pairing
from tracker.exchange.returned.reading import Fault, meant_texts
from tracker.exchange.returned.review import Line
from tracker.exchange.returned.tables import Returned, own_columns, own_names
from tracker.exchange.sayings import saying
from tracker.store.text import TextTable

Meant = Mapping[str, Sequence[str | Fault]]


@dataclass(frozen=True, eq=False)
class Comparison:
    """A returned table with its base and its rows in the tracker."""

    pairing: Pairing
    store: TextTable
    sure: bool
    epoch: date

    @property
    def returned(self) -> Returned:
        """The table as it came back."""
        return self.pairing.returned

    @cached_property
    def now(self) -> Records:
        """The tracker's rows."""
        return records_of(self.store)

    @cached_property
    def keys(self) -> list[str]:
        """What names each of the tracker's rows in an edit."""
        return row_keys(self.store, np.arange(self.now.size))

    @cached_property
    def place_of(self) -> dict[int, int]:
        """For each record of the base, the tracker's row that it is by now; none where that is gone."""
        return dict(_same_rows(self.pairing.base, self.now, own_columns(self.returned.table)))

    @cached_property
    def meant(self) -> Meant:
        """What each column's cells say, for the columns that the tracker has."""
        base, table = self.pairing.base, self.returned.table
        names = [name for name in self.now.columns if name in self.returned.places]
        found = {}
        for name in names:
            records = [self.pairing.record.get(row, NEW) for row in range(len(self.returned.rows))]
            texts = base.columns.get(name)
            before = [texts[record] if texts and record != NEW else None for record in records]
            found[name] = meant_texts(table.field(name), self.returned.cells(name), before, self.epoch)
        return found

    @cached_property
    def place_of_key(self) -> dict[str, int]:
        """The tracker's row of each name."""
        names = own_names([self.now.columns[name] for name in own_columns(self.store.table)])
        return {name: place for place, name in enumerate(names) if name}

    @cached_property
    def there(self) -> set[int]:
        """New rows that the tracker has by now: whoever finds one adds it."""
        return set()

    def added_since(self, cells: Mapping[str, str]) -> list[dict[str, str]]:
        """The tracker's rows that the base has not, and that agree with a row in all that tells statements apart."""
        return [self.now.cells(place) for place in self._arrived.get(_identity(cells), ())]

    @cached_property
    def _arrived(self) -> dict[tuple[str, ...], list[int]]:
        known = {*self.place_of.values()}
        found: dict[tuple[str, ...], list[int]] = {}
        for place in range(self.now.size):
            if place not in known:
                found.setdefault(_identity(self.now.cells(place)), []).append(place)
        return found

    def untouched(self, lines: Sequence[Line]) -> int:
        """How many rows say what the tracker says: known ones, repeats, those added since, and none with a line."""
        known = {row for row, record in self.pairing.record.items() if record in self.place_of}
        touched = {line.row for line in lines}
        return sum(self.pairing.number(row) not in touched for row in known | self.pairing.repeats | self.there)

    def plain_cells(self, row: int) -> dict[str, str]:
        """A returned row's texts as they stand there."""
        found = self.returned
        return {name: found.rows[row].cell(place).text for name, place in found.places.items()}

    def placed(self, line: Line, row: int) -> Line:
        """The line with its place in the workbook."""
        number, at = self.pairing.number(row), self.returned.places.get(line.column, -1)
        place = xl_rowcol_to_cell(number - 1, at) if line.column else saying("row", "row {number}", number=str(number))
        return replace(line, sheet=self.returned.sheet, place=place, row=number)


def _identity(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in IDENTITY)


def compared(returned: Returned, base: Records, store: TextTable, sure: bool, epoch: date) -> Comparison:
    """The rows paired with their base; nothing compared yet."""
    pairing = opened_pairing(returned, base, epoch)
    (pair_by_ids if returned.table.gives_ids else pair_by_names)(pairing)
    return Comparison(pairing, store, sure, epoch)


def _same_rows(base: Records, now: Records, own: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each record of the base and its row: by key where that stands once, else by all that it says."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(own_names([now.columns[name] for name in own])):
        places.setdefault(text, []).append(place)
    texts = own_names([base.columns.get(name, [""] * base.size) for name in own])
    sure = {record: places[text][0] for record, text in enumerate(texts) if text and len(places.get(text, ())) == 1}
    yield from sure.items()
    loose = [record for record, text in enumerate(texts) if not text or len(places.get(text, ())) > 1]
    if loose:
        names = [name for name in base.columns if name in now.columns and name not in (own if len(own) == 1 else ())]
        yield from _same_words(base, now, loose, set(sure.values()), names)


def _same_words(
    base: Records, now: Records, loose: Sequence[int], taken: set[int], names: Sequence[str]
) -> Iterator[tuple[int, int]]:
    waiting: dict[tuple[str, ...], list[int]] = {}
    for place, said in enumerate(zip(*(now.columns[name] for name in names), strict=True)):
        if place not in taken:
            waiting.setdefault(said, []).append(place)
    for record in loose:
        if places := waiting.get(tuple(base.columns[name][record] for name in names)):
            yield record, places.pop(0)
