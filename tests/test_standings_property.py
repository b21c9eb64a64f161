"""The fast working out against the slow reading of `tests.ledger`, on tables dense with ties and claims."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.debate import FIVE_STEPS, Cells, id_of, tracker_of
from tests.ledger import CLAIMS, OWN, Ledger, Row
from tracker import changes_between, evidence, standings, timeline
from tracker.analysis.standing import Clock
from tracker.tracker import Tracker

START = date(2025, 1, 1)
DAYS = [START + timedelta(days=number) for number in range(7)]
SOURCES = {"A": DAYS[1], "B": DAYS[4], "C": None}
SCALES: dict[str, dict[str, str]] = {
    "five steps": FIVE_STEPS,
    "three votes": {"yes": "1", "abstain": "0", "no": "-1"},
    "uneven": {"open": "", "no": "-1", "never": "-1", "yes": "0.25", "fully": "1", "so-so": "0", "mute": "", "eh": "0"},
}
Cell = tuple[str, str]
Found = Mapping[Cell, Mapping[str, object]]


def statements(scale: Sequence[str], cells: int) -> st.SearchStrategy[list[Cells]]:
    """Some rows on a few cells, days, sources and attributions, so that ties are the rule."""
    row = st.fixed_dictionaries(
        {
            "actor": st.sampled_from([f"Actor {number}" for number in range(cells)]),
            "proposal": st.sampled_from(["P", "Q"]),
            "date": st.sampled_from([str(day) for day in DAYS]),
            "stance": st.sampled_from(list(scale)),
            "attribution": st.sampled_from([*OWN, *CLAIMS]),
            "source": st.sampled_from(list(SOURCES)),
            "via": st.sampled_from(["", "", *SOURCES]),
            "condition": st.sampled_from(["", "", "if asked", "if paid; soon"]),
        }
    )
    return st.lists(row, min_size=1, max_size=12)


def many_statements(scale: Sequence[str], cells: int, seed: int) -> list[Cells]:
    """As `statements`, thousands at once: one to eight rows on each of many cells."""
    chance = random.Random(seed)
    return [
        {
            "actor": f"Actor {cell:04}",
            "proposal": chance.choice("PQ"),
            "date": str(chance.choice(DAYS)),
            "stance": chance.choice(list(scale)),
            "attribution": chance.choice([*OWN, *CLAIMS, *CLAIMS]),
            "source": chance.choice(list(SOURCES)),
            "via": chance.choice(["", "", *SOURCES]),
            "condition": chance.choice(["", "", "if asked", "if paid; soon"]),
        }
        for cell in range(cells)
        for _ in range(chance.randint(1, 8))
    ]


def opened(drawn: Iterable[Cells], scale: Mapping[str, str]) -> tuple[Tracker, dict[Cell, Ledger]]:
    """The rows as a tracker, and one slow ledger for each cell."""
    rows = [{**row, "id": id_of(number), "speaker": "S"} for number, row in enumerate(drawn)]
    tracker = tracker_of(
        rows,
        stances=[{"stance": word, "score": score} for word, score in scale.items()],
        sources=[{"source": name, "published": str(day or "")} for name, day in SOURCES.items()],
    )
    by_cell = defaultdict[Cell, list[Row]](list)
    for row in rows:
        said = Row(
            row["id"], date.fromisoformat(row["date"]), row["stance"], row["attribution"],
            row["source"], row["via"], row["condition"], SOURCES[row["source"]],
        )  # fmt: skip
        by_cell[row["actor"], row["proposal"]].append(said)
    scores = {word: float(score) if score else None for word, score in scale.items()}
    return tracker, {cell: Ledger(rows, scores) for cell, rows in by_cell.items()}


def told(table: pd.DataFrame) -> list[tuple[Cell, dict[str, Any]]]:
    """A result's rows in the ledger's words: days, plain texts, and sets where the order says nothing."""
    return [
        ((str(row.pop("actor")), str(row.pop("proposal"))), {str(name): _plain(str(name), row[name]) for name in row})
        for row in table.to_dict("records")
    ]


def _plain(column: str, value: Any) -> Any:
    if column == "condition":
        return {each for each in ("if asked", "if paid; soon") if each in value}
    if column in ("ids", "source"):
        parts = value.split(";")
        assert len(parts) == len(set(parts))
        return {each.strip() for each in parts}
    if value is pd.NaT:
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def agree(
    drawn: Iterable[Cells],
    scale: Mapping[str, str],
    clocks: Sequence[Clock] = ("said", "known"),
    days: Sequence[date] = (DAYS[0], DAYS[3], DAYS[-1]),
) -> None:
    """Every working agrees with the ledgers, column by column, and in the tables' own order of cells."""
    tracker, ledgers = opened(drawn, scale)
    cells = sorted(ledgers)
    for clock in clocks:
        for day in days:
            slow = [(cell, found) for cell in cells if (found := ledgers[cell].cell(day, clock, 2))]
            assert told(standings(tracker, day, clock, stale_after=2)) == slow
            table = changes_between(tracker, DAYS[1], day, clock).drop(columns="sentence")
            moved = [(cell, found) for cell in cells if (found := ledgers[cell].change(DAYS[1], day, clock))]
            assert day < DAYS[1] or told(table) == moved
    assert told(timeline(tracker)) == [(cell, run) for cell in cells for run in ledgers[cell].timeline()]


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fast_and_slow_agree_on_any_small_table(scale: dict[str, str], data: st.DataObject):
    drawn = data.draw(statements(list(scale), 2))
    agree(drawn, scale, clocks=[data.draw(st.sampled_from(["said", "known"]))], days=[data.draw(st.sampled_from(DAYS))])


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_fast_and_slow_agree_on_thousands_of_cells(scale: dict[str, str]):
    agree(many_statements(list(scale), 1_000, seed=2025), scale)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_fast_and_slow_agree_on_hundreds_of_thousands_of_cells(scale: dict[str, str], seed: int):
    agree(many_statements(list(scale), 5_000, seed), scale)


