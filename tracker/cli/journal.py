"""Commands about the past: history, undo, restore and verify."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click
import pandas as pd

import tracker
from tracker.cli.editing import told
from tracker.cli.printing import format_option, print_table
from tracker.cli.views import DAY
from tracker.store.audit import misfits
from tracker.store.journal import read_journal
from tracker.store.past import restore_tracker


@click.command()
@click.argument("row", metavar="[ID]", required=False)
@format_option
@click.pass_context
def history(ctx: click.Context, row: str | None, form: str) -> None:
    """Show who changed what, when and why, the newest first; with the key of a row, the story of that row."""
    table = tracker.open_tracker(**ctx.obj).history(row)
    nothing = f"the history tells nothing of {row!r}" if row else "there is no history yet; it begins with a save"
    if form == "json":
        click.echo(json.dumps(plain(table).to_dict("records"), ensure_ascii=False, indent=2))
    elif form == "csv":
        cells = {name: table[name].map(partial(json.dumps, ensure_ascii=False)) for name in ("before", "after")}
        print_table(plain(table).assign(**cells), form, nothing)
    else:
        click.echo("\n".join(story_lines(table)) or nothing)


def plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its moments as ISO texts."""
    return table.assign(at=[moment.isoformat(timespec="milliseconds") for moment in table["at"]])


def story_lines(table: pd.DataFrame) -> Iterator[str]:
    """A line for each transaction, in the time of this place, and below it one for each row."""
    last = ""
    for row in table.to_dict("records"):
        if row["txn"] != last:
            last = row["txn"]
            who = f"{row['by']} ({row['via']})" if row["by"] else row["via"]
            why = f": {row['why']}" if row["why"] else ""
            yield f"{row['at'].to_pydatetime().astimezone():%Y-%m-%d %H:%M}  {last}  {who}{why}"
        yield f"    {row['table']} {row['key']}: {row['words']}" if row["table"] else f"    {row['words']}"


@click.command()
@click.argument("txn", metavar="[TXN]", required=False)
@click.option("--why", default="", help="The reason, for the history.")
@click.pass_context
def undo(ctx: click.Context, txn: str | None, why: str) -> None:
    """Take back a change: the last one that still stands, unless one is named; an undo that is named is taken back."""
    found = tracker.open_tracker(**ctx.obj)
    receipt = told(found, partial(found.undo, txn, why=why))
    counts = {"added": receipt.added, "changed": receipt.changed, "deleted": receipt.deleted}
    rows = ", ".join(f"{count} row{'s' * (count != 1)} {word}" for word, count in counts.items() if count)
    of = f"undo of {receipt.undoes}"
    said = receipt.why if receipt.why.startswith(of) else f"{of}: {receipt.why}"
    click.echo(f"{receipt.txn}: {said}; {rows}" if rows else "nothing to undo: the files hold nothing of it")


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--as-of", type=DAY, required=True, help="The day, YYYY-MM-DD, as it is counted here.")
@click.pass_context
def restore(ctx: click.Context, folder: Path, as_of: date) -> None:
    """Write the tracker as it was at the end of a day into a new or empty folder."""
    found = tracker.open_tracker(**ctx.obj)
    written = restore_tracker(found.folder, found.schema.tables, as_of, folder)
    click.echo(f"{len(written)} files written to {folder}: the tables at the end of {as_of}")


@click.command()
@click.pass_context
def verify(ctx: click.Context) -> None:
    """Check that the history is whole and leads to the files as they are; exit 1 and say what does not fit."""
    found = tracker.open_tracker(**ctx.obj)
    wrong = misfits(found.folder, found.schema.tables)
    for each in wrong:
        click.echo(each)
    if wrong:
        raise SystemExit(1)
    lines = read_journal(found.folder)
    said = f"{len(lines)} lines since {lines[0].day}" if lines else "there is no history yet"
    click.echo(f"all fits: {said}" + (f"; the last one is {lines[-1].hash[:16]}" if lines else ""))
