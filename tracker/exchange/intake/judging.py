"""A sheet against a tracker: read by its layout, judged column by column, compared row by row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tracker.checks.statements import statement_problems
from tracker.exchange.intake.fields import judge_days, judge_required, judge_values
from tracker.exchange.intake.identity import CHANGED, NEW, paired
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.names import judge_names
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.recognition import recognised_layout
from tracker.exchange.intake.registers import register_edits
from tracker.exchange.intake.sheet import Sheet
from tracker.exchange.intake.statements import Statements, statements_of
from tracker.exchange.intake.words import judge_stances
from tracker.exchange.sayings import Saying, saying
from tracker.tracker import Tracker


def offer_of(sheet: Sheet, tracker: Tracker, given: Layout | None = None, new: bool = False) -> Offer:
    """What taking the sheet in would do; `given` answers what it leaves open.

    `new`: names that resemble a known one are new ones all the same. Raises IntakeError where the layout names a
    column, field or stance that is not there.
    """
    layout = recognised_layout(sheet, tracker, given or Layout())
    said = statements_of(sheet, layout)
    questions = judge_required(said, tracker)
    questions += judge_stances(said, tracker, layout)
    open_days, remarks = judge_days(said, tracker, layout)
    judge_values(said, tracker)
    matches, near = judge_names(said, tracker, layout, new)
    _judge_rows(said, tracker)
    pairing = paired(said, tracker.texts["positions"])
    kept = np.isin(pairing.verdict, (NEW, CHANGED))
    registers, left = register_edits(said, tracker, matches, kept)
    return Offer(tracker, layout, said, pairing, registers, [*questions, *open_days, *near], [*remarks, *left], matches)


def _judge_rows(said: Statements, tracker: Tracker) -> None:
    """Refuse the rows whose cells ask something of each other that is not there."""
    positions = tracker.texts["positions"]
    if {"attribution", "speaker"} <= set(positions.table.columns) and "attribution" in said.frame:
        blank = {} if "speaker" in said.frame else {"speaker": ""}
        lines = np.zeros(len(said.frame), np.int64)
        text = replace(positions, frame=said.frame.assign(**blank), lines=lines)
        for problem in statement_problems(text):
            message = Saying(problem.message, f"rule-{problem.rule}", {"value": problem.value})
            reason = saying("cell", "{column} {fault}", column=problem.column, fault=message)
            said.faults.setdefault(problem.row - 2, []).append(reason)
