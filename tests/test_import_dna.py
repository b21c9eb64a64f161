"""Databases of the Discourse Network Analyzer come in: documents as sources, quotes cut from their texts."""

from __future__ import annotations

import pytest

from tests.intake import dna_bytes, taken_in, told
from tracker.exchange.intake.errors import IntakeError

MEANT = {"yes": "support", "no": "oppose"}


@pytest.mark.parametrize("version", [2, 3])
def test_coded_statements_are_positions_with_their_quotes(version: int):
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


def test_statements_with_roles_are_refused_with_the_way_out():
    data = dna_bytes(3, "ALTER TABLE DATASHORTTEXT RENAME COLUMN VariableId TO RoleVariableLinkId;")

    with pytest.raises(IntakeError, match="export them"):
        taken_in(data)
