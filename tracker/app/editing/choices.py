"""What may stand in a column: the words of its vocabulary, or the names and aliases of the table it refers to."""

from __future__ import annotations

from typing import Any

from tracker import Tracker
from tracker.schema import Field

FIXED = ("stances",)
"""Tables that coding adds nothing to: the scale is set before it begins."""


def choices_of(tracker: Tracker, field: Field) -> list[str]:
    """The words that a column may hold; none where it holds any text, or several words at once."""
    if field.is_list:
        return []
    if field.reference:
        return known_names(tracker, field.reference.table, field.reference.column)
    if field.type == "boolean":
        return [field.true_values[0], field.false_values[0]]
    return list(field.enum)


def known_names(tracker: Tracker, table: str, column: str = "") -> list[str]:
    """Every name that a table holds, in its order."""
    text = tracker.texts[table]
    names = text.frame[column or text.table.key].astype("str")
    return [name for name in dict.fromkeys(names) if name]


def known_aliases(tracker: Tracker, table: str) -> dict[str, str]:
    """What each alias in a table stands for."""
    text = tracker.texts[table]
    field = text.table.by_name.get("aliases")
    if field is None or "aliases" not in text.frame:
        return {}
    pairs = zip(text.frame["aliases"].astype("str"), text.frame[text.table.key].astype("str"), strict=True)
    parts = ((alias.strip(), name) for cell, name in pairs if cell for alias in cell.split(field.delimiter or ";"))
    return {alias: name for alias, name in parts if alias}


def takes_new(field: Field) -> bool:
    """Whether a name that nobody has recorded yet may stand in a column: it is added with the row."""
    return field.reference is not None and field.reference.table not in FIXED


def list_name(field: Field) -> str:
    """By which name a component knows the choices of a column."""
    return field.reference.table if field.reference else f"·{field.name}"


def choice_lists(tracker: Tracker, fields: list[Field]) -> dict[str, dict[str, Any]]:
    """The choices of some columns for a component: names, aliases, and whether a new name may be typed."""
    lists = {}
    for field in fields:
        if names := choices_of(tracker, field):
            aliases = known_aliases(tracker, field.reference.table) if field.reference else {}
            lists[list_name(field)] = {"names": names, "aliases": aliases, "open": takes_new(field)}
        elif takes_new(field) and not field.is_list:
            lists[list_name(field)] = {"names": [], "aliases": {}, "open": True}
    return lists
