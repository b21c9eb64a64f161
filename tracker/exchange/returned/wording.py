"""A change in a sentence: which row it is, and what it was, is and comes to be, every day in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tracker.exchange.returned.reading import said_day, shown_day
from tracker.exchange.returned.review import Line
from tracker.exchange.sayings import saying
from tracker.schema import Table

LONGEST = 120
LABEL = ("actor", "proposal")


def labelled(line: Line, table: Table, cells: Mapping[str, str]) -> Line:
    """The line with its row's label and its sentence; `cells` are those of the row, as people know it."""
    is_day = bool(line.column) and table.field(line.column).type == "date"
    named = replace(line, label=label_of(table, cells) or line.label, is_day=is_day)
    return replace(named, words=f"{named.label or line.place}: {_said(named, table, cells)}")


def label_of(table: Table, cells: Mapping[str, str]) -> str:
    """What a row is called: Russia on European troops, 28 August 2025; or its name."""
    if not table.gives_ids:
        return cells.get(table.key, "")
    actor, proposal, day = (cells.get(name, "") for name in (*LABEL, "date"))
    names = (
        saying("pair", "{actor} on {proposal}", actor=actor, proposal=proposal)
        if actor and proposal
        else actor or proposal
    )
    return saying("dated", "{name}, {day}", name=names, day=said_day(day)) if names and day else names or said_day(day)


def _said(line: Line, table: Table, cells: Mapping[str, str]) -> str:
    if line.column:
        return _cell_said(line)
    if line.kind == "unreadable":
        return f"the row {line.reason}"
    if line.deletes:
        meanwhile = "" if line.kind == "deleted" else ", but the tracker's row has changed since"
        return f"deleted{meanwhile}"
    days = {name for name in cells if table.field(name).type == "date"}
    hidden = {*LABEL, "date"} if table.gives_ids else {table.key}
    told = [f"{name} {_short(text, name in days)}" for name, text in line.cells.items() if text and name not in hidden]
    return ", ".join(["new", *told])


def _cell_said(line: Line) -> str:
    """What happens to one cell."""
    if line.kind == "unreadable":
        return f"{line.column} {line.reason}"
    before, theirs, after = (_short(text, line.is_day) for text in (line.before, line.theirs, line.after))
    if line.kind != "conflicting":
        return f"{line.column} {before} → {after}"
    if line.before is None:
        return f"{line.column} is {theirs} in the tracker, {after} here"
    by_now = (
        "but the tracker has the row no more" if line.theirs is None else f"but in the tracker it is {theirs} by now"
    )
    return f"{line.column} {before} → {after}, {by_now}"


def _short(text: str | None, is_day: bool) -> str:
    """A text as a sentence takes it."""
    if not text:
        return "(empty)"
    if is_day:
        return shown_day(text)
    line = " ⏎ ".join(text.splitlines())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
