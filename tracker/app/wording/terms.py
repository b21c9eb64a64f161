"""The tracker's own terms in the language of the run: tables, columns, kinds, stances; others stay as they are."""

from __future__ import annotations

from tracker.app.wording.language import FIRST, has_text, said_in, say
from tracker.schema import Field, Table


def table_title(table: Table) -> str:
    """What people call a table; a title of somebody's own stays as it is declared."""
    return _unless_renamed(f"table.{table.name}", table.title)


def column_label(field: Field) -> str:
    """What people call a column; a title of somebody's own stays as it is declared."""
    return _unless_renamed(f"column.{field.name}", field.label)


def stance_word(word: str) -> str:
    """A stance of the usual scale; another one as it is."""
    return say(f"stance.{word}") if has_text(f"stance.{word}") else word


def sort_word(word: str) -> str:
    """What an actor or a proposal is, by its kind or status: state, open; a word of somebody's own as it is."""
    return say(f"sort.{word}") if has_text(f"sort.{word}") else word


def _unless_renamed(key: str, declared: str) -> str:
    return say(key) if has_text(key) and said_in(FIRST, key) == declared else declared
