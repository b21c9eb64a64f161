"""Commands that write: init, add and rename."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

import tracker
from tracker.analysis.renaming import rename_edits
from tracker.checks.values import full_day
from tracker.problem import Problem, TrackerError
from tracker.schema import Field, Table
from tracker.store.edits import Edit
from tracker.store.folder import read_schema
from tracker.store.new import create_tracker
from tracker.store.saving import Receipt
from tracker.tracker import Tracker

REGISTERS = {"actor": "actors", "proposal": "proposals", "source": "sources"}


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--example", is_flag=True, help="Fill it with a fictional debate over three years.")
def init(folder: Path, example: bool) -> None:
    """Start a new tracker in a folder: the schema, empty tables, the scale."""
    written = create_tracker(folder, example)
    click.echo(f"{len(written)} files written to {folder}")
    click.echo(f"Next: tracker --data {folder} {'app' if example else 'add --help'}", err=True)


class AddCommand(click.Command):
    """A command whose options are the columns of the positions table, as the tracker's schema declares them."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The declared options and one for each column."""
        return [*column_options(positions_table(ctx)), *super().get_params(ctx)]


def positions_table(ctx: click.Context) -> Table:
    """The table that --data declares; the one of a new tracker where none can be read, so that --help still helps."""
    folder = (ctx.find_root().obj or {}).get("folder", Path("data"))
    try:
        return read_schema(folder).table("positions")
    except TrackerError:
        return read_schema(Path(tracker.__file__).parent / "store" / "template").table("positions")


def column_options(table: Table) -> list[click.Parameter]:
    """An option for each column that a person types."""
    return [_option(field) for field in table.fields if not field.generated]


def _option(field: Field) -> click.Option:
    words = f" One of: {', '.join(field.enum)}." if field.enum else ""
    form = " YYYY-MM-DD; YYYY-MM or YYYY where no more is known." if field.name == "date" else ""
    help_text = field.description + form + words
    return click.Option([f"--{field.name.replace('_', '-')}", field.name], required=field.required, help=help_text)


@click.command(cls=AddCommand)
@click.option("--new", is_flag=True, help="Also add the actor, proposal or source if nobody knows it yet.")
@click.pass_context
def add(ctx: click.Context, /, new: bool, **cells: str | None) -> None:
    """Add one position: checked, then saved in one step with what it needs."""
    found = tracker.open_tracker(**ctx.obj)
    given = {name: value for name, value in cells.items() if value}
    day, precision = full_day(given.get("date", ""))
    given |= {"date": day, **({"precision": precision} if precision else {})}
    edits = [*(unknown_names(found, given) if new else []), tracker.added("positions", given)]
    receipt = saved(found, edits, f"added {given.get('actor')} on {given.get('proposal')}")
    for edit in edits[:-1]:
        click.echo(f"added to {edit.table}.csv: {next(iter(edit.cells.values()))}")
    click.echo(f"added to positions.csv: {receipt.ids[len(edits) - 1]}")


def unknown_names(found: Tracker, cells: dict[str, str]) -> list[Edit]:
    """A new row for each name of the position that its table does not hold."""
    names = {column: cells[column] for column in REGISTERS if column in cells}
    return [
        tracker.added(REGISTERS[column], {column: name})
        for column, name in names.items()
        if name not in set(found.texts[REGISTERS[column]].frame[column])
    ]


@click.command()
@click.argument("kind", type=click.Choice(["actor", "proposal", "source", "stance"]))
@click.argument("old")
@click.argument("new")
@click.pass_context
def rename(ctx: click.Context, kind: str, old: str, new: str) -> None:
    """Rename an actor, proposal, source or stance everywhere at once."""
    found = tracker.open_tracker(**ctx.obj)
    receipt = saved(found, rename_edits(found, f"{kind}s", old, new), f"renamed {old} to {new}")
    rows = receipt.changed
    click.echo(f"'{old}' is now '{new}' in {rows} row{'s' * (rows != 1)} of {', '.join(receipt.files)}")


def saved(found: Tracker, edits: list[Edit], why: str) -> Receipt:
    """The receipt of a save; exit 1 with every reason, as check would tell it, where it is refused."""
    return told(partial(found.commit, edits, why=why, via="terminal"))


def told(save: Callable[[], Receipt]) -> Receipt:
    """The receipt of whatever saves; what the person must know goes to stderr."""
    try:
        receipt = save()
    except tracker.RefusedError as error:
        for row in error.problems.itertuples(index=False, name=None):
            click.echo(str(Problem(*row)), err=True)
        click.echo("nothing was saved", err=True)
        raise SystemExit(1) from None
    if receipt.notice:
        click.echo(receipt.notice, err=True)
    return receipt
