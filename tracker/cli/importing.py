"""The command that takes any table in: shows what it would change, then saves it in one step."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

import tracker
from tracker.cli.answers import answered
from tracker.cli.editing import saved
from tracker.cli.intake_report import print_report
from tracker.cli.mappings import keep, saved_layout
from tracker.cli.printing import FORMATS
from tracker.cli.returning import take_back
from tracker.cli.wishes import Wishes
from tracker.exchange.intake.judging import offer_of
from tracker.exchange.intake.layout import ACROSS, ORDERS, Layout
from tracker.exchange.intake.mappings import FILE
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.reading import read_sheet
from tracker.exchange.intake.refusals import refused_file
from tracker.exchange.returned.recognition import is_returned
from tracker.exchange.returned.workbook import returned_workbook
from tracker.store.edits import Wish
from tracker.store.errors import StoreError
from tracker.store.files import replace_file
from tracker.store.proof import Tell, quietly
from tracker.tracker import Tracker

LARGE = 1 << 20
"""Bytes from which on a file takes long enough to say what is going on."""
REGISTERS = ("actors", "proposals", "sources")
Command = Callable[..., None]


def pairs(_: click.Context, option: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """LEFT=RIGHT as given several times; the last equals sign parts them, of a constant the first."""
    part = str.partition if option.name == "constants" else str.rpartition
    for each in given:
        if "=" not in each:
            raise click.BadParameter(f"{each!r} has no equals sign: write {option.metavar}")
    return {left.strip(): right.strip() for left, _, right in (part(each, "=") for each in given)}


def layout_options(command: Command) -> Command:
    """The options that answer what a table leaves open."""
    options = (
        click.option("--sheet", default="", help="The sheet of a workbook, or the statement type of a .dna file."),
        click.option("--header", type=click.IntRange(1), help="The line of the headings, if they are not found."),
        click.option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", callback=pairs,
                     help="What a column is: a field of positions, or actors.code and the like; empty leaves it out."),
        click.option("--wide", type=click.Choice(ACROSS), help="What each further column is named after."),
        click.option("--value", "values", multiple=True, metavar="WORD=STANCE", callback=pairs,
                     help="Which stance a word of the table means."),
        click.option("--name", "names", multiple=True, metavar="WRITTEN=KNOWN", callback=pairs,
                     help="Which actor, proposal or source a name means; itself, if it is new."),
        click.option("--set", "constants", multiple=True, metavar="FIELD=VALUE", callback=pairs,
                     help="What a field is wherever the table does not tell."),
        click.option("--dates", "order", type=click.Choice(ORDERS),
                     help="How dates in numbers are written, if the column proves neither."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@layout_options
@click.option("--encoding", help="How a CSV file is encoded, if it is not UTF-8, for instance cp1252.")
@click.option("--new", is_flag=True, help="Names that resemble a known one are new ones all the same.")
@click.option(
    "--as",
    "name",
    metavar="NAME|FILE.json",
    help="Read it as a saved mapping says, or the one in a file; options given here go before it.",
)
@click.option(
    "--save-as",
    metavar="NAME|FILE.json",
    help=f"Keep the mapping under this name, in {FILE} beside the tables; or in a file of its own.",
)
@click.option("--refused", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the refused rows.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--yes", is_flag=True, help="Save without asking; new actors, proposals and sources too.")
@click.option("--delete", is_flag=True, help="With --yes: the rows that a workbook of ours came back without, too.")
@click.pass_context
def import_(
    ctx: click.Context, /, file: Path, name: str | None, columns: dict[str, str], wide: str | None,
    values: dict[str, str], names: dict[str, str], constants: dict[str, str], order: str | None, sheet: str,
    header: int | None, encoding: str | None, form: str, refused: Path | None, dry_run: bool, yes: bool, new: bool,
    save_as: str | None, delete: bool,
) -> None:  # fmt: skip
    """Take in a table of positions: CSV, Excel, JSON or a .dna database, tidy or wide; or our own workbook, edited."""
    found, data = tracker.open_tracker(**ctx.obj), file.read_bytes()
    wishes = Wishes(form, refused, dry_run, yes, new, save_as, delete)
    as_table = (name, columns, wide, values, names, constants, order, sheet, header, refused, new, save_as, encoding)
    if is_returned(data) and not any(as_table):
        with stage(file, "comparing"):
            review = returned_workbook(found, data, file.name)
        take_back(review, wishes)
    if delete:
        raise click.UsageError("--delete is for a workbook of ours that comes back; a table deletes nothing")
    told = {table: names for table in REGISTERS if names}
    given = Layout(columns, wide or "", (), values, told, constants, order or "", sheet, header)
    kept = saved_layout(found, name) if name else Layout()
    with stage(file, "reading"):
        read = read_sheet(file.name, data, given.over(kept), encoding or ctx.obj["encoding"])
    del data  # as large as the file
    for heading in sorted(kept.columns.keys() - set(read.columns)):
        click.echo(f"the mapping {name!r} has a column {heading!r}, which this table has not", err=True)
    given = given.over(kept.within(read.columns))
    with stage(file, "comparing"):
        offer = offer_of(read, found, given, new)
    if wishes.asks and offer.questions:
        offer = offer_of(read, found, answered(offer, given), new)
    layout, any_refused = offer.layout, report(offer, file, wishes)
    edits = agreed(offer, wishes, any_refused)
    del read, offer  # as large as the rows that are left to save
    save(found, edits, file)
    if wishes.save_as:
        keep(found, wishes.save_as, layout)
    raise SystemExit(int(any_refused))


def report(offer: Offer, file: Path, wishes: Wishes) -> bool:
    """Say what would change, and write the refused rows; whether there are any."""
    print_report(offer, wishes.form)
    refused = offer.counts["refused"]
    if refused:
        ending, data = refused_file(offer)
        write_refused(
            wishes.refused or file.with_name(f"{Path(file.name.removesuffix('.gz')).stem}-refused{ending}"), data
        )
    return bool(refused)


def agreed(offer: Offer, wishes: Wishes, refused: bool) -> list[Wish]:
    """What is to be saved, where that is wanted; the command ends where it is not."""
    if wishes.dry_run:
        raise SystemExit(int(refused))
    edits = offer.wishes()
    if edits and not (wishes.yes or (wishes.asks and click.confirm("Save this?", err=True))):
        click.echo("nothing was saved; add --yes to save it", err=True)
        raise SystemExit(1)
    return edits


def save(found: Tracker, edits: list[Wish], file: Path) -> None:
    """Save what was agreed on, and say so."""
    if edits:
        with stage(file, "saving") as tell:
            receipt = saved(found, edits, f"imported {file.name}", tell=tell)
        click.echo(f"saved: {', '.join(receipt.files)}", err=True)


def write_refused(place: Path, data: bytes) -> None:
    """Put the refused rows into a file; where that cannot be, the rest of the import does not suffer."""
    try:
        replace_file(place, data)
        click.echo(f"the refused rows, each with its reason: {place}", err=True)
    except StoreError:
        click.echo(f"the refused rows cannot be written to {place}; name another file with --refused", err=True)


@contextmanager
def stage(file: Path, doing: str) -> Iterator[Tell]:
    """Say on a terminal what takes its time, for a file large enough; what comes out says how much of it is done."""
    if not (sys.stderr.isatty() and file.stat().st_size > LARGE):
        yield quietly
        return
    click.echo(f"{doing} {file.name} …", err=True, nl=False)
    yield lambda step, share: click.echo(f"\r{doing} {file.name}: {step} {share:4.0%}  ", err=True, nl=False)
    click.echo(err=True)
