"""A column's distinct values and where they stand, so that a rule looks at each value once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from tracker.checks.values import Fault, value_faults
from tracker.descriptor.cells import day_of
from tracker.problem import Problem, Severity
from tracker.schema import Field
from tracker.store.text import TextTable

Codes = npt.NDArray[np.integer[Any]]
Days = npt.NDArray[np.datetime64]
NO_DAY = np.datetime64("NaT", "D")


def distinct(column: pd.Series[Any]) -> tuple[list[str], Codes]:
    """The column's distinct texts, and for each row which of them it holds."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.categories.tolist(), column.cat.codes.to_numpy()
    codes, values = pd.factorize(column)
    return values.tolist(), codes


def days_of(values: list[str]) -> Days:
    """The day each text names, not-a-time where it names none."""
    texts = pa.array([value or None for value in values], pa.string())
    try:
        days = texts.cast(pa.date32()).to_numpy(zero_copy_only=False).astype("datetime64[D]")
    except pa.ArrowInvalid:  # some are not dates: find out which, one by one
        days = np.array([_day_or_none(value) for value in values], dtype="datetime64[D]")
    return np.where(days < np.datetime64("0001-01-01"), NO_DAY, days)


def _day_or_none(value: str) -> np.datetime64:
    try:
        return np.datetime64(day_of(value), "D")
    except ValueError:
        return NO_DAY


def problems_at(
    text: TextTable, column: str, faults: Mapping[int, list[Fault]], codes: Codes, severity: Severity = "error"
) -> Iterator[Problem]:
    """A problem for each row whose code has faults, in row order, with its place and its value."""
    if not faults:
        return
    rows = np.flatnonzero(np.isin(codes, list(faults)))
    cells = text.frame[column].iloc[rows] if column in text.frame else [""] * len(rows)
    for row, code, value in zip(rows.tolist(), codes[rows].tolist(), cells, strict=True):
        for fault in faults[code]:
            yield Problem(text.name, row + 2, int(text.lines[row]), column, value, fault.rule, severity, *fault[1:])


def problems_where(
    text: TextTable, column: str, where: npt.NDArray[np.bool_], fault: Fault, severity: Severity = "error"
) -> Iterator[Problem]:
    """The same fault for each row of a mask."""
    return problems_at(text, column, {1: [fault]} if where.any() else {}, where.astype(np.int8), severity)


def column_problems(text: TextTable, field: Field) -> Iterator[Problem]:
    """Every cell of a column that breaks a rule of its own declaration."""
    column = text.frame[field.name]
    if not _judges_values(field):
        if field.required:
            yield from problems_where(text, field.name, (column == "").to_numpy(), value_faults(field, "")[0])
        return
    values, codes = distinct(column)
    faults = {code: value_faults(field, values[code]) for code in _suspects(field, values)}
    yield from problems_at(text, field.name, {code: found for code, found in faults.items() if found}, codes)


def _suspects(field: Field, values: list[str]) -> list[int]:
    """The values worth a closer look: days without further rules are read all at once."""
    bounded = field.minimum or field.maximum or field.exclusive_minimum or field.exclusive_maximum or field.enum
    if field.type != "date" or bounded:
        return list(range(len(values)))
    return [int(code) for code in np.flatnonzero(np.isnat(days_of(values)))]


def _judges_values(field: Field) -> bool:
    plain = field.type in ("string", "any") and field.format == "default"
    lengths = field.min_length is not None or field.max_length is not None
    return not plain or lengths or bool(field.enum or field.pattern)


def combined(*columns: tuple[Codes, int]) -> npt.NDArray[np.int64]:
    """One number for each row that is equal where all columns are equal; each column with its count of values."""
    key, size = np.zeros(len(columns[0][0]), np.int64), 1
    for codes, count in columns:
        if size * max(count, 1) > 2**62:  # would overflow: number the combinations seen so far
            key, seen = pd.factorize(key)
            size = len(seen)
        key = key * max(count, 1) + codes
        size *= max(count, 1)
    return key


def origins(via: pd.Series[Any], source: pd.Series[Any]) -> tuple[list[str], Codes]:
    """The distinct origins of rows, and each row's: whom the source credits, else the source itself."""
    (first, first_codes), (last, last_codes) = distinct(via), distinct(source)
    names = list(dict.fromkeys([*last, *first]))
    place = {name: code for code, name in enumerate(names)}
    vias = np.array([place[name] if name else -1 for name in first] + [-1])[first_codes]
    sources = np.array([place[name] for name in last] + [-1])[last_codes]
    return names, np.where(vias >= 0, vias, sources)
