"""The memory that no run of the app gives back, left out of the search for garbage that follows each of them."""

from __future__ import annotations

import gc
import sys
from functools import cache


def spare_modules() -> None:
    """Have whatever the modules loaded so far hold left out of the search from now on.

    Streamlit has Python look at every object after each run, however short the run. Nearly all of them belong to
    modules, which stay for good: to look at them took half of what another day of the matrix costs.
    """
    _spare(len(sys.modules))


@cache
def _spare(modules: int) -> None:  # noqa: ARG001  once for each module that comes later: pages load theirs when opened
    gc.collect()  # what is garbage by now would stay as well
    gc.freeze()
