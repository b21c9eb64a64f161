"""The file that somebody brings in: its bytes, what the person answered, and what it would change.

A plain object kept for the session, as the desk is: going to another page and back loses nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import streamlit as st

from tracker import Tracker, TrackerError
from tracker.app.editing.desk import own_desk
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.judging import offer_of
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.mappings import fitting_layout, kept_layouts, mappings_in
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.reading import uploaded_sheet
from tracker.exchange.intake.sheet import Sheet
from tracker.exchange.returned.recognition import is_returned
from tracker.exchange.returned.review import Line, Review
from tracker.exchange.returned.workbook import returned_workbook

Asked = tuple[str, str, str]
"""What makes a question the same one: its kind, what about, and the word."""
Place = tuple[str, str, str, str]
"""What makes a line of a review the same one, whatever else changes meanwhile: table, key, column, place."""
LARGE = 1 << 19
"""Bytes of a table that takes its time at every answer."""
_serials = count(1)


@dataclass
class Arrival:
    """One file on its way in.

    `given` are the person's answers, `kept` the name of the mapping it is read by, `brought` those that came in a file
    of their own (`no_mapping` says why another file held none), `shared` the fields asked for once for all rows;
    `asked` every question so far, so that an answer stays in sight and can be changed. `ticks` are the choices made in
    a returned workbook's `review`. `words` say what was saved of it. `sheets` are those of its file, the one that was
    read first at the beginning.
    """

    name: str
    data: bytes = field(repr=False)
    given: Layout = field(default_factory=Layout)
    kept: str | None = None
    brought: dict[str, Layout] = field(default_factory=dict)
    no_mapping: str = ""
    encoding: str = ""
    shared: list[str] = field(default_factory=list)
    asked: dict[Asked, Question] = field(default_factory=dict)
    ticks: dict[Place, bool] = field(default_factory=dict)
    fault: str = ""
    words: str = ""
    sheet: Sheet | None = None
    sheets: list[str] = field(default_factory=list)
    offer: Offer | None = None
    review: Review | None = None
    serial: int = field(default_factory=lambda: next(_serials))
    _read_for: tuple[Any, ...] = ()
    _judged_for: tuple[Any, ...] = ()

    @property
    def returned(self) -> bool:
        """Whether it is a workbook of our own that comes back."""
        return is_returned(self.data)

    @property
    def takes_time(self) -> bool:
        """Whether reading or comparing takes long enough to be said."""
        return not self._judged_for or len(self.data) > LARGE

    @property
    def wanted_sheet(self) -> str:
        """The sheet that is read, or was to be."""
        return next(filter(None, [*self._read_for[:1], *self.sheets]), "")

    def answer(self, **answers: Any) -> None:
        """Take an answer for good."""
        self.given = replace(self.given, **answers)

    def mappings(self, tracker: Tracker) -> dict[str, Layout]:
        """The mappings that it may be read by, by name: those kept with the tables, and those that came in a file."""
        return {**kept_layouts(tracker.folder), **self.brought}

    def bring(self, name: str, data: bytes) -> None:
        """Take the mappings in a file, and read by the one that fits best; where it is no such file, say why."""
        try:
            found = mappings_in(name, data)
        except IntakeError as error:
            self.no_mapping = error.reason
            return
        self.brought, self.no_mapping = self.brought | found, ""
        self.kept = (fitting_layout(found, self.sheet) if self.sheet else "") or next(iter(found))

    def accepts(self, line: Line) -> bool:
        """Whether a line of the review is ticked: additions and changes are until they are unticked, others are not."""
        ticked = self.ticks.get(place_of(line), line.kind in ("added", "changed"))
        return ticked and line.acceptable

    def read(self, tracker: Tracker) -> None:
        """Read the bytes and compare them with the tracker as it is now; only what is not done yet.

        Afterwards there is an `offer` or a `review`, or else a `fault`, in words.
        """
        try:
            self._compare_workbook(tracker) if self.returned else self._compare_table(tracker)
        except TrackerError as error:
            self.fault = error.reason if isinstance(error, IntakeError) else str(error)
            self.offer = self.review = None
            self._judged_for = (
                () if self.sheet else self._judged_for
            )  # what harms its reader is not read again and again

    def look_again(self) -> None:
        """Have everything compared anew."""
        self.offer, self.review, self._judged_for = None, None, ()

    def _compare_workbook(self, tracker: Tracker) -> None:
        if self._judged_for != (tracker.version,):
            self._judged_for, self.fault = (tracker.version,), ""
            self.review = returned_workbook(tracker, self.data, self.name)

    def _compare_table(self, tracker: Tracker) -> None:
        sheet = self._sheet_by(self._layout(tracker))
        if sheet and self.kept is None:
            self.kept = fitting_layout(self.mappings(tracker), sheet)
            sheet = self._sheet_by(self._layout(tracker))
        key = (tracker.version, self._layout(tracker), self._read_for)
        if sheet and self._judged_for != key:
            self.offer = offer_of(sheet, tracker, self._layout(tracker).within(sheet.columns))
            self.asked |= {(each.kind, each.about, each.word): each for each in self.offer.questions}
            self._judged_for, self.fault = key, ""

    def _sheet_by(self, layout: Layout) -> Sheet | None:
        """The file's table, read once; None where it could not be: then `fault` says why."""
        wanted = (layout.sheet, layout.header, self.encoding)
        if self._read_for != wanted:
            self.sheet, self.offer, self._judged_for, self._read_for = None, None, (), wanted
            self.sheet = uploaded_sheet(self.name, self.data, layout, self.encoding or None)
            self.sheets = self.sheets or [self.sheet.name.removeprefix(f"{self.name}, "), *self.sheet.others]
        return self.sheet

    def _layout(self, tracker: Tracker) -> Layout:
        kept = self.mappings(tracker).get(self.kept or "", Layout())
        sheet = kept.sheet if kept.sheet in self.sheets else ""
        return self.given.over(replace(kept, across=(), sheet=sheet))


def place_of(line: Line) -> Place:
    """What a tick is remembered by."""
    return line.table, line.key, line.column, line.place


def own_arrival() -> Arrival | None:
    """The file that this session is taking in, once no save is under way."""
    own_desk()
    arrival: Arrival | None = st.session_state.get("arrival")
    return arrival


def receive(name: str, data: bytes) -> None:
    """Begin with a file."""
    st.session_state.arrival = Arrival(name, data)


def dismiss() -> None:
    """Be done with the file."""
    st.session_state.pop("arrival", None)
