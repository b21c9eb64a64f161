"""Who moved between two days: the five kinds, and the sentences that tell them."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.debate import rows
from tracker import changes_between

SINCE, UNTIL = "2025-01-31", "2025-02-28"
BEFORE, AFTER = "2025-01-10", "2025-02-10"


def changes(*lines: str, clock: str = "said", **tables: list[dict[str, str]]) -> pd.DataFrame:
    """What changed between the end of January and the end of February."""
    return changes_between(rows(*lines, **tables), SINCE, UNTIL, clock)  # type: ignore[arg-type]  # a word of the clock


def moved(*lines: str) -> list[tuple[str, str, str]]:
    """Kind, before and after of each change."""
    table = changes(*lines).astype("str")
    return list(zip(table["kind"], table["before"], table["after"], strict=True))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("support", "oppose", "reversal"),
        ("lean oppose", "support", "reversal"),
        ("support", "lean support", "shift"),
        ("lean oppose", "oppose", "shift"),
        ("support", "neutral", "shift"),
        ("neutral", "oppose", "shift"),
        ("support", "undeclared", "shift"),
        ("undeclared", "support", "shift"),
        ("undeclared", "neutral", "shift"),
    ],
)
def test_a_stance_that_moves_is_a_reversal_or_a_shift(before: str, after: str, kind: str):
    assert moved(f"EU | Toll | {before} | {BEFORE}", f"EU | Toll | {after} | {AFTER}") == [(kind, before, after)]


def test_the_first_record_is_new():
    assert moved(f"EU | Toll | support | {AFTER}") == [("new", "", "support")]
    assert moved(f"EU | Toll | support | {AFTER} | inference") == [("new", "", "support")]


@pytest.mark.parametrize("stance", ["support", "oppose"])
def test_the_actors_own_word_is_new_where_only_claims_stood(stance: str):
    lines = f"EU | Toll | support | {BEFORE} | inference", f"EU | Toll | {stance} | {AFTER} | quote"

    assert moved(*lines) == [("new", "support", stance)]
    assert changes(*lines)["sentence"].tolist() == [
        f"EU on Toll: support (claimed by others) → {stance}, {AFTER}, Gazette"
    ]


def test_claims_that_move_are_changes_too():
    assert moved(f"EU | Toll | support | {BEFORE} | inference", f"EU | Toll | oppose | {AFTER} | inference") == [
        ("reversal", "support", "oppose")
    ]


def test_a_cell_becomes_contested_and_settles():
    clash = [f"EU | Toll | {stance} | {{}} | quote" for stance in ("support", "oppose")]
    first, later = ([line.format(day) for line in clash] for day in (BEFORE, AFTER))

    assert moved(f"EU | Toll | support | {BEFORE}", *later) == [("contested", "support", "support / oppose")]
    assert moved(*first, f"EU | Toll | oppose | {AFTER}") == [("settled", "support / oppose", "oppose")]
    assert moved(*first, *later) == []
    assert moved(*first, *later, f"EU | Toll | undeclared | {AFTER} | quote") == [
        ("contested", "support / oppose", "support / oppose / undeclared")
    ]


@pytest.mark.parametrize(
    "later",
    [
        f"EU | Toll | support | {AFTER}",
        f"EU | Toll | oppose | {AFTER} | inference",
        "EU | Toll | oppose | 2025-03-01",
    ],
)
def test_what_moves_nobody_is_no_change(later: str):
    assert moved(f"EU | Toll | support | {BEFORE}", later) == []


def test_who_moved_and_came_back_has_not_moved():
    assert moved(
        f"EU | Toll | support | {BEFORE}", "EU | Toll | oppose | 2025-02-05", f"EU | Toll | support | {AFTER}"
    ) == []  # fmt: skip


def test_the_last_day_counts_and_the_first_does_not():
    assert moved(f"EU | Toll | support | {SINCE}") == []
    assert moved(f"EU | Toll | support | {UNTIL}") == [("new", "", "support")]


def test_a_change_names_the_day_the_source_and_the_rows_that_brought_it():
    (change,) = changes(
        f"EU | Toll | oppose  | {BEFORE}",
        "EU | Toll | support | 2025-02-05 | quote | source=B",
        "EU | Toll | support | 2025-02-05 | quote | source=A",
        f"EU | Toll | support | {AFTER}   | quote | source=C",
    ).to_dict("records")

    assert change["date"] == pd.Timestamp("2025-02-05")
    assert (change["source"], change["ids"]) == ("B; A", "b;c")


def test_the_sentence_names_the_publisher():
    lines = (
        "Türkiye | Black Sea guarantor | lean support | 2025-01-02",
        "Türkiye | Black Sea guarantor | support | 2025-02-04 | quote | source=RT 4",
    )

    assert changes(*lines, sources=[{"source": "RT 4", "publisher": "RT"}])["sentence"].tolist() == [
        "Türkiye on Black Sea guarantor: lean support → support, 2025-02-04, RT"
    ]
    assert changes(*lines)["sentence"].str.endswith(", RT 4").all()


def test_the_sentence_names_each_publisher_once():
    lines = [f"EU | Toll | support | {AFTER} | quote | source={source}" for source in ("A", "B", "C")]
    sources = [{"source": "A", "publisher": "RT"}, {"source": "B", "publisher": "RT"}]

    assert changes(*lines, sources=sources)["sentence"].tolist() == [f"EU on Toll: no record → support, {AFTER}, RT; C"]


def test_by_the_second_clock_a_change_is_one_of_what_could_be_known():
    lines = f"EU | Toll | oppose | {BEFORE}", f"EU | Toll | support | {AFTER} | quote | source=Archive"
    late = [{"source": "Archive", "published": "2025-03-15"}]

    assert changes(*lines, clock="said", sources=late)["kind"].tolist() == ["reversal"]
    assert changes(*lines, clock="known", sources=late).empty


def test_changes_have_the_promised_columns_in_their_order():
    columns = ["actor", "proposal", "kind", "before", "after", "date", "source", "ids", "sentence"]

    assert list(changes(f"EU | Toll | support | {AFTER}")) == columns
    assert list(changes()) == columns
