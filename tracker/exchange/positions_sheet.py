"""The sheet Positions: one row a statement, the stance in its colour, by actor and proposal, the newest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tracker.analysis.ramp import dressed
from tracker.exchange.colours import ink_on
from tracker.exchange.edition import TOP, Edition
from tracker.exchange.heading import put_heading
from tracker.exchange.paper import freeze, lay_out
from tracker.exchange.pen import Sheet, checked
from tracker.exchange.table_sheet import SPARE_ROWS, put_table

LONGEST_WORD = 120
"""Excel takes 255 characters in a rule, and a quotation mark in a word counts twice."""


def put_positions(sheet: Sheet, edition: Edition) -> None:
    """Write every position, those in error included."""
    frame = edition.tracker.texts["positions"].frame
    put_heading(sheet, "Positions", _line(len(frame), edition.tracker.left_out["positions"]))
    put_table(sheet, edition, "positions", edition.order)
    _colour_stances(sheet, edition, list(frame.columns).index("stance"), TOP + max(len(frame), 1) + SPARE_ROWS)
    columns = list(frame.columns)
    freeze(sheet, edition, TOP + 1, columns.index("actor") + 1 if columns.index("actor") < 5 else 0)
    sheet.page.repeat_rows(TOP)
    lay_out(sheet, edition)


def _line(rows: int, left_out: int) -> str:
    said = f"{rows:,} statements, one row each: by actor and proposal, the newest first. Codebook explains each column."
    return said + (f" In error, marked, and counted by no view: {left_out:,}." if left_out else "")


def _colour_stances(sheet: Sheet, edition: Edition, column: int, last: int) -> None:
    """Colour the stance by its word, by a rule, so that the colour follows when the word is changed."""
    for rule in stance_rules(sheet, edition):
        checked(sheet.page.conditional_format(TOP + 1, column, last, column, rule), "the colours of the stances")


def stance_rules(sheet: Sheet, edition: Edition) -> Iterator[dict[str, Any]]:
    """For each stance, the rule that gives its word fill, ink and symbol."""
    stances = dressed(edition.tracker.stances)
    for word, colour, symbol in zip(stances["stance"], stances["colour"], stances["symbol"], strict=True):
        if len(word) < LONGEST_WORD:
            look = {"bg_color": colour, "font_color": ink_on(colour), "num_format": symbol_format(symbol)}
            quoted = word.replace('"', '""')
            yield {"type": "cell", "criteria": "==", "value": f'="{quoted}"', "format": sheet.pen.style(**look).plain}


def symbol_format(before: str, after: str = "") -> str:
    """A number format that shows signs around the bare text of a cell, which stays as it is."""
    return _literal(f"{before} " if before else "") + "@" + _literal(after)


def _literal(text: str) -> str:
    return re.sub(r"(.)", r"\\\1", text)
