"""What is wrong with a cell, in the language of the run and in the names that people know columns and tables by."""

from __future__ import annotations

import re

from tracker import Tracker
from tracker.app.wording.language import say
from tracker.problem import Problem

MEANT = re.compile(r"did you mean '(.+)'\?")
TAKEN = {"primaryKey", "uniqueKeys", "unique"}


def words_of(tracker: Tracker, problem: Problem) -> str:
    """What is wrong, and what would mend it; as the checks say it where the catalogue has no words for the rule."""
    said = _said(tracker, problem)
    if meant := MEANT.search(problem.hint):
        return f"{said or problem.message}: {say('wrong.meant', name=meant[1])}"
    if said:
        return said
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _said(tracker: Tracker, problem: Problem) -> str:
    field = tracker.schema.field(problem.table, problem.column)
    if problem.rule == "reference" and field.reference:
        title = tracker.schema.table(field.reference.table).title
        return say("wrong.reference", value=problem.value, table=title)
    if problem.rule == "enum" and MEANT.search(problem.hint):
        return say("wrong.enum", value=problem.value)
    if problem.rule == "required":
        return say("wrong.required")
    if problem.rule == "type" and field.type == "date":
        return say("wrong.date", value=problem.value)
    return say("wrong.taken", value=problem.value) if problem.rule in TAKEN and problem.value else ""


def remedy(problem: Problem) -> str | None:
    """The text that mends a cell for sure, else the one that its hint asks about; None where there is neither."""
    meant = MEANT.search(problem.hint)
    return problem.fix if problem.fix is not None else meant[1] if meant else None
