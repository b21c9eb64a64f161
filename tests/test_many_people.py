"""Several people save one table at once: nobody's edit is lost, and nobody reads what is half written."""

from __future__ import annotations

import csv
import io
import multiprocessing
import os
import time
from pathlib import Path
from statistics import quantiles

import pytest

from tests.desk import TABLES, as_read, dangling, first_files, litter, on_disk, opened, put, unsound
from tests.figures import record_figure
from tests.texts import no_problems
from tracker.store.edits import added, changed
from tracker.store.journal import read_journal
from tracker.store.reading import read_text_table
from tracker.store.saving import commit

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.test_many_people"])
PEOPLE = 8


def edit_often(folder: Path, person: int, times: int, results: object) -> None:
    """One person: changes a cell, or adds a row with its actor, with a word nobody else uses; reads before each."""
    seconds, unsound_readings = [], 0
    for turn in range(times):
        token, files = f"p{person}t{turn}", as_read(folder)
        texts = {name: read_text_table(table, files[table.path].encode()) for name, table in TABLES.items()}
        unsound_readings += bool(dangling(files)) or not all(text.readable for text in texts.values())
        row = {"actor": token, "proposal": "proposal 0", "source": "source 0", "note": token}
        edits = [changed("positions", f"r{person + turn * PEOPLE}", {"note": token})]
        edits = [added("actors", {"actor": token}), added("positions", row)] if turn % 2 else edits
        begin = time.perf_counter()
        commit(folder, texts, edits, no_problems, by=f"person {person}", why=token)
        seconds.append(time.perf_counter() - begin)
    results.put((seconds, unsound_readings))  # type: ignore[attr-defined] # a queue, private to its module


def work_together(folder: Path, times: int, rows: int) -> tuple[list[float], int]:
    """How long each save took, and how many readings failed, when all of them work at once."""
    put(folder, first_files(rows))
    results = FORKS.Queue()
    people = [FORKS.Process(target=edit_often, args=(folder, each, times, results)) for each in range(PEOPLE)]
    for each in people:
        each.start()
    told = [results.get(timeout=600) for _ in people]
    for each in people:
        each.join()
    assert [each.exitcode for each in people] == [0] * PEOPLE
    return [second for seconds, _ in told for second in seconds], sum(unreadable for _, unreadable in told)


def assert_nothing_is_lost(folder: Path, times: int) -> None:
    """Every word is in the table once, in the history once, and both agree."""
    tokens = sorted(f"p{person}t{turn}" for person in range(PEOPLE) for turn in range(times))
    notes = [row["note"] for row in csv.DictReader(io.StringIO(on_disk(folder)["positions.csv"]))]
    assert sorted(note for note in notes if note) == tokens
    assert sorted(line.why for line in read_journal(folder)[1:]) == tokens
    assert unsound(folder) == []
    assert litter(folder) == []
    assert all(text.readable for text in opened(folder).values())


def test_eight_people_who_save_at_once_lose_nothing(tmp_path: Path):
    seconds, unreadable = work_together(tmp_path, 25, 400)

    assert (len(seconds), unreadable) == (200, 0)
    assert_nothing_is_lost(tmp_path, 25)


@pytest.mark.long
def test_eight_people_with_a_hundred_edits_each_lose_nothing_and_wait_little(tmp_path: Path):
    load = os.getloadavg()[0]
    seconds, unreadable = work_together(tmp_path, 100, 5000)
    wait = quantiles(seconds, n=20)[-1]

    record_figure("edits", len(seconds))
    record_figure("wait", 1000 * wait)
    record_figure("load", load)
    assert (len(seconds), unreadable) == (800, 0)
    assert_nothing_is_lost(tmp_path, 100)
    assert wait < 0.5 or load > 0.5, "95 of 100 saves, on an idle machine"
