"""The Import page without a browser: what it asks, what it takes for an answer, and what it keeps."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from tests.arrivals import VOTES, arrived
from tests.intake import csv_of
from tests.server import fingerprint
from tests.source import ROOT
from tracker import changed, open_tracker, workbook
from tracker.app.intake.arrival import Arrival

WIDE = "actor,NATO troops,European troops\nFrance,oppose,support\n"
PAGE = "importing.py"


@pytest.fixture
def pages(data: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app over a copy of the data, as it is before the first run."""
    monkeypatch.setenv("TRACKER_DATA", str(data))
    monkeypatch.chdir(ROOT)
    return AppTest.from_file(str(ROOT / "tracker/app/front_door.py"), default_timeout=60)


def shown(pages: AppTest, arrival: Arrival) -> AppTest:
    """The page with a file on it."""
    pages.run()
    pages.session_state["arrival"] = arrival
    pages.switch_page(PAGE).run()
    assert not pages.exception
    return pages


def words(pages: AppTest) -> str:
    """What the page says in plain text and in Markdown."""
    return "\n".join(
        str(getattr(each, "value", "")) for kind in ("text", "markdown", "subheader") for each in pages.get(kind)
    )


def test_every_column_is_shown_with_what_it_was_taken_for(pages: AppTest, data: Path):
    arrival = arrived(data, VOTES)
    shown(pages, arrival)

    read_as = {
        name: pages.selectbox(f"import_{arrival.serial}_column_{name}").value for name in ("Land", "Vote", "Foo")
    }
    assert read_as == {"Land": "actor", "Vote": "stance", "Foo": ""}
    assert "**1** new" not in words(pages)


def test_answers_turn_refused_rows_into_new_ones_and_stay_in_sight(pages: AppTest, data: Path):
    arrival = arrived(data, VOTES)
    shown(pages, arrival)

    pages.selectbox(f"import_{arrival.serial}_stance_stances_yes").select("support").run()
    pages.selectbox(f"import_{arrival.serial}_name_actors_Rusia").select("Russia").run()

    assert pages.selectbox(f"import_{arrival.serial}_stance_stances_yes").value == "support"
    assert "**2** new · **0** changed · **0** deleted · **0** already there · **1** refused" in words(pages)


def test_another_page_and_back_loses_no_answer(pages: AppTest, data: Path):
    arrival = arrived(data, VOTES)
    shown(pages, arrival).selectbox(f"import_{arrival.serial}_column_Foo").select("note").run()

    pages.switch_page("export.py").run()
    pages.switch_page(PAGE).run()

    assert pages.selectbox(f"import_{arrival.serial}_column_Foo").value == "note"


def test_what_no_column_tells_is_asked_for_once_for_all_rows(pages: AppTest, data: Path):
    arrival = arrived(data, WIDE)
    shown(pages, arrival)

    assert "**2** refused" in words(pages)
    pages.selectbox(f"import_{arrival.serial}_shared_source").select("RT 2025-08-28").run()
    pages.date_input(f"import_{arrival.serial}_shared_date").set_value(date(2025, 9, 1)).run()
    assert "**2** new" in words(pages)


def test_nothing_is_written_until_it_is_accepted_and_then_once(pages: AppTest, data: Path):
    before = fingerprint(data)
    arrival = arrived(data, VOTES, values={"yes": "support"}, names={"actors": {"Rusia": "Russia"}})
    shown(pages, arrival)
    assert fingerprint(data) == before

    next(each for each in pages.button if str(each.key).startswith("accept")).click().run()
    pages.run()

    history = open_tracker(data).history()
    assert history["why"].unique().tolist()[0] == "imported votes.csv"
    assert len(history[history["why"] == "imported votes.csv"]) == 2
    assert arrival.offer
    assert arrival.offer.counts["already there"] == 2
    assert "Saved: two rows added" in words(pages).replace("\\", "")


@pytest.mark.parametrize("hostile", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"a,b\n1,2,3\n", b"", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_read_is_told_with_the_reason_and_nothing_is_written(
    pages: AppTest, data: Path, hostile: bytes
):
    before = fingerprint(data)
    shown(pages, Arrival("votes.xlsx", hostile))

    assert [str(each.value) for each in pages.error] == ["This file was not taken in"]
    assert "votes.xlsx" in words(pages)
    assert fingerprint(data) == before


def test_whoever_may_only_look_is_told_why_and_offered_no_way_in(
    pages: AppTest, monkeypatch: pytest.MonkeyPatch, data: Path
):
    monkeypatch.setenv("TRACKER_READ_ONLY", "1")
    shown(pages, Arrival("votes.csv", csv_of(VOTES)))

    assert "opened for reading only" in words(pages)
    assert not [each for each in pages.button if str(each.key).startswith("accept")]
    assert not (data / "history").exists()


def test_next_months_edition_shows_exactly_who_switched(pages: AppTest, data: Path):
    table = "date,actor,proposal,stance,source\n2025-09-28,Russia,European troops,{},RT 2025-08-28\n"
    arrival = arrived(data, table.format("neutral") + "2025-09-28,Russia,NATO troops,oppose,RT 2025-08-28\n")
    shown(pages, arrival)

    assert [each.label for each in pages.tabs] == ["New 2", "Who switched 1"]
    assert arrival.offer
    assert arrival.offer.switched[["proposal", "before", "after"]].to_numpy().tolist() == [
        ["European troops", "oppose", "neutral"]
    ]


def test_of_a_cell_changed_on_both_sides_the_stored_text_stands_until_the_workbooks_is_chosen(
    pages: AppTest, data: Path
):
    opened = open_tracker(data)
    key, before = opened.positions["id"].iloc[0], opened.positions["stance"].iloc[0]
    book = load_workbook(BytesIO(workbook(opened)))
    [row] = [cells for cells in book["Positions"].iter_rows(min_row=4) if cells[0].value == key]
    row[5].value = "oppose"
    out = BytesIO()
    book.save(out)
    opened.commit([changed("positions", key, {"stance": "neutral"})])
    shown(pages, Arrival("positions.xlsx", out.getvalue()))

    assert before not in ("neutral", "oppose")
    [radio] = [each for each in pages.radio if str(each.key).startswith("review")]
    assert radio.options == ["As stored now: neutral", "From the workbook: oppose"]
    assert "No lines accepted" in words(pages)
    radio.set_value("mine").run()
    assert "One line accepted" in words(pages)
    next(each for each in pages.button if str(each.key).startswith("accept")).click().run()
    assert open_tracker(data).texts["positions"].frame.set_index("id").loc[key, "stance"] == "oppose"


def test_a_sheet_or_a_line_that_has_no_table_can_be_chosen_otherwise(pages: AppTest):
    book = Workbook()
    book.active.title = "Votes"
    for row in (["actor", "stance"], ["France", "oppose"]):
        book.active.append(row)
    book.create_sheet("Notes")
    out = BytesIO()
    book.save(out)
    arrival = Arrival("votes.xlsx", out.getvalue())
    shown(pages, arrival).selectbox(f"import_{arrival.serial}_sheet").select("Notes").run()

    assert "Notes is empty" in words(pages)
    pages.selectbox(f"import_{arrival.serial}_sheet").select("Votes").run()
    pages.number_input(f"import_{arrival.serial}_header").set_value(50).run()
    assert "no line 50" in words(pages)
    pages.number_input(f"import_{arrival.serial}_header").set_value(1).run()
    assert not pages.error
