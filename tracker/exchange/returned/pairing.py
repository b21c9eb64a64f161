"""Which row of a returned table is which row of its base: by key where that tells, else by all that stands in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.exchange.returned.foundation import Records
from tracker.exchange.returned.page import Cell
from tracker.exchange.returned.reading import Fault
from tracker.exchange.returned.spelling import seen, sign_of
from tracker.exchange.returned.tables import Returned, own_columns, own_names
from tracker.exchange.sayings import saying
from tracker.schema import Field

NEW = -1
CORNERS, CROWD = 5, 500
"""Filled cells that are taken two by two to find rows alike; two that more rows than this share tell nothing."""
Signs = Sequence[tuple[str, ...]]


@dataclass
class Pairing:
    """For each returned row the record of the base that it is (`record`; `found` is the reverse), or `NEW`.

    `keys` and `signs` (all other cells, in one spelling) are the rows', `known_keys` and `known` the base's. `refused`
    tells why rows are not taken, `repeats` are rows that say the same as another, `doubtful` are records that a refused
    row may be.
    """

    returned: Returned
    base: Records
    keys: Sequence[str]
    known_keys: Sequence[str]
    signs: Signs
    known: Signs
    record: dict[int, int] = field(default_factory=dict)
    found: dict[int, int] = field(default_factory=dict)
    refused: dict[int, Fault] = field(default_factory=dict)
    repeats: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)

    @property
    def open_rows(self) -> list[int]:
        """The rows about which nothing is known yet."""
        done = {*self.record, *self.refused, *self.repeats}
        return [row for row in range(len(self.keys)) if row not in done]

    @property
    def missing(self) -> list[int]:
        """The records that no row is."""
        return [record for record in range(self.base.size) if record not in self.found]

    def pair(self, row: int, record: int) -> None:
        """Say that a row is a record of the base."""
        self.record[row], self.found[record] = record, row

    def number(self, row: int) -> int:
        """The row as the spreadsheet counts it."""
        return self.returned.rows[row].number


def opened_pairing(returned: Returned, base: Records, epoch: date) -> Pairing:
    """The rows and the base with their signs, nothing paired yet."""
    table = returned.table
    own = own_columns(table)
    shared = [name for name in base.columns if name in returned.places and name not in own]
    columns = [_signs(table.field(name), returned.cells(name), epoch) for name in shared]
    known = [_signs(table.field(name), [Cell("s", text) for text in base.columns[name]], epoch) for name in shared]
    keys = own_names([_key_texts(returned, name) for name in own])
    known_keys = own_names([base.columns.get(name, [""] * base.size) for name in own])
    signs: Signs = [*zip(*columns, strict=True)] if shared else [()] * len(keys)
    return Pairing(returned, base, keys, known_keys, signs, [*zip(*known, strict=True)] if shared else [()] * base.size)


def _key_texts(returned: Returned, name: str) -> list[str]:
    cells = returned.cells(name) if name in returned.places else [Cell()] * len(returned.rows)
    return ["" if cell.kind == "x" else seen(cell.text) for cell in cells]


def _signs(field: Field, cells: Sequence[Cell], epoch: date) -> list[str]:
    """The sign of each cell of a column, worked out once for each text."""
    signs = {cell: sign_of(field, cell, epoch) for cell in set(cells)}
    return [signs[cell] for cell in cells]


def pair_untouched(pairing: Pairing) -> None:
    """Pair each record with the row that has its key and all its texts; more such rows are repeats of it."""
    waiting: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for record, key in enumerate(pairing.known_keys):
        waiting[key, pairing.known[record]].append(record)
    for row in pairing.open_rows:
        records = waiting.get((pairing.keys[row], pairing.signs[row])) if pairing.keys[row] else None
        if records:
            pairing.pair(row, records.pop(0))
        elif records is not None:
            pairing.repeats.add(row)


def pair_by_key(pairing: Pairing, rule: str) -> None:
    """Pair the rows whose key a missing record has; refuse those that have one key together."""
    records, twice = records_by_key(pairing), Counter(pairing.keys[row] for row in pairing.open_rows)
    numbers: dict[str, list[str]] = defaultdict(list)
    for row in pairing.open_rows:
        numbers[pairing.keys[row]].append(str(pairing.number(row)))
    for row in pairing.open_rows:
        key = pairing.keys[row]
        record = records.get(key)
        if record is None or record in pairing.found:
            continue
        if twice[key] == 1:
            pairing.pair(row, record)
        else:
            told = "{key} stands in rows {rows}, and none is as it was: leave it to one of them"
            pairing.refused[row] = Fault(rule, saying("id-twice", told, key=key, rows=", ".join(numbers[key])))
            pairing.doubtful.add(record)


def records_by_key(pairing: Pairing) -> dict[str, int]:
    """The record of each key that stands once in the base."""
    counts = Counter(pairing.known_keys)
    return {key: record for record, key in enumerate(pairing.known_keys) if key and counts[key] == 1}


def pair_word_for_word(pairing: Pairing) -> list[int]:
    """Pair rows that say word for word what a missing record says, whatever their key; the rows."""
    waiting: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for record in pairing.missing:
        waiting[pairing.known[record]].append(record)
    rows = []
    for row in pairing.open_rows:
        if any(pairing.signs[row]) and (records := waiting.get(pairing.signs[row])):
            pairing.pair(row, records.pop(0))
            rows.append(row)
    return rows


def common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """In how many cells two rows say the same; empty ones say nothing."""
    return sum(a == b != "" for a, b in zip(one, other, strict=True))


def differing(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """In how many cells two rows differ."""
    return sum(a != b for a, b in zip(one, other, strict=True))


def candidates(pairing: Pairing, rows: Sequence[int]) -> dict[int, list[int]]:
    """For each row, the missing records that share two of its first filled cells, so that few have to be compared."""
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for record in pairing.missing:
        for corner in _corners(pairing.known[record]):
            places[corner].append(record)
    telling = {corner: records for corner, records in places.items() if len(records) <= CROWD}
    found = {row: {each for corner in _corners(pairing.signs[row]) for each in telling.get(corner, ())} for row in rows}
    return {row: sorted(records) for row, records in found.items()}


def _corners(signs: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    filled = [(place, sign) for place, sign in enumerate(signs) if sign][:CORNERS]
    for number, one in enumerate(filled):
        for other in filled[number + 1 :]:
            yield one, other
