"""What a datapackage.json may say here: every property is honoured or refused with a message, none is ignored."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tracker.problem import Problem
from tracker.schema import Schema, as_names, schema_of

TEXT_RULES = {"required", "unique", "enum", "pattern", "minLength", "maxLength"}
SIZE_RULES = {"required", "unique", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
RULES_BY_TYPE = {
    "string": TEXT_RULES,
    "any": {"required", "unique", "enum"},
    "list": {"required", "minLength", "maxLength"},
    "boolean": {"required", "enum"},
    "integer": SIZE_RULES | {"pattern"},
    "number": SIZE_RULES | {"pattern"},
    "date": SIZE_RULES,
    "year": SIZE_RULES,
}
FORMATS = {"string": ("default", "uri", "email", "uuid"), "date": ("default",)}
FIELD_WORDS = {"name", "type", "format", "title", "description", "example", "examples", "constraints", "rdfType"}
TYPE_WORDS = {"list": {"delimiter", "itemType"}, "boolean": {"trueValues", "falseValues"}}
SCHEMA_WORDS = {"$schema", "fields", "fieldsMatch", "primaryKey", "uniqueKeys", "foreignKeys", "missingValues"}
RESOURCE_WORDS = {"name", "type", "profile", "path", "title", "description", "format", "mediatype", "encoding"}
RESOURCE_WORDS |= {"schema", "dialect", "bytes", "hash", "licenses", "sources", "homepage", "$schema"}
DIALECT_VALUES = {"delimiter": None, "lineTerminator": None, "header": True, "quoteChar": '"', "doubleQuote": True}
MATCHES = ("exact", "equal", "subset", "superset", "partial")
NEEDED = {
    "positions": ("id", "date", "actor", "proposal", "stance", "source"),
    "actors": ("actor",),
    "proposals": ("proposal",),
    "sources": ("source",),
    "stances": ("stance", "score"),
}


class SchemaError(Exception):
    """The descriptor cannot be used; `problems` says why, all reasons at once."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the reasons."""
        self.problems = problems
        super().__init__("\n".join(str(each) for each in problems))


