"""The terminal as people use it: the command's own door, here or in a process of its own."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from tests.source import ROOT
from tracker.cli.commands import main

TRACKER = Path(sys.executable).with_name("tracker")


class Run(NamedTuple):
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


def run(*words: str, data: Path | None = None, folder: Path = ROOT) -> Run:
    """Run `tracker` with some words, on a tracker's folder, nobody at the keyboard: the same code as `started`.

    In this process, because one of its own takes a second to load its packages.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with (
        patch.dict(os.environ, surroundings(data)), patch.object(sys, "argv", ["tracker", *words]),
        patch.object(sys, "stdin", io.StringIO()), redirect_stdout(out), redirect_stderr(err), chdir(folder),
    ):  # fmt: skip
        code = exit_code()
    return Run(printed(out), printed(err), code)


def exit_code() -> int:
    """The code with which the command ends."""
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def printed(stream: io.TextIOWrapper) -> str:
    """What was written, line breaks as a terminal has them."""
    written = stream.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode().replace(os.linesep, "\n")


def started(*words: str, data: Path | None = None, folder: Path = ROOT) -> Run:
    """Start the real command in a process of its own."""
    done = subprocess.run(
        [TRACKER, *words], capture_output=True, text=True, env={**os.environ, **surroundings(data)}, cwd=folder,
        check=False,
    )  # fmt: skip
    return Run(done.stdout, done.stderr, done.returncode)


def at_a_terminal(*words: str, answer: str, data: Path) -> Run:
    """Run `tracker` for somebody who sits at a terminal and answers what is asked."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, **surroundings(data)}
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [TRACKER, *words], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment, check=False
    )
    os.close(theirs)
    said = os.read(ours, 1 << 16).decode()
    os.close(ours)
    return Run(done.stdout, said, done.returncode)


def surroundings(data: Path | None) -> dict[str, str]:
    """A wide terminal, and the tracker's folder."""
    return {"COLUMNS": "100", **({"TRACKER_DATA": str(data)} if data else {})}


def records(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text, each by its header."""
    return list(csv.DictReader(io.StringIO(text)))
