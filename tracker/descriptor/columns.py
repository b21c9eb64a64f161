"""What may be declared of a column: its type, and the constraints that are checked on that type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.descriptor.cells import meaning
from tracker.descriptor.faults import fault, unexpected, unknown_words
from tracker.problem import Problem
from tracker.schema import Field, field_of

TEXT_RULES = {"required", "unique", "enum", "pattern", "minLength", "maxLength"}
BOUNDS = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
SIZE_RULES = {"required", "unique", "enum", *BOUNDS}
RULES_BY_TYPE = {
    "string": TEXT_RULES,
    "any": {"required", "unique", "enum"},
    "list": {"required", "minLength", "maxLength"},
    "boolean": {"required", "enum"},
    "integer": SIZE_RULES,
    "number": SIZE_RULES,
    "date": SIZE_RULES,
    "year": SIZE_RULES,
}
FORMATS = {"string": ("default", "uri", "email", "uuid")}
FIELD_WORDS = {"name", "type", "format", "title", "description", "example", "examples", "constraints", "rdfType"}
FIELD_WORDS |= {"tracker:references", "tracker:generated"}
TYPE_WORDS = {"list": {"delimiter", "itemType"}, "boolean": {"trueValues", "falseValues"}}
WELL_NAMED = re.compile(r"[^\W\d_]([^\x00-\x1f\x7f]*\S)?")


def column_problems(table: str, field: Mapping[str, Any]) -> Iterator[Problem]:
    """Everything in a well-shaped field that cannot be honoured."""
    place, kind = f"{table}.{field.get('name')}", field.get("type", "string")
    if not WELL_NAMED.fullmatch(field.get("name", "")):
        yield fault(place, "a column's name starts with a letter and has no blanks around it", "rename it")
    if kind not in RULES_BY_TYPE:
        yield fault(place, f"columns of type '{kind}' are not kept here", f"use one of {', '.join(RULES_BY_TYPE)}")
        return
    yield from unknown_words(field, FIELD_WORDS | TYPE_WORDS.get(kind, set()), place)
    yield from unexpected(field, "format", FORMATS.get(kind, ("default",)), place)
    yield from unexpected(field, "itemType", ("string",), place)
    if not field.get("delimiter", ",").strip():
        yield fault(place, "the delimiter of a list is a sign that can be seen", 'write ";"')
    for word in ("trueValues", "falseValues"):
        if field.get(word, [""]) == []:
            yield fault(place, f"{word} is an empty list", "name a word, or remove it")
    if both := set(field.get("trueValues", ())) & set(field.get("falseValues", ())):
        yield fault(place, f"{min(both)!r} means both true and false", "remove it from one of the two")
    yield from _constraint_problems(place, kind, field)


def _constraint_problems(place: str, kind: str, declared: Mapping[str, Any]) -> Iterator[Problem]:
    field = field_of({"name": "", **declared, "constraints": {}, "tracker:references": None}, {})
    for rule, value in declared.get("constraints", {}).items():
        if rule not in RULES_BY_TYPE[kind]:
            yield fault(place, f"the constraint '{rule}' is not checked on a column of type '{kind}'", "remove it")
        elif not CONSTRAINT_VALUES[rule](field, value):
            yield fault(place, f"the constraint '{rule}' cannot be {value!r} on a column of type '{kind}'", "mend it")


def _is_pattern(_: Field, value: Any) -> bool:
    try:
        return bool(isinstance(value, str) and re.compile(value))
    except (re.error, OverflowError, RecursionError):
        return False


def _is_value(field: Field, value: Any) -> bool:
    """Whether a cell of the column could hold it: as JSON spells it, or as a cell does."""
    if isinstance(value, bool):
        return field.type == "boolean"
    if not isinstance(value, str) and field.type not in ("integer", "number", "year"):
        return False
    try:
        return meaning(field, str(value)) is not None
    except ValueError:
        return False


def _is_length(_: Field, value: Any) -> bool:
    return type(value) is int and value >= 0


CONSTRAINT_VALUES: dict[str, Callable[[Field, Any], bool]] = {
    "required": lambda _, value: isinstance(value, bool),
    "unique": lambda _, value: isinstance(value, bool),
    "enum": lambda field, value: bool(value) and all(_is_value(field, each) for each in value),
    "pattern": _is_pattern,
    "minLength": _is_length,
    "maxLength": _is_length,
    **dict.fromkeys(sorted(BOUNDS), _is_value),
}
