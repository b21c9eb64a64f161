"""Commands that show: matrix, timeline and changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click
import pandas as pd

import tracker
from tracker.analysis.selection import Selection, known_name
from tracker.analysis.standing import with_silent
from tracker.cli.printing import format_option, print_table
from tracker.tracker import Tracker, local_day

Command = Callable[..., Any]
DAY = click.DateTime(["%Y-%m-%d"])
CELL = ["actor", "proposal", "stance", "state", "since", "last", "age_days", "rows", "origins"]
CELL += ["attribution", "condition", "ids"]
MARKS = {"conditional": "conditional", "single_origin": "one origin", "second_hand": "second-hand", "stale": "stale"}


def opened(ctx: click.Context) -> Tracker:
    """The tracker that --data names; says on stderr what the views leave out."""
    found = tracker.open_tracker(**ctx.obj)
    for name, text in found.texts.items():
        count = found.left_out[name]
        if not text.readable:
            click.echo(f"{text.table.path} cannot be read and is left out: see 'tracker check'", err=True)
        elif count:
            rows = "1 row" if count == 1 else f"{count} rows"
            verb = "is" if count == 1 else "are"
            click.echo(f"{rows} of {text.table.path} {verb} in error and left out: see 'tracker check'", err=True)
    return found


def choice_options(*names: str) -> Callable[[Command], Command]:
    """The options that narrow a view, each of which may be given several times."""

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            command = click.option(f"--{name}", multiple=True, help=f"Only this {name}; may be repeated.")(command)
        return command

    return decorate


def chosen(found: Tracker, **names: tuple[str, ...]) -> Selection:
    """The selection that the options name, spelled as the tables spell it."""
    return Selection(
        actors=tuple(known_name(found, "actors", name) for name in names.get("actor", ())),
        proposals=tuple(known_name(found, "proposals", name) for name in names.get("proposal", ())),
        topics=names.get("topic", ()),
        groups=tuple(known_name(found, "actors", name) for name in names.get("group", ())),
    )


def day_of(given: datetime | None) -> date:
    """The day an option names; today where none does."""
    return given.date() if given else local_day()


@click.command()
@click.option("--as-of", type=DAY, help="The day, YYYY-MM-DD; today unless given.")
@choice_options("actor", "proposal", "topic", "group")
@click.option("--clock", type=click.Choice(["said", "known"]), default="said", show_default=True,
              help="What was so on the day, or what had been published by it.")  # fmt: skip
@click.option("--stale-after", type=click.IntRange(0), default=180, show_default=True, metavar="DAYS",
              help="Days without a word after which a standing is stale.")  # fmt: skip
@click.option("--silent", is_flag=True, help="Also list the pairs about which nothing is recorded.")
@click.option("--wide", is_flag=True, help="Actors down, proposals across.")
@format_option
@click.pass_context
def matrix(
    ctx: click.Context, /, as_of: datetime | None, clock: Any, stale_after: int, silent: bool, wide: bool, form: str,
    **names: tuple[str, ...],
) -> None:  # fmt: skip
    """Show who stands where on a day: one row a cell, or actors down and proposals across."""
    found = opened(ctx)
    cells = tracker.standings(found, day_of(as_of), clock, stale_after)
    selection = chosen(found, **names)
    cells = selection.narrow(found, with_silent(cells) if silent else cells)
    nothing = "nothing is recorded by that day"
    if wide:
        print_table(across(cells), form, nothing)
    else:
        print_table(for_people(cells) if form == "text" else cells[CELL], form, nothing)


def for_people(cells: pd.DataFrame) -> pd.DataFrame:
    """The columns a person reads, with the marks in words."""
    marks = [", ".join(word for name, word in MARKS.items() if cell[name]) for _, cell in cells.iterrows()]
    return cells[["actor", "proposal", "stance", "state", "since", "last", "rows", "origins"]].assign(marks=marks)


def across(cells: pd.DataFrame) -> pd.DataFrame:
    """Actors down, proposals across, what stands in each cell; a claim says so, silence is empty."""
    claimed = cells["state"].astype("str") == "claimed"
    told = cells["stance"].astype("str").mask(claimed, cells["stance"].astype("str") + " (claimed)")
    table = cells.assign(told=told).pivot_table(
        index="actor", columns="proposal", values="told", aggfunc="first", fill_value="", observed=True
    )
    return table.rename_axis(columns=None).reset_index()


@click.command()
@choice_options("actor", "proposal", "topic", "group")
@format_option
@click.pass_context
def timeline(ctx: click.Context, /, form: str, **names: tuple[str, ...]) -> None:
    """Show the stretches of time through which each stance held; an open one lasts."""
    found = opened(ctx)
    print_table(chosen(found, **names).narrow(found, tracker.timeline(found)), form, "nothing is recorded")


@click.command()
@click.option("--since", type=DAY, required=True, help="The end of this day is compared, YYYY-MM-DD …")
@click.option("--until", type=DAY, help="… with the end of this one; today unless given.")
@choice_options("actor", "proposal", "topic", "group")
@format_option
@click.pass_context
def changes(
    ctx: click.Context, /, since: datetime, until: datetime | None, form: str, **names: tuple[str, ...]
) -> None:
    """Show who moved between two days, in sentences."""
    if since.date() > day_of(until):
        raise click.UsageError(f"--since {since.date()} lies after --until {day_of(until)}")
    found = opened(ctx)
    moved = chosen(found, **names).narrow(found, tracker.changes_between(found, since.date(), day_of(until)))
    if form == "text":
        click.echo("\n".join(f"{each.kind:<9}  {each.sentence}" for each in moved.itertuples()) or "nobody moved")
    else:
        print_table(moved, form, "")
