"""Dates of a column, judged as a whole: what each cell can be, what the column proves, and what it then means."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from tracker.checks.values import full_day
from tracker.exchange.sayings import Saying

MONTHS = {
    1: "january jan januar jänner janvier janv",
    2: "february feb februar februrary février fevrier févr fev",
    3: "march mar märz maerz mär mrz mars",
    4: "april apr avril avr",
    5: "may mai",
    6: "june jun juni juin",
    7: "july jul juli juillet juil",
    8: "august aug août aout",
    9: "september sep sept septembre",
    10: "october oct oktober okt octobre",
    11: "november nov novembre",
    12: "december dec dezember dez décembre decembre déc",
}
MONTH_OF = {word: number for number, words in MONTHS.items() for word in words.split()}
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.*)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
NUMERIC = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
WORDS = re.compile(r"[^\W\d_]+|\d+")
IDLE_WORDS = (
    "st nd rd th er ère re de of le the den am "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim"
)
IDLE = frozenset(IDLE_WORDS.split())
"""Words that add nothing to a date."""
CENTURY = 70
"""Years of two digits up to this one are of the 2000s, later ones of the 1900s."""


class Judgement(NamedTuple):
    """What a column's texts mean: text → (ISO day, precision), the proof in words, and what nobody can tell yet.

    `order` is day-first, month-first, or "" where no cell is written that way or nothing proves either;
    `open` are the texts that wait for the order to be told.
    """

    days: dict[str, tuple[str, str]]
    order: str
    proof: str
    open: frozenset[str]


class _Readings(NamedTuple):
    """What numbers with the year last can mean: read the day first, read the month first; None where no such day."""

    day_first: str | None
    month_first: str | None

    def read(self, order: str) -> str | None:
        """The day in an order; without one, only a day that is the same in both."""
        if not order:
            return self.day_first if self.day_first == self.month_first else None
        return self.day_first if order == "day-first" else self.month_first


def is_day(text: str) -> bool:
    """Whether a text can be a day, a month or a year."""
    readings = _readings(text)
    return _certain(text) is not None or bool(readings and any(readings))


def judged_days(counts: Mapping[str, int], order: str = "") -> Judgement:
    """What the texts of a column mean, each with how many cells hold it; `order` is taken where it is told."""
    days = {text: day for text in counts if (day := _certain(text))}
    readings = {text: found for text in counts if text not in days and (found := _readings(text))}
    readings = {text: found for text, found in readings.items() if any(found)}
    only_day = [text for text, each in readings.items() if not each.month_first]
    only_month = [text for text, each in readings.items() if not each.day_first]
    either = [text for text, each in readings.items() if each.day_first and each.month_first]
    taken = order or _proved(only_day, only_month)
    for text, each in readings.items():
        if read := each.read(taken):
            days[text] = (read, "")
    proof = _proof(counts, only_day, only_month, either) if readings else ""
    waiting = frozenset(readings) - days.keys() if not taken else frozenset[str]()
    return Judgement(days, taken if readings else "", proof, waiting)


def _proved(only_day: list[str], only_month: list[str]) -> str:
    if bool(only_day) == bool(only_month):
        return ""
    return "day-first" if only_day else "month-first"


def _proof(counts: Mapping[str, int], *kinds: Iterable[str]) -> str:
    day, month, either = (sum(counts[text] for text in kind) for kind in kinds)
    cells = "cell" if day == 1 else "cells"
    told = {"day": str(day), "month": str(month), "either": str(either)}
    return Saying(f"{day} {cells} can only be day-first, {month} only month-first, {either} either", "proof", told)


def _certain(text: str) -> tuple[str, str] | None:
    """The day and precision of a text that can be read in one way only."""
    if PARTIAL.fullmatch(text):
        return full_day(text) if not text.startswith("0000") else None
    for pattern in (ISO, YEAR_FIRST):
        if found := pattern.fullmatch(text):
            year, month, day = map(int, found.groups())
            return _exactly(_day(year, month, day))
    if found := MONTH_YEAR.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    return _in_words(text)


def _in_words(text: str) -> tuple[str, str] | None:
    """What a text with the name of a month means: 28 August 2025, Aug. 28, 2025, 1er mars 2025, März 2025."""
    words = [word for word in WORDS.findall(text.casefold()) if word not in IDLE]
    months = [MONTH_OF[word] for word in words if word in MONTH_OF]
    numbers = [word for word in words if word.isdigit()]
    if len(months) != 1 or len(months) + len(numbers) != len(words):
        return None
    years = [number for number in numbers if len(number) == 4]
    others = [int(number) for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(others) != len(numbers) - 1 or len(others) > 1:
        return None
    if not others:
        return _month(int(years[0]), months[0])
    return _exactly(_day(int(years[0]), months[0], others[0]))


def _readings(text: str) -> _Readings | None:
    found = NUMERIC.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == 2:
        year += 2000 if year < CENTURY else 1900
    return _Readings(_day(year, second, first), _day(year, first, second))


def _month(year: int, month: int) -> tuple[str, str] | None:
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}", "month"


def _exactly(day: str | None) -> tuple[str, str] | None:
    return (day, "") if day else None


def _day(year: int, month: int, day: int) -> str | None:
    with suppress(ValueError):
        return date(year, month, day).isoformat()
    return None
