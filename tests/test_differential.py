"""Two readers that share no code agree on every file that is accepted; files broken by chance never break ours."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tracker
from tests.corpus import SMALL
from tests.corpus.entries import BASE, ENTRIES, tracker_with
from tests.corpus.large import LARGE
from tests.corpus.specimen import Specimen
from tests.figures import record_figure
from tests.mutation import mutant
from tests.rereading import checked_reading
from tests.texts import HEADER, VOTES

PIECES = [
    "a",
    "Russia",
    "é",
    "e\u0301",
    " ",
    "\u00a0",
    "\u200b",
    '"',
    '""',
    ",",
    ";",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u202e",
    "1",
]


@pytest.mark.parametrize("specimen", SMALL, ids=lambda each: each.name)
def test_what_is_accepted_of_the_corpus_is_what_another_reader_reads(specimen: Specimen):
    checked_reading(VOTES, specimen.data, specimen.encoding)


@pytest.mark.parametrize("specimen", [each for each in LARGE if each.outcome != "refused"], ids=lambda each: each.name)
def test_what_is_accepted_of_the_large_ones_is_what_another_reader_reads(specimen: Specimen):
    assert checked_reading(VOTES, specimen.data).readable


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_file_put_together_by_chance_is_read_alike_or_refused(body: str, encoding: str):
    checked_reading(VOTES, (HEADER + body).encode(encoding))


@given(st.lists(st.lists(st.text(max_size=6), min_size=4, max_size=4), max_size=6), st.sampled_from(",;\t|"))
def test_a_table_of_any_texts_is_read_alike_or_refused(cells: list[list[str]], delimiter: str):
    rows = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells)

    checked_reading(VOTES, (HEADER.replace(",", delimiter) + "\n".join(rows)).encode())


def fuzz(seeds: range) -> int:
    """How many mutants of the corpus were accepted; the seed of one that breaks the reader stands in the failure."""
    accepted = 0
    for seed in seeds:
        raw = mutant(random.Random(seed), SMALL)
        try:
            accepted += checked_reading(VOTES, raw).readable
        except Exception as error:
            raise AssertionError(f"seed {seed}: {raw[:200]!r}") from error
    return accepted


def test_a_mutant_of_the_corpus_is_rows_or_problems():
    assert 0 < fuzz(range(300)) < 300


def open_mutants(home: Path, seeds: range) -> None:
    """Open a tracker with one file broken by chance, and work out its standings; no exception may come of it."""
    clean = {name: (home / name).read_bytes() for name in (*BASE, "stances.csv")}
    for seed in seeds:
        chance = random.Random(seed)
        name = chance.choice(list(clean))
        own = [each for each in ENTRIES if each.file == name]
        raw = mutant(chance, own or [ENTRIES[0]._replace(text=clean[name])])
        (home / name).write_bytes(raw)
        try:
            opened = tracker.open_tracker(home, today=date(2026, 1, 1))
            tracker.standings(opened, "2025-06-01")
        except Exception as error:
            raise AssertionError(f"seed {seed}, {name}: {raw[:200]!r}") from error
        (home / name).write_bytes(clean[name])


def test_a_tracker_with_a_mutant_of_a_file_can_be_opened(tmp_path: Path):
    open_mutants(tracker_with(tmp_path / "data", ENTRIES[0]), range(50))


@pytest.mark.long
def test_a_tracker_with_a_thousand_mutants_of_its_files_can_be_opened(tmp_path: Path):
    open_mutants(tracker_with(tmp_path / "data", ENTRIES[0]), range(1_000_000, 1_001_000))


@pytest.mark.long
def test_ten_thousand_mutants_of_the_corpus_are_rows_or_problems():
    accepted = fuzz(range(1_000_000, 1_010_000))

    record_figure("mutants", 10_000)
    record_figure("mutants_accepted", accepted)
    assert 0 < accepted < 10_000
