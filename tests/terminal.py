"""The terminal as people use it: the real command in a process of its own."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.source import ROOT

TRACKER = Path(sys.executable).with_name("tracker")


class Run(NamedTuple):
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int


def run(*words: str, data: Path | None = None, folder: Path = ROOT) -> Run:
    """Run `tracker` with some words, on a tracker's folder."""
    environment = {**os.environ, "COLUMNS": "100", **({"TRACKER_DATA": str(data)} if data else {})}
    done = subprocess.run([TRACKER, *words], capture_output=True, text=True, env=environment, cwd=folder, check=False)
    return Run(done.stdout, done.stderr, done.returncode)


def at_a_terminal(*words: str, answer: str, data: Path) -> Run:
    """Run `tracker` for somebody who sits at a terminal and answers what is asked."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "TRACKER_DATA": str(data)}
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [TRACKER, *words], stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True, env=environment, check=False
    )
    os.close(theirs)
    said = os.read(ours, 1 << 16).decode()
    os.close(ours)
    return Run(done.stdout, said, done.returncode)


def records(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text, each by its header."""
    return list(csv.DictReader(io.StringIO(text)))