@given(drawn=statements(list(FIVE_STEPS), 2), chance=st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_never_matters(drawn: list[Cells], chance: random.Random):
    rows = [{**row, "id": id_of(number), "speaker": "S"} for number, row in enumerate(drawn)]
    shuffled = chance.sample(rows, len(rows))
    first, other = (tracker_of(each) for each in (rows, shuffled))

    assert told(standings(first, DAYS[-1])) == told(standings(other, DAYS[-1]))
    assert told(timeline(first)) == told(timeline(other))


@given(drawn=statements(list(FIVE_STEPS), 1))
@settings(max_examples=25, deadline=None)
def test_the_evidence_marks_the_rows_that_the_standing_rests_on(drawn: list[Cells]):
    tracker, ledgers = opened(drawn, FIVE_STEPS)
    for (actor, proposal), ledger in ledgers.items():
        behind = evidence(tracker, actor, proposal, DAYS[3])
        standing = ledger.standing(DAYS[3])
        deciding = {row.id for row in standing.deciding} if standing else set()

        assert set(behind.loc[behind["deciding"], "id"]) == deciding
        assert set(behind["id"]) == {row.id for row in ledger.rows if row.day <= DAYS[3]}
        assert behind["date"].is_monotonic_decreasing


@given(drawn=statements(list(FIVE_STEPS), 2))
@settings(max_examples=20, deadline=None)
def test_working_out_changes_nothing_of_what_it_reads(drawn: list[Cells]):
    tracker, _ = opened(drawn, FIVE_STEPS)
    before = {name: tracker.typed(name).copy(deep=True) for name in tracker.texts}
    standings(tracker, DAYS[3], "known", silent=True)
    timeline(tracker)
    changes_between(tracker, DAYS[1], DAYS[4])
    evidence(tracker, drawn[0]["actor"], drawn[0]["proposal"], DAYS[-1])

    for name, frame in before.items():
        pd.testing.assert_frame_equal(tracker.typed(name), frame)
