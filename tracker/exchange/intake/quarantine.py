"""Files that need a parser, parsed in a process of their own: whatever happens there, it does not happen here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.intake.heading_line import heading_place
from tracker.exchange.intake.limits import refuse_large
from tracker.exchange.intake.sheet import Sheet, as_words, headings, unseen, unseen_letter, without_blank_rows
from tracker.exchange.sayings import Saying, saying

CHILD = "tracker.exchange.intake.child"
ROOT = Path(__file__).parents[3]
PATIENCE = 90.0  # seconds


def parsed_sheet(name: str, kind: str, data: bytes, wanted: str, header: int | None) -> Sheet:
    """The sheet in a workbook (`xlsx`) or a `dna` database; raises IntakeError or UnsafeFileError."""
    grid = parsed(name, kind, data, wanted)
    title = f"{name}, {grid['name']}"
    return sheet_of_grid(title, kind, grid["rows"], grid["unreadable"], header, tuple(grid["others"]))


def parsed(name: str, kind: str, data: bytes, wanted: str) -> dict[str, Any]:
    """What the other process reads out of a file of a kind; raises IntakeError or UnsafeFileError."""
    refuse_large(name, data)
    answer = _answer(name, kind, data, wanted)
    if "refused" in answer:
        error = UnsafeFileError if answer["unsafe"] == "UnsafeFileError" else IntakeError
        reason = Saying(answer["refused"], answer["code"], answer["parts"])
        raise error(saying("file", "{name}: {reason}", name=name, reason=reason))
    return answer


def sheet_of_grid(
    name: str, kind: str, grid: list[list[str]], unreadable: list[tuple[int, int, str]],
    header: int | None = None, others: tuple[str, ...] = (),
) -> Sheet:  # fmt: skip
    """The sheet that rows of texts make; `unreadable` tells row, column and reason, from 0."""
    line = heading_place(grid) if header is None else header - 1
    if not 0 <= line < len(grid):
        if header is None:
            raise IntakeError(saying("file-empty", "{name} is empty", name=name))
        raise IntakeError(saying("file-no-line", "{name} has no line {line}", name=name, line=str(header)))
    width = max(map(len, grid))
    columns = headings([*grid[line], *[""] * (width - len(grid[line]))])
    faults = {(row - line - 1, columns[place]): why for row, place, why in unreadable if row > line}
    body = [[*map(_clean, row), *[""] * (width - len(row))] for row in grid[line + 1 :]]
    for record, row in enumerate(body):
        for place, text in enumerate(row):
            if not text.isprintable() and (letter := unseen_letter(text)):
                row[place] = ""
                faults[record, columns[place]] = unseen(letter)
    cells = zip(*body, strict=True) if body else [()] * width
    frame = pd.DataFrame({column: pd.Series(as_words(texts)) for column, texts in zip(columns, cells, strict=True)})
    rows = np.arange(len(body), dtype=np.int64) + line + 2
    return without_blank_rows(Sheet(name, kind, columns, frame, rows, faults, others=others))


def _clean(text: str) -> str:
    """A cell's text in composed letters, without outer blanks, its line breaks as our files have them."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _answer(name: str, kind: str, data: bytes, wanted: str) -> dict[str, Any]:
    """What the other process says of the file; UnsafeFileError where it comes to harm by it."""
    command = [sys.executable, "-m", CHILD, kind, wanted]
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")  # each would reserve memory
    environment = {**os.environ, **threads, "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(command, input=data, capture_output=True, env=environment, timeout=PATIENCE, check=False)
        answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired:
        text = "{name} took longer than {seconds} seconds to read; save it as CSV"
        raise UnsafeFileError(saying("file-slow", text, name=name, seconds=round(PATIENCE))) from None
    except ValueError:
        answer = {}
    if not answer:
        text = "{name} broke the program that reads it; save it as CSV"
        raise UnsafeFileError(saying("file-breaks", text, name=name))
    return answer
