"""When a cell says the same as before, however a spreadsheet spells it: numbers, days, truths, lists, unseen blanks."""

from __future__ import annotations

import math
import re
from contextlib import suppress
from datetime import date, timedelta

from tracker.exchange.returned.page import Cell
from tracker.schema import Field
from tracker.store.cleaning import clean_name, clean_text

NUMBERS = ("number", "integer", "year")
WRITTEN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")
TRUTHS = {"true": "TRUE", "wahr": "TRUE", "vrai": "TRUE", "false": "FALSE", "falsch": "FALSE", "faux": "FALSE"}
LAST_SERIAL = 2_958_465
"""The number by which spreadsheets know 31 December 9999."""
BREAKS = re.compile(r"_x000D_\n?|\r\n?")
"""Line breaks of other systems, also as Excel writes them."""
NO_LETTERS = re.compile("_x(fff[ef])_", re.IGNORECASE)
"""Two letters that XML has not, as spreadsheets write them."""


def tidy(text: str) -> str:
    """The text as our files hold it: composed letters, plain line breaks, no blanks around it."""
    return clean_text(BREAKS.sub("\n", text)).strip()


def seen(text: str) -> str:
    """What a person sees of a text: no-break blanks are blanks, zero-width ones nothing."""
    return clean_name(NO_LETTERS.sub(lambda found: chr(int(found[1], 16)), BREAKS.sub("\n", text)))


def sign_of(field: Field, cell: Cell, epoch: date) -> str:
    """A cell's text in one spelling for all that says the same; texts that look like numbers count as numbers."""
    kind, text = cell
    if field.type == "date" and kind in "nt":
        return day_of_serial(text, epoch) or text if kind == "n" else text[:10]
    if kind == "n" or (WRITTEN_NUMBER.fullmatch(text) and field.type != "date"):
        return number_text(text)
    if field.is_list:
        return items_text(field, seen(text))
    plain = seen(text) if not text.isascii() or text != text.strip() or "\r" in text or "_x" in text else text
    return TRUTHS.get(plain.casefold(), plain)


def is_same(field: Field, cell: Cell, before: str, epoch: date) -> bool:
    """Whether a cell says what the text said; only a cell that is a number or a truth may be spelled otherwise."""
    kind, text = cell
    if kind == "x":
        return False
    if text == before:
        return True
    if kind in "nb" or field.type in (*NUMBERS, "date", "boolean") or field.is_list:
        return sign_of(field, cell, epoch) == sign_of(field, Cell("s", before), epoch)
    plain = seen(text)
    return plain in (seen(before), f"'{seen(before)}")


def items_text(field: Field, text: str) -> str:
    """A list with nothing around its items, as our files hold it."""
    return (field.delimiter or ";").join(filter(None, (each.strip() for each in text.split(field.delimiter or ";"))))


def number_text(text: str) -> str:
    """A number in its shortest spelling, without a point where it is whole; what is none stays as it is."""
    with suppress(ValueError, OverflowError):
        number = float(text)
        if math.isfinite(number):
            return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15G}"
    return text


def day_of_serial(text: str, epoch: date) -> str:
    """The day that a number stands for in a spreadsheet, as ISO; "" where it is none."""
    with suppress(ValueError, OverflowError):
        number = float(text)
        if number.is_integer() and 61 <= number <= LAST_SERIAL:
            return (epoch + timedelta(days=int(number))).isoformat()
    return ""
