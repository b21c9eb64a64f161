"""Commands that hand on: export a file, open the app."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

import tracker
from tracker.cli.views import DAY, opened
from tracker.exchange.edition import Profile
from tracker.exchange.package import package_bytes
from tracker.exchange.tables import csv_bytes
from tracker.store.files import replace_file
from tracker.tracker import Tracker

FRONT_DOOR = Path(tracker.__file__).parent.parent / "streamlit_app.py"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-of", type=DAY, help="The day of the matrix, YYYY-MM-DD; the last recorded one unless given.")
@click.option(
    "--profile", type=click.Choice(get_args(Profile)), help="A workbook to work in (given no other), or to publish."
)
@click.option("--since", type=DAY, help="Add a sheet of who moved from this day, YYYY-MM-DD, to the matrix's.")
@click.pass_context
def export(ctx: click.Context, /, file: Path, **options: Any) -> None:
    """Write the tracker to a file: .xlsx for the whole workbook, .csv for the positions, .zip for every file."""
    writers: dict[str, Callable[..., bytes]] = {".xlsx": workbook_bytes, ".csv": positions_bytes, ".zip": whole_package}
    writer = writers.get(file.suffix.lower())
    if writer is None:
        raise click.UsageError(f"{file.name}: the ending says the format; use one of {', '.join(writers)}")
    if ctx.obj["folder"].resolve() in file.resolve().parents:
        raise click.UsageError(f"{file} lies in the tracker's own folder and might replace a table; choose another")
    found = opened(ctx)
    data = writer(found, **{name: value for name, value in options.items() if value is not None})
    replace_file(file, data)
    click.echo(f"{file}: {len(data):,} bytes")


def workbook_bytes(
    found: Tracker, as_of: date | None = None, profile: Profile = "working", since: date | None = None
) -> bytes:
    """The Excel workbook."""
    try:
        return tracker.workbook(found, day=as_of, profile=profile, since=since)
    except ValueError as error:  # a period that ends before it begins
        raise click.UsageError(str(error)) from error


def positions_bytes(found: Tracker, **options: object) -> bytes:
    """Every position as CSV for spreadsheets, rows in error too."""
    _refuse_all(options)
    return csv_bytes(found.texts["positions"].frame)


def whole_package(found: Tracker, **options: object) -> bytes:
    """The data package: every file as it is stored."""
    _refuse_all(options)
    return package_bytes(found)


def _refuse_all(options: Mapping[str, object]) -> None:
    if others := [f"--{name.replace('_', '-')}" for name in options]:
        raise click.UsageError(f"{', '.join(others)}: only for a workbook (.xlsx)")


@click.command()
@click.option("--read-only", is_flag=True, help="Show everything, change nothing.")
@click.option("--port", type=int, help="The port to listen on; the next free one from 8501 unless given.")
@click.pass_context
def app(ctx: click.Context, read_only: bool, port: int | None) -> None:
    """Open the tracker in the browser."""
    folder = Path(ctx.obj["folder"]).resolve()
    tracker.open_tracker(folder, ctx.obj["encoding"])  # whatever is wrong is better said here than in a browser
    environment = {**os.environ, "TRACKER_DATA": str(folder), **({"TRACKER_READ_ONLY": "1"} if read_only else {})}
    command = [sys.executable, "-m", "streamlit", "run", str(FRONT_DOOR)]
    command += ["--server.port", str(port)] if port else []
    os.chdir(FRONT_DOOR.parent)
    if os.name == "nt":  # there a process cannot become another
        raise SystemExit(subprocess.call(command, env=environment))
    os.execve(sys.executable, command, environment)  # noqa: S606 - who ends the command is to end the app too
