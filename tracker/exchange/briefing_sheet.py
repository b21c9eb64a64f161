"""The sheet Briefing: choose an actor, or a proposal, and read where it stands, since when, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell as cell_name

from tracker.exchange.colours import BAND, INK, QUIET
from tracker.exchange.counting import LIVE_AT_MOST
from tracker.exchange.edition import TOP, Edition, list_name
from tracker.exchange.heading import put_heading
from tracker.exchange.listing import HEAD_HEIGHT, body, header, set_widths
from tracker.exchange.matrix_look import NO_RECORD
from tracker.exchange.measure import line_counts, row_height
from tracker.exchange.paper import lay_out
from tracker.exchange.pen import FIRST_DAY, Sheet, checked
from tracker.exchange.positions_sheet import stance_rules
from tracker.exchange.standings_sheet import with_evidence

SHOWN = {"stance": 15.0, "state": 12.0, "since": 12.0, "condition": 26.0, "quote": 46.0, "source": 28.0}
ROW, NAMES = "row", 32.0
DAY_ZERO = date(1899, 12, 30)
"""The day from which Excel counts, once past February 1900."""
LINES_AT_MOST, CHOICE_HEIGHT = 3.0, 36
"""Lines that a row has room for, whatever is chosen; points of a drop-down."""


class Part(NamedTuple):
    """One half of the sheet: what is chosen, what stands below one another, and the Table's name."""

    chosen: str
    listed: str
    name: str


PARTS = (Part("actor", "proposal", "briefing_actor"), Part("proposal", "actor", "briefing_proposal"))


def is_live(edition: Edition) -> bool:
    """Whether the tracker is small enough for these formulas to answer at once."""
    names = len(edition.tracker.actors) + len(edition.tracker.proposals)
    return len(edition.cells) * names <= LIVE_AT_MOST


def put_briefing(sheet: Sheet, edition: Edition) -> None:
    """Write both halves, each with its drop-down, for the actor and the proposal with the most on record."""
    said = "Choose a name in a blue cell; the rows below it follow. They read the sheet Standings, as of the same day."
    put_heading(sheet, "Briefing: an actor, a proposal", said)
    set_widths(sheet, [NAMES, *SHOWN.values(), 8.0])
    standings, top = with_evidence(edition), TOP
    for part in PARTS:
        names = edition.tracker.typed(f"{part.listed}s")[part.listed].tolist()
        _put_choice(sheet, edition, part, top, chosen := _most_recorded(edition, standings, part))
        _put_part(sheet, edition, part, top + 1, names, standings, chosen)
        top += 2 + max(len(names), 1)
    lay_out(sheet, edition)


def _most_recorded(edition: Edition, standings: pd.DataFrame, part: Part) -> str:
    """The name with the most cells on record; the first of them in the register's order."""
    names = edition.tracker.typed(f"{part.chosen}s")[part.chosen]
    counts = standings[part.chosen].astype(object).value_counts()
    return str(max(names, key=lambda name: counts.get(name, 0), default=""))


def _put_choice(sheet: Sheet, edition: Edition, part: Part, row: int, chosen: str) -> None:
    label = sheet.pen.style(font_color=QUIET, valign="vcenter", indent=1)
    edge = {"border": 1, "border_color": QUIET, "bg_color": "#DCEBFA", "text_wrap": True}
    sheet.put(row, 0, chosen, sheet.pen.style(bold=True, font_size=12, font_color=INK, valign="vcenter", **edge))
    sheet.put(row, 1, f"← choose {'an' if part.chosen[0] in 'aeiou' else 'a'} {part.chosen}", label)
    sheet.set_height(row, CHOICE_HEIGHT)
    if name := list_name("positions", edition.tracker.schema.field("positions", part.chosen)):
        said = {"input_title": f"Choose: {part.chosen}", "input_message": "Open the list at the right of this cell."}
        wrong = {"error_title": "Not in the list", "error_message": f"Choose a known {part.chosen} from the list."}
        sheet.validate(row, row, 0, {"validate": "list", "source": f"={name}", **said, **wrong})


