"""The votes of the UN General Assembly, 870,109 of them, taken in from the table as it is published."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pandas as pd
import pytest

import tracker
from tests.intake import taken_in
from tests.terminal import run
from tests.test_un_votes import ABSENT, ROLL_CALLS
from tracker.store.new import create_tracker

MEANT = {"yes": "support", "no": "oppose", "abstain": "neutral"}
pytestmark = [pytest.mark.long, pytest.mark.skipif(not ROLL_CALLS.exists(), reason=ABSENT)]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published table, unpacked."""
    path = tmp_path_factory.mktemp("votes") / "votes.csv"
    path.write_bytes(gzip.decompress(ROLL_CALLS.read_bytes()))
    return path


def test_reading_and_comparing_takes_no_longer_than_pandas_needs_to_read_and_write_it(table: Path, tmp_path: Path):
    create_tracker(tmp_path / "new")
    empty = tracker.open_tracker(tmp_path / "new")
    began = time.process_time()
    pd.read_csv(table).to_csv(tmp_path / "copy.csv", index=False)
    theirs, began = time.process_time() - began, time.process_time()
    offer = taken_in(table.read_bytes(), empty, values=MEANT, constants={"source": "not recorded"})
    ours = time.process_time() - began

    assert str(offer) == "870,109 new, 0 changed, 0 deleted, 0 already there, 0 refused"
    assert ours <= 1.5 * theirs, (ours, theirs)


def test_all_votes_are_saved_and_are_all_there_the_second_time(table: Path, tmp_path: Path):
    create_tracker(tmp_path / "new")
    meant = [word for pair in MEANT.items() for word in ("--value", "=".join(pair))]
    words = ("import", str(table), *meant, "--set", "source=not recorded", "--yes")
    first, second = run(*words, data=tmp_path / "new"), run(*words, data=tmp_path / "new")
    found = tracker.open_tracker(tmp_path / "new")

    assert (first.code, first.out.splitlines()[0].split(",")[:2]) == (0, ["870", "109 new"])
    assert second.out.splitlines()[0] == "0 new, 0 changed, 0 deleted, 870,109 already there, 0 refused"
    assert len(found.positions) == 870_109
    assert (found.problems["severity"] == "error").sum() == 0
    assert found.actors.set_index("actor")["code"]["Namibia"] == "NA"
    assert run("verify", data=tmp_path / "new").code == 0
    undone = run("undo", data=tmp_path / "new")
    assert (undone.code, undone.out.split("; ")[1]) == (0, "882216 rows deleted\n")
    assert tracker.open_tracker(tmp_path / "new").texts["positions"].frame.empty
