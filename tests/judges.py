"""Two judges of tables, ours and frictionless, and generated bad tables to put before both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from frictionless import Package
from hypothesis import strategies as st

from tracker.checks.findings import table_errors
from tracker.schema import schema_of
from tracker.store.reading import read_text_table

Finding = tuple[str, int, str, str]
Table = list[dict[str, str]]
V2 = "https://datapackage.org/profiles/2.0/datapackage.json"
RULES = {"type-error": "type", "unique-error": "unique", "primary-key": "primaryKey", "foreign-key": "reference"}

CELLS: dict[str, list[str]] = {
    "string": ["", "a", "ab", "abc", "a-b", "ABC", "ü", "a b", "NA", "1"],
    "any": ["", "a", "1", "NA"],
    "list": ["", "a", "a;b", "a;b;c", ";", "a;"],
    "boolean": ["", "true", "True", "TRUE", "1", "false", "0", "yes", "tRUE", "2"],
    "integer": ["", "0", "1", "01", "+1", "-1", "5", "10", "1.0", "1.5", "x", "1e3", "- 1", "99999999999999999999"],
    "number": ["", "0", "1", "1.0", "01", "-0.5", ".5", "5.", "1e2", "1E-2", "1,5", "x", "1e", "0x1", "--1", "1.5.2"],
    "date": ["", "2025-01-05", "2025-02-28", "2025-02-30", "2025-13-01", "2024-02-29", "05.01.2025", "2025", "x"],
    "year": ["", "2025", "0001", "1999", "25", "20255", "x", "-999"],
}
FORMATS: dict[str, list[str]] = {
    "uri": [
        "",
        "http://a.org",
        "https://a.org/b?c=d#e",
        "mailto:a@b.org",
        "urn:a:b",
        "a.org",
        "http//a",
        "://a",
        "a b:c",
    ],
    "email": [
        "",
        "a@b.org",
        "a.b+c@d.example.org",
        "a@",
        "@b.org",
        "a b@c.org",
        "a@b@c.org",
        "plain",
        "a@localhost",
        "a@b_c.org",
        "a@-b.org",
        "a..b@c.org",
        "a@b.c",
    ],
    "uuid": ["", "123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000", "123e4567", "x"],
}
BOUNDS = {
    "integer": ["0", "1", "5"],
    "number": ["0", "1", "0.5"],
    "date": ["2025-01-05", "2025-02-28"],
    "year": ["2025", "1999"],
}
NAMES = ["", "a", "b", "c", "ü"]


@st.composite
def fields(draw: st.DrawFn, name: str) -> tuple[dict[str, Any], list[str]]:
    """A declared column, and the cells to try on it."""
    kind = draw(st.sampled_from(list(CELLS)))
    form = draw(st.sampled_from(["default", *FORMATS])) if kind == "string" else "default"
    cells = FORMATS.get(form, CELLS[kind])
    rules: dict[str, Any] = {"required": True} if draw(st.booleans()) else {}
    if kind in BOUNDS:
        for rule in draw(
            st.sets(st.sampled_from(["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), max_size=2)
        ):
            rules[rule] = draw(st.sampled_from(BOUNDS[kind]))
    if kind in ("string", "list"):
        for rule in draw(st.sets(st.sampled_from(["minLength", "maxLength"]))):
            rules[rule] = draw(st.integers(0, 3))
    if kind == "string" and draw(st.booleans()):
        rules["pattern"] = draw(st.sampled_from(["[a-z]+", "a.*", "[A-Z]{2}", "(a|b)+"]))
    if kind in ("integer", "number", "date", "year") and draw(st.booleans()):
        rules["unique"] = True
    if kind != "list" and draw(st.booleans()):
        words = {"boolean": ["true"], "any": ["a", "1"], "string": [cells[1], cells[2]], **BOUNDS}
        rules["enum"] = words[kind]
    declared = {"name": name, "type": kind, "constraints": rules}
    extra = {"delimiter": ";"} if kind == "list" else {"format": form} if kind == "string" else {}
    return {**declared, **extra}, cells


@st.composite
def packages(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Table]]:
    """Two small tables of any types and rules, one of which refers to the other, full of bad cells."""
    declared = [draw(fields(f"c{number}")) for number in range(draw(st.integers(1, 4)))]
    keys = [({"name": "key", "type": "string"}, NAMES), ({"name": "part", "type": "integer"}, ["", "1", "01", "2"])]
    to_key = [
        ({"name": "of", "type": "string"}, [*NAMES, "oz"]),
        ({"name": "at", "type": "integer"}, ["", "1", "2", "+2"]),
    ]
    primary = draw(st.sampled_from([["key"], ["key", "part"]]))
    foreign = draw(st.sampled_from([["of"], ["of", "at"], ["at"]]))
    target = {"of": "key", "at": "part"}
    reference = {"resource": "registry", "fields": [target[column] for column in foreign]}
    columns = {"registry": [*keys, *declared], "uses": [*to_key]}
    tables: dict[str, Table] = {}
    for name, each in columns.items():
        row = st.fixed_dictionaries(
            {field["name"]: st.sampled_from(cells) for field, cells in each} | {"z": st.just("z")}
        )
        tables[name] = draw(st.lists(row, max_size=8))
    uses = {"foreignKeys": [{"fields": foreign, "reference": reference}]}
    return package_of(columns, {"primaryKey": primary}, uses), tables


def package_of(columns: dict[str, Any], *keys: dict[str, Any]) -> dict[str, Any]:
    """A descriptor of tables with these columns and keys; each has a last column z without rules."""
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "schema": {"fields": [*(field for field, _ in each), {"name": "z", "type": "string"}], **key},
        }
        for (name, each), key in zip(columns.items(), keys, strict=True)
    ]
    return {"$schema": V2, "name": "generated", "resources": resources}


def files_of(tables: dict[str, Table], columns: dict[str, list[str]]) -> dict[str, str]:
    """The tables as CSV, every cell in quotes."""
    return {
        name: "\n".join(
            [",".join(columns[name]), *(",".join(f'"{row[column]}"' for column in columns[name]) for row in table)]
        )
        + "\n"
        for name, table in tables.items()
    }


def ours(descriptor: dict[str, Any], files: dict[str, str]) -> set[Finding]:
    """What we find: table, row, column, rule."""
    schema = schema_of(descriptor)
    texts = {name: read_text_table(schema.table(name), file.encode()) for name, file in files.items()}
    found = [problem for text in texts.values() for problem in table_errors(text, texts)]
    rules = {"format": "type"}
    return {
        (each.table, each.row, each.column, rules.get(each.rule, each.rule))
        for each in found
        if each.severity == "error"
    }


def theirs(descriptor: dict[str, Any], files: dict[str, str]) -> set[Finding]:
    """What frictionless finds, in the same words."""
    with TemporaryDirectory() as folder:
        for name, file in files.items():
            Path(folder, f"{name}.csv").write_text(file, encoding="utf-8", newline="")
        package = Package.from_descriptor(descriptor, basepath=folder)
        report = package.validate()
    assert not report.errors, report.errors
    found = set()
    for task in report.tasks:
        keys = next(each["schema"] for each in descriptor["resources"] if each["name"] == task.name)
        for error in task.errors:
            found.add((task.name, int(error.row_number), *_place(error, keys)))
    return found


def _place(error: Any, keys: dict[str, Any]) -> tuple[str, str]:
    if error.type == "primary-key":
        return keys["primaryKey"][0], "primaryKey"
    if error.type == "foreign-key":
        return error.field_names[0], "reference"
    if error.type == "constraint-error":
        return error.field_name, error.note.split('"')[1]
    return error.field_name, RULES[error.type]


def check(descriptor: dict[str, Any], tables: dict[str, Table]) -> None:
    """The two agree."""
    columns = {each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in descriptor["resources"]}
    files = files_of(tables, columns)

    assert ours(descriptor, files) == theirs(descriptor, files)


def one_column(cells: Sequence[str], **field: Any) -> tuple[set[int], set[int]]:
    """The rows with an error in a table of one typed column: what we find, and what frictionless finds."""
    declared = {"name": "c", **field}
    descriptor = package_of({"t": [(declared, [])]}, {})
    files = files_of({"t": [{"c": cell, "z": "z"} for cell in cells]}, {"t": ["c", "z"]})
    return tuple({row - 2 for _, row, _, _ in judge(descriptor, files)} for judge in (ours, theirs))  # type: ignore[return-value]  # two judges
