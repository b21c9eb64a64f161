"""What is wrong with a descriptor, and the rules that look at single properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from tracker.problem import Problem, TrackerError


class SchemaError(TrackerError):
    """The descriptor cannot be used; `problems` says why, all reasons at once."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the reasons."""
        self.problems = problems
        super().__init__("\n".join(str(each) for each in problems))


def fault(place: str, message: str, hint: str) -> Problem:
    """A problem of the descriptor."""
    return Problem("datapackage", 0, 0, place, "", "descriptor", "error", message, hint)


def unknown_words(declared: Mapping[str, Any], known: Set[str], place: str) -> Iterator[Problem]:
    """A property that nothing here would honour."""
    for word in declared:
        if word not in known and not word.startswith("tracker:"):
            yield fault(place, f"the property '{word}' is not honoured here", "remove it, so that nobody relies on it")
        elif word not in known and word not in ("tracker:references", "tracker:generated"):
            yield fault(place, f"the property '{word}' is unknown", "remove it")


def unexpected(declared: Mapping[str, Any], word: str, allowed: tuple[str, ...], place: str) -> Iterator[Problem]:
    """A property whose value is not one of a few."""
    if word in declared and declared[word] not in allowed:
        yield fault(place, f"the {word} {declared[word]!r} is not read here", f"use one of {', '.join(allowed)}")
