"""What an import would do, statement by statement: told before anything is saved, and then the edits that do it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import numpy as np
import pandas as pd

from tracker.exchange.intake.identity import CHANGED, NEW, REFUSED, THERE, VERDICTS, Pairing, changed_cells
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.names import Matched
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.sheet import Sheet
from tracker.exchange.intake.statements import Statements
from tracker.exchange.intake.switches import stances_before, switched_rows
from tracker.exchange.sayings import each_said
from tracker.store.edits import Batch, Edit, Wish, added, changed
from tracker.store.structure import Integers
from tracker.tracker import Tracker

MANY = 1000
"""So many new rows of a table are saved as one batch, and the history tells of them in one line."""
SHOWN = ("actor", "proposal", "stance", "date", "source")
SWITCH = ("actor", "proposal", "before", "after", "date", "row")


@dataclass(frozen=True, eq=False)
class Offer:
    """A table read, judged and compared with a tracker; nothing is saved by it.

    `registers` are the new rows of actors, proposals and sources; `questions` what only a person can answer; `remarks`
    what was found out or left out, in words; `matches` which names were read as which.
    """

    tracker: Tracker
    layout: Layout
    said: Statements
    pairing: Pairing
    registers: Sequence[Edit]
    questions: Sequence[Question]
    remarks: Sequence[str]
    matches: Sequence[Matched] = field(default_factory=tuple)

    @property
    def sheet(self) -> Sheet:
        """The table as it came."""
        return self.said.sheet

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many statements are new, changed, deleted (an import deletes none), already there, refused."""
        numbers = np.bincount(self.pairing.verdict, minlength=len(VERDICTS)).tolist()
        new, differing, there, refused = numbers
        return {"new": new, "changed": differing, "deleted": 0, "already there": there, "refused": refused}

    def __str__(self) -> str:
        """The counts in one line."""
        return ", ".join(f"{count:,} {word}" for word, count in self.counts.items())

    def places(self, verdict: int) -> Integers:
        """The statements of a verdict."""
        return np.flatnonzero(self.pairing.verdict == verdict)

    def table(self, verdict: int | None = None, limit: int | None = None) -> pd.DataFrame:
        """The statements, one row each, in the order of the file; only some of a verdict where that is asked.

        Columns: row (as a spreadsheet counts the file's), column (of a wide table), verdict, id, actor, proposal,
        stance, date, source, before (the stance until then, or the cells that change), reason (of a refusal).
        """
        places = np.arange(len(self.said.frame)) if verdict is None else self.places(verdict)
        places = places[:limit]
        frame = self.said.frame.iloc[places]
        records = self.said.records[places]
        cells = {name: frame[name].astype("str").to_numpy() if name in frame else "" for name in SHOWN}
        headings = self.said.headings[places] if self.said.headings is not None else ""
        return pd.DataFrame(
            {
                "row": self.sheet.rows[records],
                "column": headings,
                "verdict": np.array(VERDICTS, dtype=object)[self.pairing.verdict[places]],
                "id": self._ids(places),
                **cells,
                "before": [self._before(int(place)) for place in places],
                "reason": [self.reason(int(place)) for place in places],
            }
        )

    @cached_property
    def before(self) -> dict[int, str]:
        """The stance until then, under the place of each new or changed statement that follows one."""
        return stances_before(self.tracker, self.said, self.pairing)

    @cached_property
    def switched(self) -> pd.DataFrame:
        """Who takes another stance than before: columns actor, proposal, before, after, date, row; one row each."""
        return switched_rows(self.said, self.before) if self.before else pd.DataFrame(columns=SWITCH)

    def edits(self) -> list[Edit]:
        """What saves the new and changed statements, and the rows of registers they need, row by row."""
        return [*self.registers, *self._changes(), *_added("positions", self._new())]

    def wishes(self) -> list[Wish]:
        """The same as one transaction wants it: many new rows of one table are a batch."""
        new = self._new()
        positions = [Batch("positions", "added", new)] if len(new) >= MANY else _added("positions", new)
        return [*_registered(self.registers), *self._changes(), *positions]

    def _new(self) -> pd.DataFrame:
        """The new statements, a column of texts for each column of positions that the table tells of."""
        names = [str(each) for each in self.said.frame if "." not in str(each)]
        return self.said.frame[names].iloc[self.places(NEW)].reset_index(drop=True)

    def _changes(self) -> list[Edit]:
        positions = self.tracker.texts["positions"]
        edits = []
        for place in self.places(CHANGED).tolist():
            record = int(self.pairing.record[place])
            key = str(positions.frame["id"].iloc[record])
            key = key if key and positions.rows_of_key[key] == record else f"#{record + 2}"
            edits.append(changed("positions", key, changed_cells(self.said, place, positions, record)))
        return edits

    def _ids(self, places: Integers) -> list[str]:
        ids = self.tracker.texts["positions"].frame["id"]
        records = self.pairing.record[places].tolist()
        return [str(ids.iloc[record]) if record >= 0 else "" for record in records]

    def _before(self, place: int) -> str:
        if self.pairing.verdict[place] == CHANGED:
            positions = self.tracker.texts["positions"]
            record = int(self.pairing.record[place])
            cells = changed_cells(self.said, place, positions, record)
            return "; ".join(f"{name}: {positions.frame[name].iloc[record] or 'empty'}" for name in cells)
        return self.before.get(place, "")

    def reason(self, place: int) -> str:
        """Why a statement is refused, or that it repeats another; "" where there is nothing to say."""
        if self.pairing.verdict[place] == REFUSED:
            return each_said(self.said.faults.get(place, []))
        return self.pairing.remarks.get(place, "") if self.pairing.verdict[place] == THERE else ""


def _registered(registers: Sequence[Edit]) -> Iterator[Wish]:
    """The new rows of registers, table by table; many of one are a batch."""
    for table, edits in groupby(registers, key=lambda edit: edit.table):
        rows = list(edits)
        yield from rows if len(rows) < MANY else [Batch(table, "added", pd.DataFrame([each.cells for each in rows]))]


def _added(table: str, frame: pd.DataFrame) -> list[Edit]:
    """An edit for each row of a frame."""
    rows = frame.astype(object).to_dict("records")
    return [added(table, {str(name): text for name, text in row.items() if text}) for row in rows]
