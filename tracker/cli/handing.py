"""Commands that hand on: export a file, open the app."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import click

import tracker
from tracker.cli.views import DAY, opened
from tracker.exchange.tables import csv_bytes
from tracker.store.files import replace_file
from tracker.tracker import Tracker

FRONT_DOOR = Path(tracker.__file__).parent.parent / "streamlit_app.py"


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--as-of", type=DAY, help="The day of the matrix, YYYY-MM-DD; the last recorded one unless given.")
@click.pass_context
def export(ctx: click.Context, file: Path, as_of: datetime | None) -> None:
    """Write the tracker to a file: .xlsx for the whole workbook, .csv for the positions."""
    writers = {".xlsx": workbook_bytes, ".csv": positions_bytes}
    writer = writers.get(file.suffix.lower())
    if writer is None:
        raise click.UsageError(f"{file.name}: the ending says the format; use one of {', '.join(writers)}")
    found = opened(ctx)
    data = writer(found, as_of.date() if as_of else None)
    replace_file(file, data)
    click.echo(f"{file}: {len(data):,} bytes")


def workbook_bytes(found: Tracker, day: date | None) -> bytes:
    """The Excel workbook."""
    return tracker.workbook(found, day=day)


def positions_bytes(found: Tracker, _: date | None) -> bytes:
    """Every position as CSV for spreadsheets, rows in error too."""
    return csv_bytes(found.texts["positions"].frame)


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
    raise SystemExit(subprocess.call(command, env=environment, cwd=FRONT_DOOR.parent))
