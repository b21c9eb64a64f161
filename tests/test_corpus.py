"""No file is silently misread: each of the corpus is accepted, changed, warned about or refused as it should be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.corpus import SMALL
from tests.corpus.entries import ENTRIES, tracker_with
from tests.corpus.large import LARGE
from tests.corpus.specimen import Specimen, outcome, told
from tests.figures import record_figure
from tests.source import ROOT
from tests.texts import VOTES
from tracker.problem import Problem
from tracker.store.reading import read_text_table
from tracker.store.text import TextTable
from tracker.tracker import open_tracker

of_small = pytest.mark.parametrize("specimen", SMALL, ids=lambda each: each.name)


def read(specimen: Specimen) -> TextTable:
    """The file as the strict reader reads it."""
    return read_text_table(VOTES, specimen.data, specimen.encoding)


@of_small
def test_each_file_is_taken_or_refused_as_it_should_be(specimen: Specimen):
    text = read(specimen)

    assert outcome(text) == specimen.outcome
    assert tuple(map(told, text.problems)) == specimen.faults


@pytest.mark.parametrize("specimen", ENTRIES, ids=lambda each: each.name)
def test_each_file_of_a_tracker_is_judged_as_it_should_be(specimen: Specimen, tmp_path: Path):
    opened = open_tracker(tracker_with(tmp_path / "data", specimen), today=date(2026, 1, 1))
    problems = [Problem(*row) for row in opened.problems.itertuples(index=False, name=None)]
    errors = {each.row for each in problems if each.severity == "error"}

    assert tuple(map(told, problems)) == specimen.faults
    assert ("refused" if errors else outcome(opened.texts["positions"])) in (specimen.outcome, "accepted")
    assert opened.left_out[specimen.file.removesuffix(".csv")] == len(errors)


@pytest.mark.told
def test_the_corpus_has_a_name_for_each_of_its_files_and_every_outcome():
    every = [*SMALL, *ENTRIES, *LARGE]

    record_figure("corpus", len(every))
    assert len(every) >= 150
    assert len({each.name for each in every}) == len(every)
    assert {each.outcome for each in every} == {"accepted", "changed", "warned", "refused"}


@of_small
def test_a_refusal_names_what_is_wrong_and_the_remedy(specimen: Specimen):
    for problem in read(specimen).problems:
        assert problem.message
        assert problem.hint or problem.fix is not None
        assert (problem.message + problem.hint).isprintable()


@pytest.fixture(scope="module")
def measurements() -> dict[str, dict[str, Any]]:
    """Each large file read in a process of its own."""
    command = [sys.executable, "-m", "tests.corpus.measure"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {each["name"]: each for each in map(json.loads, done.stdout.splitlines())}


@pytest.mark.told
@pytest.mark.skipif(not hasattr(os, "fork"), reason="memory is measured in forked processes")
@pytest.mark.parametrize("specimen", LARGE, ids=lambda each: each.name)
def test_a_large_file_takes_little_time_and_memory(specimen: Specimen, measurements: dict[str, dict[str, Any]]):
    measured = measurements[specimen.name]
    record_figure("peak", max(each["peak"] for each in measurements.values()))
    record_figure("seconds", max(each["seconds"] for each in measurements.values()))

    assert (measured["outcome"], tuple(measured["faults"])) == (specimen.outcome, specimen.faults)
    assert measured["peak"] < 300  # MB, Python and its packages included
    assert measured["seconds"] < 5
