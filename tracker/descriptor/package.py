"""A datapackage.json from its bytes to a schema, or to every reason why not."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from tracker.descriptor.columns import column_problems
from tracker.descriptor.faults import SchemaError, fault, unexpected, unknown_words
from tracker.descriptor.keys import key_problems
from tracker.descriptor.needs import NEEDED, needs_problems
from tracker.descriptor.shape import PACKAGE, well_shaped
from tracker.problem import Problem
from tracker.schema import Schema, as_names, schema_of

SCHEMA_WORDS = {"$schema", "fields", "fieldsMatch", "primaryKey", "uniqueKeys", "foreignKeys", "missingValues"}
RESOURCE_WORDS = {"name", "type", "profile", "path", "title", "description", "format", "mediatype", "encoding"}
RESOURCE_WORDS |= {"$schema", "schema", "dialect", "licenses", "sources", "homepage"}
DIALECT: dict[str, tuple[Any, ...]] = {
    "delimiter": (",", ";", "\t", "|"),
    "lineTerminator": ("\n", "\r\n"),
    "header": (True,),
    "headerRows": ([1],),
    "quoteChar": ('"',),
    "doubleQuote": (True,),
    "$schema": (),
}
ENCODINGS = ("utf-8", "utf8", "utf-16", "UTF-8", "UTF-16")
MATCHES = ("exact", "equal", "subset", "superset", "partial")


def read_descriptor(text: bytes) -> Schema:
    """The schema in a datapackage.json's bytes; SchemaError with every reason when it cannot be used."""
    try:
        descriptor = json.loads(text.decode("utf-8-sig"), object_pairs_hook=_without_repeats, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise SchemaError([fault("", f"it is not valid JSON ({error})", "mend it in a text editor")]) from error
    if problems := list(descriptor_problems(descriptor)):
        raise SchemaError(problems)
    return schema_of(descriptor)


def descriptor_problems(descriptor: Any) -> Iterator[Problem]:
    """Everything in a parsed descriptor that a tracker cannot honour; no exception, whatever it is."""
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        yield fault("", "it has no list of 'resources'", "start from the file that `tracker init` writes")
        return
    misshapen: list[Problem] = []
    resources = well_shaped(descriptor, PACKAGE, "", misshapen)["resources"]
    yield from misshapen
    yield from _repeated("tables are called", [each.get("name", "") for each in resources])
    yield from _repeated("tables lie in", [each.get("path", "").casefold() for each in resources])
    for needed in NEEDED:
        if needed not in [each.get("name") for each in resources]:
            yield fault("resources", f"the table '{needed}' is missing", "a tracker cannot work without it")
    for resource in resources:
        yield from _resource_problems(resource, resources)


def _repeated(what: str, names: list[str]) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield fault("resources", f"{count} {what} '{name}'", "give each its own")


def _resource_problems(resource: Mapping[str, Any], resources: list[dict[str, Any]]) -> Iterator[Problem]:
    name, path = resource.get("name", ""), resource.get("path", "")
    if not re.fullmatch(r"[a-z][a-z0-9_.-]*", name):
        yield fault(f"resource '{name}'", "a table's name is lower-case letters, digits, '-', '_' and '.'", "rename it")
    if not re.fullmatch(r"[\w-][\w.-]*\.(csv|tsv)", path):
        yield fault(f"{name}.path", f"{path!r} is not a CSV file in this folder", f"write '{name}.csv'")
    yield from unknown_words(resource, RESOURCE_WORDS, name)
    yield from unexpected(resource, "type", ("table",), name)
    yield from unexpected(resource, "format", ("csv", "tsv"), name)
    yield from unexpected(resource, "encoding", ENCODINGS, name)
    for word, value in resource.get("dialect", {}).items():
        if value not in DIALECT.get(word, ()) and word != "$schema":
            yield fault(f"{name}.dialect.{word}", f"{value!r} is not read here", "remove it")
    if not resource.get("schema", {}).get("fields"):
        yield fault(f"{name}.schema", "it has no list of 'fields'", "declare the table's columns here, in this file")
        return
    yield from _schema_problems(name, resource["schema"], resources)


def _schema_problems(name: str, schema: Mapping[str, Any], resources: list[dict[str, Any]]) -> Iterator[Problem]:
    yield from unknown_words(schema, SCHEMA_WORDS, f"{name}.schema")
    if schema.get("missingValues", [""]) != [""]:
        yield fault(f"{name}.missingValues", "only an empty cell is missing (NA may be Namibia)", "remove it")
    match = as_names(schema.get("fieldsMatch", "exact"))
    if len(match) != 1 or match[0] not in MATCHES:
        yield fault(f"{name}.fieldsMatch", f"{match!r} is unknown", f"use one of {', '.join(MATCHES)}")
    columns = Counter(field.get("name", "") for field in schema["fields"])
    for column in (each for each, count in columns.items() if count > 1):
        yield fault(f"{name}.fields", f"two columns are called '{column}'", "give each its own name")
    for field in schema["fields"]:
        yield from column_problems(name, field)
    yield from needs_problems(name, schema)
    yield from key_problems(name, schema, resources)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    repeated = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if repeated:
        raise ValueError(f"{repeated[0]!r} stands twice in one object")
    return dict(pairs)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
