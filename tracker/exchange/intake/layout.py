"""How a table is read: which column is which field, what stands across, what words mean; kept as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.sayings import saying

ACROSS = ("actor", "proposal", "stance")
PASSING = {"why", "across"}
"""What is found out anew for each edition of a table: it may have more columns across."""
ORDERS = ("day-first", "month-first")


@dataclass(frozen=True)
class Layout:
    """The answers to all that a table leaves open; what is empty is found out (see `recognised_layout`).

    `columns`: heading → column of positions, or `table.column` for a new row of that table, or "" (left out).
    `wide`: what each of the columns `across` is named after: an actor, a proposal, or a stance (marked in one of them).
    `values`: word → stance. `names`: table → name as written → name as known. `constants`: column → text wherever the
    table says nothing. `order` of numeric dates. `sheet` and `header` line where they are not the first.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    wide: str = ""
    across: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    sheet: str = ""
    header: int | None = None
    why: Mapping[str, str] = field(default_factory=dict, compare=False)

    def heading_of(self, wanted: str) -> str | None:
        """The heading of the column that is this field."""
        return next((heading for heading, name in self.columns.items() if name == wanted), None)

    def within(self, headings: Sequence[str]) -> Layout:
        """The layout without the columns that a table has not."""
        return replace(self, columns={each: name for each, name in self.columns.items() if each in headings})

    def over(self, other: Layout) -> Layout:
        """The layout, and the other's answers where it has none."""
        one = {each: getattr(self, each) or getattr(other, each) for each in ("wide", "across", "order", "sheet")}
        many = {each: {**getattr(other, each), **getattr(self, each)} for each in ("columns", "values", "constants")}
        tables = self.names.keys() | other.names.keys()
        names = {table: {**other.names.get(table, {}), **self.names.get(table, {})} for table in tables}
        answers: dict[str, Any] = {**one, **many, "names": names, "header": self.header or other.header}
        return replace(self, **answers)


def layouts_of(data: bytes, file: str, remedy: str) -> dict[str, Layout]:
    """The layouts that a file of them keeps, by name; IntakeError, with the remedy, where it is not such a file."""
    try:
        return {name: _layout(name, entry) for name, entry in _entries(json.loads(data or b"{}")).items()}
    except json.JSONDecodeError:
        reason = saying("mapping-no-json", "it is not JSON")
    except UnicodeDecodeError:
        reason = saying("mapping-no-utf8", "it is not UTF-8")
    except RecursionError:
        reason = saying("mapping-deep", "it is nested too deeply")
    except ValueError as error:
        reason = error.args[0]
    text = "{file} is no file of mappings: {reason}; {remedy}"
    raise IntakeError(saying("no-mapping", text, file=file, reason=reason, remedy=remedy))


def layout_bytes(layouts: Mapping[str, Layout]) -> bytes:
    """Layouts as a JSON file that people can read and compare line by line."""
    kept = {
        name: {key: value for key, value in asdict(each).items() if value and key not in PASSING}
        for name, each in layouts.items()
    }
    return (json.dumps(kept, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _layout(name: str, entry: object) -> Layout:
    told = _entries(entry, name)
    for part, value in told.items():
        if part not in PARTS:
            text = "'{part}' of '{name}' is no part of a mapping"
            raise ValueError(saying("mapping-part", text, part=part, name=name))
        if not PARTS[part](value):
            text = "'{part}' of '{name}' is not what a mapping has there"
            raise ValueError(saying("mapping-value", text, part=part, name=name))
    return Layout(**told)


def _entries(value: object, name: str = "") -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    if name:
        raise ValueError(saying("mapping-entry", "'{name}' is no mapping", name=name))
    raise ValueError(saying("mapping-names", "it holds no names with their mappings"))


def _are_words(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())


def _are_tables_of_words(value: object) -> bool:
    return isinstance(value, dict) and all(map(_are_words, value.values()))


PARTS: Mapping[str, Callable[[object], bool]] = {
    **dict.fromkeys(("columns", "values", "constants"), _are_words),
    "names": _are_tables_of_words,
    "wide": lambda value: value in ("", *ACROSS),
    "order": lambda value: value in ("", *ORDERS),
    "sheet": lambda value: isinstance(value, str),
    "header": lambda value: type(value) is int and value > 0,
}
"""What a kept layout may say, each with whether a value can be that."""
