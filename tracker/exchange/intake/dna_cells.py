"""A Discourse Network Analyzer database as a table: one row a coded statement, with its document and its quote."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.exchange.intake.dna_roles import LINK, TABLES, Rows, role_rows
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.limits import ROWS
from tracker.exchange.sayings import saying

DATA = {
    "short text": "DATASHORTTEXT",
    "boolean": "DATABOOLEAN",
    "integer": "DATAINTEGER",
    "long text": "DATALONGTEXT",
}
LINKED = "SELECT d.StatementId, w.Value FROM DATASHORTTEXT d JOIN {words} w ON w.ID = d.{link} WHERE d.VariableId = ?"
"""Short texts of the versions that keep each once, in a table of words."""
FIXED = ("statement number", "date", "source", "sources.title", "sources.publisher", "sources.published", "quote")
NEEDED = ("STATEMENTS", "STATEMENTTYPES", "VARIABLES", "DOCUMENTS", *DATA.values())
JOURNAL = slice(18, 20)
"""Bytes of the header that say how it was written; one written ahead cannot be opened without its other file."""
Grid = dict[str, Any]


def dna_grid(data: bytes, wanted: str) -> Grid:
    """The statements of one type: its `name`, `rows` with the headings first, `unreadable`, and the `others` types.

    Without a wanted type it is the one with most statements. Versions 2 and 3 are read, the latter also with roles.
    Raises IntakeError.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            base.deserialize(_rested(data))
            base.execute("PRAGMA trusted_schema = OFF")
            base.execute("PRAGMA query_only = ON")
            return _grid(base, wanted)
        except (sqlite3.Error, OverflowError, UnicodeDecodeError):
            text = "it cannot be read as a .dna database: it is damaged or cut off; copy it once more"
            raise IntakeError(saying("file-dna-torn", text)) from None


def _rested(data: bytes) -> bytes:
    return data[:18] + b"\1\1" + data[20:] if data[JOURNAL] == b"\2\2" else data


def _grid(base: sqlite3.Connection, wanted: str) -> Grid:
    columns = _columns(base)
    kind, label, others = _chosen(base, wanted)
    found = base.execute(
        "SELECT ID, DocumentId, Start, Stop FROM STATEMENTS WHERE StatementTypeId = ? ORDER BY ID LIMIT ?",
        (kind, ROWS + 1),
    ).fetchall()
    if len(found) > ROWS:
        raise IntakeError(f"it has more than {ROWS:,} statements of the type {label}")
    names, values = role_rows(base, kind) if LINK in columns["DATASHORTTEXT"] else _variable_rows(base, columns, kind)
    documents = _documents(base, columns)
    rows = [
        [str(number), *_told(documents.get(document), start, stop), *cells]
        for number, document, start, stop in found
        for cells in values.get(number, [("",) * len(names)])
    ]
    headings = [*FIXED, *names]
    return {"name": label, "rows": [headings, *rows], "unreadable": [], "others": others}


