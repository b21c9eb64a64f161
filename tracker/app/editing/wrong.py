"""What is wrong with a cell, in the language of the run and in the names that people know columns and tables by."""

from __future__ import annotations

import re

from tracker import Tracker
from tracker.app.wording.language import FIRST, has_text, say, spoken
from tracker.app.wording.terms import table_title
from tracker.problem import Problem

MEANT = re.compile(r"did you mean '(.+)'\?")
TAKEN = {"primaryKey", "uniqueKeys", "unique"}


def words_of(tracker: Tracker, problem: Problem) -> str:
    """What is wrong, and what would mend it.

    The checks speak English, with every detail of the case; another language has a sentence for each rule.
    """
    said = _said(tracker, problem) or _in_another_language(tracker, problem)
    if meant := MEANT.search(problem.hint):
        return f"{said or problem.message}: {say('wrong.meant', name=meant[1])}"
    if said:
        return said
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def message_and_hint(tracker: Tracker, problem: Problem) -> tuple[str, str]:
    """The two apart, as the checks say them; in another language both in one, and nothing after it."""
    known = problem.table in tracker.schema.tables
    return (problem.message, problem.hint) if spoken() == FIRST or not known else (words_of(tracker, problem), "")


def _said(tracker: Tracker, problem: Problem) -> str:
    field = tracker.schema.field(problem.table, problem.column)
    if problem.rule == "reference" and field.reference:
        title = table_title(tracker.schema.table(field.reference.table))
        return say("wrong.reference", value=problem.value, table=title)
    if problem.rule == "enum" and MEANT.search(problem.hint):
        return say("wrong.enum", value=problem.value)
    if problem.rule == "required":
        return say("wrong.required")
    if problem.rule == "type" and field.type == "date":
        return say("wrong.date", value=problem.value)
    return say("wrong.taken", value=problem.value) if problem.rule in TAKEN and problem.value else ""


def _in_another_language(tracker: Tracker, problem: Problem) -> str:
    key = "wrong.unknown" if problem.rule == "reference" else f"wrong.{problem.rule}"
    if spoken() == FIRST or not has_text(key):
        return ""
    said = say(key, value=problem.value)
    words = tracker.schema.field(problem.table, problem.column).enum if problem.rule == "enum" else ()
    more = say("wrong.choices", words=", ".join(words)) if words else ""
    more = say("wrong.write", text=problem.fix) if problem.fix and problem.rule == "type" else more
    return f"{said}: {more}" if more else said


def remedy(problem: Problem) -> str | None:
    """The text that mends a cell for sure, else the one that its hint asks about; None where there is neither."""
    meant = MEANT.search(problem.hint)
    return problem.fix if problem.fix is not None else meant[1] if meant else None
