"""Whatever true edits are made, and whatever harmless is done beside them: exactly the true edits come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.returning import Desk, debate, exported, taken_back, told

COLUMNS = (
    "id", "date", "precision", "actor", "proposal", "stance", "source", "via", "attribution", "speaker", "condition",
    "quote", "note",
)  # fmt: skip
KEYS = "abcdefgh"
WORDS: Mapping[str, Sequence[Any]] = {
    "date": [date(2025, 9, 3), date(2024, 2, 29), "2023-12-01", "13.12.2023", "1 May 2022", "12/31/2021"],
    "actor": ["Liberals", "Greens", "Union", "Türkiye"],
    "proposal": ["Toll", "Rail pass", "Night bus"],
    "stance": ["support", "neutral", "oppose", "undeclared"],
    "source": ["Gazette", "Courier", "Herald"],
    "via": ["Gazette", "Courier", None],
    "attribution": ["quote", "act", "document", None],
    "condition": ["if asked", None, "  if asked  "],
    "quote": ["Never!", "+1", "@me", "two\nlines", None],
    "note": ["007", 12, "a | b", None],
}
MEANT = {"13.12.2023": "2023-12-13", "1 May 2022": "2022-05-01", "12/31/2021": "2021-12-31"}
NAMED = ("stance", "source", "attribution", "proposal")
"""Columns with enough texts to be known again under another heading."""


class Day(NamedTuple):
    """What a person does in the workbook: true edits, and acts that change nothing."""

    edits: Mapping[tuple[str, str], Any]
    gone: str | None
    new: Sequence[Mapping[str, Any]]
    order: Sequence[int]
    columns: Sequence[str]
    renamed: str | None
    lost: str | None
    own: str | None
    above: int
    blanks: Sequence[int]
    title: str


def few_in_a_column(places: Sequence[tuple[str, str]]) -> bool:
    """Whether no column could be taken for one that was sorted alone."""
    columns = [column for _, column in places]
    return all(columns.count(column) < 3 for column in columns)


def cells_of(edits: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({name: st.sampled_from(words) for name, words in edits.items()})


places = st.tuples(st.sampled_from(KEYS), st.sampled_from([*WORDS]))
required = {name: WORDS[name] for name in ("date", "actor", "proposal", "stance", "source")}
days = st.builds(
    Day,
    edits=st.lists(places, max_size=4, unique=True)
    .filter(few_in_a_column)
    .flatmap(lambda found: st.fixed_dictionaries({place: st.sampled_from(WORDS[place[1]]) for place in found})),
    gone=st.none() | st.sampled_from(KEYS),
    new=st.lists(cells_of(required), max_size=2),
    order=st.permutations(range(10)),
    columns=st.permutations(COLUMNS),
    renamed=st.none() | st.sampled_from(NAMED),
    lost=st.none() | st.sampled_from(KEYS),
    own=st.none() | st.sampled_from(["to do", "Total", "date said"]),
    above=st.integers(0, 3),
    blanks=st.lists(st.integers(0, 9), max_size=3),
    title=st.sampled_from(["Positions", "What they said", "Sheet1"]),
)


def added(day: Day) -> list[Mapping[str, Any]]:
    """The new rows, each once; none that resembles the row that goes, for nobody could tell whether it is that one."""
    model = base().get(day.gone or "", {})
    unlike = [row for row in day.new if sum(text_of(cell) == model.get(name) for name, cell in row.items()) < 3]
    return [row for place, row in enumerate(unlike) if row not in unlike[:place]]


def text_of(cell: Any) -> str:
    """What a typed cell says in our files."""
    text = "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
    return MEANT.get(text, text.strip())


def done(day: Day) -> bytes:
    """The workbook after that day."""
    desk = Desk(exported(debate()))
    page = desk.sheet("positions")
    rows = [{name: page.cell(row, at).value for at, name in enumerate(COLUMNS, 1)} for row in range(4, 12)]
    for row in rows:
        row.update({name: cell for (key, name), cell in day.edits.items() if key == row["id"]})
    rows = [row for row in rows if row["id"] != day.gone] + [dict(each) for each in added(day)]
    rows = [row for _, row in sorted(zip(day.order, rows, strict=False), key=lambda pair: pair[0])]
    for row in rows:
        if row.get("id") == day.lost and not any(key == day.lost for key, _ in day.edits):
            row["id"] = None
    page.delete_rows(3, 20)
    heads = [*day.columns, *([day.own] if day.own else [])]
    at = 3 + day.above
    for place, name in enumerate(heads, 1):
        page.cell(at, place).value = "Its new name" if name == day.renamed else name
    for number, row in enumerate(rows):
        at += 1 + day.blanks.count(number)
        for place, name in enumerate(heads, 1):
            page.cell(at, place).value = row.get(name, "x" if name == day.own else None)
    page.title = day.title
    return desk.saved()


def meant(day: Day) -> list[str]:
    """The true edits, worked out without the code under test."""
    before = {(row, name): text for row, cells in base().items() for name, text in cells.items()}
    lines = [
        f"positions {key} {name}: {before[key, name]} → {text_of(cell)}"
        for (key, name), cell in day.edits.items()
        if key != day.gone and text_of(cell) != before[key, name]
    ]
    lines += [f"positions - {day.gone}"] if day.gone else []
    said = [" | ".join(text_of(row[name]) for name in COLUMNS if name in row) for row in added(day)]
    return sorted([*lines, *(f"positions + {text}" for text in said)])


def base() -> dict[str, dict[str, str]]:
    frame = debate().texts["positions"].frame
    return {str(row["id"]): {name: str(row[name]) for name in COLUMNS} for row in frame.to_dict("records")}


def exactly_the_true_edits_come_back(day: Day) -> None:
    assert sorted(told(taken_back(done(day)))) == meant(day)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_exactly_the_true_edits_come_back(day: Day):
    exactly_the_true_edits_come_back(day)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(days)
def test_exactly_the_true_edits_come_back_of_a_thousand_days(day: Day):
    exactly_the_true_edits_come_back(day)
