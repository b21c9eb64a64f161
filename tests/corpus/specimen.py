"""One hostile file: its bytes, and what must be said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from tests.texts import HEADER
from tracker.problem import Problem
from tracker.store.text import TextTable

Outcome = Literal["accepted", "changed", "warned", "refused"]
Text = str | bytes | Callable[[], bytes]
ROW = "1,Russia,oppose,a\n"


class Specimen(NamedTuple):
    """A file and its outcome.

    `accepted`: read as it is, nothing to say. `changed`: read, and each cleaned cell said so. `warned`: read, with
    warnings. `refused`: errors. `faults` are every problem as "rule row column", in the order in which they are told.
    `file` is the file of a tracker that it stands for; votes.csv is the small table of `tests/texts.py`.
    """

    name: str
    text: Text
    outcome: Outcome
    faults: tuple[str, ...] = ()
    file: str = "votes.csv"
    encoding: str | None = None

    @property
    def data(self) -> bytes:
        """The file's bytes; a large one is made only now."""
        if callable(self.text):
            return self.text()
        return self.text.encode("utf-8", "surrogatepass") if isinstance(self.text, str) else self.text


def accepted(name: str, text: Text, encoding: str | None = None) -> Specimen:
    """A file that is read as it is."""
    return Specimen(name, text, "accepted", encoding=encoding)


def changed(name: str, text: Text, *faults: str) -> Specimen:
    """A file of which cells are cleaned; the faults are "row column"."""
    return Specimen(name, text, "changed", tuple(f"cleaned {each}" for each in faults))


def warned(name: str, text: Text, *faults: str) -> Specimen:
    """A file that is read, with warnings."""
    return Specimen(name, text, "warned", faults)


def refused(name: str, text: Text, *faults: str) -> Specimen:
    """A file that is not read."""
    return Specimen(name, text, "refused", faults)


def table(*rows: str) -> str:
    """The rows below the header of the small table, each with a line feed."""
    return HEADER + "".join(f"{row}\n" for row in rows)


def note(text: str) -> str:
    """A table of one row whose note is spelled so."""
    return table(f"1,Russia,oppose,{text}")


def actor(text: str) -> str:
    """A table of one row whose actor is spelled so."""
    return table(f"1,{text},oppose,a")


def told(problem: Problem) -> str:
    """A problem as the corpus spells it: "rule row column", without what it has not."""
    return " ".join(filter(None, (problem.rule, str(problem.row or ""), problem.column)))


def outcome(text: TextTable) -> Outcome:
    """What became of a file."""
    if not text.readable:
        return "refused"
    if not text.problems:
        return "accepted"
    return "changed" if {each.rule for each in text.problems} == {"cleaned"} else "warned"
