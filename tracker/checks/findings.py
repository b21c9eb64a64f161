"""Every problem of every table, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from tracker.checks.cautions import find_cautions
from tracker.checks.columns import column_problems
from tracker.checks.keys import reference_problems, unique_problems
from tracker.checks.statements import statement_problems
from tracker.problem import Problem
from tracker.store.text import TextTable


def find_problems(texts: Mapping[str, TextTable], today: date) -> Iterator[Problem]:
    """What each file's reading found, every broken rule, and the warnings worth giving as of today."""
    for text in texts.values():
        yield from text.problems
        if text.readable:
            yield from dialect_problems(text)
            yield from table_errors(text, texts)
    yield from find_cautions(texts, today)


def table_errors(text: TextTable, texts: Mapping[str, TextTable]) -> Iterator[Problem]:
    """Every broken rule of one table; its references are looked up in all of them."""
    for field in text.table.fields:
        yield from column_problems(text, field)
    yield from unique_problems(text)
    yield from reference_problems(text, texts)
    yield from statement_problems(text)


def dialect_problems(text: TextTable) -> Iterator[Problem]:
    """A file parted by another sign than the descriptor declares: other programs would misread it."""
    found, declared = text.dialect.delimiter, text.table.delimiter
    if declared and found != declared:
        message = f"its cells are parted by {found!r}, and datapackage.json declares {declared!r}"
        yield Problem(text.name, 1, 1, "", "", "dialect", "error", message, "correct the delimiter declared there")
