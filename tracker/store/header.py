"""The header against the declared columns: what is missing, doubled, out of order or unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from tracker.problem import Problem, Severity
from tracker.schema import Table
from tracker.store.record import cell_text, raw_cells

MANY = 200
"""More columns than this are no slip of the pen: nobody needs a guess at each."""


def header_problems(table: Table, columns: Sequence[str]) -> list[Problem]:
    """Every problem of the header; those of severity error make the table unreadable."""
    found = [*_unusable(table, columns), *_missing(table, columns), *_undeclared(table, columns)]
    return found or list(_disordered(table, columns))


def cleaned_header_problems(table: Table, header: bytes, delimiter: str, columns: Sequence[str]) -> list[Problem]:
    """A warning for each column whose name had to be cleaned to be read."""
    raw = [cell_text(each) for each in raw_cells(header, delimiter)]
    return [
        _problem(table, clean, "cleaned", f"the column's name is spelled {spelled!r}", "", "warning", spelled, clean)
        for spelled, clean in zip(raw, columns, strict=True)
        if spelled != clean
    ]


def _problem(
    table: Table, column: str, rule: str, message: str, hint: str,
    severity: Severity = "error", value: str | None = None, fix: str | None = None,
) -> Problem:  # fmt: skip
    return Problem(table.name, 1, 1, column, column if value is None else value, rule, severity, message, hint, fix)


def _unusable(table: Table, columns: Sequence[str]) -> Iterator[Problem]:
    for number, name in enumerate(columns, 1):
        if not name:
            message = f"column {number} has no name"
            yield _problem(table, "", "empty-header", message, "give it one, or delete the column")
    for name, count in Counter(columns).items():
        if name and count > 1:
            message = f"{count} columns have this name"
            yield _problem(table, name, "duplicate-header", message, "rename or delete all but one")


def _missing(table: Table, columns: Sequence[str]) -> Iterator[Problem]:
    """Declared columns that the file must have and has not."""
    missing = [field for field in table.fields if field.name not in columns]
    must_all = table.fields_match in ("exact", "equal", "subset")
    for field in missing:
        if must_all or field.required:
            hint = _likely(field.name, table, columns)
            yield _problem(table, field.name, "missing-column", "the column is missing", hint)
    if table.fields_match in ("partial", "superset") and len(missing) == len(table.fields):
        hint = f"its columns are {', '.join(table.columns)}"
        yield _problem(table, "", "missing-column", "not one declared column is there", hint)


def _likely(name: str, table: Table, columns: Sequence[str]) -> str:
    others = [each for each in columns if each not in table.columns]
    same = [each for each in others if each.casefold() == name.casefold()]
    close = same or (get_close_matches(name, others, 1) if len(others) <= MANY else [])
    return f"rename the column {close[0]!r}" if close else "add it to the header and to every row"


def _undeclared(table: Table, columns: Sequence[str]) -> Iterator[Problem]:
    """Columns nobody declared: kept as text, or refused where the schema allows no others."""
    refused = table.fields_match in ("exact", "equal", "superset")
    absent = [each for each in table.columns if each not in columns] if len(columns) <= MANY else []
    for name in dict.fromkeys(columns):
        if name and name not in table.columns:
            close = get_close_matches(name, absent, 1)
            hint = f"did you mean {close[0]!r}?" if close else "declare it in datapackage.json, or delete it"
            message = "the column is not declared" + ("" if refused else "; it is kept as text")
            yield _problem(table, name, "undeclared-column", message, hint, "error" if refused else "warning")


def _disordered(table: Table, columns: Sequence[str]) -> Iterator[Problem]:
    if table.fields_match == "exact" and tuple(columns) != table.columns:
        hint = f"put them in this order: {', '.join(table.columns)}"
        yield _problem(table, "", "column-order", "the columns are not in the declared order", hint)
