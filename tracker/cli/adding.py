"""The command that adds a position, with the names it needs: a near miss is asked about, never taken for a new one."""

from __future__ import annotations

import re
from pathlib import Path

import click

import tracker
from tracker.analysis.selection import UnknownNameError, alias_names
from tracker.checks.names import KnownNames
from tracker.checks.values import full_day
from tracker.cli.editing import saved
from tracker.problem import Problem, TrackerError
from tracker.schema import Field, Table
from tracker.store.folder import read_schema
from tracker.tracker import Tracker

Names = dict[tuple[str, str], str]
"""A table and a name that it does not hold, with the column of its key."""
NEW = "--new adds unknown actors, proposals and sources with the position"


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
@click.option("--sure", multiple=True, metavar="NAME", help="This name is new indeed, although it resembles another.")
@click.pass_context
def add(ctx: click.Context, /, new: bool, sure: tuple[str, ...], **cells: str | None) -> None:
    """Add one position: checked, then saved in one step with what it needs."""
    found = tracker.open_tracker(**ctx.obj)
    given = dated({name: value for name, value in cells.items() if value})
    unknown = unknown_names(found, given)
    edits = [tracker.added(*each) for each in (confirmed(found, unknown, sure) if new else [])]
    edits.append(tracker.added("positions", given))
    why = f"added {given.get('actor')} on {given.get('proposal')}"
    receipt = saved(found, edits, why, NEW if unknown and not new else "")
    for edit in edits[:-1]:
        click.echo(f"added to {edit.table}.csv: {next(iter(edit.cells.values()))}")
    row = receipt.ids[len(edits) - 1]
    click.echo(f"added to positions.csv: {row}")
    warn_of(tracker.open_tracker(**ctx.obj), row)


def dated(cells: dict[str, str]) -> dict[str, str]:
    """The cells with a whole day: of a month or a year its last, and the precision that says so."""
    day, precision = full_day(cells.get("date", ""))
    if precision and cells.get("precision", precision) != precision:
        raise click.UsageError(f"--date {cells['date']} is a {precision}, --precision says {cells['precision']}")
    return {**cells, "date": day, **({"precision": precision} if precision else {})}


def unknown_names(found: Tracker, cells: dict[str, str]) -> Names:
    """The table and the name of each name of the position that its table does not hold, with the key's column."""
    named = {(field.reference.table, cells[name]): field.reference.column
             for name, field in found.schema.table("positions").by_name.items()
             if field.reference and field.reference.table != "stances" and name in cells}  # fmt: skip
    return {place: key for place, key in named.items() if place[1] not in set(found.texts[place[0]].frame[key])}


def confirmed(
    found: Tracker, unknown: dict[tuple[str, str], str], sure: tuple[str, ...]
) -> list[tuple[str, dict[str, str]]]:
    """A row for each unknown name; UnknownNameError for one that may be a known one misspelled."""
    for (table, name), key in unknown.items():
        aliases = alias_names(found) if table == "actors" else {}
        known = [each for each in found.texts[table].frame[key] if numbers(each) == numbers(name)]
        hint, _ = KnownNames(known, aliases).suggestion(name)
        if hint and name not in sure:
            raise UnknownNameError(f"'{name}' is new among the {table}: {hint}; if not, add --sure \"{name}\"")
    return [(table, {key: name}) for (table, name), key in unknown.items()]


def numbers(name: str) -> list[str]:
    """The numbers in a name: two that differ in them are two names, not one misspelled."""
    return re.findall(r"[0-9]+", name)


def warn_of(found: Tracker, row: str) -> None:
    """The warnings about a row just saved, on stderr."""
    keys = found.texts["positions"].frame["id"]
    here = found.problems["row"].isin(keys.index[keys == row] + 2) & (found.problems["table"] == "positions")
    for problem in found.problems[here].itertuples(index=False, name=None):
        click.echo(f"{Problem(*problem).severity}: {Problem(*problem)}", err=True)
