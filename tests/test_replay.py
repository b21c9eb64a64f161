"""Whatever people do, in the tracker and outside it: the history, replayed, gives the very bytes of the files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.desk import TABLES, Files, first_files, on_disk, opened, put, save, unsound
from tests.figures import record_figure
from tests.texts import no_problems
from tracker.store.edits import Batch, Edit, Wish, added, changed, deleted
from tracker.store.errors import StoreError
from tracker.store.journal import read_journal
from tracker.store.replay import replayed
from tracker.store.saving import commit
from tracker.store.undoing import undo_edits

TEXTS = st.text(st.sampled_from('ab",;\n é'), max_size=5)
ROWS = st.sampled_from(["r0", "r1", "r2", "r3", "#2", "#3"])
EDITS = st.one_of(
    st.builds(changed, st.just("positions"), ROWS, st.fixed_dictionaries({"note": TEXTS})),
    st.builds(changed, st.just("actors"), st.sampled_from(["actor 0", "actor 1"]),
              st.fixed_dictionaries({"actor": st.sampled_from(["actor 0", "actor 1", "EU"]), "note": TEXTS})),
    st.builds(added, st.just("positions"), st.fixed_dictionaries({"actor": TEXTS, "note": TEXTS})),
    st.builds(added, st.just("positions"), st.fixed_dictionaries({"id": st.sampled_from(["r3", "r4"]), "note": TEXTS})),
    st.builds(deleted, st.just("positions"), ROWS),
)  # fmt: skip
BATCHES = st.builds(
    lambda rows: Batch("positions", "added", pd.DataFrame(rows, columns=["actor", "note"], dtype="str")),
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3),
)
OUTSIDE = st.sampled_from(["sorted", "crlf", "row", "no id", "twice", "quoted", "no break", "more columns"])
REPLAYED: list[int] = []
ACTS = st.one_of(st.lists(st.one_of(EDITS, EDITS, BATCHES), min_size=1, max_size=3), st.integers(0, 6), OUTSIDE)


def made_outside(text: str, how: str) -> str:
    """The positions after somebody had them in another program."""
    head, *rows = text.splitlines(keepends=True)
    acts = {
        "sorted": lambda: "".join([head, *sorted(rows, reverse=True)]),
        "crlf": lambda: text.replace("\r\n", "\n").replace("\n", "\r\n"),
        "row": lambda: text.rstrip("\r\n") + f"\nr{len(rows) + 5},,,,outside\n",
        "no id": lambda: text.rstrip("\r\n") + "\n,,,,nameless\n",
        "twice": lambda: text.rstrip("\r\n") + "\nr1,,,,twice\n",
        "quoted": lambda: text.replace("r2,", '"r2",', 1) if '"r2"' not in text else text,
        "no break": lambda: text.rstrip("\r\n"),
        "more columns": lambda: head.replace("note", "note,more") + "".join(rows),
    }
    return acts[how]()


def act(folder: Path, done: list[Wish] | int | str) -> None:
    """One thing that happens; what is refused happens not."""
    with suppress(StoreError):
        if isinstance(done, str):
            path = folder / "positions.csv"
            path.write_bytes(made_outside(path.read_bytes().decode(), done).encode())
        elif isinstance(done, list):
            save(folder, *done)
        else:
            lines = read_journal(folder)
            edits = undo_edits(folder, lines[-1 - done % len(lines)], TABLES) if lines else []
            commit(folder, opened(folder), edits, no_problems, via="undo")


def replayed_files(folder: Path) -> Files:
    """The files that the history leads to."""
    return {TABLES[name].path: each.data().decode() for name, each in replayed(folder, read_journal(folder)).items()}


@pytest.mark.told
@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, min_size=1, max_size=8))
def test_the_history_of_whatever_happened_leads_to_the_files(acts: list[list[Wish] | int | str]):
    with TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, first_files(3))
        for each in acts:
            act(folder, each)
        put(folder, {"actors.csv": on_disk(folder)["actors.csv"] + "the last,\n"})
        save(folder, changed("actors", "the last", {"note": "x"}))

        if all(text.readable for text in opened(folder).values()):
            assert replayed_files(folder) == on_disk(folder)
            assert unsound(folder) == []
            REPLAYED.append(len(acts))
            record_figure("replayed", len(REPLAYED))


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=3))
def test_an_undo_of_an_undo_leaves_the_rows_as_they_were(edits: list[Edit]):
    with TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, first_files(3))
        assume(saved(folder, edits) and on_disk(folder) != first_files(3))
        assume(all(text.frame[text.table.key].is_unique for text in opened(folder).values()))
        after = on_disk(folder)
        for _ in range(2):
            undo = undo_edits(folder, read_journal(folder)[-1], TABLES)
            assert commit(folder, opened(folder), undo, no_problems, via="undo").files
        assert rows_of(on_disk(folder)) == rows_of(after)


def saved(folder: Path, edits: list[Edit]) -> bool:
    """Whether the edits could be saved, and changed something."""
    try:
        return bool(save(folder, *edits).files)
    except StoreError:
        return False


def rows_of(files: Files) -> dict[str, list[str]]:
    """The records of each file, whatever their order."""
    return {path: sorted(text.split("\n")) for path, text in files.items()}
