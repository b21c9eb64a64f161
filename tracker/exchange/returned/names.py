"""Rows whose key is a name: one that is called otherwise now is the same row if all tells so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rapidfuzz import fuzz

from tracker.checks.names import folded
from tracker.exchange.intake.names import NEAR, TELLING
from tracker.exchange.returned.pairing import NEW, Pairing, common, differing, pair_by_key, pair_untouched
from tracker.exchange.returned.reading import Fault
from tracker.exchange.returned.tables import own_columns
from tracker.exchange.sayings import saying

PAIRS = 250_000
"""More pairs than this of new and missing names are no renaming."""
Test = Callable[[Pairing, int, int], bool]


def pair_by_names(pairing: Pairing) -> None:
    """Pair the rows; the surest way first."""
    pair_untouched(pairing)
    pair_by_key(pairing, "key-twice")
    for test in (_is_spelled_otherwise, _says_the_same, _is_nearly_called_so):
        _pair_one_to_one(pairing, test)
    key = " or ".join(own_columns(pairing.returned.table))
    for row in pairing.open_rows:
        if not pairing.keys[row]:
            pairing.refused[row] = Fault(
                "no-key", saying("no-key", "has no {column}: write it, or clear the row", column=key)
            )
        else:
            pairing.record[row] = NEW
    _refuse_twice(pairing)


def _pair_one_to_one(pairing: Pairing, test: Test) -> None:
    """Pair a row and a missing record that pass a test with each other only."""
    rows, missing = pairing.open_rows, pairing.missing
    if len(rows) * len(missing) > PAIRS:
        return
    passed = [(row, record) for row in rows for record in missing if test(pairing, row, record)]
    times, wanted = Counter(row for row, _ in passed), Counter(record for _, record in passed)
    for row, record in passed:
        if times[row] == wanted[record] == 1:
            pairing.pair(row, record)


def _is_spelled_otherwise(pairing: Pairing, row: int, record: int) -> bool:
    return folded(pairing.keys[row]) == folded(pairing.known_keys[record]) != ""


def _says_the_same(pairing: Pairing, row: int, record: int) -> bool:
    known = pairing.known[record]
    return pairing.signs[row] == known and common(known, known) > 1


def _is_nearly_called_so(pairing: Pairing, row: int, record: int) -> bool:
    """Whether the name is misspelled, or was before, and the rest of the row is nearly the same."""
    one, other = pairing.keys[row], pairing.known_keys[record]
    if differing(pairing.signs[row], pairing.known[record]) > 1 or TELLING.findall(one) != TELLING.findall(other):
        return False
    return fuzz.ratio(folded(one), folded(other)) >= NEAR


def _refuse_twice(pairing: Pairing) -> None:
    """Refuse new rows that have one name together, or the name of another row."""
    held = Counter(pairing.keys[row] for row in pairing.record)
    for row in [row for row, record in pairing.record.items() if record == NEW and held[pairing.keys[row]] > 1]:
        del pairing.record[row]
        key = pairing.keys[row]
        pairing.refused[row] = Fault(
            "key-twice", saying("key-twice", "{key} stands in another row too: keep one of them", key=key)
        )
