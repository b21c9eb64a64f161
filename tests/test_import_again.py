"""What is there already stays as it is: the same file twice, a mended edition, next month's edition."""

from __future__ import annotations

from tests.debate import rows
from tests.intake import known, reasons, taken_in, told

HEAD = "date,actor,proposal,stance,source"


def test_the_same_statements_again_change_nothing():
    offer = taken_in(f"{HEAD}\n2025-01-10,Liberals,Toll,support,Gazette\n2025-01-10,Greens,Toll,oppose,Gazette\n")

    assert str(offer) == "0 new, 0 changed, 0 deleted, 2 already there, 0 refused"
    assert offer.edits() == []
    assert offer.table()["id"].tolist() == ["a", "b"]


def test_another_stance_on_the_same_day_from_the_same_source_is_a_change():
    offer = taken_in(f"{HEAD}\n2025-01-10,Liberals,Toll,oppose,Gazette\n")

    assert [(edit.kind, edit.key, edit.cells) for edit in offer.edits()] == [("changed", "a", {"stance": "oppose"})]
    assert offer.table()["before"].tolist() == ["stance: support"]
    assert offer.switched[["actor", "before", "after"]].to_numpy().tolist() == [["Liberals", "support", "oppose"]]


def test_next_months_edition_shows_exactly_who_switched():
    edition = "Party,Toll,Rail pass\nLiberals,oppose,\nGreens,oppose,\nTürkiye,,neutral\n"
    offer = taken_in(edition, wide="proposal", constants={"date": "2025-02-10", "source": "Gazette"})

    assert str(offer) == "3 new, 0 changed, 0 deleted, 0 already there, 0 refused"
    assert offer.switched.to_numpy().tolist() == [["Liberals", "Toll", "support", "oppose", "2025-02-10", 2]]


def test_next_months_edition_with_the_days_of_the_statements_adds_only_what_was_said_since():
    offer = taken_in(f"{HEAD}\n2025-02-05,Liberals,Toll,oppose,Gazette\n2025-01-10,Greens,Toll,oppose,Gazette\n")

    assert told(offer) == [
        "new: Liberals | Toll | oppose | 2025-02-05",
        "already there: Greens | Toll | oppose | 2025-01-10",
    ]
    assert offer.switched["actor"].tolist() == ["Liberals"]


def test_an_id_names_its_position_whatever_else_differs():
    offer = taken_in(
        f"id,{HEAD}\nb,2025-01-11,Greens,Toll,neutral,Gazette\na,2025-01-10,Liberals,Toll,support,Gazette\n"
    )

    assert [(edit.key, edit.cells) for edit in offer.edits()] == [("b", {"date": "2025-01-11", "stance": "neutral"})]


def test_numbers_of_another_system_are_not_taken_for_ids():
    offer = taken_in(f"id,{HEAD}\n1,2025-02-11,Greens,Toll,neutral,Gazette\n")

    assert "id" not in offer.layout.columns.values()
    assert offer.counts["new"] == 1


def test_an_id_that_stands_twice_is_refused_the_second_time():
    line = "2025-01-10,Liberals,Toll,oppose,Gazette"
    offer = taken_in(f"id,{HEAD}\na,{line}\na,{line}\n")

    assert reasons(offer) == ["id a stands in row 2 already"]


def test_an_empty_cell_says_nothing_and_deletes_nothing():
    tracker = known("Liberals | Toll | support | 2025-01-10 | quote | source=Gazette | quote=Yes to tolls.")
    offer = taken_in(f"{HEAD},quote,note\n2025-01-10,Liberals,Toll,support,Gazette,,\n", tracker)

    assert offer.edits() == []


def test_a_cell_that_was_empty_is_filled():
    offer = taken_in(f"{HEAD},note\n2025-01-10,Liberals,Toll,support,Gazette,on TV\n")

    assert [(edit.kind, edit.cells) for edit in offer.edits()] == [("changed", {"note": "on TV"})]


def test_a_statement_by_another_speaker_is_another_statement():
    tracker = known("Liberals | Toll | support | 2025-01-10 | | source=Gazette | speaker=Ann")
    offer = taken_in(f"{HEAD},speaker\n2025-01-10,Liberals,Toll,oppose,Gazette,Bob\n", tracker)

    assert offer.counts["new"] == 1


def test_where_two_positions_could_be_meant_nothing_is_guessed():
    tracker = rows(
        "Liberals | Toll | support | 2025-01-10 | | source=Gazette",
        "Liberals | Toll | oppose | 2025-01-10 | | source=Gazette",
    )
    offer = taken_in(f"{HEAD}\n2025-01-10,Liberals,Toll,neutral,Gazette\n", tracker)

    assert reasons(offer) == ["may be a new statement or a change of a, b: tell its id, or a speaker"]


def test_a_row_that_stands_twice_in_the_table_comes_in_once():
    line = "2025-02-10,Liberals,Toll,oppose,Gazette"
    offer = taken_in(f"{HEAD}\n{line}\n{line}\n")

    assert (offer.counts["new"], offer.counts["already there"]) == (1, 1)
    assert reasons(offer) == ["says the same as row 2"]


def test_two_statements_of_one_day_come_in_and_are_both_there_the_second_time():
    lines = ["2025-02-10,Liberals,Toll,oppose,Gazette", "2025-02-10,Liberals,Toll,neutral,Gazette"]
    table = "\n".join([HEAD, *lines]) + "\n"
    after = known(*(f"Liberals | Toll | {line.split(',')[3]} | 2025-02-10 | | source=Gazette" for line in lines))

    assert taken_in(table).counts["new"] == 2
    assert taken_in(table, after).counts["already there"] == 2


def test_rows_with_ids_of_their_own_are_statements_of_their_own_both_times():
    lines = [f"{name},2025-02-10,Liberals,Toll,oppose,Gazette" for name in ("x1", "x2")]
    table = "\n".join([f"id,{HEAD}", *lines]) + "\n"
    ids = {"id": "id"}
    after = known(*(f"Liberals | Toll | oppose | 2025-02-10 | | source=Gazette | id={name}" for name in ("x1", "x2")))

    assert [edit.cells["id"] for edit in taken_in(table, columns=ids).edits()] == ["x1", "x2"]
    assert taken_in(table, after, columns=ids).counts["already there"] == 2


def test_another_stance_of_the_same_day_from_another_source_is_no_switch():
    offer = taken_in(f"{HEAD}\n2025-01-10,Liberals,Toll,oppose,Courier\n")

    assert offer.counts["new"] == 1
    assert len(offer.switched) == 0


def test_notes_made_since_do_not_make_statements_of_one_day_strange():
    lines = [f"2025-02-10,Liberals,Toll,{stance},Gazette," for stance in ("oppose", "neutral")]
    after = known(
        *(f"Liberals | Toll | {word} | 2025-02-10 | | source=Gazette | note=seen" for word in ("oppose", "neutral"))
    )

    assert taken_in("\n".join([f"{HEAD},note", *lines]) + "\n", after).counts["already there"] == 2
