"""One writer at a time, and whoever asked first is the next."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Thread

import pytest

from tracker.store.errors import SaveError
from tracker.store.lock import write_lock

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
