"""What the text of a cell means, by the type of its column."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit

from tracker.schema import Field

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EMAIL = re.compile(r"[^@\s.]+(\.[^@\s.]+)*@([^\W_]([^\W_]|-)*(?<!-)\.)+[^\W\d_]{2,}")
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
DIGITS = 4000
"""More digits than this are no number that anybody counts with (and Python refuses them)."""


def meaning(field: Field, value: str) -> Any:
    """The value that a cell's text stands for; ValueError where it is not one of its column's type."""
    try:
        return PARSERS[field.type](field, value)
    except InvalidOperation as error:
        raise ValueError(value) from error


def day_of(value: str) -> date:
    """The day an ISO date names; ValueError for anything else."""
    if not ISO_DAY.fullmatch(value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _text(field: Field, value: str) -> str:
    if field.format == "uri" and not _is_address(value):
        raise ValueError(value)
    if field.format == "email" and not EMAIL.fullmatch(value):
        raise ValueError(value)
    if field.format == "uuid" and not UUID.fullmatch(value):
        raise ValueError(value)
    return value


def _is_address(value: str) -> bool:
    parts = urlsplit(value)  # ValueError for brackets that are no address of a machine
    return bool(parts.scheme and (parts.netloc or parts.path)) and not re.search(r"[\s<>\"{}|\\^`]", value)


def _truth(field: Field, value: str) -> bool:
    if value not in field.true_values + field.false_values:
        raise ValueError(value)
    return value in field.true_values


def _whole(_: Field, value: str) -> int:
    if not re.fullmatch(rf"[+-]?[0-9]{{1,{DIGITS}}}", value):
        raise ValueError(value)
    return int(value)


def _number(_: Field, value: str) -> Decimal:
    if not re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", value):
        raise ValueError(value)
    return Decimal(value)


def _year(_: Field, value: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ValueError(value)
    return int(value)


PARSERS: dict[str, Callable[[Field, str], Any]] = {
    "string": _text,
    "any": lambda _, value: value,
    "list": lambda field, value: [each.strip() for each in value.split(field.delimiter)],
    "boolean": _truth,
    "integer": _whole,
    "number": _number,
    "date": lambda _, value: day_of(value),
    "year": _year,
}
