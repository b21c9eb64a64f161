"""A name changed everywhere at once: in its own table and in every column that refers to it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tracker.analysis.selection import UnknownNameError, alias_names
from tracker.checks.columns import distinct
from tracker.checks.fixes import row_keys
from tracker.checks.names import suggestion
from tracker.schema import Field
from tracker.store.edits import Edit, changed
from tracker.store.errors import StoreError
from tracker.tracker import Tracker


def rename_edits(tracker: Tracker, table: str, old: str, new: str) -> list[Edit]:
    """The edits that give a key of a table another name wherever it stands.

    Raises UnknownNameError where the table does not hold the old name, StoreError where it holds the new one.
    """
    text = tracker.texts[table]
    key = text.table.key
    if old not in set(text.frame[key]):
        raise UnknownNameError(f"no row of {text.table.path} is called '{old}'; {_nearest(tracker, table, old)}")
    if new in set(text.frame[key]):
        raise StoreError(f"'{new}' is in {text.table.path} already; rename to another name, or merge the rows by hand")
    edits = {(table, old): changed(table, old, {key: new})}
    for name, field in tracker.schema.references_to(table):
        for row_key, value in _values_naming(tracker, name, field, old):
            cells = {field.name: _renamed(value, field, old, new)}
            earlier = edits.get((name, row_key))
            edits[name, row_key] = changed(name, row_key, {**(earlier.cells if earlier else {}), **cells})
    return list(edits.values())


def _nearest(tracker: Tracker, table: str, name: str) -> str:
    aliases = alias_names(tracker) if table == "actors" else {}
    hint, _ = suggestion(name, tracker.texts[table].frame[tracker.texts[table].table.key], aliases)
    return hint or "see the table for its names"


def _values_naming(tracker: Tracker, table: str, field: Field, old: str) -> Iterator[tuple[str, str]]:
    """For each row whose cell names the key: what names the row in an edit, and the cell's text."""
    text = tracker.texts[table]
    values, codes = distinct(text.frame[field.name])
    naming = [code for code, value in enumerate(values) if old in _names(value, field)]
    rows = np.flatnonzero(np.isin(codes, naming))
    for row, row_key in zip(rows.tolist(), row_keys(text, rows), strict=True):
        yield row_key, values[codes[row]]


def _names(value: str, field: Field) -> list[str]:
    return [name.strip() for name in value.split(field.delimiter)] if field.is_list else [value]


def _renamed(value: str, field: Field, old: str, new: str) -> str:
    return (field.delimiter or "").join(new if name == old else name for name in _names(value, field))
