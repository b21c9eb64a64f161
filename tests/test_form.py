"""The form's save, apart from the browser: one row a form, new names in the same step, each reason at its field."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import tracker
from tracker import open_tracker
from tracker.app.editing import form_saving
from tracker.app.editing.desk import Desk
from tracker.app.editing.form_saving import Asked, Reason, asked_for, drafted, hints_for, save_row
from tracker.app.editing.saving import Author

ROW = {
    "date": "2025-08-28",
    "actor": "United Kingdom",
    "proposal": "European troops",
    "stance": "support",
    "source": "RT 2025-08-28",
}
POLAND = {"actor": {"kind": "state", "aliases": "Polska"}}
ARTICLE = {"source": {"title": "A title", "publisher": "RT", "published": "2025-08-29", "url": "https://example.org/a"}}


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk of this test."""
    desk = Desk()
    monkeypatch.setattr(form_saving, "own_desk", lambda: desk)
    monkeypatch.setattr(form_saving, "author", lambda: Author("Ann", None))
    return desk


def saved(data: Path, serial: int = 1, new: dict[str, dict[str, str]] | None = None, **cells: str) -> list[Reason]:
    asked = Asked(1, "save", ROW | cells, new or {})
    return save_row(open_tracker(data), "positions", asked, serial)


def rows_of(data: Path, table: str = "positions") -> list[dict[str, str]]:
    with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_form_saved_twice_adds_one_row_and_the_next_form_another(data: Path):
    before = len(rows_of(data))

    assert saved(data) == []
    assert saved(data) == []
    assert len(rows_of(data)) == before + 1

    assert saved(data, serial=2) == []
    assert len(rows_of(data)) == before + 2


def test_a_name_that_nobody_agreed_to_is_not_added(data: Path):
    [reason] = saved(data, actor="Poland")

    assert reason.field == "actor"
    assert "“Poland” is new" in reason.words
    assert "Poland" not in [row["actor"] for row in rows_of(data, "actors")]


def test_a_row_with_its_new_names_is_one_transaction(data: Path):
    new = POLAND | ARTICLE | {"proposal": {"statement": "A line should be drawn."}}

    assert saved(data, new=new, actor="Poland", source="RT 2025-08-29", proposal="A line") == []

    history = open_tracker(data).history()
    assert history["txn"].iloc[:4].nunique() == 1
    assert sorted(history["table"].iloc[:4]) == ["actors", "positions", "proposals", "sources"]
    assert rows_of(data, "actors")[-1]["aliases"] == "Polska"
    assert rows_of(data, "sources")[-1]["url"] == "https://example.org/a"
    assert rows_of(data, "proposals")[-1]["statement"] == "A line should be drawn."
    assert rows_of(data)[-1]["actor"] == "Poland"


def test_a_source_that_is_new_in_two_fields_is_added_once(data: Path):
    assert saved(data, new=ARTICLE, source="RT 2025-08-29", via="RT 2025-08-29") == []
    assert [row["source"] for row in rows_of(data, "sources")].count("RT 2025-08-29") == 1


def test_every_reason_stands_at_its_field_and_nothing_is_saved(data: Path):
    before = (data / "positions.csv").read_bytes()
    new = {"source": ARTICLE["source"] | {"url": "no address"}}

    reasons = saved(data, new=new, stance="suport", date="28.8.", source="RT 2025-08-29")

    found = {reason.field: reason for reason in reasons}
    assert set(found) == {"stance", "date", "source.url"}
    assert "did you mean “support”?" in found["stance"].words
    assert found["source.url"].words.startswith("URL: ")
    assert (data / "positions.csv").read_bytes() == before
    assert "RT 2025-08-29" not in [row["source"] for row in rows_of(data, "sources")]


def test_an_unknown_name_is_asked_about_by_alias_and_by_look(data: Path):
    tracker.open_tracker(data).commit(
        [tracker.added("actors", {"actor": "Polska", "aliases": "Poland;Polen"})], by="Ann"
    )
    opened = open_tracker(data)

    hints = hints_for(opened, "positions", {"actor": "Poland", "source": "rt 2025-08-28", "stance": "", "x": "y"})

    assert hints["actor"] == {"name": "Poland", "words": "“Poland” is an alias of “Polska”.", "fix": "Polska"}
    assert hints["source"]["fix"] == "RT 2025-08-28"
    assert set(hints) == {"actor", "source"}
    assert hints_for(opened, "positions", {"actor": "Zanzibar"})["actor"]["words"] == ""


def test_a_row_kept_unsaved_is_one_step_of_the_draft(data: Path, own: Desk):
    drafted(open_tracker(data), "positions", Asked(1, "draft", ROW | {"actor": "Poland"}, POLAND), 1)

    assert {table: len(draft) for table, draft in own.drafts.items()} == {"actors": 1, "positions": 1}
    own.undo()
    assert own.count == 0


@pytest.mark.parametrize("sent", [None, {}, {"n": "1"}, {"n": 1.5}, []])
def test_what_has_not_the_shape_of_a_question_is_passed_over(sent: Any):
    assert asked_for(sent) is None
