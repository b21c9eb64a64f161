"""Wide tables come in: actors or proposals across, or a column for each stance."""

from __future__ import annotations

import pytest

from tests.debate import rows
from tests.intake import KNOWN, known, reasons, taken_in, told
from tracker import workbook

SAID = {"date": "2025-02-01", "source": "Gazette"}


def test_proposals_across_are_found_where_actors_stand_down():
    offer = taken_in(
        """
        Party,Toll,Rail pass,Seats
        Liberals,oppose,,31
        Greens,support,lean support,17
        """,
        constants=SAID,
    )

    assert offer.layout.across == ("Toll", "Rail pass")
    assert told(offer) == [
        "new: Liberals | Toll | oppose | 2025-02-01",
        "new: Greens | Toll | support | 2025-02-01",
        "new: Greens | Rail pass | lean support | 2025-02-01",
    ]
    assert offer.table()["column"].tolist() == ["Toll", "Toll", "Rail pass"]


def test_actors_across_are_found_where_proposals_stand_down():
    offer = taken_in("Issue,Liberals,Greens\nToll,oppose,support\n", constants=SAID)

    assert offer.layout.wide == "actor"
    assert told(offer) == ["new: Liberals | Toll | oppose | 2025-02-01", "new: Greens | Toll | support | 2025-02-01"]


@pytest.mark.parametrize(
    ("table", "wide"),
    [
        (",Toll,Rail pass\nLiberals,oppose,support\n", "proposal"),
        (",Liberals,Greens\nToll,oppose,support\n", "actor"),
    ],
)
def test_without_a_telling_heading_known_names_decide_what_stands_across(table: str, wide: str):
    assert taken_in(table, constants=SAID).layout.wide == wide


def test_an_actor_called_like_a_heading_is_no_heading():
    offer = taken_in(",Toll,Rail pass\nGovernment,oppose,support\n", constants=SAID)

    assert told(offer)[0] == "new: Government | Toll | oppose | 2025-02-01"


@pytest.mark.parametrize("profile", ["working", "publication"])
@pytest.mark.parametrize("topics", [("", ""), ("Roads", "Roads"), ("Roads", "Rails")])
def test_our_own_matrix_comes_in_without_its_titles_its_key_and_its_blanks(topics: tuple[str, str], profile: str):
    proposals = [{"proposal": name, "topic": topic} for name, topic in zip(("Toll", "Rail pass"), topics, strict=True)]
    tracker = rows(*KNOWN, proposals=proposals)
    data = workbook(tracker, day="2025-03-01", profile=profile)  # type: ignore[arg-type]  # one of the two there are
    offer = taken_in(
        data, tracker, sheet="Matrix", wide="proposal", constants={"date": "2025-03-01", "source": "Gazette"}
    )

    assert sorted(told(offer)) == [
        "new: Greens | Toll | oppose | 2025-03-01",
        "new: Liberals | Toll | support | 2025-03-01",
        "new: Türkiye | Rail pass | neutral | 2025-03-01",
    ]


def test_a_table_can_be_said_to_be_wide_and_its_words_to_mean_stances():
    offer = taken_in(
        "who,Toll,Rail pass\nLiberals,A,B\nGreens,B,B\n",
        wide="proposal", values={"A": "support", "B": "oppose"}, constants=SAID,
    )  # fmt: skip

    assert offer.counts["new"] == 4


def test_other_columns_of_a_wide_table_are_carried_to_each_statement():
    offer = taken_in("Party,Toll,Rail pass,Note\nLiberals,oppose,support,on TV\n", constants=SAID)

    assert [edit.cells["note"] for edit in offer.edits()] == ["on TV", "on TV"]


def test_one_column_a_stance_is_read_by_its_marks():
    offer = taken_in("Party,Issue,support,oppose\nLiberals,Toll,,x\nGreens,Toll,1,0\n", constants=SAID)

    assert offer.layout.wide == "stance"
    assert told(offer) == ["new: Liberals | Toll | oppose | 2025-02-01", "new: Greens | Toll | support | 2025-02-01"]


def test_two_marks_in_a_row_are_refused_and_so_is_what_is_no_mark():
    table = "Party,Issue,support,oppose\nLiberals,Toll,x,x\nGreens,Toll,perhaps,\n"
    offer = taken_in(table, wide="stance", across=("support", "oppose"), constants=SAID)

    assert offer.counts["refused"] == 3
    assert set(reasons(offer)) == {"more than one stance is marked", "'perhaps' is no mark; use x"}


def test_one_cell_refused_leaves_the_others_of_its_row():
    offer = taken_in("Party,Toll,Rail pass,Night ban\nLiberals,oppose,support,hm\n", wide="proposal", constants=SAID,
                     across=("Toll", "Rail pass", "Night ban"))  # fmt: skip

    assert (offer.counts["new"], offer.counts["refused"]) == (2, 1)


def test_a_wide_table_taken_in_twice_changes_nothing_the_second_time():
    table = "Party,Toll,Rail pass\nLiberals,support,\nGreens,oppose,\n"
    offer = taken_in(table, known(), constants={"date": "2025-01-10", "source": "Gazette"}, wide="proposal")

    assert offer.counts["already there"] == 2
    assert offer.edits() == []


def test_a_column_is_not_left_out_for_one_word_that_nobody_knows_where_others_show_that_the_table_is_wide():
    offer = taken_in(
        """
        Party,Toll,Rail pass,Night bus,Remarks
        Liberals,support,oppose,support,none
        Greens,oppose,support,it depends,none
        """,
        constants={"date": "2025-02-01", "source": "Gazette"},
    )

    assert offer.layout.across == ("Toll", "Rail pass", "Night bus")
    assert reasons(offer) == ["'it depends' is no stance; say what it means"]


def test_marks_under_usual_words_for_stances_are_asked_about_and_not_left_out():
    table = """
        Datum,Akteur,Vorschlag,dafür,dagegen,Quelle
        2025-02-01,Liberals,Toll,x,,Gazette
        2025-02-01,Greens,Toll,,x,Gazette
        """
    open_offer = taken_in(table)
    offer = taken_in(table, values={"dafür": "support", "dagegen": "oppose"})

    assert [(each.word, each.suggestion) for each in open_offer.questions] == [
        ("dafür", "support"),
        ("dagegen", "oppose"),
    ]
    assert told(offer) == ["new: Liberals | Toll | support | 2025-02-01", "new: Greens | Toll | oppose | 2025-02-01"]
