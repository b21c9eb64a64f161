"""Keys: each stands once in its table, and whatever refers to one finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.columns import distinct, problems_at, problems_where
from tracker.checks.names import KnownNames, one_of
from tracker.checks.values import Fault
from tracker.descriptor.cells import meaning
from tracker.problem import Problem
from tracker.schema import Field
from tracker.store.text import TextTable

Texts = Mapping[str, TextTable]


SUGGESTED = 100
"""Unknown names of a column that are compared with all known ones: more of them are no slips of the pen."""


def unique_problems(text: TextTable) -> Iterator[Problem]:
    """Every row after the first with a key, or a unique value, that another row has; a missing key."""
    for columns in text.table.unique_keys:
        primary = columns == text.table.primary
        if primary and not text.table.gives_ids:
            yield from _missing_keys(text, columns)
        if len(columns) == 1:
            yield from _repeats(text, columns[0], "primaryKey" if primary else "uniqueKeys")
        else:
            yield from _repeated_sets(text, columns, "primaryKey" if primary else "uniqueKeys")
    for field in text.table.fields:
        if field.unique and (field.name,) not in text.table.unique_keys:
            yield from _repeats(text, field.name, "unique")


def _missing_keys(text: TextTable, columns: tuple[str, ...]) -> Iterator[Problem]:
    if not any(text.table.field(column).required for column in columns):  # else the cell is told as required
        fault = Fault("primaryKey", "is empty", "every row is known by it")
        yield from problems_where(text, columns[0], _all_empty(text, columns), fault)


def _repeats(text: TextTable, column: str, rule: str) -> Iterator[Problem]:
    values = comparable(text.frame[column], text.table.field(column))
    if values.is_unique:
        return
    again = (values.duplicated() & (values != "")).to_numpy()
    codes, _ = pd.factorize(values)
    _, firsts = np.unique(codes, return_index=True)
    rows = iter(firsts[codes[again]].tolist())
    for problem in problems_where(text, column, again, Fault(rule, "")):
        message = f"'{problem.value}' stands in row {next(rows) + 2} already"
        yield problem._replace(message=message, hint="each row has its own")


def _repeated_sets(text: TextTable, columns: tuple[str, ...], rule: str) -> Iterator[Problem]:
    frame = _comparable_sets(text, columns)
    again = frame.duplicated().to_numpy() & ~_all_empty(text, columns)
    fault = Fault(rule, f"another row has the same {' and '.join(columns)}", "change or remove one")
    yield from problems_where(text, columns[0], again, fault)


def _all_empty(text: TextTable, columns: tuple[str, ...]) -> npt.NDArray[np.bool_]:
    empty: npt.NDArray[np.bool_] = np.logical_and.reduce([(text.frame[name] == "").to_numpy() for name in columns])
    return empty


def _comparable_sets(text: TextTable, columns: tuple[str, ...]) -> pd.DataFrame:
    fields = [text.table.field(column) for column in columns]
    return pd.DataFrame({field.name: comparable(text.frame[field.name], field).astype("str") for field in fields})


def comparable(column: pd.Series[Any], field: Field) -> pd.Series[Any]:
    """The column with one spelling for each value (01 and +1 are one number), "" for what is none of its type."""
    if field.type in ("string", "any", "list") and field.format == "default":
        return column
    values, codes = distinct(column)
    spellings = np.array([_spelling(field, value) for value in values] or [""], dtype=object)
    return pd.Series(spellings[codes] if values else [], dtype="str")


def _spelling(field: Field, value: str) -> str:
    try:
        known = meaning(field, value) if value else ""
    except ValueError:
        return ""
    if not isinstance(known, Decimal):
        return str(known)
    sign, digits, exponent = known.as_tuple()
    significant = "".join(map(str, digits)).rstrip("0")
    return f"{'-' * sign}{significant}e{int(exponent) + len(digits) - len(significant)}" if significant else "0"


def reference_problems(text: TextTable, texts: Texts) -> Iterator[Problem]:
    """Every cell that names a key which its table does not hold."""
    for field in text.table.fields:
        if field.reference and texts[field.reference.table].readable:
            yield from _unknown_names(text, field, texts)
    for columns, table, to in text.table.foreign_keys:
        if texts[table].readable:
            yield from _unknown_sets(text, columns, texts[table], to)


def _unknown_names(text: TextTable, field: Field, texts: Texts) -> Iterator[Problem]:
    assert field.reference
    target = texts[field.reference.table]
    keys = comparable(target.frame[field.reference.column], target.table.field(field.reference.column))
    known = set(keys.tolist())  # walking a column of text itself takes ten times as long
    values, codes = distinct(comparable(text.frame[field.name], field))
    names = [_names(value, field) for value in values]
    strange = [code for code, each in enumerate(names) if not known.issuperset(each)]
    if not strange:
        return
    suggested, faults = KnownNames(target.frame[field.reference.column], _aliases(target)), dict[int, list[Fault]]()
    for code in strange:
        unknown = [name for name in names[code] if name not in known]
        near = len(faults) < SUGGESTED
        faults[code] = [_unknown(name, suggested.suggestion(name, near), field, target) for name in unknown]
    yield from problems_at(text, field.name, faults, codes)


def _names(cell: str, field: Field) -> list[str]:
    names = [each.strip() for each in cell.split(field.delimiter)] if field.is_list else [cell]
    return [name for name in names if name]


def _unknown(name: str, suggested: tuple[str, str | None], field: Field, target: TextTable) -> Fault:
    hint, fix = suggested
    remedy = hint or f"add it to {target.table.path} first"
    kind = one_of(target.name.removesuffix("s").replace("_", " "))
    return Fault("reference", f"'{name}' is not {kind}", remedy, None if field.is_list else fix)


def _aliases(target: TextTable) -> dict[str, str]:
    field = target.table.by_name.get("aliases")
    if field is None:
        return {}
    pairs = zip(target.frame["aliases"].astype(str), target.frame[target.table.key], strict=True)
    return {alias.strip(): name for texts, name in pairs for alias in texts.split(field.delimiter) if alias.strip()}


def _unknown_sets(
    text: TextTable, columns: tuple[str, ...], target: TextTable, to: tuple[str, ...]
) -> Iterator[Problem]:
    rows = pd.MultiIndex.from_frame(_comparable_sets(text, columns))
    known = pd.MultiIndex.from_frame(_comparable_sets(target, to))
    fault = Fault("reference", f"no row of {target.name} has this {' and '.join(columns)}", "correct or add it")
    yield from problems_where(text, columns[0], ~rows.isin(known) & ~_all_empty(text, columns), fault)
