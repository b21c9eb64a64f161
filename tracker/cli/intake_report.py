"""What an import would change, told in one line and then row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import click
import pandas as pd

from tracker.cli.printing import aligned, print_table
from tracker.exchange.intake.identity import CHANGED, NEW, REFUSED, THERE, VERDICTS
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.sheet import REFUSED as REASON

SHOWN = 20
"""Rows of a kind that people see; csv and json hold all."""


ACROSS = {"actor": "an actor, its cells stances", "proposal": "a proposal, its cells stances", "stance": "a stance"}


def print_report(offer: Offer, form: str) -> None:
    """The counts in one line, then how the table was read and each row; for programs all rows, the line on stderr."""
    click.echo(str(offer), err=form != "text")
    if form != "text":
        print_table(offer.table(), form, "")
    else:
        for part in _parts(offer):
            click.echo(f"\n{part}")


def _parts(offer: Offer) -> Iterator[str]:
    yield f"How {offer.sheet.name} was read\n" + aligned(read_as(offer))
    if told := "\n".join(_remarks(offer)):
        yield told
    if offer.questions:
        yield (
            "To be answered\n"
            + "\n".join(f"  {question}" for question in offer.questions[:SHOWN])
            + _more(len(offer.questions))
        )
    if len(offer.switched):
        yield "Who switched\n" + aligned(offer.switched[:SHOWN]) + _more(len(offer.switched))
    for verdict in (CHANGED, REFUSED, NEW, THERE):
        if count := len(offer.places(verdict)):
            table = offer.table(verdict, SHOWN)
            yield f"{VERDICTS[verdict].capitalize()}\n" + aligned(_telling(table)) + _more(count)


def read_as(offer: Offer) -> pd.DataFrame:
    """What each column of the table was taken for, and why: columns column, is, because."""
    layout = offer.layout
    rows = []
    for heading in offer.sheet.columns:
        if heading in layout.across:
            rows.append((heading, ACROSS[layout.wide], ""))
        elif name := layout.columns.get(heading):
            rows.append((heading, name, layout.why.get(heading, "")))
        elif heading != REASON:
            rows.append((heading, "left out", layout.why.get(heading, "")))
    rows += [("(every row)", f"{name} = {text}", "as told") for name, text in layout.constants.items()]
    return pd.DataFrame(rows, columns=["column", "is", "because"])


def _remarks(offer: Offer) -> Iterator[str]:
    yield from offer.remarks
    if offer.sheet.others:
        yield f"other sheets, not read: {', '.join(offer.sheet.others)}"
    for matched in offer.matches:
        for written, key in list(matched.respelled.items())[:SHOWN]:
            yield f"'{written}' is read as '{key}'"
    for table, count in Counter(edit.table for edit in offer.registers).items():
        names = [next(iter(edit.cells.values())) for edit in offer.registers if edit.table == table]
        more = ", …" if count > SHOWN else ""
        yield f"{count:,} new in {table}: {', '.join(names[:SHOWN])}{more}"


def _telling(table: pd.DataFrame) -> pd.DataFrame:
    """The table without the columns in which nothing stands."""
    shown = [name for name in table if name != "verdict" and (table[name].astype(str) != "").any()]
    return table[shown]


def _more(count: int) -> str:
    return f"\n… and {count - SHOWN:,} more: --format csv shows all" if count > SHOWN else ""
