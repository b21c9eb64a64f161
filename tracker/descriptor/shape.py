"""The kind of JSON value that each property of a descriptor holds: what is of another kind is named and set aside."""

from __future__ import annotations

from typing import Any

from tracker.descriptor.faults import fault
from tracker.problem import Problem

NAMES = (str, [str])
"""One name, or a list of them."""

REFERENCE = {"resource": str, "fields": NAMES}
FIELD = {
    **dict.fromkeys(("name", "type", "format", "title", "description", "rdfType", "delimiter", "itemType"), str),
    "constraints": {"enum": [object]},
    "trueValues": [str],
    "falseValues": [str],
    "tracker:references": {"resource": str, "fields": str},
    "tracker:generated": bool,
}
SCHEMA = {
    "fields": [FIELD],
    "fieldsMatch": NAMES,
    "primaryKey": NAMES,
    "uniqueKeys": [NAMES],
    "foreignKeys": [{"fields": NAMES, "reference": REFERENCE}],
    "missingValues": [object],
}
RESOURCE = {
    **dict.fromkeys(("name", "type", "path", "title", "description", "format", "mediatype", "encoding"), str),
    "dialect": {},
    "schema": SCHEMA,
}
PACKAGE = {
    **dict.fromkeys(("$schema", "name", "id", "title", "description", "homepage", "version", "created"), str),
    "licenses": [dict.fromkeys(("name", "title", "path"), str)],
    "contributors": [{"title": str}],
    "resources": [RESOURCE],
}

NOTHING = object()
KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}


def well_shaped(value: Any, shape: Any, place: str, found: list[Problem]) -> Any:
    """The value without the parts that are of another kind than the shape says; each of these is added to `found`.

    A shape is a type; an object with the shapes of its properties (of others nothing is asked); a list with the
    shape of its items; or a tuple of shapes of which one must fit.
    """
    if isinstance(shape, dict) and isinstance(value, dict):
        under = {word: f"{place}.{word}".lstrip(".") for word in value}
        parts = {word: well_shaped(value[word], shape.get(word, object), under[word], found) for word in value}
        return {word: part for word, part in parts.items() if part is not NOTHING}
    if isinstance(shape, list) and isinstance(value, list):
        items = [well_shaped(each, shape[0], f"{place}[{number}]", found) for number, each in enumerate(value)]
        return [each for each in items if each is not NOTHING]
    if _fits(value, shape):
        return value
    found.append(fault(place, f"it is {_kind(type(value))}, not {_wanted(shape)}", "mend it, or start from a new file"))
    return NOTHING


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, tuple):
        return any(_fits(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(each, shape[0]) for each in value)
    return shape is object or type(value) is shape


def _kind(kind: type) -> str:
    return KINDS.get(kind, "a number")


def _wanted(shape: Any) -> str:
    if isinstance(shape, tuple):
        return " or ".join(_wanted(each) for each in shape)
    return _kind(shape if isinstance(shape, type) else type(shape))