def _put_part(
    sheet: Sheet, edition: Edition, part: Part, top: int, names: list[str], standings: pd.DataFrame, chosen: str
) -> None:
    """One row a name: its place on the sheet Standings, worked out, and what stands there."""
    sheet.table(top, len(names), [part.listed, *SHOWN, ROW], part.name, header(sheet), f"Standings by {part.chosen}")
    sheet.set_height(top, HEAD_HEIGHT)
    style, number = body(sheet), sheet.pen.style(font_color=QUIET, valign="top", align="center", num_format="0;;")
    answers = _answers(part, standings, chosen)
    for row, (name, lines) in enumerate(zip(names, _room(part, names, standings), strict=True), top + 1):
        place, results = answers.get(name, (0, [NO_RECORD if shown == "stance" else "" for shown in SHOWN]))
        sheet.put(row, 0, name, style)
        sheet.set_height(row, row_height(lines))
        sheet.formula(row, len(SHOWN) + 1, _row_formula(part, top - 1, row), place, number)
        for column, (shown, result) in enumerate(zip(SHOWN, results, strict=True), 1):
            sheet.formula(row, column, _shown_formula(shown, row), result, style, day=shown == "since")
    _colour(sheet, edition, top + 1, top + max(len(names), 1))


def _answers(part: Part, standings: pd.DataFrame, chosen: str) -> dict[str, tuple[int, list[str | float]]]:
    """For each name on record beside the chosen one, its row on the sheet Standings and what formulas find there."""
    own = standings[standings[part.chosen] == chosen]
    columns = [[*map(_found, own["since"].dt.date)] if shown == "since" else [*map(str, own[shown])] for shown in SHOWN]
    records = zip(own[part.listed], own.index, *columns, strict=True)
    return {name: (TOP + 2 + int(place), list(results)) for name, place, *results in records}


def _found(day: date) -> str | float:
    """A day as a formula gives it: its number, or its text where Excel has none."""
    return float((day - DAY_ZERO).days) if day >= FIRST_DAY else str(day)


def _row_formula(part: Part, choice: int, row: int) -> str:
    """The row of Standings that holds both names; compared letter by letter, so that no name is taken for a pattern."""
    chosen, listed = cell_name(choice, 0, row_abs=True, col_abs=True), cell_name(row, 0, col_abs=True)
    same = f"EXACT(standings[{part.chosen}],{chosen})*EXACT(standings[{part.listed}],{listed})"
    return f"SUMPRODUCT({same}*ROW(standings[{part.chosen}]))"


def _shown_formula(shown: str, row: int) -> str:
    at = cell_name(row, len(SHOWN) + 1, col_abs=True)
    found = f"INDEX(standings[{shown}],{at}-ROW(standings[[#Headers],[{shown}]]))"
    text = "" if shown == "since" else '&""'
    return f'IF({at}=0,"{NO_RECORD if shown == "stance" else ""}",{found}{text})'


def _room(part: Part, names: Sequence[str], standings: pd.DataFrame) -> list[float]:
    """Lines for each name: as many as its longest texts need, whatever is chosen, up to a few."""
    most = dict.fromkeys(names, 1.0) | dict(zip(names, line_counts(names, NAMES).tolist(), strict=True))
    for shown in ("condition", "quote", "source"):
        lines = line_counts(standings[shown].tolist(), SHOWN[shown])
        for name, count in zip(standings[part.listed], lines.tolist(), strict=True):
            if name in most:
                most[name] = max(most[name], min(count, LINES_AT_MOST))
    return list(most.values())


def _colour(sheet: Sheet, edition: Edition, first: int, last: int) -> None:
    """The stance in its colour and with its sign, by rules that follow the choice; the grey of no record."""
    silent = sheet.pen.style(font_color=QUIET, bg_color=BAND).plain
    none = {"type": "cell", "criteria": "==", "value": f'="{NO_RECORD}"', "format": silent}
    for rule in (*stance_rules(sheet, edition), none):
        checked(sheet.page.conditional_format(first, 1, last, 1, rule), "the colours of the briefing")
