"""Commands that write: init and rename, and how a save is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

import tracker
from tracker.analysis.renaming import rename_edits
from tracker.cli.outside import agreed
from tracker.problem import Problem
from tracker.store.edits import Wish
from tracker.store.new import create_tracker
from tracker.store.proof import Tell, quietly
from tracker.store.saving import Receipt
from tracker.tracker import Tracker


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--example", is_flag=True, help="Fill it with a fictional debate over three years.")
def init(folder: Path, example: bool) -> None:
    """Start a new tracker in a folder: the schema, empty tables, the scale."""
    written = create_tracker(folder, example)
    click.echo(f"{len(written)} files written to {folder}")
    click.echo(f"Next: tracker --data {folder} {'app' if example else 'add --help'}", err=True)


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


def saved(found: Tracker, edits: Sequence[Wish], why: str, remedy: str = "", tell: Tell = quietly) -> Receipt:
    """The receipt of a save; exit 1 with every reason, as check would tell it, where it is refused."""
    return told(found, partial(found.commit, edits, why=why, via="terminal", tell=tell), remedy)


def told(found: Tracker, save: Callable[..., Receipt], remedy: str = "") -> Receipt:
    """The receipt of whatever saves; what the person must know goes to stderr, a remedy for a refusal too."""
    try:
        receipt = agreed(found, save)
    except tracker.RefusedError as error:
        for row in error.problems.itertuples(index=False, name=None):
            click.echo(str(Problem(*row)), err=True)
        click.echo("; ".join(filter(None, ["nothing was saved", remedy])), err=True)
        raise SystemExit(1) from None
    if receipt.notice:
        click.echo(receipt.notice, err=True)
    return receipt
