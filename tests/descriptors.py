"""The shipped descriptor, and what becomes of it when somebody changes it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

from tests.source import ROOT
from tracker.descriptor import descriptor_problems, read_descriptor
from tracker.schema import Field

Json = Any
SHIPPED: dict[str, Json] = json.loads((ROOT / "data" / "datapackage.json").read_bytes())


def changed(change: Callable[[dict[str, Json]], object]) -> dict[str, Json]:
    """The shipped descriptor after a change."""
    descriptor = copy.deepcopy(SHIPPED)
    change(descriptor)
    return descriptor


def found(descriptor: Json) -> list[str]:
    """Every problem, as a line."""
    return [str(problem) for problem in descriptor_problems(descriptor)]


def table(descriptor: dict[str, Json], name: str) -> dict[str, Json]:
    """One table's declaration."""
    return next(each for each in descriptor["resources"] if each["name"] == name)


def column(descriptor: dict[str, Json], name: str, of: str) -> dict[str, Json]:
    """One column's declaration."""
    return next(each for each in table(descriptor, of)["schema"]["fields"] if each["name"] == name)


def with_column(**declared: Json) -> dict[str, Json]:
    """The shipped descriptor with a column `extra` more in its positions."""
    extra = {"name": "extra", **declared}
    return changed(lambda descriptor: table(descriptor, "positions")["schema"]["fields"].append(extra))


def places(value: Json, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every part of a JSON value."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(each for key, part in parts for each in places(part, (*path, key)))]


def replaced(descriptor: dict[str, Json], path: tuple[Any, ...], value: Json) -> dict[str, Json]:
    """The descriptor with another value in one place."""
    copied = copy.deepcopy(descriptor)
    here = copied
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    return copied


def declared_field(**declared: Json) -> Field:
    """The column `extra` as the schema knows it."""
    return read_descriptor(json.dumps(with_column(**declared)).encode()).field("positions", "extra")
