"""Puts every file of the corpus into a folder, for another program to read: python -m tests.corpus DIR."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tests.corpus import SMALL
from tests.corpus.entries import ENTRIES
from tests.corpus.large import LARGE


def write_corpus(folder: Path) -> None:
    """One file each, in a folder for each outcome, and a list of all with what must be said of them."""
    lines = []
    for number, specimen in enumerate([*SMALL, *ENTRIES, *LARGE], 1):
        words = re.sub(r"\W+", "-", specimen.name).strip("-")
        place = folder / specimen.outcome / f"{number:03}-{words}.csv"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(specimen.data)
        lines.append(f"{specimen.outcome}: {specimen.name}: {', '.join(specimen.faults) or 'nothing to say'}\n")
    (folder / "expected.txt").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]))