def read_descriptor(text: bytes) -> Schema:
    """The schema in a datapackage.json's bytes; SchemaError with every reason when it cannot be used."""
    try:
        descriptor = json.loads(text.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
    except ValueError as error:
        raise SchemaError([_fault("", f"it is not valid JSON ({error})", "mend it in a text editor")]) from error
    if problems := list(descriptor_problems(descriptor)):
        raise SchemaError(problems)
    return schema_of(descriptor)


def descriptor_problems(descriptor: Any) -> Iterator[Problem]:
    """Everything in a parsed descriptor that a tracker cannot honour."""
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        yield _fault("", "it has no list of 'resources'", "start from the file that `tracker init` writes")
        return
    resources = [each for each in descriptor["resources"] if isinstance(each, dict)]
    names = [str(each.get("name", "")) for each in resources]
    if len(resources) < len(descriptor["resources"]):
        yield _fault("resources", "an entry is not an object", "each table is an object with name, path and schema")
    for name in sorted({each for each in names if names.count(each) > 1}):
        yield _fault("resources", f"two tables are called '{name}'", "give each its own name")
    for needed in NEEDED:
        if needed not in names:
            yield _fault("resources", f"the table '{needed}' is missing", "a tracker cannot work without it")
    for resource in resources:
        yield from _resource_problems(resource, resources)


def _resource_problems(resource: Mapping[str, Any], resources: list[dict[str, Any]]) -> Iterator[Problem]:
    name = str(resource.get("name", ""))
    if not re.fullmatch(r"[a-z][a-z0-9_.-]*", name):
        yield _fault(
            f"resource '{name}'", "a table's name is lower-case letters, digits, '-', '_' and '.'", "rename it"
        )
    path = resource.get("path")
    if not isinstance(path, str) or not re.fullmatch(r"[\w.-]+\.(csv|tsv)", path) or path.startswith("."):
        yield _fault(f"{name}.path", f"{path!r} is not a CSV file in this folder", f"write '{name}.csv'")
    yield from _unknown(resource, RESOURCE_WORDS, name)
    yield from _expected(resource, "format", ("csv", "tsv"), name)
    yield from _expected(resource, "encoding", ("utf-8", "utf8", "utf-16", "UTF-8", "UTF-16"), name)
    for word, value in (resource.get("dialect") or {}).items():
        if word not in DIALECT_VALUES or DIALECT_VALUES[word] not in (None, value):
            yield _fault(f"{name}.dialect.{word}", f"{value!r} is not read here", "remove it")
    schema = resource.get("schema")
    if not isinstance(schema, dict) or not isinstance(schema.get("fields"), list) or not schema["fields"]:
        yield _fault(f"{name}.schema", "it has no list of 'fields'", "declare the table's columns here, in this file")
        return
    yield from _schema_problems(name, schema, resources)


def _schema_problems(name: str, schema: Mapping[str, Any], resources: list[dict[str, Any]]) -> Iterator[Problem]:
    yield from _unknown(schema, SCHEMA_WORDS, f"{name}.schema")
    if schema.get("missingValues", [""]) != [""]:
        yield _fault(f"{name}.missingValues", "only an empty cell is missing (NA may be Namibia)", "remove it")
    match = as_names(schema.get("fieldsMatch", "exact"))
    if len(match) != 1 or match[0] not in MATCHES:
        yield _fault(f"{name}.fieldsMatch", f"{match!r} is unknown", f"use one of {', '.join(MATCHES)}")
    columns = [str(each.get("name", "")) if isinstance(each, dict) else "" for each in schema["fields"]]
    for column in sorted({each for each in columns if columns.count(each) > 1 or not each.strip()}):
        yield _fault(f"{name}.fields", f"the column '{column}' has no name or one used twice", "give each its own name")
    for needed in NEEDED.get(name, ()):
        if needed not in columns:
            yield _fault(f"{name}.fields", f"the column '{needed}' is missing", "a tracker cannot work without it")
    for field in schema["fields"]:
        if isinstance(field, dict):
            yield from _field_problems(name, field, resources)
    yield from _key_problems(name, schema, columns, resources)


def _field_problems(table: str, field: Mapping[str, Any], resources: list[dict[str, Any]]) -> Iterator[Problem]:
    place, kind = f"{table}.{field.get('name')}", field.get("type", "string")
    if kind not in RULES_BY_TYPE:
        yield _fault(place, f"columns of type '{kind}' are not kept here", f"use one of {', '.join(RULES_BY_TYPE)}")
        return
    yield from _unknown(field, FIELD_WORDS | TYPE_WORDS.get(kind, set()), place)
    yield from _expected(field, "format", FORMATS.get(kind, ("default",)), place)
    yield from _expected(field, "itemType", ("string",), place)
    if kind == "list" and not (isinstance(field.get("delimiter", ","), str) and field.get("delimiter", ",")):
        yield _fault(place, "the delimiter of a list is a text", 'write ";"')
    if reference := field.get("tracker:references"):
        yield from _reference_problems(place, as_names(reference.get("fields", ())), reference, resources)
    for rule, value in (field.get("constraints") or {}).items():
        if rule not in RULES_BY_TYPE[kind]:
            yield _fault(place, f"the constraint '{rule}' is not checked on a column of type '{kind}'", "remove it")
        elif not CONSTRAINT_VALUES[rule](value):
            yield _fault(place, f"the constraint '{rule}' cannot be {value!r}", "mend its value")


def _key_problems(
    name: str, schema: Mapping[str, Any], columns: list[str], resources: list[dict[str, Any]]
) -> Iterator[Problem]:
    primary = as_names(schema.get("primaryKey", []))
    if name in NEEDED and primary != NEEDED[name][:1]:
        yield _fault(f"{name}.primaryKey", f"it must be '{NEEDED[name][0]}'", "rows are known by it")
    for keys in [primary, *(as_names(each) for each in schema.get("uniqueKeys", []))]:
        for column in keys:
            if column not in columns:
                yield _fault(f"{name}.schema", f"a key names the column '{column}', which is not declared", "mend it")
    for key in schema.get("foreignKeys", []):
        fields = as_names(key.get("fields", ()))
        yield from _reference_problems(
            f"{name}.{'+'.join(fields)}", fields, key.get("reference") or {}, resources, name
        )
        for column in fields:
            if column not in columns:
                yield _fault(f"{name}.foreignKeys", f"the column '{column}' is not declared", "mend it")


def _reference_problems(
    place: str, fields: tuple[str, ...], reference: Mapping[str, Any], resources: list[dict[str, Any]], own: str = ""
) -> Iterator[Problem]:
    target = next((each for each in resources if each.get("name") == (reference.get("resource") or own)), None)
    if target is None:
        yield _fault(place, f"it refers to the table '{reference.get('resource')}', which is not declared", "mend it")
        return
    declared = {each.get("name") for each in (target.get("schema") or {}).get("fields", []) if isinstance(each, dict)}
    to = as_names(reference.get("fields", ()))
    if len(to) != len(fields) or not set(to) <= declared:
        yield _fault(place, f"it refers to columns {to!r} that '{target.get('name')}' does not declare", "mend it")


def _unknown(declared: Mapping[str, Any], known: set[str], place: str) -> Iterator[Problem]:
    for word in declared:
        if word not in known and not word.startswith("tracker:"):
            yield _fault(place, f"the property '{word}' is not honoured here", "remove it, so that nobody relies on it")
        elif word.startswith("tracker:") and word not in ("tracker:references", "tracker:generated"):
            yield _fault(place, f"the property '{word}' is unknown", "remove it")


def _expected(declared: Mapping[str, Any], word: str, allowed: tuple[str, ...], place: str) -> Iterator[Problem]:
    if word in declared and declared[word] not in allowed:
        yield _fault(place, f"the {word} {declared[word]!r} is not read here", f"use one of {', '.join(allowed)}")


def _is_pattern(value: object) -> bool:
    try:
        return bool(isinstance(value, str) and re.compile(value))
    except re.error:
        return False


def _is_scalar(value: object) -> bool:
    return isinstance(value, (str, int, float))


CONSTRAINT_VALUES: dict[str, Callable[[Any], bool]] = {
    "required": lambda value: isinstance(value, bool),
    "unique": lambda value: isinstance(value, bool),
    "enum": lambda value: isinstance(value, list) and bool(value) and all(map(_is_scalar, value)),
    "pattern": _is_pattern,
    "minLength": lambda value: isinstance(value, int) and value >= 0,
    "maxLength": lambda value: isinstance(value, int) and value >= 0,
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _is_scalar),
}


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if repeated := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{sorted(repeated)[0]!r} stands twice in one object")
    return dict(pairs)


def _fault(place: str, message: str, hint: str) -> Problem:
    return Problem("datapackage", 0, 0, place, "", "descriptor", "error", message, hint)
