"""A workbook of ours that comes back: what it would change, accepted line by line or all at once, then saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NoReturn

import click

from tracker.cli.editing import saved
from tracker.cli.printing import print_table
from tracker.cli.wishes import Wishes
from tracker.exchange.returned.acceptance import edits_of, why_of
from tracker.exchange.returned.review import Line, Review

SHOWN = 20
"""Lines of a kind that people see; csv and json hold all."""
HEADINGS = {
    "changed": "Changed",
    "added": "New",
    "deleted": "Deleted",
    "conflicting": "Changed by others too",
    "refused": "Refused",
}


def take_back(review: Review, wishes: Wishes) -> NoReturn:
    """Say what the workbook would change, save what is accepted, and exit: with 1 if anything was refused or left."""
    print_review(review, wishes.form)
    if wishes.dry_run:
        raise SystemExit(int(bool(review.counts["refused"])))
    accepted = _asked(review) if wishes.asks else _told(review, wishes)
    if edits := edits_of(review, accepted):
        receipt = saved(review.tracker, edits, why_of(review))
        click.echo(f"saved: {', '.join(receipt.files)}", err=True)
    elif review.lines:
        click.echo("nothing was saved" + ("" if wishes.asks or wishes.yes else "; add --yes to save it"), err=True)
    left = {line.number for line in review.lines if line.acceptable} - accepted
    raise SystemExit(int(bool(review.counts["refused"] or (left and not wishes.asks))))


def print_review(review: Review, form: str) -> None:
    """The counts in one line, what was found out, then each line; for programs the table, the counts on stderr."""
    click.echo(str(review), err=form != "text")
    if form != "text":
        print_table(review.table(), form, "")
        return
    for notice in review.notices:
        click.echo(f"* {notice}")
    for kind, heading in HEADINGS.items():
        if lines := [line for line in review.lines if _group(line) == kind]:
            click.echo(f"\n{heading}")
            for text in _texts(lines):
                click.echo(text)


def _group(line: Line) -> str:
    return line.kind if line.acceptable else "refused"


def _texts(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines[:SHOWN]:
        yield f"  {in_words(line)}"
    if len(lines) > SHOWN:
        yield f"  … and {len(lines) - SHOWN:,} more: --format csv shows all"


def in_words(line: Line) -> str:
    """Where the line stands in the workbook, what it says, and why it is refused."""
    place = f"{line.sheet} {line.place}: " if line.sheet else f"{line.table} {line.key}: "
    told = "" if line.kind == "unreadable" or not line.reason else f"; {line.reason}"
    return place + line.words + told


def _told(review: Review, wishes: Wishes) -> frozenset[int]:
    """What is accepted without a question; what is not is said to be left."""
    if not wishes.yes:
        return frozenset()
    if review.deletions and not wishes.delete:
        click.echo(f"rows to delete: {len(review.deletions):,}, left; add --delete to delete them", err=True)
    if review.conflicts:
        said = "left, for others changed them too or nobody can tell"
        click.echo(f"conflicts: {len(review.conflicts):,}, {said}; accept them one by one at a terminal", err=True)
    return review.plain | (review.deletions if wishes.delete else frozenset())


def _asked(review: Review) -> frozenset[int]:
    """What somebody accepts at the terminal: line by line, or all the rest at once; conflicts only line by line."""
    accepted: set[int] = set()
    for numbers, question in (
        (review.plain, "take it?"),
        (review.deletions, "delete it?"),
    ):
        accepted |= set(_accepted(review, sorted(numbers), question, "yna"))
    accepted |= set(_accepted(review, sorted(review.conflicts), "take it over theirs?", "yn"))
    return frozenset(accepted)


def _accepted(review: Review, numbers: Sequence[int], question: str, choices: str) -> Iterator[int]:
    meaning = "y yes, n no" + (", a all of these" if "a" in choices else "")
    every = False
    for number in numbers:
        if not every:
            click.echo(in_words(review.lines[number]), err=True)
            answer = click.prompt(
                f"{question} ({meaning})", type=click.Choice([*choices]), show_choices=False, err=True
            )
            every = answer == "a"
        if every or answer == "y":
            yield number
