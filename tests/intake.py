"""Tables from outside, written in the test: as CSV, as workbooks, as databases, and what an import makes of them."""

from __future__ import annotations

import io
import sqlite3
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

from tests.debate import rows
from tracker.exchange.intake.judging import offer_of
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.reading import read_sheet
from tracker.tracker import Tracker

KNOWN = (
    "Liberals | Toll | support | 2025-01-10 | | source=Gazette",
    "Greens | Toll | oppose | 2025-01-10 | | source=Gazette",
    "Türkiye | Rail pass | neutral | 2025-01-12 | | source=Gazette",
)


def known(*lines: str) -> Tracker:
    """A tracker that holds a few statements."""
    return rows(*(lines or KNOWN), actors=[{"actor": "Liberals", "aliases": "Liberal Party;LP"}])


def csv_of(table: str) -> bytes:
    """A table written in the test, as the bytes of a CSV file."""
    return textwrap.dedent(table).lstrip("\n").encode()


def taken_in(table: str | bytes, tracker: Tracker | None = None, new: bool = False, **answers: Any) -> Offer:
    """What an import makes of a table."""
    layout = Layout(**answers)
    data = csv_of(table) if isinstance(table, str) else table
    return offer_of(read_sheet("table", data, layout), tracker or known(), layout, new)


def told(offer: Offer) -> list[str]:
    """Every statement as `verdict: actor | proposal | stance | date`."""
    shown = offer.table()[["actor", "proposal", "stance", "date"]].agg(" | ".join, axis=1)
    return [f"{verdict}: {line}" for verdict, line in zip(offer.table()["verdict"], shown, strict=True)]


def reasons(offer: Offer) -> list[str]:
    """Why statements are refused."""
    return [reason for reason in offer.table()["reason"] if reason]


def workbook_bytes(build: Callable[[Any], None]) -> bytes:
    """A workbook whose first sheet a function fills."""
    book = Workbook()
    build(book.active)
    return saved(book)


def saved(book: Any) -> bytes:
    """The bytes of an openpyxl workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows_workbook(*table: Sequence[Any]) -> bytes:
    """A workbook of these rows."""

    def build(sheet: Any) -> None:
        for row in table:
            sheet.append(list(row))

    return workbook_bytes(build)


VERSION_3 = """
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
INSERT INTO ENTITIES VALUES (1, 1, 'Ann'), (2, 2, 'Liberals'), (3, 3, 'Toll'), (4, 2, 'Greens');
INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 2, 2), (3, 1, 3, 3), (4, 2, 2, 4), (5, 2, 3, 3);
"""
VERSION_2 = """
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 'Ann'), (2, 1, 2, 'Liberals'), (3, 1, 3, 'Toll'), (4, 2, 2, 'Greens'),
    (5, 2, 3, 'Toll');
"""
BOTH = """
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Source TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
    Stop INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
INSERT INTO STATEMENTS VALUES (1, 1, 1, 8, 28), (2, 1, 2, 0, 2), (3, 2, 1, 0, 4);
INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 1), (2, 2, 4, 0);
INSERT INTO DATALONGTEXT VALUES (1, 3, 5, 'a remark');
"""


WITH_ROLES = """
CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Source TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT);
CREATE TABLE ROLES(ID INTEGER PRIMARY KEY, RoleName TEXT, StatementTypeId INTEGER, Position INTEGER);
CREATE TABLE ROLEVARIABLELINKS(ID INTEGER PRIMARY KEY, RoleId INTEGER, VariableId INTEGER);
CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
    Stop INTEGER);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId INTEGER, Entity INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId INTEGER, Value INTEGER);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, RoleVariableLinkId INTEGER, Value TEXT);
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text'), (2, 'organization', 'short text'),
    (3, 'concept', 'short text'), (4, 'agreement', 'boolean'), (5, 'note', 'long text');
INSERT INTO ROLES VALUES (1, 'Concept', 1, 3), (2, 'Organization', 1, 2), (3, 'Person', 1, 1), (4, 'Agreement', 1, 4),
    (5, 'Note', 2, 1);
INSERT INTO ROLEVARIABLELINKS VALUES (11, 3, 1), (12, 2, 2), (13, 1, 3), (14, 4, 4), (15, 5, 5);
INSERT INTO ENTITIES VALUES (1, 1, 'Ann'), (2, 2, 'Liberals'), (3, 3, 'Toll'), (4, 2, 'Greens');
INSERT INTO STATEMENTS VALUES (1, 1, 1, 8, 28), (2, 1, 2, 0, 2), (3, 2, 1, 0, 4);
INSERT INTO DATASHORTTEXT VALUES (1, 1, 11, 1), (2, 1, 12, 2), (3, 1, 13, 3), (4, 2, 12, 4), (5, 2, 13, 3);
INSERT INTO DATABOOLEAN VALUES (1, 1, 14, 1), (2, 2, 14, 0);
INSERT INTO DATALONGTEXT VALUES (1, 3, 15, 'a remark');
"""


def dna_bytes(version: int | str, *more: str) -> bytes:
    """A .dna database of version 2, 3 or "roles" with two statements in two documents of one title."""
    unit = 1000 if version == 2 else 1
    base = sqlite3.connect(":memory:")
    base.executescript({2: BOTH + VERSION_2, 3: BOTH + VERSION_3, "roles": WITH_ROLES}[version])
    documents = [
        (1, "Debate", "Well 😀 I want that toll now. No.", "Gazette", 1_735_900_000 * unit),
        (2, "Debate", "No!", "Courier", 1_736_000_000 * unit),
    ]
    base.executemany("INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?)", documents)
    base.executescript("".join(more))
    base.commit()
    return base.serialize()
