"""What the tracker calls its tables, columns, kinds and stances, in the reader's language; others stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.debate import rows
from tracker import added, changed, open_tracker
from tracker.app.editing.form_fields import form_data
from tracker.app.editing.past import line
from tracker.app.editing.pasting import has_headings, report_of
from tracker.app.evidence.identity import facts_of
from tracker.app.wording.terms import column_about, column_label, sort_word, stance_word, table_meant, table_title
from tracker.exchange.intake.judging import offer_of
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.reading import uploaded_sheet
from tracker.exchange.intake.recognition import recognised_layout


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader whose language is German."""
    monkeypatch.setattr("tracker.app.wording.language._asked_for", lambda: "de")


def test_every_table_column_kind_and_stance_has_a_name_in_english(data: Path):
    for table in open_tracker(data).schema.tables.values():
        assert table_title(table) == table.title
        assert [column_label(field) for field in table.fields] == [field.label for field in table.fields]
    assert (sort_word("state"), stance_word("lean oppose")) == ("state", "lean oppose")


@pytest.mark.usefixtures("german")
def test_a_german_reads_german_names_of_columns_kinds_and_stances(data: Path):
    tracker = open_tracker(data)
    positions = tracker.schema.table("positions")

    assert table_title(positions) == "Positionen"
    assert [column_label(positions.by_name[name]) for name in ("date", "actor", "stance", "source", "quote")] == [
        "Datum",
        "Akteur",
        "Haltung",
        "Quelle",
        "Zitat",
    ]
    assert (sort_word("government"), sort_word("open"), stance_word("oppose")) == ("Regierung", "offen", "dagegen")
    english = {"Id", "Code", "URL", "Symbol"}  # the same word, or nearly
    assert {column_label(field) for each in tracker.schema.tables.values() for field in each.fields} & {
        field.label for each in tracker.schema.tables.values() for field in each.fields
    } <= english


def test_a_link_names_a_table_in_any_language(data: Path):
    tables = open_tracker(data).schema.tables.values()

    assert [table_meant(word, tables) for word in ("Actors", "Akteure", "Quellen", "Nothing", "")] == [
        "actors",
        "actors",
        "sources",
        None,
        None,
    ]


@pytest.mark.usefixtures("german")
def test_a_name_that_somebody_chose_stays_in_every_language(data: Path):
    positions = open_tracker(data).schema.table("positions")

    assert column_label(replace(positions.by_name["date"], title="Sitting day")) == "Sitting day"
    assert table_title(replace(positions, title="Votes")) == "Votes"
    assert (sort_word("tribe"), stance_word("abstain")) == ("tribe", "abstain")


@pytest.mark.usefixtures("german")
def test_what_becomes_of_pasted_rows_is_told_in_german(data: Path):
    tracker = open_tracker(data)
    pasted = "Datum\tAkteur\tVorschlag\tHaltung\tQuelle\n31.2.2025\tRusia\tNATO troops\toppose\tRT 2025-08-28\n"
    [row] = report_of(tracker, offer_of(uploaded_sheet("pasted", pasted.encode()), tracker)).to_dict("records")

    assert list(row)[2:7] == ["Datum", "Akteur", "Vorschlag", "Haltung", "Quelle"]
    assert row["Was geschieht"] == "abgelehnt"
    assert "„Rusia“" in row["Warum"]
    assert "is " not in row["Warum"]


def test_what_a_column_means_is_said_as_it_is_declared(data: Path):
    tables = open_tracker(data).schema.tables.values()

    assert all(column_about(table, field) == field.description for table in tables for field in table.fields)


@pytest.mark.usefixtures("german")
def test_a_german_reads_in_german_what_a_column_means(data: Path):
    tracker = open_tracker(data)
    positions = tracker.schema.table("positions")
    meant = {column_about(table, field) for table in tracker.schema.tables.values() for field in table.fields}

    assert meant & {field.description for table in tracker.schema.tables.values() for field in table.fields} == set()
    assert column_about(positions, replace(positions.by_name["date"], description="Sitting day")) == "Sitting day"
    form = form_data(tracker, "positions")
    assert {field["about"] for field in form["fields"]} | {
        each["about"] for each in form["registers"]["sources"]
    } <= meant


@pytest.mark.usefixtures("german")
def test_a_change_is_told_with_the_german_names_of_its_table_and_columns(data: Path):
    source = "RT 2025-08-28"
    open_tracker(data).commit([changed("sources", source, {"archive_url": "https://example.org/rt"})], by="Ann")
    open_tracker(data).commit([added("actors", {"actor": "Polen"})], by="Ann")
    tracker = open_tracker(data)
    told = [line(tracker, change) for change in tracker.history().assign(actor="", proposal="").itertuples()]

    assert told[:2] == [
        "Akteure, Polen: hinzugefügt: Polen",
        f"Quellen, {source}: Archivkopie: (leer) → https://example.org/rt",
    ]


@pytest.mark.usefixtures("german")
def test_rows_pasted_under_german_names_of_columns_are_read(data: Path):
    tracker = open_tracker(data)
    fields = tracker.schema.table("positions").fields
    headings = "\t".join(column_label(field) for field in fields)
    sheet = uploaded_sheet("pasted", f"{headings}\n{headings}\n".encode())

    assert has_headings("Genauigkeit\tNotiz")
    assert recognised_layout(sheet, tracker, Layout(columns={"Id": "id"})).columns == {
        column_label(field): field.name for field in fields
    }


@pytest.mark.parametrize("of", ["actor", "proposal"])
def test_an_empty_cell_of_a_register_is_no_word_of_its_page(of: str):
    tracker = rows(
        "Greens | toll | support | 2024-01-01",
        "Left | bypass | support | 2024-01-01",
        actors=[{"actor": "Greens", "kind": "party", "note": ""}, {"actor": "Left", "kind": ""}],
        proposals=[{"proposal": "toll", "topic": "Roads", "status": "open"}, {"proposal": "bypass", "topic": "Roads"}],
    )
    told = [facts_of(row, of) for row in tracker.typed(f"{of}s").to_dict("records")]

    assert told == ([["Party"], []] if of == "actor" else [["Roads", "open"], ["Roads"]])
