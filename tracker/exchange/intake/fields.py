"""The other cells of statements: days, words of a vocabulary, and what must not be empty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from tracker.checks.names import folded
from tracker.checks.values import value_faults
from tracker.exchange.intake.days import judged_days
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.statements import Statements
from tracker.schema import Field
from tracker.tracker import Tracker


def judge_days(said: Statements, tracker: Tracker, layout: Layout) -> tuple[list[Question], list[str]]:
    """Put ISO days for the dates of each date column, judged as a whole; what was proved, in words."""
    questions, proofs = [], []
    for name in list(said.frame):
        table, _, column = str(name).rpartition(".")
        if tracker.schema.field(table or "positions", column).type == "date":
            counts = said.counts(str(name))
            judged = judged_days(counts, layout.order)
            waiting = {word: f"'{word}' may be day-first or month-first" for word in judged.open}
            strange = {word: f"'{word}' is no date" for word in counts if word not in judged.days}
            said.blame(str(name), strange | waiting)
            if name == "date":
                _put_precision(said, judged.days)
            said.put(str(name), partial(_day_of, judged.days))
            if judged.proof:
                proofs.append(f"{name}: {judged.proof}: " + (f"read {judged.order}" if judged.order else "not decided"))
            if judged.open:
                questions.append(_order_question(str(name), judged.proof, sum(counts[word] for word in judged.open)))
    return questions, proofs


def _day_of(days: Mapping[str, tuple[str, str]], word: str) -> str:
    return days[word][0] if word in days else word


def _word_of(words: Mapping[str, str], word: str) -> str:
    return words.get(folded(word), word)


def _put_precision(said: Statements, days: Mapping[str, tuple[str, str]]) -> None:
    """Say of which precision a date is, where it is not a day; a precision that the table gives is kept."""
    if any(precision for _, precision in days.values()) and "precision" not in said.frame:
        said.put("precision", lambda word: days.get(word, ("", ""))[1], of="date")


def _order_question(name: str, proof: str, count: int) -> Question:
    options = "--dates day-first or --dates month-first"
    return Question("date", "positions", name, count, f"{name}: {proof}: which is it?", "", options)


def judge_values(said: Statements, tracker: Tracker) -> None:
    """Refuse every word that breaks a rule of its own column; a vocabulary's word is known but for its case."""
    for field in tracker.schema.table("positions").fields:
        if field.name in said.frame and field.name not in ("date", "stance") and not field.reference:
            if field.enum:
                words = {folded(each): each for each in field.enum}
                said.put(field.name, partial(_word_of, words))
            found = {word: value_faults(field, word) for word in said.counts(field.name)}
            said.blame(field.name, {word: f"{field.name}: {each[0].message}" for word, each in found.items() if each})


def judge_required(said: Statements, tracker: Tracker) -> list[Question]:
    """Refuse every row without a cell that it must have; ask for a field that no column is."""
    questions = []
    for field in tracker.schema.table("positions").fields:
        if field.required and not field.generated and field.name not in said.frame:
            for row in range(len(said.frame)):
                said.faults.setdefault(row, []).append(f"the table does not tell the {field.name}")
            questions.append(_field_question(field, len(said.frame)))
        elif field.required and field.name in said.frame:
            words, codes = said.column(field.name)
            empty = np.array([not word for word in words] or [False])[codes] if len(codes) else np.empty(0, bool)
            for row in np.flatnonzero(empty).tolist():
                said.faults.setdefault(row, []).append(f"{field.name} is empty")
    return questions


def _field_question(field: Field, count: int) -> Question:
    options = f"--map COLUMN={field.name} or --set {field.name}=…"
    return Question("field", "positions", field.name, count, f"no column tells the {field.name}", "", options)
