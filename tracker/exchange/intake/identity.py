"""Which statements are there already, which change a row, and which are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from tracker.checks.columns import combined, distinct
from tracker.exchange.intake.statements import Statements
from tracker.exchange.sayings import saying
from tracker.store.structure import Integers
from tracker.store.text import TextTable

IDENTITY = ("actor", "proposal", "date", "source")
"""Statements that agree in these are candidates to be one and the same."""
NEW, CHANGED, THERE, REFUSED = range(4)
VERDICTS = ("new", "changed", "already there", "refused")
Mask = npt.NDArray[np.bool_]


@dataclass
class Pairing:
    """For each statement its verdict (a place in `VERDICTS`), and the position (record) it is or changes, else -1."""

    verdict: npt.NDArray[np.int8]
    record: Integers
    remarks: dict[int, str] = field(default_factory=dict)


def paired(said: Statements, positions: TextTable) -> Pairing:
    """Each sound statement against the positions that stand.

    First by id. Then a statement that stands word for word (in the columns the table has; an empty cell says
    nothing) is there already, and so is one that the table repeats. Of the rest, a statement changes the one position
    left that agrees in `IDENTITY` and has no other speaker; where several could be meant, it is refused.
    All else is new.
    """
    pairing = Pairing(np.full(len(said.frame), REFUSED, np.int8), np.full(len(said.frame), -1, np.int64))
    sound = said.sound
    pairing.verdict[sound] = NEW
    _pair_by_id(said, positions, pairing, sound)
    open_rows = sound & (pairing.record < 0) & (pairing.verdict == NEW)
    if not set(IDENTITY) <= set(said.frame.columns) or not open_rows.any():
        return pairing
    ours, theirs = _codes(said.frame, positions.frame, _compared(said))
    _drop_repeats(said, ours, open_rows, pairing)
    open_rows &= pairing.verdict == NEW
    free = np.ones(len(positions.frame), bool)
    free[pairing.record[pairing.record >= 0]] = False
    used = _pair_word_for_word(ours, theirs, open_rows, free, pairing)
    keys, known = _codes(said.frame, positions.frame, IDENTITY)
    rest = np.flatnonzero(open_rows & (pairing.verdict == NEW) & np.isin(keys, known[free & ~used]))
    _pair_one_by_one(said, positions, rest, keys, np.flatnonzero(free & ~used), known, pairing)
    return pairing


def _compared(said: Statements) -> list[str]:
    return [str(each) for each in said.frame if "." not in str(each) and each != "id"]


def _codes(ours: pd.DataFrame, theirs: pd.DataFrame, names: Sequence[str]) -> tuple[Integers, Integers]:
    """A number for each statement and each position, equal where they agree in all these columns."""
    columns = []
    for name in names:
        words, codes = distinct(ours[name])
        known, known_codes = distinct(theirs[name])
        place = {word: code for code, word in enumerate(known)}
        lookup = np.array([place.setdefault(word, len(place)) for word in words] or [0], np.int64)
        both = np.concatenate([lookup[codes], known_codes]) if len(codes) else known_codes.astype(np.int64)
        columns.append((both, len(place)))
    key = combined(*columns)
    return key[: len(ours)], key[len(ours) :]


def _pair_by_id(said: Statements, positions: TextTable, pairing: Pairing, sound: Mask) -> None:
    """Statements that name the id of a position are about that position."""
    if "id" not in said.frame:
        return
    seen: dict[str, int] = {}
    ids = said.frame["id"].astype(object).to_numpy()
    for row in np.flatnonzero(sound & (ids != "")).tolist():
        name = ids[row]
        if name in seen:
            pairing.verdict[row] = REFUSED
            said.faults.setdefault(row, []).append(
                saying("id-again", "id {id} stands in row {row} already", id=name, row=_place(said, seen[name]))
            )
        elif name in positions.rows_of_key:
            record = positions.rows_of_key[name]
            pairing.record[row] = record
            pairing.verdict[row] = CHANGED if changed_cells(said, row, positions, record) else THERE
        seen.setdefault(name, row)


def _drop_repeats(said: Statements, ours: Integers, open_rows: Mask, pairing: Pairing) -> None:
    """A statement that the table makes word for word a second time, under no other id, is made once."""
    nameless = open_rows & (said.frame["id"] == "").to_numpy() if "id" in said.frame else open_rows
    rows = np.flatnonzero(nameless)
    again = pd.Series(ours[rows]).duplicated().to_numpy()
    if again.any():
        firsts = dict(zip(reversed(ours[rows].tolist()), reversed(rows.tolist()), strict=True))
        for row in rows[again].tolist():
            pairing.verdict[row] = THERE
            pairing.remarks[row] = saying(
                "same-as-row", "says the same as row {row}", row=_place(said, firsts[int(ours[row])])
            )


def _pair_word_for_word(ours: Integers, theirs: Integers, open_rows: Mask, free: Mask, pairing: Pairing) -> Mask:
    """Statements that stand already; the positions that are spoken for."""
    records = np.flatnonzero(free)
    known = pd.Series(records, index=theirs[records])
    known = known[~known.index.duplicated()]
    rows = np.flatnonzero(open_rows)
    found = known.reindex(ours[rows]).to_numpy()
    there = ~np.isnan(found.astype(float))
    pairing.verdict[rows[there]] = THERE
    pairing.record[rows[there]] = found[there].astype(np.int64)
    used: Mask = np.isin(theirs, ours[rows[there]]) & free
    return used


def _pair_one_by_one(
    said: Statements, positions: TextTable, rows: Integers, keys: Integers,
    records: Integers, known: Integers, pairing: Pairing,
) -> None:  # fmt: skip
    """What is left of statements and positions that agree in who, what, when and by whom."""
    waiting: dict[int, list[int]] = {}
    for row in rows.tolist():
        waiting.setdefault(int(keys[row]), []).append(row)
    standing: dict[int, list[int]] = {}
    wanted = np.isin(known[records], keys[rows])
    for record in records[wanted].tolist():
        standing.setdefault(int(known[record]), []).append(record)
    for key, group in waiting.items():
        _pair_group(said, positions, group, standing[key], pairing)


def _pair_group(said: Statements, positions: TextTable, group: list[int], left: list[int], pairing: Pairing) -> None:
    """Statements of one identity: first those that say nothing else than a position, then one that may change it."""
    for row in group:
        alike = [each for each in left if _may_be(said, row, positions, each)]
        same = next((each for each in alike if not changed_cells(said, row, positions, each)), None)
        if same is not None:
            left.remove(same)
            pairing.record[row], pairing.verdict[row] = same, THERE
    group = [row for row in group if pairing.record[row] < 0]
    for row in group:
        alike = [each for each in left if _may_be(said, row, positions, each)]
        rivals = [other for other in group if any(_may_be(said, other, positions, each) for each in alike)]
        if len(alike) == 1 and len(rivals) == 1:
            pairing.record[row], pairing.verdict[row] = alike[0], CHANGED
        elif alike:
            ids = ", ".join(positions.frame["id"].iloc[alike].astype(str))
            pairing.verdict[row] = REFUSED
            reason = saying(
                "new-or-changed", "may be a new statement or a change of {ids}: tell its id, or a speaker", ids=ids
            )
            said.faults.setdefault(row, []).append(reason)


def _may_be(said: Statements, row: int, positions: TextTable, record: int) -> bool:
    """Whether a statement may be a position changed: nobody else said it, and it says nothing in other words."""
    mine = str(said.frame["speaker"].iloc[row]) if "speaker" in said.frame else ""
    theirs = str(positions.frame["speaker"].iloc[record]) if "speaker" in positions.frame else ""
    return not mine or not theirs or mine == theirs


def changed_cells(said: Statements, row: int, positions: TextTable, record: int) -> dict[str, str]:
    """The cells in which a statement says something else than a position; an empty cell says nothing."""
    mine: dict[str, Any] = {name: said.frame[name].iloc[row] for name in _compared(said)}
    return {name: str(text) for name, text in mine.items() if text and text != positions.frame[name].iloc[record]}


def _place(said: Statements, row: int) -> str:
    return str(said.sheet.rows[said.records[row]])
