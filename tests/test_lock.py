"""One writer at a time, and whoever asked first is the next."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Thread

import pytest

from tests.desk import first_files, on_disk, opened, put
from tests.texts import no_problems
from tracker.store.edits import changed
from tracker.store.errors import SaveError
from tracker.store.lock import write_lock
from tracker.store.roles import Login, NotAllowedError
from tracker.store.saving import commit

BREATH = 0.05  # seconds in which a thread reaches the line


def test_who_waits_for_the_lock_gets_it_in_the_order_of_asking(tmp_path: Path):
    served: list[int] = []

    def ask(number: int) -> None:
        with write_lock(tmp_path):
            served.append(number)
            time.sleep(BREATH / 10)

    waiting = [Thread(target=ask, args=(number,)) for number in range(6)]
    with write_lock(tmp_path):
        for each in waiting:
            each.start()
            time.sleep(BREATH)
    for each in waiting:
        each.join()

    assert served == [0, 1, 2, 3, 4, 5]


def test_who_gave_up_waiting_holds_up_nobody(tmp_path: Path):
    with write_lock(tmp_path), pytest.raises(SaveError, match="nothing"), write_lock(tmp_path, patience=BREATH):
        pass
    with write_lock(tmp_path, patience=1):
        pass
    with write_lock(tmp_path):
        late = Thread(target=_take, args=(tmp_path,))
        late.start()
        time.sleep(BREATH)
    late.join(5)

    assert not late.is_alive()


def _take(folder: Path) -> None:
    with write_lock(folder):
        pass


def test_a_role_that_is_taken_away_while_waiting_for_the_lock_saves_nothing_more(tmp_path: Path):
    put(tmp_path, first_files())
    texts, roles, raised = opened(tmp_path), tmp_path / "roles.toml", list[str]()
    roles.write_text('"ada@example.org" = "editor"\n')

    def save() -> None:
        edits = [changed("positions", "r1", {"note": "x"})]
        try:
            commit(tmp_path, texts, edits, no_problems, login=Login("ada@example.org", verified=True))
        except NotAllowedError as error:
            raised.append(str(error))

    with write_lock(tmp_path):
        waiting = Thread(target=save)
        waiting.start()
        time.sleep(BREATH)
        roles.write_text('"ada@example.org" = "viewer"\n')
    waiting.join()

    assert raised == ["roles.toml makes ada@example.org no editor; nothing was saved, ask whoever keeps roles.toml"]
    assert on_disk(tmp_path) == first_files()
