"""Keys and references: each names columns that are declared, and whose values can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.descriptor.faults import fault
from tracker.problem import Problem
from tracker.schema import as_names

Fields = Mapping[str, Mapping[str, Any]]


def key_problems(name: str, schema: Mapping[str, Any], resources: list[dict[str, Any]]) -> Iterator[Problem]:
    """Every key of a table that cannot be checked."""
    fields = _fields_of(schema)
    if "primaryKey" in schema:
        yield from _named(f"{name}.primaryKey", as_names(schema["primaryKey"]), fields)
    for keys in schema.get("uniqueKeys", []):
        yield from _named(f"{name}.uniqueKeys", as_names(keys), fields)
    for key in schema.get("foreignKeys", []):
        columns = as_names(key.get("fields", ()))
        yield from _named(f"{name}.foreignKeys", columns, fields)
        if any(fields.get(column, {}).get("type") == "list" for column in columns):
            yield fault(f"{name}.foreignKeys", "a list is no key", "declare tracker:references on its column")
        place = f"{name}.{'+'.join(columns)}"
        yield from _target_problems(place, key.get("reference", {}), len(columns), resources, name)
    for column, field in fields.items():
        if "tracker:references" in field:
            yield from _target_problems(f"{name}.{column}", field["tracker:references"], 1, resources, "")


def _named(place: str, columns: tuple[str, ...], fields: Fields) -> Iterator[Problem]:
    if not columns:
        yield fault(place, "a key names no column", "name one, or remove the key")
    for column in columns:
        if column not in fields:
            yield fault(place, f"a key names the column '{column}', which is not declared", "mend it")


def _target_problems(
    place: str, reference: Mapping[str, Any], count: int, resources: list[dict[str, Any]], own: str
) -> Iterator[Problem]:
    table = reference.get("resource") or own
    target = next((each for each in resources if each.get("name") == table), None)
    if target is None:
        yield fault(place, f"it refers to the table '{table}', which is not declared", "mend it")
        return
    fields = _fields_of(target.get("schema", {}))
    to = as_names(reference.get("fields", ()))
    if len(to) != count or not set(to) <= set(fields):
        yield fault(place, f"it refers to columns {to!r} that '{table}' does not declare", "mend it")
    elif any(fields[column].get("type") == "list" for column in to):
        yield fault(place, f"it refers to a list in '{table}'", "refer to its key")


def _fields_of(schema: Mapping[str, Any]) -> Fields:
    return {field.get("name", ""): field for field in schema.get("fields", [])}
