"""A real body of data at full size: 75 years of roll calls in the UN General Assembly as a tracker."""

from __future__ import annotations

import csv
import gzip
import io
import os
import shutil
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from tests.debate import Cells, file_of, shipped_schema
from tests.source import ROOT
from tracker import open_tracker, standings
from tracker.tracker import Tracker

REFERENCE = Path(os.environ.get("TRACKER_REFERENCE", ROOT.parent / "shared" / "reference"))
ROLL_CALLS = REFERENCE / "un-votes" / "positions.csv.gz"
ABSENT = f"NO ROLL CALLS AT {ROLL_CALLS}: set TRACKER_REFERENCE to the folder of the reference data"
NOT_RECORDED = "not recorded"
"""The source of a roll call whose resolution has no number: a position without a source would be an error."""

Vote = dict[str, str]
pytestmark = pytest.mark.skipif(not ROLL_CALLS.exists(), reason=ABSENT)


@pytest.fixture(scope="module")
def votes() -> list[Vote]:
    """Every roll call as it stands in the file, read without any of our code."""
    with gzip.open(ROLL_CALLS, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def assembly(votes: list[Vote], tmp_path_factory: pytest.TempPathFactory) -> Tracker:
    """The roll calls as a tracker on disk, opened."""
    folder = tmp_path_factory.mktemp("assembly")
    shutil.copy(ROOT / "data" / "datapackage.json", folder)
    for name, content in as_tables(votes).items():
        (folder / f"{name}.csv").write_bytes(content)
    return open_tracker(folder)


def as_tables(votes: list[Vote]) -> dict[str, bytes]:
    """The roll calls as the files of a tracker: country × roll call × vote × resolution × day."""
    titles = {vote["rcid"]: vote["short"] for vote in votes}
    codes = {vote["country"]: vote["country_code"] for vote in votes}
    sources = dict.fromkeys(vote["unres"] or NOT_RECORDED for vote in votes)
    registers: dict[str, list[Cells]] = {
        "actors": [{"actor": country, "kind": "state", "code": code} for country, code in codes.items()],
        "proposals": [{"proposal": rcid, "statement": title} for rcid, title in titles.items()],
        "sources": [{"source": source, "kind": "official document"} for source in sources],
        "stances": [{"stance": word, "score": score} for word, score in (("yes", "1"), ("abstain", "0"), ("no", "-1"))],
    }
    files = {name: file_of(shipped_schema().table(name), rows) for name, rows in registers.items()}
    return files | {"positions": positions_file(votes)}


def positions_file(votes: list[Vote]) -> bytes:
    """One row a vote, without ids: a save would give them."""
    file = io.StringIO(newline="")
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(["id", "date", "actor", "proposal", "stance", "source", "attribution"])
    for vote in votes:
        source = vote["unres"] or NOT_RECORDED
        lines.writerow(["", vote["date"], vote["country"], vote["rcid"], vote["vote"], source, "act"])
    return file.getvalue().encode()


def test_every_vote_is_a_sound_position(assembly: Tracker):
    assert len(assembly.positions) == 870_109
    assert assembly.positions["stance"].value_counts().to_dict() == {"yes": 693_664, "abstain": 110_897, "no": 65_548}
    assert (len(assembly.actors), len(assembly.proposals)) == (200, 6_203)
    assert (assembly.problems["severity"] == "error").sum() == 0
    assert set(assembly.left_out.values()) == {0}


def test_the_code_of_namibia_stays_the_text_na(assembly: Tracker):
    code = assembly.actors.set_index("actor")["code"]

    assert code[code == "NA"].index.tolist() == ["Namibia"]
    assert (assembly.positions["actor"] == "Namibia").sum() == 2_455


def test_a_vote_without_a_resolution_keeps_a_source_that_says_so(votes: list[Vote], assembly: Tracker):
    unnumbered = sum(not vote["unres"] for vote in votes)

    assert unnumbered > 0
    assert (assembly.positions["source"] == NOT_RECORDED).sum() == unnumbered


@pytest.mark.parametrize("day", [pytest.param("1960-12-31", marks=pytest.mark.long), "2100-01-01"])
def test_the_standing_of_every_pair_is_its_last_vote(votes: list[Vote], assembly: Tracker, day: str):
    last_day: dict[tuple[str, str], str] = {}
    said: dict[tuple[str, str, str], set[str]] = {}
    for vote in votes:
        pair = vote["country"], vote["rcid"]
        said.setdefault((*pair, vote["date"]), set()).add(vote["vote"])
        if vote["date"] <= day:
            last_day[pair] = max(last_day.get(pair, ""), vote["date"])
    expected = Counter(" / ".join(sorted(said[(*pair, last)])) for pair, last in last_day.items())

    table = standings(assembly, day)
    assert table["stance"].value_counts().to_dict() == dict(expected)
    assert len(table) == len(last_day)
    stands = zip(table["actor"], table["proposal"], table["stance"], table["last"].dt.strftime("%Y-%m-%d"), strict=True)
    assert all({stance} == said[actor, proposal, last] for actor, proposal, stance, last in stands)


def test_the_sum_of_the_standings_rows_is_the_sum_of_the_votes(assembly: Tracker):
    table = standings(assembly, "2100-01-01")

    assert table["rows"].sum() == 870_109
    assert table["since"].max() == pd.Timestamp(assembly.positions["date"].max())
