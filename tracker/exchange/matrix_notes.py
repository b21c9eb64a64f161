"""The notes of the matrix: up to six statements behind each cell, claims told apart from the actor's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from tracker.analysis.scale import CLAIMS
from tracker.exchange.edition import Edition

AT_MOST = 6
COLUMNS = ("actor", "proposal", "stance", "source", "via", "attribution", "speaker", "condition")
WITHOUT_SPEAKER = {"unnamed": "somebody on its own side", "": "nobody named"}
LONGEST = 200
"""Characters of a condition or a speaker that a note repeats; the sheet Positions has it whole."""


def cell_notes(edition: Edition) -> dict[tuple[str, str], str]:
    """For each actor and proposal with a record on the day, the text of its note."""
    said = _statements(edition)
    cells: Iterable[Any] = edition.cells.itertuples(index=False)
    return {
        (cell.actor, cell.proposal): "\n".join([*_standing(cell), *_listed(said[cell.actor, cell.proposal])])
        for cell in cells
    }


def _standing(cell: Any) -> list[str]:
    """The first lines: where the actor stands, since when, on how much."""
    statements = f"{cell.rows} statement{'s' * (cell.rows != 1)} from {cell.origins} origin{'s' * (cell.origins != 1)}"
    since = f"since {cell.since:%Y-%m-%d}, last heard {cell.last:%Y-%m-%d}; {statements}"
    return [f"{cell.actor} · {cell.proposal}", f"{cell.stance} ({STATES[cell.state]}) {since}"]


STATES = {
    "held": "in its own words",
    "contested": "contested: its own words clash",
    "claimed": "claimed: only others say so",
    "undeclared": "takes no side",
}


def _listed(statements: list[str]) -> list[str]:
    more = len(statements) - AT_MOST
    return statements[:AT_MOST] + ([f"… and {more} more on the sheet Positions"] if more > 0 else [])


def _statements(edition: Edition) -> dict[tuple[str, str], list[str]]:
    """For each actor and proposal, its statements up to the day: own words before claims, the newest first."""
    positions = edition.tracker.positions
    known = positions[positions["date"] <= pd.Timestamp(edition.day)]
    days = known["date"].dt.strftime("%Y-%m-%d").tolist()
    columns = [_texts(known, name) for name in COLUMNS]
    rows = sorted(zip(days, *columns, strict=True), key=lambda row: row[0], reverse=True)
    rows.sort(key=lambda row: row[6] in CLAIMS)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for day, actor, proposal, stance, source, via, attribution, speaker, condition in rows:
        who = _who(attribution, speaker[:LONGEST])
        origin = f"{source}, crediting {via}" if via else source
        only_if = f" ({condition[:LONGEST]})" if condition else ""
        found[actor, proposal].append(f"\n{day}  {stance}{only_if}\n{who} · {origin}")
    return found


def _who(attribution: str, speaker: str) -> str:
    """Who voiced it, and how close that is to the actor."""
    if attribution in CLAIMS:
        return f"CLAIM by {speaker or 'others'} ({attribution})"
    who = speaker or WITHOUT_SPEAKER.get(attribution, "the actor itself")
    return f"{who} ({attribution or 'attribution not recorded'})"


def _texts(positions: pd.DataFrame, column: str) -> list[str]:
    if column not in positions:
        return [""] * len(positions)
    return positions[column].astype(object).where(positions[column].notna(), "").tolist()
