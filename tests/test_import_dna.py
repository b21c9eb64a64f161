"""Databases of the Discourse Network Analyzer come in: documents as sources, quotes cut from their texts."""

from __future__ import annotations

import pytest

from tests.intake import dna_bytes, taken_in, told
from tracker.exchange.intake.errors import IntakeError

MEANT = {"yes": "support", "no": "oppose"}


@pytest.mark.parametrize("version", [2, 3, "roles"])
def test_coded_statements_are_positions_with_their_quotes(version: int | str):
    offer = taken_in(dna_bytes(version), values=MEANT)

    assert told(offer) == ["new: Liberals | Toll | support | 2025-01-03", "new: Greens | Toll | oppose | 2025-01-04"]
    cells = [edit.cells for edit in offer.edits() if edit.table == "positions"]
    assert [each["quote"] for each in cells] == ["I want that toll now", "No"]
    assert [each.get("speaker", "") for each in cells] == ["Ann", ""]


def test_documents_become_sources_each_with_a_name_of_its_own():
    offer = taken_in(dna_bytes(3), values=MEANT)

    assert [edit.cells for edit in offer.registers if edit.table == "sources"] == [
        {"source": "Debate (2025-01-03)", "title": "Debate", "publisher": "Gazette", "published": "2025-01-03"},
        {"source": "Debate (2025-01-04)", "title": "Debate", "publisher": "Courier", "published": "2025-01-04"},
    ]


def test_agreement_is_asked_about_like_any_word():
    assert [each.word for each in taken_in(dna_bytes(3)).questions] == ["yes", "no"]


def test_the_type_with_most_statements_is_read_and_others_can_be_named():
    offer = taken_in(dna_bytes(3), sheet="annotation")

    assert taken_in(dna_bytes(3)).sheet.others == ("Annotation",)
    assert offer.sheet.frame["note"].tolist() == ["a remark"]
    with pytest.raises(IntakeError, match="its types are DNA Statement, Annotation"):
        taken_in(dna_bytes(3), sheet="Claims")


def test_a_database_taken_in_twice_changes_nothing_the_second_time():
    first = taken_in(dna_bytes(3), values=MEANT)
    second = taken_in(dna_bytes(2), values=MEANT)

    assert [edit.cells for edit in first.edits()] == [edit.cells for edit in second.edits()]


def test_several_actors_in_one_role_said_it_each():
    more = "INSERT INTO ENTITIES VALUES (5, 2, 'Union'); INSERT INTO DATASHORTTEXT VALUES (6, 2, 12, 5);"
    offer = taken_in(dna_bytes("roles", more), values=MEANT)

    assert told(offer) == [
        "new: Liberals | Toll | support | 2025-01-03",
        "new: Greens | Toll | oppose | 2025-01-04",
        "new: Union | Toll | oppose | 2025-01-04",
    ]


def test_a_statement_type_has_its_own_roles():
    offer = taken_in(dna_bytes("roles"), sheet="annotation")

    assert offer.sheet.frame["Note"].tolist() == ["a remark"]
    assert "Concept" not in offer.sheet.columns


def test_a_database_with_links_to_roles_that_are_not_there_is_refused():
    with pytest.raises(IntakeError, match="no table ROLEVARIABLELINKS"):
        taken_in(dna_bytes("roles", "DROP TABLE ROLEVARIABLELINKS;"))


def test_roles_whose_values_make_too_many_rows_are_refused():
    numbers = "WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 1409)"
    more = f"INSERT INTO DATALONGTEXT {numbers} SELECT i, 1, 11 + i % 2, 'x' FROM n;"  # noqa: S608 - a test's own words

    with pytest.raises(IntakeError, match="more than 200,000 rows"):
        taken_in(dna_bytes("roles", more))
