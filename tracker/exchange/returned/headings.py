"""Which column is which: by its name, else by what stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tracker.checks.names import folded
from tracker.exchange.returned.page import Row
from tracker.exchange.returned.spelling import seen
from tracker.store.cleaning import clean_name

ENOUGH = 0.6
"""The share of a column's texts by which it is known again under another name."""


def columns_by_name(heads: Row, names: Sequence[str]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The place of each column that is called as before, but for case and blanks; and further places of the same."""
    own = {folded(name): name for name in reversed(names)} | {name: name for name in names}
    places: dict[str, int] = {}
    twice: dict[str, list[int]] = {}
    for at, text in enumerate(heads.texts):
        head = clean_name(text)
        name = own.get(head) or own.get(folded(head))
        if name and name in places:
            twice.setdefault(name, []).append(at)
        elif name:
            places[name] = at
    return places, twice


def columns_by_content(
    heads: Row, rows: Sequence[Row], base: Mapping[str, Sequence[str]], known: Mapping[str, int]
) -> dict[str, int]:
    """The place of each column that has lost its name but kept its texts; none where two could be meant."""
    missing = {name: Counter(filter(None, texts)) for name, texts in base.items() if name not in known}
    taken = {*known.values()}
    width = max([len(heads.texts), *(len(row.texts) for row in rows)])
    free = {
        at: Counter(filter(None, (seen(row.cell(at).text) for row in rows))) for at in range(width) if at not in taken
    }
    alike = [(name, at) for name, texts in missing.items() for at, found in free.items() if _alike(texts, found)]
    names, places = Counter(name for name, _ in alike), Counter(at for _, at in alike)
    return {name: at for name, at in alike if names[name] == places[at] == 1}


def _alike(texts: Counter[str], found: Counter[str]) -> bool:
    common = sum((texts & found).values())
    return common > 0 and common >= ENOUGH * max(texts.total(), found.total())
