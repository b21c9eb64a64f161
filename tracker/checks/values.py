"""What is wrong with one value, by the declaration of its column."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from tracker.checks.names import one_of, suggestion
from tracker.descriptor.cells import meaning
from tracker.schema import Field

YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")


class Fault(NamedTuple):
    """One broken rule: its name, what is wrong, what would mend it, and the safe fix if there is one."""

    rule: str
    message: str
    hint: str = ""
    fix: str | None = None


def value_faults(field: Field, value: str) -> list[Fault]:
    """Every rule that a cell's text breaks; a value that is not of its type breaks that rule alone."""
    if not value:
        return [Fault("required", "is empty", "every row needs one")] if field.required else []
    try:
        parsed = meaning(field, value)
    except ValueError:
        return [_type_fault(field, value)]
    found = [_enum(field, value, parsed), _pattern(field, value), *_length(field, parsed), *_range(field, parsed)]
    return [fault for fault in found if fault]


def full_day(text: str) -> tuple[str, str]:
    """A day and its precision: "2025-02" is the last day of that month, "2025" of that year; else the text and ""."""
    if re.fullmatch(r"[0-9]{4}", text):
        return f"{text}-12-31", "year"
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        year, month = map(int, text.split("-"))
        return f"{text}-{monthrange(year, month)[1]:02}", "month"
    return text, ""


WRITE_DAY = "write year-month-day, like 2025-08-28"
KINDS = {
    "date": "a day of the calendar",
    "integer": "a whole number",
    "number": "a number written with a point",
    "boolean": "one of the words for yes and no",
    "year": "a year of four digits",
}


def _type_fault(field: Field, value: str) -> Fault:
    kind = KINDS.get(field.type, f"a well-formed {field.format}")
    rule = "type" if field.type != "string" else "format"
    iso = _year_first(value) if field.type == "date" else None
    if iso:
        return Fault(rule, f"'{value}' is not {kind}", f"write {iso}", iso)
    return Fault(
        rule,
        f"'{value}' is not {kind}",
        "correct it" if field.type != "date" else "write year-month-day, like 2025-08-28",
    )


def _year_first(value: str) -> str | None:
    """The ISO spelling of a day written year first, which can be read in one way only; None for anything else."""
    if found := YEAR_FIRST.fullmatch(value.strip()):
        year, month, day = map(int, found.groups())
        with suppress(ValueError):
            return date(year, month, day).isoformat()
    return None


def _enum(field: Field, value: str, parsed: Any) -> Fault | None:
    if not field.enum or value in field.enum:
        return None
    if field.type not in ("string", "any") and parsed in [meaning(field, each) for each in field.enum]:
        return None
    hint, fix = suggestion(value, field.enum)
    return Fault("enum", f"'{value}' is not {one_of(field.label.lower())}", hint or _choices(field.enum), fix)


def _choices(words: tuple[str, ...]) -> str:
    return "use " + " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _pattern(field: Field, value: str) -> Fault | None:
    if not field.pattern or re.fullmatch(field.pattern, value):
        return None
    return Fault("pattern", f"'{value}' does not look like {one_of(field.label)}", f"it must match {field.pattern}")


def _length(field: Field, parsed: Any) -> list[Fault | None]:
    size = len(parsed) if isinstance(parsed, (str, list)) else 0
    short = field.min_length is not None and size < field.min_length
    long = field.max_length is not None and size > field.max_length
    return [
        Fault("minLength", f"has {size}, fewer than {field.min_length}", "lengthen it") if short else None,
        Fault("maxLength", f"has {size}, more than {field.max_length}", "shorten it") if long else None,
    ]


def _range(field: Field, parsed: Any) -> list[Fault | None]:
    bounds: list[tuple[str, str | None, str, Callable[[Any, Any], bool]]] = [
        ("minimum", field.minimum, "below", lambda value, bound: value < bound),
        ("maximum", field.maximum, "above", lambda value, bound: value > bound),
        ("exclusiveMinimum", field.exclusive_minimum, "not above", lambda value, bound: value <= bound),
        ("exclusiveMaximum", field.exclusive_maximum, "not below", lambda value, bound: value >= bound),
    ]
    return [
        Fault(rule, f"{parsed} is {word} {bound}", "correct it")
        for rule, bound, word, broken in bounds
        if bound is not None and broken(parsed, meaning(field, bound))
    ]
