"""Reads each large file in a process of its own, and prints what became of it, its seconds and its peak memory."""

from __future__ import annotations

import json
import os
import resource
import sys
import time

import tracker.exchange.tables  # noqa: F401 - everything is loaded before the first measurement
from tests.corpus.large import LARGE
from tests.corpus.specimen import Specimen, outcome, told
from tests.texts import VOTES
from tracker.store.reading import read_text_table


def measured(specimen: Specimen) -> dict[str, object]:
    """What became of a file, its CPU seconds, and the most memory this process ever had (MB)."""
    data, start = specimen.data, time.process_time()
    text = read_text_table(VOTES, data)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    faults = [told(each) for each in text.problems]
    return {"name": specimen.name, "outcome": outcome(text), "faults": faults, "seconds": seconds, "peak": peak}


if __name__ == "__main__":
    for specimen in LARGE:
        sys.stdout.flush()
        if os.fork() == 0:  # memory that one file took must not count for the next
            sys.stdout.write(json.dumps(measured(specimen)) + "\n")
            sys.stdout.flush()
            os._exit(0)
        os.wait()
