"""CPU seconds of contestants that take turns, so that a busy machine slows all of them alike."""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any, NamedTuple


class Contestant(NamedTuple):
    """Somebody who does the work: `run` is timed; what `prepare` returns is handed to it, new in each round."""

    name: str
    run: Callable[[Any], object]
    prepare: Callable[[], object] = lambda: None


def cpu_seconds() -> float:
    """The CPU time used so far by this process, all its threads, and the processes it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def raced(contestants: Sequence[Contestant], rounds: int) -> dict[str, float]:
    """The median CPU seconds of each contestant, by name; they take turns, round by round."""
    spent: dict[str, list[float]] = {each.name: [] for each in contestants}
    for _ in range(rounds):
        for each in contestants:
            spent[each.name].append(_timed(each))
    return {name: median(times) for name, times in spent.items()}


def _timed(contestant: Contestant) -> float:
    ready = contestant.prepare()
    gc.collect()  # nobody pays for what another left behind
    start = cpu_seconds()
    result = contestant.run(ready)
    spent = cpu_seconds() - start
    del result  # not while the clock runs
    return spent
