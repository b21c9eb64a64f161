"""A file on its way in: what is kept of it, read once, and saved once."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.arrivals import VOTES, arrived
from tracker import open_tracker
from tracker.app.editing.saving import Author
from tracker.app.frame.markup import audible
from tracker.app.intake.acceptance import take_in
from tracker.app.intake.arrival import Arrival
from tracker.app.intake.dry_run import counts_in_words
from tracker.app.intake.layout_form import take_column
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.mappings import FILE, keep_layout, kept_layouts
from tracker.store.roles import NotAllowedError


def test_a_field_has_one_column_the_one_that_was_chosen_last(data: Path):
    arrival = arrived(data, VOTES)
    assert arrival.offer
    take_column(arrival, arrival.offer.layout, "Foo", "source")
    arrival.read(open_tracker(data))

    columns = arrival.offer.layout.columns
    assert (columns["Foo"], columns["Outlet"]) == ("source", "")


def test_a_table_without_rows_is_not_said_to_be_there_already(data: Path):
    arrival = arrived(data, "Here is no table, only a heading\n")

    assert arrival.offer
    assert counts_in_words(arrival.offer.counts) == "The table has no row that says anything."


def test_what_somebody_saved_meanwhile_is_not_overwritten(data: Path):
    old = open_tracker(data)
    row = old.positions.iloc[0]
    line = f"{row['id']},{row['actor']},{row['proposal']},oppose,{row['date']:%Y-%m-%d},{row['source']}"
    arrival = arrived(data, f"id,actor,proposal,stance,date,source\n{line}\n")
    assert arrival.offer
    assert arrival.offer.counts["changed"] == 1
    stale = arrival.offer
    theirs = open_tracker(data)
    theirs.commit([stale.edits()[0]._replace(cells={"stance": "neutral"})])

    saved = (data / "positions.csv").read_bytes()
    outcome = take_in(arrival, stale.tracker, stale.edits(), "imported", Author("me", None))

    assert not outcome.done
    assert (data / "positions.csv").read_bytes() == saved
    assert arrival.offer is None  # to be looked at once more


def test_a_table_like_one_before_is_read_as_was_kept(data: Path):
    first = arrived(data, VOTES, values={"yes": "support"}, columns={"Foo": "note"})
    assert first.offer
    keep_layout(data, "monthly", first.offer.layout)

    second = arrived(data, VOTES)

    assert second.kept == "monthly"
    assert second.offer
    assert (second.offer.layout.columns["Foo"], second.offer.layout.values["yes"]) == ("note", "support")
    assert json.loads((data / FILE).read_text("utf-8")).keys() == {"monthly"}


def test_a_mapping_may_not_be_kept_by_whoever_may_only_look(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")

    with pytest.raises(NotAllowedError):
        keep_layout(data, "monthly", Layout())
    assert kept_layouts(data) == {}


def test_a_label_that_is_read_aloud_has_no_needless_backslash_and_no_markdown():
    assert audible("Date: 28-30 August, “x” (B6)") == "Date: 28-30 August, “x” (B6)"
    assert audible("![](/evil) :red[x] *b*") == r"\!\[\](/evil) \:red\[x\] \*b\*"


def test_a_mapping_kept_for_another_sheet_is_used_for_the_sheet_there_is(data: Path):
    keep_layout(data, "monthly", Layout({"actor": "actor", "Foo": "note"}, sheet="March"))
    book = Workbook()
    book.active.append(["actor", "Foo"])
    book.active.append(["France", "x"])
    out = BytesIO()
    book.save(out)

    arrival = Arrival("votes.xlsx", out.getvalue())
    arrival.read(open_tracker(data))

    assert (arrival.kept, arrival.fault) == ("monthly", "")
    assert arrival.offer
    assert arrival.offer.layout.columns["Foo"] == "note"


def test_a_file_that_broke_its_reader_is_not_read_at_every_press(data: Path, monkeypatch: pytest.MonkeyPatch):
    arrival, opened = Arrival("votes.xlsx", b"PK\x03\x04broken"), open_tracker(data)
    arrival.read(opened)
    first = arrival.fault
    monkeypatch.setattr("tracker.app.intake.arrival.uploaded_sheet", pytest.fail)

    arrival.read(opened)

    assert arrival.fault == first != ""
