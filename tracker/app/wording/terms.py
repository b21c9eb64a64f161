"""The tracker's own terms in the language of the run: tables, columns, kinds, stances; others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.app.wording.language import FIRST, has_text, languages, said_in, say
from tracker.schema import Field, Table


def table_title(table: Table) -> str:
    """What people call a table; a title of somebody's own stays as it is declared."""
    return _unless_renamed(f"table.{table.name}", table.title)


def table_meant(word: str, tables: Iterable[Table]) -> str | None:
    """The name of the table that a title names, in whatever language; None where it names none."""
    for table in tables:
        key = f"table.{table.name}"
        if word == table.title or (has_text(key) and word in {said_in(language, key) for language in languages()}):
            return table.name
    return None


def column_label(field: Field) -> str:
    """What people call a column; a title of somebody's own stays as it is declared."""
    return _unless_renamed(f"column.{field.name}", field.label)


def column_about(table: Table, field: Field) -> str:
    """What a column means, for who fills it in; what somebody else declared stays as it is."""
    return _unless_renamed(f"about.{table.name}.{field.name}", field.description)


def stance_word(word: str) -> str:
    """A stance of the usual scale; another one as it is."""
    return say(f"stance.{word}") if has_text(f"stance.{word}") else word


def sort_word(word: str) -> str:
    """What an actor or a proposal is, by its kind or status: state, open; a word of somebody's own as it is."""
    return say(f"sort.{word}") if has_text(f"sort.{word}") else word


def _unless_renamed(key: str, declared: str) -> str:
    return say(key) if has_text(key) and said_in(FIRST, key) == declared else declared
