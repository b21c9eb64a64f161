"""Names in an imported table: known ones are recognised, near misses are asked about, new ones become rows."""

from __future__ import annotations

import pytest

from tests.debate import rows
from tests.intake import reasons, taken_in


def table(*actors: str) -> str:
    """A table in which these actors say something, each on another day."""
    lines = [f"2025-02-{day:02},{actor},Toll,support,Gazette" for day, actor in enumerate(actors, 1)]
    return "\n".join(["date,actor,proposal,stance,source", *lines]) + "\n"


@pytest.mark.parametrize("name", ["Liberals", "Liberal Party", "LP", "liberals", " LIBERALS ", "liberal party"])
def test_a_name_is_known_by_key_by_alias_and_by_what_it_looks_like(name: str):
    offer = taken_in(table(name))

    assert offer.table()["actor"].tolist() == ["Liberals"]
    assert offer.registers == []


def test_a_name_without_its_accents_is_the_same():
    assert taken_in(table("Turkiye", "TÜRKİYE")).table()["actor"].tolist() == ["Türkiye", "Türkiye"]


def test_a_name_read_as_another_spelling_is_told():
    actors = next(each for each in taken_in(table("liberals", "Greens")).matches if each.table == "actors")

    assert actors.respelled == {"liberals": "Liberals"}


def test_a_near_miss_is_refused_and_asked_about():
    offer = taken_in(table("Liberalls", "Greens"))

    assert [(each.about, each.word, each.suggestion, each.rows) for each in offer.questions] == [
        ("actors", "Liberalls", "Liberals", 1)
    ]
    assert reasons(offer) == ["'Liberalls' is unknown, but resembles 'Liberals'"]


def test_an_answer_settles_a_near_miss_either_way():
    same = taken_in(table("Liberalls"), names={"actors": {"Liberalls": "Liberals"}})
    other = taken_in(table("Liberalls"), names={"actors": {"Liberalls": "Liberalls"}})

    assert same.table()["actor"].tolist() == ["Liberals"]
    assert [edit.cells for edit in other.registers] == [{"actor": "Liberalls"}]


def test_near_misses_can_all_be_said_to_be_new():
    assert [edit.cells["actor"] for edit in taken_in(table("Liberalls"), new=True).registers] == ["Liberalls"]


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ("Resolution 2231", "Resolution 2232"),
        ("RT 2025-08-28", "RT 2025-08-29"),
        ("R/55/33A", "R/5/533A"),
        ("C", "C++"),
    ],
)
def test_names_with_other_numbers_or_signs_are_other_names(known: str, name: str):
    tracker = rows(f"Liberals | {known} | support | 2025-01-01")
    offer = taken_in(f"date,actor,proposal,stance,source\n2025-02-01,Liberals,{name},support,Gazette\n", tracker)

    assert offer.questions == []
    assert [edit.cells for edit in offer.registers] == [{"proposal": name}]


def test_an_unknown_name_becomes_a_row_with_what_the_table_tells_of_it():
    offer = taken_in(
        """
        date,country,country_code,proposal,short,stance,source,url
        2025-02-01,Namibia,NA,4711,A sentence.,support,A/RES/1,https://example.org/1
        2025-02-02,Namibia,NA,4711,A sentence.,oppose,A/RES/1,https://example.org/1
        """
    )

    assert [(edit.table, edit.cells) for edit in offer.registers] == [
        ("actors", {"actor": "Namibia", "code": "NA"}),
        ("proposals", {"proposal": "4711", "statement": "A sentence."}),
        ("sources", {"source": "A/RES/1", "url": "https://example.org/1"}),
    ]


def test_what_a_new_row_cannot_take_is_left_out_and_told():
    offer = taken_in("date,country,iso,proposal,stance,source\n2025-02-01,Freedonia,FREE,Toll,support,Gazette\n")

    assert [edit.cells for edit in offer.registers] == [{"actor": "Freedonia"}]
    assert offer.remarks[0].startswith("actors.code: 'FREE' does not look like")


def test_a_name_that_only_refused_rows_use_is_not_added():
    offer = taken_in("date,actor,proposal,stance,source\nsoon,Freedonia,Toll,support,Gazette\n")

    assert offer.registers == []


def test_new_spellings_that_look_alike_become_one_row():
    offer = taken_in(table("Freedonia", "FREEDONIA", "Freedonia"))

    assert [edit.cells for edit in offer.registers] == [{"actor": "Freedonia"}]
    assert set(offer.table()["actor"]) == {"Freedonia"}


def test_an_address_names_the_source_that_has_it():
    tracker = rows(
        "Liberals | Toll | support | 2025-01-01", sources=[{"source": "Gazette", "url": "https://example.org/1"}]
    )
    offer = taken_in(table("Liberals").replace("Gazette", "https://example.org/1"), tracker)

    assert offer.table()["source"].tolist() == ["Gazette"]
