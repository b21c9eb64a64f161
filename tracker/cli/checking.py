"""The command that checks: every problem of every table, and the safe fixes with their diff."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff

import click
import pandas as pd

import tracker
from tracker.checks.fixes import fix_edits
from tracker.cli.editing import saved
from tracker.cli.printing import as_json, print_table
from tracker.problem import Problem
from tracker.tracker import Tracker

FORMATS = ("text", "json", "csv", "github")


@click.command()
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe, and show the diff.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.pass_context
def check(ctx: click.Context, fix: bool, form: str) -> None:
    """Check the tables; exit 1 when a rule is broken. Warnings block nothing."""
    try:
        found = tracker.open_tracker(**ctx.obj)
    except tracker.SchemaError as error:
        print_problems(tracker.problem_table(error.problems), form)
        raise SystemExit(1) from None
    if fix:
        found = mended(ctx, found)
    print_problems(found.problems, form)
    raise SystemExit(int((found.problems["severity"] == "error").any()))


def mended(ctx: click.Context, found: Tracker) -> Tracker:
    """The tracker after its safe fixes, whose diff goes to stderr; as it was where there are none."""
    edits = fix_edits(found.texts, found.problems)
    if not edits:
        click.echo("nothing can be mended safely", err=True)
        return found
    saved(found, edits, "safe fixes of tracker check")
    after = tracker.open_tracker(**ctx.obj)
    for line in diff_lines(found, after):
        click.echo(line, err=True)
    return after


def diff_lines(before: Tracker, after: Tracker) -> Iterator[str]:
    """What changed in the files, as a unified diff."""
    for name, text in before.texts.items():
        path = text.table.path
        old, new = (each.data.decode().splitlines() for each in (text, after.texts[name]))
        yield from unified_diff(old, new, f"a/{path}", f"b/{path}", n=0, lineterm="")


def print_problems(problems: pd.DataFrame, form: str) -> None:
    """The problems in a format: text for people, github for annotations, json and csv for programs."""
    if form == "csv":
        print_table(problems, form, "")
    elif form == "json":
        click.echo(as_json(problems))
    else:
        told = [Problem(*row) for row in problems.itertuples(index=False, name=None)]
        for problem in told:
            click.echo(_annotation(problem) if form == "github" else f"{problem.severity}: {problem}")
        if form == "text":
            click.echo(_summary(told))


def _annotation(problem: Problem) -> str:
    file = "datapackage.json" if problem.table == "datapackage" else f"{problem.table}.csv"
    text = f"{problem.column}: {problem.message}; {problem.hint}".replace("%", "%25").replace("\n", "%0A")
    return f"::{problem.severity} file={file},line={max(problem.line, 1)},title={problem.rule}::{text}"


def _summary(problems: list[Problem]) -> str:
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{counts[kind]} {kind}{'s' * (counts[kind] != 1)}" for kind in ("error", "warning")]
    fixable = sum(problem.fix is not None for problem in problems)
    return ", ".join(parts) + (f"; {fixable} can be mended with --fix" if fixable else "")
