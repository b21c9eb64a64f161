"""A checked table of text as typed columns: days, numbers, categories; rows in error left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.columns import days_of, distinct
from tracker.schema import Field
from tracker.store.text import TextTable


def typed_table(text: TextTable, texts: Mapping[str, TextTable], sound: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """The sound rows, each column as its type; the input stays as it is.

    Dates are datetime64; names with a vocabulary or a reference are categories in the order of that vocabulary or
    table, missing where empty; numbers are floats, NaN where empty; lists are tuples; other text keeps "" for empty.
    """
    frame = text.frame if sound.all() else text.frame[sound].reset_index(drop=True)
    columns = {name: _typed(text.table.field(name), frame[name], texts) for name in frame.columns}
    return pd.DataFrame(columns, copy=False)


def _typed(field: Field, column: pd.Series[Any], texts: Mapping[str, TextTable]) -> Any:
    if field.is_list:
        return _lists(field, column)
    if field.reference:
        known = texts[field.reference.table].frame[field.reference.column]
        return categories(column, [name for name in dict.fromkeys(known) if name])
    if field.enum and field.type == "string":
        return categories(column, list(field.enum))
    return READERS[field.type](field, column) if field.type in READERS else column


def categories(column: pd.Series[Any], order: list[str]) -> pd.Series[Any]:
    """The column as categories in that order; a value outside it, or none, is missing."""
    values, codes = distinct(column)
    place = {name: code for code, name in enumerate(order)}
    lookup = np.array([place.get(value, -1) for value in values] or [-1], dtype=_code_type(len(order)))
    taken = lookup[codes] if values else np.empty(0, lookup.dtype)
    dtype = pd.CategoricalDtype(pd.Index(order, dtype="str"))
    return pd.Series(pd.Categorical.from_codes(taken, dtype=dtype, validate=False))


def _code_type(count: int) -> Any:
    return np.int8 if count < 127 else np.int16 if count < 32767 else np.int32


def _lists(field: Field, column: pd.Series[Any]) -> pd.Series[Any]:
    cells = [tuple(each.strip() for each in str(cell).split(field.delimiter) if each.strip()) for cell in column]
    return pd.Series(cells, dtype=object)


def _days(_: Field, column: pd.Series[Any]) -> pd.Series[Any]:
    values, codes = distinct(column)
    days = days_of(values)[codes] if values else np.empty(0, "datetime64[D]")
    return pd.Series(days.astype("datetime64[us]"))


def _numbers(_: Field, column: pd.Series[Any]) -> pd.Series[Any]:
    return _parsed(column, float, np.nan).astype("float64")


def _truths(field: Field, column: pd.Series[Any]) -> pd.Series[Any]:
    return _parsed(column, lambda value: value in field.true_values, pd.NA).astype("boolean")


def _parsed(column: pd.Series[Any], read: Callable[[str], Any], missing: Any) -> pd.Series[Any]:
    """Each value read once; a value of rows left out may still be among the distinct ones, and means nothing."""
    values, codes = distinct(column)
    used = set(np.unique(codes).tolist())
    parsed = [read(value) if value and code in used else missing for code, value in enumerate(values)]
    return pd.Series([parsed[code] for code in codes], dtype=object)


READERS: dict[str, Callable[[Field, pd.Series[Any]], Any]] = {
    "date": _days,
    "number": _numbers,
    "integer": _numbers,
    "year": _numbers,
    "boolean": _truths,
}
