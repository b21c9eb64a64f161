"""Another program that has a table open: it rewrites the whole file in its own spelling, and knows no lock."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from tests.oracle import Cells, table_of

SHEETS: dict[str, Callable[[list[Cells], int, Cells], list[Cells]]] = {
    "nothing": lambda rows, _at, _cells: rows,
    "sort": lambda rows, at, _cells: sorted(rows, key=lambda row: list(row.values()), reverse=at % 2 == 0),
    "change": lambda rows, at, cells: [{**row, **cells} if place == at else row for place, row in enumerate(rows)],
    "add": lambda rows, at, cells: [*rows[:at], dict.fromkeys(rows[0], "") | cells, *rows[at:]],
    "delete": lambda rows, at, _cells: [row for place, row in enumerate(rows) if place != at or len(rows) == 1],
}
"""What is done with the rows: the one that is meant, and the cells that are typed."""


class Spelling(NamedTuple):
    """How the program writes a file."""

    delimiter: str = ","
    newline: str = "\n"
    mark: str = ""
    quotes: bool = False


class Spreadsheet(NamedTuple):
    """The program: its spelling, and the way it puts a file in its place."""

    spelling: Spelling = Spelling()
    way: str = "in place"

    def rewrite(self, path: Path, act: str, at: int, cells: Cells) -> None:
        """Open the file, do something in it, and save it; a table without rows is left alone."""
        if rows := table_of(path.read_bytes().decode()):
            self.write(path, self.text(SHEETS[act](rows, at % len(rows), cells)))

    def text(self, rows: list[Cells]) -> str:
        """The rows as this program spells them."""
        out, spelling = io.StringIO(newline=""), self.spelling
        quoting: Literal[0, 1] = csv.QUOTE_ALL if spelling.quotes else csv.QUOTE_MINIMAL
        writer = csv.writer(out, delimiter=spelling.delimiter, lineterminator=spelling.newline, quoting=quoting)
        writer.writerows([list(rows[0]), *(list(row.values()) for row in rows)])
        return spelling.mark + out.getvalue()

    def write(self, path: Path, text: str) -> None:
        """Put the text in the file's place: over it (the clock left as it was, or not), or by a rename, as Excel does.

        With the clock left as it was, nothing but the content tells that the file is another one.
        """
        before = path.stat()
        if self.way == "renamed":
            temporary = path.with_name("~temporary")
            temporary.write_bytes(text.encode())
            temporary.replace(path)
        else:
            path.write_bytes(text.encode())
        if self.way == "clock kept":
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


WAYS = ("in place", "clock kept", "renamed")
