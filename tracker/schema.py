"""What a tracker's tables are, read from its datapackage.json: the one declaration everything else derives from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Reference:
    """A column whose values are keys of another table."""

    table: str
    column: str


@dataclass(frozen=True)
class Field:
    """A column: its type, its rules and its words for people."""

    name: str
    type: str = "string"
    format: str = "default"
    title: str = ""
    description: str = ""
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    pattern: str = ""
    min_length: int | None = None
    max_length: int | None = None
    minimum: str | None = None
    maximum: str | None = None
    exclusive_minimum: str | None = None
    exclusive_maximum: str | None = None
    delimiter: str = ""
    true_values: tuple[str, ...] = ("true", "True", "TRUE", "1")
    false_values: tuple[str, ...] = ("false", "False", "FALSE", "0")
    reference: Reference | None = None
    generated: bool = False

    @property
    def label(self) -> str:
        """The column's name for people."""
        return self.title or self.name.replace("_", " ").capitalize()

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several values, parted by `delimiter`."""
        return self.type == "list"

    @property
    def is_name(self) -> bool:
        """Whether a value recurs and is compared: a key, a reference or a word of a vocabulary."""
        return bool(self.reference or self.enum or self.generated) or self.type != "string"


@dataclass(frozen=True)
class Table:
    """A table: its file, its columns in their order, and what makes a row unique."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: str
    unique_keys: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()
    fields_match: str = "exact"
    delimiter: str = ""
    """The delimiter that the descriptor declares; "" where it leaves that to the file's header."""
    primary: tuple[str, ...] = ()
    """The declared primary key, one of `unique_keys`."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The declared columns, in their order."""
        return tuple(field.name for field in self.fields)

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """Each field under its name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def names(self) -> frozenset[str]:
        """The columns whose texts are names, the key among them: cleaned of blanks that nobody sees."""
        return frozenset({self.key, *(field.name for field in self.fields if field.is_name)})

    def field(self, name: str) -> Field:
        """The field of that name; a column nobody declared is plain text."""
        return self.by_name.get(name, Field(name))

    @property
    def gives_ids(self) -> bool:
        """Whether the key is a machine's, given on save, never typed."""
        return self.field(self.key).generated


@dataclass(frozen=True)
class Schema:
    """All tables of a tracker, and what the whole calls itself."""

    title: str
    description: str
    licence: str
    contributors: tuple[str, ...]
    tables: Mapping[str, Table]
    descriptor: Mapping[str, Any]

    def table(self, name: str) -> Table:
        """The table of that name."""
        return self.tables[name]

    def field(self, table: str, column: str) -> Field:
        """One column of one table."""
        return self.tables[table].field(column)

    def references_to(self, table: str) -> list[tuple[str, Field]]:
        """Every (table, column) whose values are keys of that table."""
        return [
            (each.name, field)
            for each in self.tables.values()
            for field in each.fields
            if field.reference and field.reference.table == table
        ]


def schema_of(descriptor: Mapping[str, Any]) -> Schema:
    """The schema that a checked descriptor declares (see `tracker.descriptor.read_descriptor`)."""
    licences = descriptor.get("licenses") or [{}]
    return Schema(
        title=descriptor.get("title", descriptor.get("name", "Position tracker")),
        description=descriptor.get("description", ""),
        licence=licences[0].get("title") or licences[0].get("name", ""),
        contributors=tuple(each.get("title", "") for each in descriptor.get("contributors", [])),
        tables={each["name"]: _table(each) for each in descriptor["resources"]},
        descriptor=descriptor,
    )


def _table(resource: Mapping[str, Any]) -> Table:
    schema = resource["schema"]
    foreign = [_foreign_key(each, resource["name"]) for each in schema.get("foreignKeys", [])]
    single = {columns[0]: Reference(table, to[0]) for columns, table, to in foreign if len(columns) == 1}
    fields = tuple(field_of(each, single) for each in schema["fields"])
    primary = as_names(schema.get("primaryKey", []))
    uniques = [as_names(each) for each in schema.get("uniqueKeys", [])]
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource.get("title", resource["name"].capitalize()),
        description=resource.get("description", ""),
        fields=fields,
        key=primary[0] if primary else fields[0].name,
        unique_keys=tuple(dict.fromkeys(([primary] if primary else []) + uniques)),
        foreign_keys=tuple(each for each in foreign if len(each[0]) > 1),
        fields_match=as_names(schema.get("fieldsMatch", "exact"))[0],
        delimiter=(resource.get("dialect") or {}).get("delimiter", ""),
        primary=primary,
    )


def _foreign_key(key: Mapping[str, Any], own: str) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    reference = key["reference"]
    return as_names(key["fields"]), reference.get("resource") or own, as_names(reference["fields"])


def field_of(declared: Mapping[str, Any], references: Mapping[str, Reference]) -> Field:
    """The field that a well-shaped descriptor declares; `references` are the single foreign keys of its table."""
    rules = declared.get("constraints", {})
    words = rules.get("enum", ())
    items = declared.get("tracker:references")
    true, false = declared.get("trueValues", Field.true_values), declared.get("falseValues", Field.false_values)
    return Field(
        name=declared["name"],
        type=declared.get("type", "string"),
        format=declared.get("format", "default"),
        title=declared.get("title", ""),
        description=declared.get("description", ""),
        required=rules.get("required", False),
        unique=rules.get("unique", False),
        enum=tuple((true if each else false)[0] if isinstance(each, bool) else as_text(each) for each in words),
        pattern=rules.get("pattern", ""),
        min_length=rules.get("minLength"),
        max_length=rules.get("maxLength"),
        minimum=as_text(rules.get("minimum")),
        maximum=as_text(rules.get("maximum")),
        exclusive_minimum=as_text(rules.get("exclusiveMinimum")),
        exclusive_maximum=as_text(rules.get("exclusiveMaximum")),
        delimiter=declared.get("delimiter", ",") if declared.get("type") == "list" else "",
        true_values=tuple(true),
        false_values=tuple(false),
        reference=Reference(items["resource"], items["fields"]) if items else references.get(declared["name"]),
        generated=bool(declared.get("tracker:generated", False)),
    )


def as_names(value: str | list[str]) -> tuple[str, ...]:
    """One name or several, always as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value)


def as_text(value: object) -> Any:
    """A constraint's value as a cell would spell it; None stays None."""
    return value if value is None or isinstance(value, str) else str(value)
