"""Any CSV comes in: its columns are known, nothing is taken for granted, and what is refused says why."""

from __future__ import annotations

import pytest

from tests.intake import known, reasons, taken_in, told
from tracker.exchange.intake import csv_file
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.reading import read_sheet
from tracker.exchange.intake.refusals import refused_file

TIDY = """
    date,actor,proposal,stance,source
    2025-02-01,Liberals,Toll,oppose,Gazette
    """


def test_a_tidy_table_comes_in_as_new_statements():
    offer = taken_in(TIDY)

    assert str(offer) == "1 new, 0 changed, 0 deleted, 0 already there, 0 refused"
    assert told(offer) == ["new: Liberals | Toll | oppose | 2025-02-01"]
    assert [edit.cells for edit in offer.edits()] == [
        {"date": "2025-02-01", "actor": "Liberals", "proposal": "Toll", "stance": "oppose", "source": "Gazette"}
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "date,actor,proposal,stance,source",
        "Datum,Partei,Vorschlag,Haltung,Quelle",
        "DATE,Country,Issue,Position,Reference",
        "Said on,Stakeholder,Measure,View,Outlet",
    ],
)
def test_columns_are_known_by_name_and_by_the_words_that_desks_use(heading: str):
    assert told(taken_in(f"{heading}\n2025-02-01,Liberals,Toll,oppose,Gazette\n")) == [
        "new: Liberals | Toll | oppose | 2025-02-01"
    ]


def test_columns_without_a_telling_heading_are_known_by_what_stands_in_them():
    offer = taken_in("a,b,c,d,e\n2025-02-01,Liberals,Toll,oppose,Gazette\n2025-02-02,Greens,Toll,support,Gazette\n")

    assert offer.counts["new"] == 2
    assert dict(offer.layout.columns) == dict(
        zip("abcde", ["date", "actor", "proposal", "stance", "source"], strict=True)
    )
    assert set(offer.layout.why.values()) == {"by its content"}


def test_a_heading_is_found_below_titles_and_its_rows_keep_their_numbers():
    offer = taken_in(
        """
        Positions of the parties,,,,
        "collected by
        the desk",,,,
        Date,Party,Issue,Stance,Source
        2025-02-01,Liberals,Toll,oppose,Gazette
        """
    )

    assert offer.table()["row"].tolist() == [4]
    assert offer.counts["new"] == 1


def test_a_heading_that_is_not_found_can_be_told():
    table = (
        "date,actor,proposal,stance,source\nDay,Who is it,What for,How,Where\n2025-02-01,Liberals,Toll,oppose,Gazette\n"
    )

    assert taken_in(table).counts["refused"] == 1
    assert taken_in(table, header=2).counts["new"] == 1


