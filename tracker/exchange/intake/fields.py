"""The other cells of statements: days, words of a vocabulary, and what must not be empty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from tracker.checks.names import folded
from tracker.checks.values import Fault, value_faults
from tracker.exchange.intake.days import Judgement, judged_days
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.statements import Statements
from tracker.exchange.sayings import Saying, saying
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
            said.blame(str(name), _undated(counts, judged))
            if name == "date":
                _put_precision(said, judged.days)
            said.put(str(name), partial(_day_of, judged.days))
            if judged.proof:
                proofs.append(_proved(str(name), judged))
            if judged.open:
                questions.append(_order_question(str(name), judged.proof, sum(counts[word] for word in judged.open)))
    return questions, proofs


def _undated(counts: Mapping[str, int], judged: Judgement) -> dict[str, str]:
    """Why the words that are no day for now are none."""
    strange = {word: saying("no-date", "'{word}' is no date", word=word) for word in counts if word not in judged.days}
    return strange | {
        word: saying("day-or-month", "'{word}' may be day-first or month-first", word=word) for word in judged.open
    }


def _proved(name: str, judged: Judgement) -> str:
    if judged.order == "day-first":
        return saying("read-day-first", "{column}: {proof}: read day-first", column=name, proof=judged.proof)
    if judged.order:
        return saying("read-month-first", "{column}: {proof}: read month-first", column=name, proof=judged.proof)
    return saying("order-open", "{column}: {proof}: not decided", column=name, proof=judged.proof)


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
    text = saying("which-order", "{column}: {proof}: which is it?", column=name, proof=proof)
    return Question("date", "positions", name, count, text, "", options)


def judge_values(said: Statements, tracker: Tracker) -> None:
    """Refuse every word that breaks a rule of its own column; a vocabulary's word is known but for its case."""
    for field in tracker.schema.table("positions").fields:
        if field.name in said.frame and field.name not in ("date", "stance") and not field.reference:
            if field.enum:
                words = {folded(each): each for each in field.enum}
                said.put(field.name, partial(_word_of, words))
            found = {word: value_faults(field, word) for word in said.counts(field.name)}
            said.blame(field.name, {word: _broken(field, word, each[0]) for word, each in found.items() if each})


def _broken(field: Field, word: str, fault: Fault) -> str:
    message = Saying(fault.message, f"rule-{fault.rule}", {"value": word})
    return saying("field", "{column}: {fault}", column=field.name, fault=message)


def judge_required(said: Statements, tracker: Tracker) -> list[Question]:
    """Refuse every row without a cell that it must have; ask for a field that no column is."""
    questions = []
    for field in tracker.schema.table("positions").fields:
        if field.required and not field.generated and field.name not in said.frame:
            for row in range(len(said.frame)):
                said.faults.setdefault(row, []).append(
                    saying("not-told", "the table does not tell the {column}", column=field.name)
                )
            questions.append(_field_question(field, len(said.frame)))
        elif field.required and field.name in said.frame:
            words, codes = said.column(field.name)
            empty = np.array([not word for word in words] or [False])[codes] if len(codes) else np.empty(0, bool)
            for row in np.flatnonzero(empty).tolist():
                said.faults.setdefault(row, []).append(saying("empty", "{column} is empty", column=field.name))
    return questions


def _field_question(field: Field, count: int) -> Question:
    options = f"--map COLUMN={field.name} or --set {field.name}=…"
    return Question("field", "positions", field.name, count, f"no column tells the {field.name}", "", options)
