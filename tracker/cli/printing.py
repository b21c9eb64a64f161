"""Tables on the terminal: aligned for people, CSV and JSON for programs."""

from __future__ import annotations

import unicodedata
from typing import Any

import click
import pandas as pd

FORMATS = ("text", "csv", "json")

format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print the table."
)


def print_table(table: pd.DataFrame, form: str, nothing: str) -> None:
    """The table in a format; for people, `nothing` says it where there are no rows."""
    if form == "text":
        click.echo(aligned(table) if len(table) else nothing)
    else:
        plain = as_texts(table)
        click.echo(plain.to_csv(index=False), nl=False) if form == "csv" else click.echo(as_json(table))


def as_texts(table: pd.DataFrame) -> pd.DataFrame:
    """Every cell as text: days as ISO, truth as yes and no, lists joined, nothing for missing."""
    return pd.DataFrame({name: _column_texts(table[name]) for name in table}, columns=table.columns)


def as_json(table: pd.DataFrame) -> str:
    """A list of records; numbers and truths stay what they are, nothing is null."""
    plain = {
        name: column if is_plain(column) else texts.astype(object).where(column.notna(), None)
        for (name, column), (_, texts) in zip(table.items(), as_texts(table).items(), strict=True)
    }
    records: str = pd.DataFrame(plain).to_json(orient="records", force_ascii=False, indent=2)
    return records


def is_plain(column: pd.Series[Any]) -> bool:
    """Whether a column's values are numbers or truths."""
    return pd.api.types.is_bool_dtype(column) or pd.api.types.is_numeric_dtype(column)


def aligned(table: pd.DataFrame) -> str:
    """The table in columns, numbers to the right; wide letters take two places, as terminals show them."""
    texts = as_texts(table).map(lambda text: " ".join(str(text).split()))
    right = [is_plain(table[name]) and table[name].dtype != bool for name in table]
    rows = [[str(name) for name in texts], *texts.to_numpy().tolist()]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, ["─" * width for width in widths])
    return "\n".join(_line(row, widths, right) for row in rows)


def _line(row: list[str], widths: list[int], right: list[bool]) -> str:
    cells = []
    for text, width, is_right in zip(row, widths, right, strict=True):
        gap = " " * (width - _width(text))
        cells.append(gap + text if is_right else text + gap)
    return "  ".join(cells).rstrip()


def _width(text: str) -> int:
    return sum(_columns(each) for each in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _column_texts(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return pd.Series(column.dt.strftime("%Y-%m-%d").fillna(""), dtype="str")
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "yes", False: "no"}).fillna("")
    return pd.Series([_text(each) for each in column], index=column.index, dtype="str")


def _text(cell: object) -> str:
    if isinstance(cell, (tuple, list)):
        return ";".join(map(str, cell))
    return "" if cell is None or cell is pd.NA or cell != cell else str(cell)
