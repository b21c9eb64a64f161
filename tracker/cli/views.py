"""Commands that show: matrix, timeline and changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import click
import pandas as pd

import tracker
from tracker.analysis.selection import Selection, UnknownNameError, groups_of, known_name, topics_of
from tracker.analysis.standing import with_silent
from tracker.checks.names import suggestion
from tracker.cli.printing import format_option, print_table
from tracker.store.errors import UnreadableError
from tracker.tracker import Tracker, local_day

Command = Callable[..., Any]
CELL = ["actor", "proposal", "stance", "state", "since", "last", "age_days", "rows", "origins"]
CELL += ["attribution", "condition", "ids"]
MARKS = {"conditional": "conditional", "single_origin": "one origin", "second_hand": "second-hand", "stale": "stale"}


class Day(click.ParamType[date]):
    """A day, written as the tables write it."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; wrong usage for anything else."""
        try:
            return value if isinstance(value, date) else datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day
        except ValueError:
            self.fail(f"'{value}' is not a day of the calendar; write year-month-day, like 2025-08-28", param, ctx)


DAY = Day()


def opened(ctx: click.Context) -> Tracker:
    """The tracker that --data names; says on stderr what the views leave out."""
    found = tracker.open_tracker(**ctx.obj)
    for name, text in found.texts.items():
        count = found.left_out[name]
        if not text.readable:
            reasons = "".join(f"\n{problem}" for problem in text.problems[:3] if problem.severity == "error")
            raise UnreadableError(f"{text.table.path} cannot be read, and nothing is shown without it:{reasons}")
        if count:
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
        topics=tuple(one_of("topic", name, topics_of(found)) for name in names.get("topic", ())),
        groups=tuple(one_of("group", name, groups_of(found)) for name in names.get("group", ())),
    )


def one_of(kind: str, name: str, known: list[str]) -> str:
    """The name, if it is known; UnknownNameError with the nearest one if not."""
    if name not in known:
        hint = suggestion(name, known)[0] or f"known are {', '.join(known)}" if known else "there is none"
        raise UnknownNameError(f"'{name}' is not a {kind}; {hint}")
    return name


def day_of(given: date | None) -> date:
    """The day an option names; today where none does."""
    return given or local_day()


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
    ctx: click.Context, /, as_of: date | None, clock: Any, stale_after: int, silent: bool, wide: bool, form: str,
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
def changes(ctx: click.Context, /, since: date, until: date | None, form: str, **names: tuple[str, ...]) -> None:
    """Show who moved between two days, in sentences."""
    if since > day_of(until):
        raise click.UsageError(f"--since {since} lies after --until {day_of(until)}")
    found = opened(ctx)
    moved = chosen(found, **names).narrow(found, tracker.changes_between(found, since, day_of(until)))
    if form == "text":
        click.echo("\n".join(f"{each.kind:<9}  {each.sentence}" for each in moved.itertuples()) or "nobody moved")
    else:
        print_table(moved, form, "")
