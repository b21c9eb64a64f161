"""Small debates written row by row, as a reader would note them, and opened as trackers without a disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from tests.source import ROOT
from tracker import standings
from tracker.schema import Schema, Table
from tracker.store.folder import read_schema
from tracker.store.reading import read_text_table
from tracker.store.writing import write_text_table
from tracker.tracker import Tracker

TODAY = date(2026, 1, 1)
COLUMNS = ("actor", "proposal", "stance", "date", "attribution")
FIVE_STEPS = {
    "support": "1",
    "lean support": "0.5",
    "neutral": "0",
    "lean oppose": "-0.5",
    "oppose": "-1",
    "undeclared": "",
}
Cells = Mapping[str, str]


def rows(*lines: str, **tables: Sequence[Cells]) -> Tracker:
    """The tracker of some statements, each `actor | proposal | stance | date | attribution | column=text …`.

    Attribution and what follows may be left out. Ids are the letters a, b, c … in the rows' order. Everybody and
    everything named is registered; `actors`, `proposals`, `sources` and `stances` say more about them.
    """
    return tracker_of([_statement(line, number) for number, line in enumerate(lines)], **tables)


def stance_of(actor: str, proposal: str, positions: Tracker, day: str) -> str:
    """What one cell shows on a day."""
    return str(cell_of(actor, proposal, positions, day)["stance"])


def cell_of(actor: str, proposal: str, positions: Tracker, day: str, **options: object) -> dict[str, object]:
    """One standing, all its columns."""
    table = standings(positions, day, **options)  # type: ignore[arg-type]  # a test names the options it means
    (cell,) = table[(table["actor"] == actor) & (table["proposal"] == proposal)].to_dict("records")
    return {str(name): value for name, value in cell.items()}


def tracker_of(statements: Sequence[Cells], **tables: Sequence[Cells]) -> Tracker:
    """The tracker of some rows of positions; the other tables as given, completed with the names that occur."""
    named = {
        "actors": {row["actor"] for row in statements if row.get("actor")},
        "proposals": {row["proposal"] for row in statements if row.get("proposal")},
        "sources": {row[column] for row in statements for column in ("source", "via") if row.get(column)},
    }
    given = {"stances": [{"stance": word, "score": score} for word, score in FIVE_STEPS.items()], **tables}
    for name, names in named.items():
        known = list(given.get(name, ()))
        key = shipped_schema().table(name).key
        missing = sorted(names - {row[key] for row in known})
        given[name] = known + [{key: each} for each in missing]
    return opened_texts({"positions": statements, **given})


def opened_texts(tables: Mapping[str, Sequence[Cells] | str], schema: Schema | None = None) -> Tracker:
    """A tracker of these tables, each as rows or as the text of its file; one that is not given is empty."""
    schema = schema or shipped_schema()
    files = {name: file_of(table, tables.get(name, ())) for name, table in schema.tables.items()}
    texts = {name: read_text_table(table, files[name]) for name, table in schema.tables.items()}
    return Tracker(Path("nowhere"), schema, texts, TODAY)


def file_of(table: Table, content: Sequence[Cells] | str) -> bytes:
    """The bytes of a table's file."""
    if isinstance(content, str):
        return content.encode()
    columns = {name: [row.get(name, "") for row in content] for name in table.columns}
    return write_text_table(table.columns, pd.DataFrame(columns, dtype="str"))


@cache
def shipped_schema() -> Schema:
    """The schema that comes with the project."""
    return read_schema(ROOT / "data")


def _statement(line: str, number: int) -> dict[str, str]:
    parts = [part.strip() for part in line.split("|")]
    plain = [part for part in parts if "=" not in part]
    extra = dict(part.split("=", 1) for part in parts if "=" in part)
    row = dict(zip(COLUMNS, plain, strict=False))
    speaker = {"speaker": "Somebody"} if row.get("attribution") == "third-party" else {}
    return {"id": id_of(number), "source": "Gazette", **speaker, **row, **extra}


def id_of(number: int) -> str:
    """a, b, … z, aa, ab …: short ids for rows in a test."""
    letter = chr(ord("a") + number % 26)
    return letter if number < 26 else id_of(number // 26 - 1) + letter
