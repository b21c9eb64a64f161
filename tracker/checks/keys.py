"""Keys: each stands once in its table, and whatever refers to one finds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from tracker.checks.columns import distinct, problems_at, problems_where
from tracker.checks.names import suggestion
from tracker.checks.values import Fault
from tracker.problem import Problem
from tracker.schema import Field
from tracker.store.text import TextTable

Texts = Mapping[str, TextTable]


def unique_problems(text: TextTable) -> Iterator[Problem]:
    """Every row after the first with a key, or a unique value, that another row has; a missing key cell."""
    for columns in text.table.unique_keys:
        if len(columns) == 1:
            yield from _repeats(text, columns[0], "primaryKey")
        else:
            yield from _repeated_sets(text, columns)
    for field in text.table.fields:
        if field.unique and (field.name,) not in text.table.unique_keys:
            yield from _repeats(text, field.name, "unique")


def _repeats(text: TextTable, column: str, rule: str) -> Iterator[Problem]:
    values = text.frame[column]
    if values.is_unique:
        return
    again = (values.duplicated() & (values != "")).to_numpy()
    for problem in problems_where(text, column, again, Fault(rule, "")):
        first = int(np.flatnonzero((values == problem.value).to_numpy())[0]) + 2
        yield problem._replace(message=f"'{problem.value}' stands in row {first} already", hint="each row has its own")


def _repeated_sets(text: TextTable, columns: tuple[str, ...]) -> Iterator[Problem]:
    frame = text.frame[list(columns)].astype(str)
    again = (frame.duplicated() & ~(frame == "").all(axis=1)).to_numpy()
    fault = Fault("uniqueKeys", f"another row has the same {' and '.join(columns)}", "change or remove one")
    yield from problems_where(text, columns[0], again, fault)


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
    known = set(target.frame[field.reference.column])
    values, codes = distinct(text.frame[field.name])
    faults = {}
    for code, value in enumerate(values):
        names = [each.strip() for each in value.split(field.delimiter)] if field.is_list else [value]
        found = [_unknown(name, field, known, target) for name in names if name and name not in known]
        if found:
            faults[code] = found if not field.is_list else [each._replace(fix=None) for each in found]
    yield from problems_at(text, field.name, faults, codes)


def _unknown(name: str, field: Field, known: set[str], target: TextTable) -> Fault:
    hint, fix = suggestion(name, known, _aliases(target))
    remedy = hint or f"add it to {target.table.path} first"
    return Fault("reference", f"'{name}' is not {_one_of(target.name)}", remedy, fix)


def _aliases(target: TextTable) -> dict[str, str]:
    field = target.table.by_name.get("aliases")
    if field is None:
        return {}
    pairs = zip(target.frame["aliases"].astype(str), target.frame[target.table.key], strict=True)
    return {alias.strip(): name for texts, name in pairs for alias in texts.split(field.delimiter) if alias.strip()}


def _one_of(table: str) -> str:
    noun = table.removesuffix("s").replace("_", " ")
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _unknown_sets(
    text: TextTable, columns: tuple[str, ...], target: TextTable, to: tuple[str, ...]
) -> Iterator[Problem]:
    rows = pd.MultiIndex.from_frame(text.frame[list(columns)].astype(str))
    known = pd.MultiIndex.from_frame(target.frame[list(to)].astype(str))
    empty = (text.frame[list(columns)].astype(str) == "").all(axis=1).to_numpy()
    fault = Fault("reference", f"no row of {target.name} has this {' and '.join(columns)}", "correct or add it")
    yield from problems_where(text, columns[0], ~rows.isin(known) & ~empty, fault)
