"""What each returned cell says in our files' words, or why nobody can tell: days are judged by their column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from tracker.exchange.about_sheet import in_words
from tracker.exchange.intake.days import judged_days
from tracker.exchange.intake.layout import ORDERS
from tracker.exchange.intake.sheet import unseen, unseen_letter
from tracker.exchange.returned.page import FIRST_DAYS, Cell
from tracker.exchange.returned.spelling import NUMBERS, is_same, items_text, number_text, tidy
from tracker.exchange.sayings import Saying, saying
from tracker.schema import Field

YEARS = range(1800, 2200)
WITNESSES = 2
"""So many different days must say the same as before in one order only to prove that order."""


Reading = Mapping[str, tuple[str, str]]
"""What texts mean in one order: text → day, precision."""


class Fault(NamedTuple):
    """Why a cell or a row is not taken: a short slug, and a sentence's end for people."""

    rule: str
    reason: str


class _Days(NamedTuple):
    """The texts of a column of days: read the day first, read the month first, and the order that is proved."""

    readings: tuple[Reading, Reading]
    order: str


def meant_texts(field: Field, cells: Sequence[Cell], before: Sequence[str | None], epoch: date) -> list[str | Fault]:
    """What the cells of a column say: what they said before (None: nothing known) where that is the same."""
    days = _days(cells, before) if field.type == "date" else None
    read = partial(_meant, field, days, epoch)
    return [
        text if text == cell.text and cell.kind != "x" else read(cell, text)
        for cell, text in zip(cells, before, strict=True)
    ]


def _meant(field: Field, days: _Days | None, epoch: date, cell: Cell, before: str | None) -> str | Fault:
    """One cell, whose text is not what it was."""
    if cell.kind == "x":
        return Fault("unreadable", cell.text)
    if before is not None and is_same(field, cell, before, epoch):
        return before
    text = tidy(cell.text)
    if letter := unseen_letter(text):
        return Fault("unreadable", unseen(letter))
    if days:
        return _day(days, cell.kind, text)
    if cell.kind in "dt":
        told = "is a date cell ({day}) in a column of texts: format the cell as text and write it again"
        return Fault("type", saying("date-cell", told, day=said_day(text[:10])))
    if cell.kind == "b" and field.type == "boolean":
        return (field.true_values if text == "TRUE" else field.false_values)[0]
    if field.is_list:
        return items_text(field, text)
    return number_text(text) if cell.kind == "n" or (field.type in NUMBERS and cell.kind == "s") else text


def _day(days: _Days, kind: str, text: str) -> str | Fault:
    if kind in "dt" or not text:
        return _written_day(text[:10])
    if kind in "nb":
        told = "{text} is a number where a day is wanted: give the cell the format of a date, or write a day like {day}"
        return Fault("no-day", saying("serial", told, text=text, day="2025-08-28"))
    found = [each[text] for each in days.readings if text in each]
    if not found:
        return Fault("no-day", saying("no-day", "'{text}' is no day: write it like {day}", text=text, day="2025-08-28"))
    if days.order and len(found) == len(ORDERS):
        found = [found[ORDERS.index(days.order)]]
    if len(set(found)) > 1:
        one, other = (said_day(day) for day, _ in found)
        told = "'{text}' may be {one} or {other}: write it like {day}"
        return Fault("day-order", saying("day-order", told, text=text, one=one, other=other, day=found[0][0]))
    day, precision = found[0]
    if precision:
        told = "'{text}' is no day: write its last day, {day}, and {precision} as the precision"
        return Fault("no-day", saying("no-full-day", told, text=text, day=day, precision=precision))
    return day


def _written_day(text: str) -> str | Fault:
    """The day of a date cell, unless somebody typed a year there, which spreadsheets take for the days since 1900."""
    days = (date.fromisoformat(text) - FIRST_DAYS[False]).days if text else 0
    if days not in YEARS:
        return text
    told = "is {day}: was the year {year} typed? Write a day like {year}-08-28"
    return Fault("no-day", saying("year-typed", told, day=said_day(text), year=str(days)))


def _days(cells: Sequence[Cell], before: Sequence[str | None]) -> _Days:
    counts = Counter(tidy(cell.text) for cell in cells if cell.kind == "s")
    first, second = (judged_days(counts, order).days for order in ORDERS)
    same = _same_as_before(cells, before, (first, second))
    only = (first.keys() - second.keys(), second.keys() - first.keys())
    speaks = [bool(texts or days) for texts, days in zip(only, same, strict=True)]
    proves = [bool(texts) or len(days) >= WITNESSES for texts, days in zip(only, same, strict=True)]
    order = next((ORDERS[place] for place in (0, 1) if proves[place] and not speaks[1 - place]), "")
    return _Days((first, second), order)


def _same_as_before(
    cells: Sequence[Cell], before: Sequence[str | None], readings: tuple[Reading, Reading]
) -> tuple[set[str], set[str]]:
    """The days that, read in the one order or the other alone, are what they were."""
    same: tuple[set[str], set[str]] = (set(), set())
    for cell, day in zip(cells, before, strict=True):
        found = [each.get(tidy(cell.text), ("", ""))[0] for each in readings] if cell.kind == "s" and day else ["", ""]
        if day in found and found[0] != found[1]:
            same[found.index(day)].add(str(day))
    return same


def said_day(text: str) -> str:
    """An ISO day in words, which remembers the day; "" for none."""
    return Saying(shown_day(text), "day", {"day": text}) if text else ""


def shown_day(text: str) -> str:
    """An ISO day in words; anything else as it is."""
    try:
        return in_words(date.fromisoformat(text))
    except ValueError:
        return text
