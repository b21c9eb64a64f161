"""Saving the form's row: the row and every new name in it are one step, and each reason against it has its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker import Edit, Tracker, added
from tracker.app.editing.choices import known_aliases, known_names, takes_new
from tracker.app.editing.desk import own_desk
from tracker.app.editing.saving import Author, Outcome, author, saved
from tracker.app.editing.wrong import remedy, words_of
from tracker.app.wording.language import say
from tracker.app.wording.terms import column_label
from tracker.checks.names import suggestion
from tracker.problem import Problem
from tracker.schema import Table

Cells = Mapping[str, str]


class Asked(NamedTuple):
    """What somebody asked the form for: which time, which way ("save", "more", "draft"), with what in its fields.

    `added` holds, for each field whose new name was agreed to, the few cells of the row that comes with it.
    """

    number: int
    way: str
    cells: dict[str, str]
    added: dict[str, dict[str, str]]


class Reason(NamedTuple):
    """Why a row is not saved: the field ("field.column" of a row that comes with it), the words, a text that mends."""

    field: str
    words: str
    fix: str = ""


def asked_for(sent: Any) -> Asked | None:
    """What a browser asked for, if it has that shape: a browser can send anything."""
    if not isinstance(sent, Mapping) or not isinstance(sent.get("n"), int):
        return None
    added_cells = sent.get("added")
    pairs = added_cells.items() if isinstance(added_cells, Mapping) else ()
    return Asked(int(sent["n"]), str(sent.get("do")), _texts(sent.get("cells")), {str(n): _texts(c) for n, c in pairs})


def _texts(cells: Any) -> dict[str, str]:
    return {str(name): str(text).strip() for name, text in cells.items()} if isinstance(cells, Mapping) else {}


def save_row(tracker: Tracker, table: str, asked: Asked, serial: int) -> list[Reason]:
    """Save a new row with its new names in one step; else why not, and nothing is saved.

    However often its button is pressed, a form adds one row: the second press finds it saved.
    """
    edits, unasked = row_edits(tracker, table, asked)
    desk, who = own_desk(), author()
    with desk.lock:  # saved and remembered in one breath: see `tracker.app.editing.desk`
        if serial in desk.forms:
            return []
        if unasked:
            return unasked
        reasons, outcome = _try(tracker, table, edits, asked, who)
        if outcome.done:
            desk.forms.add(serial)
            desk.say(outcome.words, outcome.txn)
    return reasons


def drafted(tracker: Tracker, table: str, asked: Asked, serial: int) -> None:
    """Lay the row and its new names into the unsaved edits, as one step, whatever is wrong with it."""
    edits, _ = row_edits(tracker, table, asked)
    desk = own_desk()
    with desk.lock:
        if serial in desk.forms:
            return
        drafts = {name: desk.draft_of(name) for name in {edit.table for edit in edits}}
        for edit in edits:
            drafts[edit.table] = drafts[edit.table].with_new([edit.cells])
        desk.take(drafts)
        desk.forms.add(serial)
        desk.say(say("form.drafted"))


def row_edits(tracker: Tracker, table: str, asked: Asked) -> tuple[list[Edit], list[Reason]]:
    """The edits that add the row and the new names agreed to; and for each name not agreed to, the question."""
    declared = tracker.schema.table(table)
    cells = {name: text for name, text in asked.cells.items() if text and name in declared.columns}
    new, open_names = dict[tuple[str, str], dict[str, str]](), list[Reason]()
    for field, target, name in new_names(tracker, declared, cells):
        if field in asked.added:
            few = {column: text for column, text in asked.added[field].items() if text}
            new[target, name] = {**new.get((target, name), {}), **few, tracker.schema.table(target).key: name}
        elif not any(agreed in asked.added for agreed in _twins(cells, name)):
            open_names.append(Reason(field, say("form.unasked", name=name)))
    return [*(added(target, row) for (target, _), row in new.items()), added(table, cells)], open_names


def _twins(cells: Cells, name: str) -> list[str]:
    return [field for field, text in cells.items() if text == name]


def new_names(tracker: Tracker, table: Table, cells: Cells) -> list[tuple[str, str, str]]:
    """Each (field, table, name) that the cells refer to and nobody has recorded yet."""
    named = [(field.name, field.reference.table) for field in table.fields if takes_new(field) and field.reference]
    single = [(name, target) for name, target in named if cells.get(name) and not table.field(name).is_list]
    return [(name, target, cells[name]) for name, target in single if cells[name] not in known_names(tracker, target)]


def hints_for(tracker: Tracker, table: str, unknown: Any) -> dict[str, dict[str, str]]:
    """For each field with a name nobody has recorded, the known one it may stand for, with the words to ask."""
    hints = {}
    for name, text in _texts(unknown).items():
        field = tracker.schema.table(table).by_name.get(name)
        if field and field.reference and text:
            names, aliases = known_names(tracker, field.reference.table), known_aliases(tracker, field.reference.table)
            words, fix = suggestion(text, names, aliases)
            near = fix or next((each for each in names if f"'{each}'" in words), "")
            hints[name] = {"name": text, "words": _hint(text, near, aliases) if near else "", "fix": near}
    return hints


def _hint(text: str, near: str, aliases: Mapping[str, str]) -> str:
    return say("form.is_alias", name=text, known=near) if text in aliases else say("form.meant", name=near)


def _try(tracker: Tracker, table: str, edits: list[Edit], asked: Asked, who: Author) -> tuple[list[Reason], Outcome]:
    sound, problems = tracker.sift(edits)
    if len(sound) < len(edits):
        wrong = [Problem(*each) for each in problems[problems["severity"] == "error"].itertuples(index=False)]
        told = [each for each in wrong if not _follows(each, table, asked)]
        return [_reason(tracker, table, each, asked) for each in told], Outcome()
    outcome = saved(tracker, edits, who)
    failure = outcome.failure or say("form.meanwhile")
    return ([] if outcome.done else [Reason("", failure)]), outcome


def _follows(problem: Problem, table: str, asked: Asked) -> bool:
    """Whether a name is only unknown because the row that comes with it is refused."""
    return problem.table == table and problem.rule == "reference" and problem.column in asked.added


def _reason(tracker: Tracker, table: str, problem: Problem, asked: Asked) -> Reason:
    """The problem at its field; one of a row that comes with a new name stands at the field of that name."""
    label = column_label(tracker.schema.field(problem.table, problem.column)) if problem.column else ""
    words = words_of(tracker, problem)
    if problem.table == table:
        return Reason(problem.column, words, remedy(problem) or "")
    fields = [field.name for field in tracker.schema.table(table).fields if _refers(field, problem.table)]
    place = next((name for name in fields if name in asked.added), "")
    return Reason(f"{place}.{problem.column}", f"{label}: {words}")


def _refers(field: Any, table: str) -> bool:
    return field.reference is not None and field.reference.table == table
