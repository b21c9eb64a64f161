"""Rows whose key is a machine's id: ids get lost, doubled, filled down and mixed up, and what a row says tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.exchange.returned.pairing import (
    NEW,
    Pairing,
    candidates,
    common,
    differing,
    pair_by_key,
    pair_untouched,
    pair_word_for_word,
    records_by_key,
)
from tracker.exchange.returned.reading import Fault
from tracker.exchange.sayings import saying

FEW = 2
"""A row that shares fewer filled cells than this with what its id stood for is another one."""
SHOWN = 5
MIXED_UP = saying(
    "mixed-up",
    "says next to nothing of what its id stood for: was only a part of the table sorted? Undo that, or delete the id",
)


def pair_by_ids(pairing: Pairing) -> None:
    """Pair the rows; the surest way first."""
    pair_untouched(pairing)
    if again := pair_word_for_word(pairing):
        pairing.notices.append(_told(pairing, again))
    _refuse_mixed_up(pairing)
    pair_by_key(pairing, "id-twice")
    _drop_copies(pairing)
    _pair_nearly_same(pairing)
    _refuse_unsure(pairing)
    for row in pairing.open_rows:
        pairing.record[row] = NEW


def _refuse_mixed_up(pairing: Pairing) -> None:
    """Refuse rows that say next to nothing of what their id stood for."""
    records = records_by_key(pairing)
    for row in pairing.open_rows:
        record = records.get(pairing.keys[row])
        if record is not None and record not in pairing.found and _is_another(pairing, row, record):
            pairing.refused[row] = Fault("unsure-row", MIXED_UP)
            pairing.doubtful.add(record)


def _is_another(pairing: Pairing, row: int, record: int) -> bool:
    known = pairing.known[record]
    return sum(map(bool, known)) >= 2 * FEW and common(pairing.signs[row], known) < FEW


def _drop_copies(pairing: Pairing) -> None:
    """A row that says word for word what another says is no second statement."""
    there = {pairing.known[record] for record in pairing.found}
    for row in pairing.open_rows:
        if pairing.signs[row] in there:
            pairing.repeats.add(row)
        there.add(pairing.signs[row])


def _pair_nearly_same(pairing: Pairing) -> None:
    """Pair a row that differs in one cell from one missing record, if neither could be meant otherwise."""
    near = {
        row: [record for record in records if differing(pairing.signs[row], pairing.known[record]) <= 1]
        for row, records in candidates(pairing, pairing.open_rows).items()
    }
    wanted = Counter(record for records in near.values() for record in records)
    found = [row for row, records in near.items() if len(records) == 1 and wanted[records[0]] == 1]
    for row in found:
        pairing.pair(row, near[row][0])
    if found:
        pairing.notices.append(_told(pairing, found))


def _refuse_unsure(pairing: Pairing) -> None:
    """Refuse a row without an id of its own that resembles a missing one: nobody can tell whether it is the same."""
    for row, records in candidates(pairing, pairing.open_rows).items():
        alike = [record for record in records if _resembles(pairing, row, record)]
        if alike:
            names = ", ".join(pairing.known_keys[record] or "one without an id" for record in alike[:SHOWN])
            reason = saying(
                "unsure-row",
                "has no id of its own and resembles {names}, which is missing: write the id into it, or leave both",
                names=names,
            )
            pairing.refused[row] = Fault("unsure-row", reason)
            pairing.doubtful.update(alike)


def _resembles(pairing: Pairing, row: int, record: int) -> bool:
    known = pairing.known[record]
    return 2 * common(pairing.signs[row], known) > sum(map(bool, known))


def _told(pairing: Pairing, rows: Sequence[int]) -> str:
    numbers = ", ".join(str(pairing.number(row)) for row in rows[:SHOWN]) + (" …" if len(rows) > SHOWN else "")
    sheet = pairing.returned.sheet
    if len(rows) == 1:
        one = "sheet {sheet}: row {numbers} found again by what the cells say; the id there is another or none"
        return saying("found-again", one, sheet=sheet, numbers=numbers)
    many = "sheet {sheet}: {count} rows ({numbers}) found again by what the cells say; the id there is another or none"
    return saying("found-many", many, sheet=sheet, count=f"{len(rows):,}", numbers=numbers)
