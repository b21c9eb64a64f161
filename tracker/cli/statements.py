"""The command that shows what a cell rests on: each statement, own words first, claims apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click
import pandas as pd

import tracker
from tracker.analysis.selection import known_name
from tracker.cli.printing import format_option, print_table
from tracker.cli.views import DAY, day_of, opened

DETAILS = {"quote": '"{}"', "condition": "condition: {}", "note": "note: {}"}


@click.command()
@click.argument("actor")
@click.argument("proposal")
@click.option("--as-of", type=DAY, help="The day, YYYY-MM-DD; today unless given.")
@format_option
@click.pass_context
def evidence(ctx: click.Context, actor: str, proposal: str, as_of: date | None, form: str) -> None:
    """Show the statements behind one cell, newest first, with whom each goes back to."""
    found = opened(ctx)
    actor, proposal = known_name(found, "actors", actor), known_name(found, "proposals", proposal)
    rows = tracker.evidence(found, actor, proposal, day_of(as_of))
    if form != "text":
        print_table(rows, form, "")
        return
    cells = tracker.standings(found, day_of(as_of))
    cell = cells[(cells["actor"] == actor) & (cells["proposal"] == proposal)]
    click.echo("\n".join([f"{actor} on {proposal}: {verdict(cell)}", *told(rows)]))


def verdict(cell: pd.DataFrame) -> str:
    """The standing in a line, with what it rests on."""
    if cell.empty:
        return "nothing is recorded by that day"
    stands = cell.iloc[0]
    claimed = " (only others say so)" if stands["state"] == "claimed" else ""
    contested = "contested, " if stands["state"] == "contested" else ""
    return (
        f"{contested}{stands['stance']}{claimed} since {stands['since']:%Y-%m-%d}; "
        f"{_counted(stands['rows'], 'statement')}, {_counted(stands['origins'], 'independent origin')}"
    )


def told(rows: pd.DataFrame) -> Iterator[str]:
    """Each statement on lines of its own; a star marks those that decide."""
    for own, heading in ((True, "In its own words"), (False, "Claims by others")):
        part = rows[rows["own"] == own]
        if len(part):
            yield f"\n{heading}"
        for _, row in part.iterrows():
            yield from _statement(row)


def _statement(row: pd.Series[Any]) -> Iterator[str]:
    known = {str(name): str(value) for name, value in row.dropna().items()}
    via = f", citing {known['via']}" if "via" in known else ""
    speaker = f" by {known['speaker']}" if known.get("speaker") else ""
    mark = "*" if row["deciding"] else " "
    said = f"{known.get('attribution', 'not recorded how')}{speaker}"
    yield f"{mark} {row['date']:%Y-%m-%d}  {row['stance']}  ({said}; {known['source']}{via})  {known['id']}"
    for name, pattern in DETAILS.items():
        if known.get(name):
            yield f"      {pattern.format(known[name])}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
