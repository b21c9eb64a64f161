"""The data that comes with the project: sound, explained, in the project's own words, and read as it should be."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path

import pytest

from tests.source import ROOT
from tracker import evidence, open_tracker, standings
from tracker.problem import Problem
from tracker.tracker import Tracker

DAY = "2025-08-28"
CODING = ROOT / "docs" / "coding.md"
SEEDS = Path(os.environ.get("TRACKER_SEEDS", ROOT.parent / "shared" / "seeds"))
ABSENT = f"NO ARTICLES AT {SEEDS}: set TRACKER_SEEDS to the folder of the articles"
EXPLANATION = re.compile(r"\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|\s*")
"""A row of the table in docs/coding.md: | table | key | column | rule | why |."""

Warned = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def shipped() -> Tracker:
    """The shipped tracker, opened."""
    return open_tracker(ROOT / "data")


def explained() -> dict[Warned, str]:
    """Each warning that docs/coding.md explains (table, key, column, rule), and why it is there."""
    found = (EXPLANATION.fullmatch(line) for line in CODING.read_text(encoding="utf-8").splitlines())
    cells = [[cell.strip().strip("`") for cell in row.groups()] for row in found if row]
    return {(cells[0], cells[1], cells[2], cells[3]): cells[4] for cells in cells[2:]}


def warned(tracker: Tracker) -> list[Warned]:
    """Every warning: table, key of the row, column, rule."""
    keys = {name: text.frame[text.table.key].tolist() for name, text in tracker.texts.items()}
    return [
        (problem.table, keys[problem.table][problem.row - 2], problem.column, problem.rule)
        for problem in (Problem(*row) for row in tracker.problems.itertuples(index=False))
        if problem.severity == "warning"
    ]


def shingles(text: str, length: int) -> set[tuple[str, ...]]:
    """Every stretch of so many consecutive words, without case and punctuation."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_the_shipped_data_have_no_error(shipped: Tracker):
    assert shipped.problems.loc[shipped.problems["severity"] == "error", "message"].tolist() == []
    assert len(shipped.positions) == 25


@pytest.mark.skipif(not CODING.exists(), reason="docs/coding.md is not written yet")
def test_every_warning_is_explained_and_every_explanation_is_of_a_warning(shipped: Tracker):
    assert sorted(explained()) == sorted(warned(shipped))
    assert all(len(why.split()) > 3 for why in explained().values())


def test_every_file_of_the_data_is_plain_csv_with_the_declared_columns(shipped: Tracker):
    for name, text in shipped.texts.items():
        with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        assert tuple(lines[0]) == shipped.schema.table(name).columns
        assert len(lines) - 1 == len(text.frame)


def test_russia_is_opposed_to_european_troops_although_others_claim_otherwise(shipped: Tracker):
    table = standings(shipped, DAY)
    (cell,) = table[(table["actor"] == "Russia") & (table["proposal"] == "European troops")].itertuples()
    behind = evidence(shipped, "Russia", "European troops", DAY)

    assert (cell.stance, cell.state) == ("oppose", "held")
    assert behind.loc[~behind["own"], "stance"].tolist() == ["lean support"]
    assert behind.loc[behind["deciding"], "stance"].tolist() == ["oppose"]


def test_the_eu_on_neutral_peacekeepers_rests_on_one_origin_in_two_rows(shipped: Tracker):
    table = standings(shipped, DAY)
    (cell,) = table[(table["actor"] == "EU") & (table["proposal"] == "Neutral peacekeepers in a DMZ")].itertuples()
    behind = evidence(shipped, "EU", "Neutral peacekeepers in a DMZ", DAY)

    assert (len(behind), cell.origins, cell.single_origin) == (2, 1, True)
    assert set(behind["origin"]) == {"Politico 2025-08-28"}
    assert cell.rows == 2


def test_what_is_only_explored_or_not_ruled_out_is_no_support(shipped: Tracker):
    for_ = shipped.positions[shipped.positions["stance"].isin(["support", "lean support"])]

    assert not for_["note"].str.contains("not ruled out|not excluded|explor", case=False).any()


def test_quotes_are_a_few_words(shipped: Tracker):
    assert max(len(quote.split()) for quote in shipped.positions["quote"]) <= 12


def test_a_source_that_nobody_here_has_read_says_so_and_no_address_is_invented(shipped: Tracker):
    seen = shipped.sources.set_index("source")["seen"].astype("str").to_dict()

    assert seen == {"Caliber.Az 2025-08-28": "yes", "RT 2025-08-28": "yes", "Politico 2025-08-28": "no"}
    assert (shipped.sources[["url", "archive_url"]] == "").all(axis=None)


@pytest.mark.skipif(not SEEDS.exists(), reason=ABSENT)
def test_no_sentence_of_an_article_is_in_the_data(shipped: Tracker):
    articles = [path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")]
    theirs = set().union(*(shingles(article, 8) for article in articles))
    ours = {
        cell: shingles(cell, 8) & theirs
        for text in shipped.texts.values()
        for column in text.frame
        for cell in text.frame[column].astype("str")
        if column not in ("quote", "title")  # quoted words and headlines are what they are
    }

    assert len(articles) == 2
    assert {cell: found for cell, found in ours.items() if found} == {}


@pytest.mark.skipif(not SEEDS.exists(), reason=ABSENT)
def test_a_quote_holds_only_words_that_an_article_puts_in_quotation_marks(shipped: Tracker):
    quoted = [
        words for path in SEEDS.glob("*.txt") for words in re.findall("“([^”]*)”", path.read_text(encoding="utf-8"))
    ]

    for words in shipped.positions["quote"]:
        assert not words or any(words in each for each in quoted)
