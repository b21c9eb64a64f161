"""Statements of a .dna database whose variables stand in roles, as newer versions of the program keep them.

A statement type has roles in an order; a role takes variables (`ROLEVARIABLELINKS`), and a statement may have several
values in one role: each combination is a row, for each of the actors said it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import product
from math import prod

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.limits import ROWS

LINK = "RoleVariableLinkId"
TABLES = ("ROLES", "ROLEVARIABLELINKS", "ENTITIES")
VALUES = (
    "SELECT d.StatementId, d.RoleVariableLinkId, e.Value"
    " FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity ORDER BY d.ID",
    "SELECT StatementId, RoleVariableLinkId, Value FROM DATALONGTEXT ORDER BY ID",
    "SELECT StatementId, RoleVariableLinkId, Value FROM DATAINTEGER ORDER BY ID",
    "SELECT StatementId, RoleVariableLinkId, CASE Value WHEN 1 THEN 'yes' ELSE 'no' END FROM DATABOOLEAN ORDER BY ID",
)
Rows = dict[int, list[tuple[str, ...]]]


def role_rows(base: sqlite3.Connection, kind: int) -> tuple[list[str], Rows]:
    """The roles of a statement type in their order, and for each statement with values its rows of them."""
    roles = base.execute(
        "SELECT ID, RoleName FROM ROLES WHERE StatementTypeId = ? ORDER BY Position, ID", (kind,)
    ).fetchall()
    place = {number: at for at, (number, _) in enumerate(roles)}
    links = {
        link: place[role] for link, role in base.execute("SELECT ID, RoleId FROM ROLEVARIABLELINKS") if role in place
    }
    said: dict[int, list[list[str]]] = defaultdict(lambda: [[] for _ in roles])
    for query in VALUES:
        for statement, link, value in base.execute(query):
            if link in links and value not in (None, ""):
                said[int(statement)][links[link]].append(str(value))
    if sum(prod(max(len(values), 1) for values in cells) for cells in said.values()) > ROWS:
        raise IntakeError(f"its statements and what stands in their roles make more than {ROWS:,} rows")
    rows = {number: [*product(*(values or [""] for values in cells))] for number, cells in said.items()}
    return [str(name) for _, name in roles], rows