def _columns(base: sqlite3.Connection) -> dict[str, set[str]]:
    """The columns of each table that is a real one; IntakeError where one that must be there is not."""
    tables = {str(name).upper() for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if missing := [name for name in NEEDED if name not in tables]:
        text = "it is no .dna database of version 2 or 3: it has no table {table}"
        raise IntakeError(saying("file-dna", text, table=missing[0]))
    known = (*NEEDED, *(tables & {"ENTITIES", "ATTRIBUTES"}))
    columns = {name: {row[1] for row in base.execute(f"PRAGMA table_info({name})")} for name in known}
    if LINK in columns["DATASHORTTEXT"] and (missing := [name for name in TABLES if name not in tables]):
        text = "it is no .dna database of version 2 or 3: it has no table {table}"
        raise IntakeError(saying("file-dna", text, table=missing[0]))
    return columns


def _chosen(base: sqlite3.Connection, wanted: str) -> tuple[int, str, list[str]]:
    counts = dict(base.execute("SELECT StatementTypeId, COUNT(*) FROM STATEMENTS GROUP BY StatementTypeId"))
    types = [(int(number), str(label)) for number, label in base.execute("SELECT ID, Label FROM STATEMENTTYPES")]
    if not types:
        raise IntakeError(saying("file-dna-empty", "it has no statement type"))
    number, label = max(types, key=lambda each: counts.get(each[0], 0))
    if wanted:
        found = [each for each in types if each[1].casefold() == wanted.casefold()]
        if not found:
            raise IntakeError(f"it has no statement type {wanted!r}; its types are {', '.join(t for _, t in types)}")
        number, label = found[0]
    return number, label, [each for _, each in types if each != label]


def _variable_rows(base: sqlite3.Connection, columns: dict[str, set[str]], kind: int) -> tuple[list[str], Rows]:
    """The variables of a statement type, and for each statement with values its one row of them."""
    query = "SELECT ID, Variable, DataType FROM VARIABLES WHERE StatementTypeId = ? ORDER BY ID"
    variables = base.execute(query, (kind,)).fetchall()
    values = [_values(base, columns, number, data_type) for number, _, data_type in variables]
    statements = {number for each in values for number in each}
    return [str(name) for _, name, _ in variables], {
        number: [tuple(each.get(number, "") for each in values)] for number in statements
    }


def _values(base: sqlite3.Connection, columns: dict[str, set[str]], variable: int, data_type: str) -> dict[int, str]:
    """What a variable is in each statement: texts as they are, truths as yes and no."""
    table = DATA.get(str(data_type), "")
    if not table:
        raise IntakeError(f"it has a variable of the unknown type {data_type!r}")
    query = f"SELECT StatementId, Value FROM {table} WHERE VariableId = ?"  # noqa: S608 - one of four names of ours
    if table == "DATASHORTTEXT" and "Entity" in columns[table]:
        query = LINKED.format(words="ENTITIES", link="Entity")
    elif table == "DATASHORTTEXT" and "ATTRIBUTES" in columns:
        query = LINKED.format(words="ATTRIBUTES", link="Value")
    words = {"boolean": {0: "no", 1: "yes"}}.get(str(data_type), {})
    return {
        int(number): words.get(value, "" if value is None else str(value))
        for number, value in base.execute(query, (variable,))
    }


def _documents(base: sqlite3.Connection, columns: dict[str, set[str]]) -> dict[int, dict[str, str]]:
    """Each document: its text, its day, who published it, and a name that no other has."""
    unit = 1 if "ENTITIES" in columns else 1000  # version 2 counts milliseconds
    found = base.execute("SELECT ID, Title, Text, Source, Date FROM DOCUMENTS ORDER BY ID").fetchall()
    documents = {
        int(number): {
            "title": str(title or ""),
            "text": str(text or ""),
            "source": str(source or ""),
            "day": _day(day, unit),
        }
        for number, title, text, source, day in found
    }
    for number, name in zip(documents, _names(documents.items()), strict=True):
        documents[number]["name"] = name
    return documents


def _names(documents: Iterable[tuple[int, dict[str, str]]]) -> list[str]:
    """The title where it is the only such, else with its day, else with its number."""
    pairs = [(number, each["title"] or "document", each["day"]) for number, each in documents]
    titles = Counter(title for _, title, _ in pairs)
    dated = Counter((title, day) for _, title, day in pairs)
    return [
        title if titles[title] == 1 else f"{title} ({day})" if dated[title, day] == 1 else f"{title} ({day}, {number})"
        for number, title, day in pairs
    ]


def _day(stamp: Any, unit: int) -> str:
    """The day of a time stamp since 1970, in universal time as the program stores it."""
    if not isinstance(stamp, int):
        return ""
    try:
        return f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=stamp // unit):%Y-%m-%d}"
    except OverflowError:
        return ""


def _told(document: dict[str, str] | None, start: Any, stop: Any) -> list[str]:
    """What the document tells of a statement: day, source, its title, publisher and day, and the quote.

    The program counts letters as Java does: those beyond the basic plane are two.
    """
    if document is None:
        return [""] * (len(FIXED) - 1)
    quote = (
        document["text"].encode("utf-16-le")[2 * int(start or 0) : 2 * int(stop or 0)].decode("utf-16-le", "replace")
    )
    return [document["day"], document["name"], document["title"], document["source"], document["day"], quote.strip()]