@pytest.mark.parametrize(
    "data",
    [
        b"sep=;\ndate;actor;proposal;stance;source\n2025-02-01;Liberals;Toll;oppose;Gazette\n",
        "date\tactor\tproposal\tstance\tsource\n2025-02-01\tLiberals\tToll\toppose\tGazette\n".encode("utf-16"),
        b"\xef\xbb\xbfdate,actor,proposal,stance,source\r\n2025-02-01,Liberals,Toll,oppose,Gazette\r\n\r\n",
        b"date|actor|proposal|stance|source\n2025-02-01|Liberals|Toll|oppose|Gazette",
    ],
)
def test_delimiters_marks_and_encodings_make_no_difference(data: bytes):
    assert told(taken_in(data)) == ["new: Liberals | Toll | oppose | 2025-02-01"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"date,actor\n2025-02-01,T\xfcrkiye\n", "line 2"),
        (b"date,actor,stance\n2025-02-01,Liberals\n", "row 2"),
        (b'date,actor,stance\n2025-02-01,"Liberals,support\n', "row 2"),
        (b"date,actor,stance\n2025-02-01,Lib\0erals,support\n", "row 2"),
        (b"", "empty"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(data: bytes, place: str):
    with pytest.raises(IntakeError, match=place):
        taken_in(data)


def test_a_mark_of_the_encoding_that_stands_in_the_first_cell_is_kept_as_a_letter_of_it():
    data = "note,date,actor,proposal,stance,source\n\ufeffwell,2025-02-01,Liberals,Toll,oppose,Gazette\n".encode()

    assert [edit.cells["note"] for edit in taken_in(data).edits()] == ["\ufeffwell"]


def test_words_that_are_no_stance_are_asked_about_once_with_how_many_there_are():
    table = """
        date,actor,proposal,stance,source
        2025-02-01,Liberals,Toll,Yes,Gazette
        2025-02-02,Greens,Toll,yes,Gazette
        2025-02-02,Greens,Rail pass,Support!,Gazette
        2025-02-03,Greens,Toll,perhaps,Gazette
        """
    offer = taken_in(table)

    assert [(each.word, each.rows, each.suggestion) for each in offer.questions] == [
        ("Yes", 1, "support"), ("yes", 1, "support"), ("perhaps", 1, ""),
    ]  # fmt: skip
    assert told(offer)[2] == "new: Greens | Rail pass | support | 2025-02-02"
    assert taken_in(table, values={"yes": "support", "perhaps": "neutral"}).counts["refused"] == 0


def test_a_word_cannot_be_said_to_mean_a_stance_that_is_none():
    with pytest.raises(IntakeError, match="use one of support"):
        taken_in(TIDY, values={"yes": "suport"})


def test_columns_can_be_mapped_left_out_and_carried():
    table = """
        date,actor,Party name,proposal,stance,source,Remarks,Colour
        2025-02-01,left,Liberals,Toll,oppose,Gazette,on TV,red
        """
    offer = taken_in(table, columns={"Party name": "actor", "actor": "", "Colour": "condition"})

    assert [edit.cells["actor"] for edit in offer.edits()] == ["Liberals"]
    assert [(edit.cells["note"], edit.cells["condition"]) for edit in offer.edits()] == [("on TV", "red")]


def test_a_column_or_field_that_is_not_there_is_refused_by_name():
    with pytest.raises(IntakeError, match="no column 'Nobody'"):
        taken_in(TIDY, columns={"Nobody": "actor"})
    with pytest.raises(IntakeError, match="no field 'colour'"):
        taken_in(TIDY, columns={"actor": "colour"})


def test_a_constant_fills_what_the_table_does_not_tell():
    table = "actor,stance,source\nLiberals,oppose,\nGreens,support,Courier\n"
    offer = taken_in(table, constants={"proposal": "Toll", "date": "2025-02-01", "source": "Gazette"})

    assert told(offer) == ["new: Liberals | Toll | oppose | 2025-02-01", "new: Greens | Toll | support | 2025-02-01"]
    assert offer.table()["source"].tolist() == ["Gazette", "Courier"]


def test_a_field_that_nothing_tells_is_asked_for():
    offer = taken_in("actor,proposal,stance\nLiberals,Toll,oppose\n")

    assert [(each.kind, each.word) for each in offer.questions] == [("field", "date"), ("field", "source")]
    assert reasons(offer) == ["the table does not tell the date; the table does not tell the source"]


def test_cells_that_break_a_rule_are_refused_each_with_its_reason():
    table = """
        date,actor,proposal,stance,source,attribution,speaker
        2025-02-01,Liberals,Toll,oppose,Gazette,third-party,
        2025-02-01,Greens,Toll,oppose,Gazette,hearsay,
        2025-02-01,,Toll,oppose,Gazette,Quote,
        2025-02-01,Greens,Rail pass,oppose,Gazette,Quote,
        """
    offer = taken_in(table)

    assert [reason.split(" ")[0] for reason in reasons(offer)] == ["speaker", "attribution:", "actor"]
    assert offer.edits()[-1].cells["attribution"] == "quote"


def test_blank_rows_and_nameless_empty_columns_say_nothing():
    offer = taken_in("date,actor,proposal,stance,source,\n,,,,,\n2025-02-01,Liberals,Toll,oppose,Gazette,\n")

    assert offer.table()["row"].tolist() == [3]
    assert "column 6" not in offer.sheet.columns


def test_a_guard_that_a_spreadsheet_needed_is_taken_away_once():
    offer = taken_in("date,actor,proposal,stance,source,note\n2025-02-01,Liberals,Toll,oppose,Gazette,'=1+1\n")

    assert offer.edits()[0].cells["note"] == "=1+1"


def test_refused_rows_come_back_in_the_form_they_came_in():
    table = (
        b"Datum;Partei;Thema;Stimme;Quelle\r\n"
        b"2025-02-01;Liberals;Toll;Jein;Gazette\r\n"
        b"2025-02-01;Greens;Toll;support;G\r\n"
    )
    ending, data = refused_file(taken_in(table))

    assert ending == ".csv"
    assert data == (
        b"Datum;Partei;Thema;Stimme;Quelle;refused because\r\n"
        b"2025-02-01;Liberals;Toll;Jein;Gazette;\"'Jein' is no stance; say what it means\"\r\n"
    )


def test_refused_rows_once_mended_come_in_without_deleting_the_reasons():
    ending, data = refused_file(taken_in(TIDY.replace("oppose", "=Nein")))

    assert ending == ".csv"
    assert b"'=Nein" in data
    assert told(taken_in(data.replace(b"'=Nein", b"oppose"))) == ["new: Liberals | Toll | oppose | 2025-02-01"]


def test_the_tracker_is_left_as_it_is():
    tracker = known()
    before = {name: text.frame.copy() for name, text in tracker.texts.items()}
    taken_in(TIDY, tracker)

    assert all(text.frame.equals(before[name]) for name, text in tracker.texts.items())


def test_a_large_table_is_read_in_pieces_as_if_in_one(monkeypatch: pytest.MonkeyPatch):
    note = '"two\nlines, ""quoted"" \ufeff"'
    lines = [f"2025-02-{day:02},Greens,Toll,oppose,Gazette,{note if day % 3 else day}\n" for day in range(1, 29)]
    table = ("date,actor,proposal,stance,source,note\n" + "".join(lines)).encode()
    whole = read_sheet("votes.csv", table).frame
    monkeypatch.setattr(csv_file, "PIECE", 64)

    pieces = read_sheet("votes.csv", table).frame

    assert len(pieces) == 28
    assert pieces.astype("str").equals(whole.astype("str"))
