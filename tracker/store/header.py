"""The header against the declared columns: what is missing, doubled, out of order or unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from tracker.problem import Problem, Severity
from tracker.schema import Table
from tracker.store.dialect import found_delimiter
from tracker.store.record import cell_text, header_cells, raw_cells
from tracker.store.walk import CHARACTERS

MANY = 200
"""More columns than this are no slip of the pen: nobody needs a guess at each."""
EXCERPT = 60
PREFACE = 20
"""So many lines may stand above a header that is not in the first one and is found all the same."""


def header_problems(table: Table, columns: Sequence[str]) -> list[Problem]:
    """Every problem of the header; those of severity error make the table unreadable."""
    found = [*_unusable(table, columns), *_missing(table, columns), *_undeclared(table, columns)]
    return found or list(_disordered(table, columns))


def foreign_header(table: Table, data: bytes, header: bytes, columns: Sequence[str]) -> Problem | None:
    """The problem of a first row that names not one declared column; of its rows nothing else need be said."""
    if set(columns) & set(table.columns):
        return None
    if below := _header_below(table, data, header):
        return below
    spelled = {each.casefold(): each for each in columns}
    pairs = [f"{spelled[name.casefold()]!r} to {name!r}" for name in table.columns if name.casefold() in spelled]
    hint = f"rename {', '.join(pairs)}" if pairs else f"its first row names the columns: {', '.join(table.columns)}"
    return _problem(table, "", "missing-column", "not one declared column is there", hint)


def cleaned_header_problems(table: Table, header: bytes, delimiter: str, columns: Sequence[str]) -> list[Problem]:
    """A warning for each column whose name had to be cleaned to be read."""
    raw = [cell_text(each) for each in raw_cells(header, delimiter)]
    return [
        _problem(table, clean, "cleaned", f"the column's name is spelled {spelled!r}", "", "warning", spelled, clean)
        for spelled, clean in zip(raw, columns, strict=True)
        if spelled != clean
    ]


def _header_below(table: Table, data: bytes, header: bytes) -> Problem | None:
    """The problem of a header under a title, a comment or Excel's `sep=;`."""
    if len(table.columns) < 2 or known_names(table, header):
        return None
    for row, line in enumerate(data[: 1 << 16].splitlines(keepends=True)[:PREFACE], 1):
        if 2 * known_names(table, line) >= len(table.columns):
            above = header.decode(errors="replace").strip()[:EXCERPT]
            message = f"the header stands below {above!r}" if above else "the header stands below a blank row"
            hint = "delete what is above it: the first row names the columns"
            return Problem(table.name, row, row, "", above, "header-below", "error", message, hint)
    return None


def known_names(table: Table, record: bytes) -> int:
    """How many declared columns a record names."""
    names = {name.casefold() for name in table.columns}
    return sum(cell.casefold() in names for cell in header_cells(record, found_delimiter(record, table.columns)))


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
        if name and name not in table.columns and not CHARACTERS.search(name.encode()):  # that is told of its bytes
            same = [each for each in absent if each.casefold() == name.casefold()]
            close = same or get_close_matches(name, absent, 1)
            hint = f"did you mean {close[0]!r}?" if close else "declare it in datapackage.json, or delete it"
            message = "the column is not declared" + ("" if refused else "; it is kept as text")
            yield _problem(table, name, "undeclared-column", message, hint, "error" if refused else "warning")


def _disordered(table: Table, columns: Sequence[str]) -> Iterator[Problem]:
    if table.fields_match == "exact" and tuple(columns) != table.columns:
        hint = f"put them in this order: {', '.join(table.columns)}"
        yield _problem(table, "", "column-order", "the columns are not in the declared order", hint)
