"""What a tracker cannot work without: the tables and columns it reads a meaning from, declared as what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.descriptor.faults import fault
from tracker.problem import Problem
from tracker.schema import as_names

NEEDED = {
    "positions": ("id", "date", "actor", "proposal", "stance", "source"),
    "actors": ("actor",),
    "proposals": ("proposal",),
    "sources": ("source",),
    "stances": ("stance", "score"),
}
"""The tables and their columns; the first of each is the key."""

MAY_BE_EMPTY = {("positions", "id"), ("stances", "score")}
REMARKS = ("speaker", "condition", "quote", "note")
TEXTS = {
    "positions": ("id", "actor", "proposal", "stance", "source", "via", "precision", "attribution", *REMARKS),
    "actors": ("actor", "kind", "code", "note"),
    "proposals": ("proposal", "statement", "topic", "status", "note"),
    "sources": ("source", "publisher", "title", "url", "archive_url", "kind", "language", "seen", "note"),
    "stances": ("stance", "colour", "colour_dark", "symbol", "meaning"),
}
TYPES = {
    **{(table, column): "string" for table, columns in TEXTS.items() for column in columns},
    ("positions", "date"): "date",
    ("actors", "member_of"): "list",
    ("actors", "aliases"): "list",
    ("sources", "published"): "date",
    ("sources", "accessed"): "date",
    ("stances", "score"): "number",
}
REFERENCES = {
    ("positions", "actor"): ("actors", "actor"),
    ("positions", "proposal"): ("proposals", "proposal"),
    ("positions", "stance"): ("stances", "stance"),
    ("positions", "source"): ("sources", "source"),
    ("positions", "via"): ("sources", "source"),
    ("actors", "member_of"): ("actors", "actor"),
}
WORDS = {
    ("positions", "precision"): ("day", "month", "year"),
    ("positions", "attribution"): ("act", "document", "quote", "paraphrase", "unnamed", "third-party", "inference"),
    ("sources", "seen"): ("yes", "no"),
}
WORKED_OUT = {"positions": ("origin", "own", "deciding")}
"""Columns that the views add to a table: one of the same name would be hidden by them."""


def needs_problems(name: str, schema: Mapping[str, Any]) -> Iterator[Problem]:
    """What the tracker misses in a table whose columns it gives a meaning."""
    fields = {field.get("name"): field for field in schema["fields"]}
    for column in NEEDED.get(name, ()):
        if column not in fields:
            yield fault(f"{name}.fields", f"the column '{column}' is missing", "a tracker cannot work without it")
        elif (name, column) not in MAY_BE_EMPTY and not fields[column].get("constraints", {}).get("required"):
            yield fault(f"{name}.{column}", "it may be empty", 'a tracker needs it: set "required" to true')
    for column, field in fields.items():
        yield from _meaning_problems(name, column, field, schema)
    for column in WORKED_OUT.get(name, ()):
        if column in fields:
            yield fault(f"{name}.{column}", "views show a column of that name, worked out from the others", "rename it")
    if name in NEEDED and as_names(schema.get("primaryKey", [])) != NEEDED[name][:1]:
        yield fault(f"{name}.primaryKey", f"it must be '{NEEDED[name][0]}'", "rows are known by it")


def _meaning_problems(name: str, column: Any, field: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Problem]:
    place, kind = f"{name}.{column}", field.get("type", "string")
    wanted = TYPES.get((name, column), kind)
    if kind != wanted:
        yield fault(place, f"it is of type '{kind}'", f"the tracker reads it as '{wanted}': declare it so")
    if (name, column) in REFERENCES and REFERENCES[name, column] not in _references(name, column, field, schema):
        table, key = REFERENCES[name, column]
        yield fault(place, f"it does not refer to {table}.{key}", "declare the reference")
    if (name, column) in WORDS and not _is_among(field.get("constraints", {}).get("enum"), WORDS[name, column]):
        words = ", ".join(WORDS[name, column])
        yield fault(place, "its words are not those that the tracker understands", f"declare an enum of {words}")


def _references(name: str, column: Any, field: Mapping[str, Any], schema: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Where the values of a column are looked up."""
    single = [key for key in schema.get("foreignKeys", []) if as_names(key.get("fields", ())) == (column,)]
    targets = [key.get("reference", {}) for key in single]
    items = field.get("tracker:references", {})
    found = [(to.get("resource") or name, *as_names(to.get("fields", ()))) for to in targets]
    return [*found, (items.get("resource"), items.get("fields"))]


def _is_among(words: Any, known: tuple[str, ...]) -> bool:
    return isinstance(words, list) and all(word in known for word in words)
