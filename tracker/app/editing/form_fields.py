"""What the form asks for: the fields of a table from its schema, and the few of a row that comes with a new name."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tracker import Tracker
from tracker.app.editing.choices import choice_lists, choices_of, list_name, takes_new
from tracker.app.wording.language import say
from tracker.app.wording.terms import column_about, column_label, table_title
from tracker.schema import Field, Table

LONG = 60
"""Characters: a column that holds longer texts gets room for them."""
SENTENCES = {"quote", "note", "statement"}
FEW = {
    "sources": ("title", "publisher", "published", "url"),
    "proposals": ("statement", "topic"),
    "actors": ("kind", "aliases"),
}
"""What is asked of a new name at once; the rest can wait for the grid."""
WORDS = (
    "save", "more", "draft", "needed", "day", "calendar", "is_new", "alias", "choices", "add", "use", "comes", "back",
    "afresh", "other", "bring",
)  # fmt: skip


def form_data(tracker: Tracker, table: str) -> dict[str, Any]:
    """The fields of a table for the form's component, their choices, and the fields of rows that may come with it."""
    declared = tracker.schema.table(table)
    fields = fields_to_fill(declared)
    named = [field.reference.table for field in fields if field.reference and takes_new(field)]
    return {
        "table": table,
        "fields": [_field(tracker, declared, field) for field in fields],
        "lists": choice_lists(tracker, fields),
        "registers": {name: few_fields(tracker, name) for name in dict.fromkeys(named)},
        "words": {name: say(f"form.{name}") for name in WORDS},
    }


def fields_to_fill(table: Table) -> list[Field]:
    """The columns to fill in: what is required first, nothing that a machine gives."""
    own = [field for field in table.fields if not field.generated]
    return sorted(own, key=lambda field: not (field.required or field.name == table.key))


def few_fields(tracker: Tracker, table: str) -> list[dict[str, Any]]:
    """The few fields of a new row in a table that names come from."""
    declared = tracker.schema.table(table)
    fields = [declared.field(name) for name in FEW.get(table, ()) if name in declared.columns]
    return [
        {
            "name": field.name,
            "label": column_label(field),
            "about": column_about(declared, field),
            "kind": kind_of(tracker, table, field),
            "words": choices_of(tracker, field),
        }
        for field in fields
    ]


def _field(tracker: Tracker, table: Table, field: Field) -> dict[str, Any]:
    listed = bool(choices_of(tracker, field)) or (takes_new(field) and not field.is_list)
    register = tracker.schema.table(field.reference.table) if field.reference else None
    return {
        "name": field.name,
        "label": column_label(field),
        "about": column_about(table, field),
        "needed": field.required or field.name == table.key,
        "kind": kind_of(tracker, table.name, field),
        "list": list_name(field) if listed else "",
        "table": register.name if register else "",
        "register": table_title(register) if register else "",
    }


def kind_of(tracker: Tracker, table: str, field: Field) -> str:
    """How a field is filled in: by choice, as a day, as sentences, or as a short text."""
    if choices_of(tracker, field) or (takes_new(field) and not field.is_list):
        return "choice"
    if field.type == "date":
        return "day"
    return "long" if is_long(tracker, table, field) else "text"


def is_long(tracker: Tracker, table: str, field: Field) -> bool:
    """Whether a column holds sentences: some text in it is long, or it is one of the names known for that."""
    frame = tracker.texts[table].frame
    if field.name in SENTENCES or field.name not in frame:
        return field.name in SENTENCES
    column: pd.Series[Any] = frame[field.name].iloc[:2000].astype("str")
    return not field.is_list and field.format != "uri" and bool(column.str.len().max() > LONG)
