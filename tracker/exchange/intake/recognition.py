"""Which column is which: by its own name, by the headings desks use, and by what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice

from tracker.checks.names import folded
from tracker.exchange.intake.days import is_day
from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.layout import ACROSS, ORDERS, Layout
from tracker.exchange.intake.sheet import REFUSED, Sheet
from tracker.exchange.intake.spread import is_mostly, known_names, share, spread_layout, stance_words
from tracker.exchange.intake.vocabulary import fields_by_heading
from tracker.tracker import Tracker

REGISTERS = ("actors", "proposals", "sources")
HALF = 0.5
FEW = 30
"""More distinct words than this are no scale of stances."""


def recognised_layout(sheet: Sheet, tracker: Tracker, given: Layout) -> Layout:
    """The layout that reads the sheet: what is given, then what headings say, then what cells say.

    `why` tells of each column how it was recognised. Raises IntakeError for a column or field that is not there.
    """
    _refuse_unknown(sheet, tracker, given)
    found = dict(_by_heading(sheet, tracker, given))
    columns = _without_foreign_ids(sheet, tracker, given, {**given.columns, **found})
    why = dict.fromkeys(given.columns, "as told") | dict.fromkeys(found, "by its heading")
    layout = spread_layout(sheet, tracker, replace(given, columns=columns, why=why))
    content = dict(_by_content(sheet, tracker, layout))
    why = {**layout.why, **dict.fromkeys(content, "by its content")}
    return replace(layout, columns={**layout.columns, **content}, why=why)


def targets(tracker: Tracker) -> set[str]:
    """Everything a column can be: a column of positions, or one of a row that comes new with it."""
    further = {f"{name}.{each}" for name in REGISTERS for each in tracker.schema.table(name).columns}
    return {*tracker.schema.table("positions").columns} | further


def _refuse_unknown(sheet: Sheet, tracker: Tracker, given: Layout) -> None:
    for heading in [*given.columns, *given.across]:
        if heading not in sheet.columns:
            raise IntakeError(f"{sheet.name} has no column {heading!r}; its columns are {', '.join(sheet.columns)}")
    for name in [*filter(None, given.columns.values()), *given.constants]:
        if name not in targets(tracker):
            known = ", ".join(tracker.schema.table("positions").columns)
            raise IntakeError(f"there is no field {name!r}; use one of {known}, or a table's, as actors.code")
    for word, choice, known_words in (("wide by", given.wide, ACROSS), ("read", given.order, ORDERS)):
        if choice and choice not in known_words:
            raise IntakeError(f"a table cannot be {word} {choice!r}; use one of {', '.join(known_words)}")
    scale = tracker.texts["stances"].frame["stance"].tolist()
    for word, stance in given.values.items():
        if stance not in scale:
            raise IntakeError(f"{word!r} cannot mean {stance!r}, which is no stance; use one of {', '.join(scale)}")


def _by_heading(sheet: Sheet, tracker: Tracker, given: Layout) -> Iterator[tuple[str, str]]:
    """Headings that are a field's name or label, then usual ones; each field goes to one column only."""
    fields = tracker.schema.table("positions").fields
    own = {folded(name): name for name in targets(tracker)}
    own |= {folded(word): each.name for each in fields for word in (each.label, each.name)}
    open_fields = targets(tracker) - {*given.columns.values(), given.wide}
    free = [each for each in sheet.columns if each not in {*given.columns, *given.across, REFUSED}]
    for names in (own, fields_by_heading()):
        for heading in list(free):
            name = names.get(folded(heading), "")
            if name in open_fields:
                open_fields.remove(name)
                free.remove(heading)
                yield heading, name


def _without_foreign_ids(sheet: Sheet, tracker: Tracker, given: Layout, columns: Mapping[str, str]) -> dict[str, str]:
    """An id column is ours only if it holds an id of this tracker; another system's numbers mean nothing here."""
    heading = next((each for each, name in columns.items() if name == "id"), None)
    if heading and heading not in given.columns:
        known = set(tracker.texts["positions"].frame["id"])
        if not known & sheet.values(heading).keys():
            return {each: name for each, name in columns.items() if each != heading}
    return dict(columns)


def _by_content(sheet: Sheet, tracker: Tracker, layout: Layout) -> Iterator[tuple[str, str]]:
    """Columns that nothing names, for the required fields that no column is yet."""
    known = {*layout.columns.values(), *layout.constants, layout.wide} | ({"stance"} if layout.across else set())
    free = [each for each in sheet.columns if each not in {*layout.columns, *layout.across, REFUSED}]
    for name, test in _tests(tracker, layout).items():
        found = next((each for each in free if test(sheet.values(each))), None) if name not in known else None
        if found:
            free.remove(found)
            yield found, name


def _tests(tracker: Tracker, layout: Layout) -> dict[str, Callable[[dict[str, int]], bool]]:
    """For each required field, whether the words of a column are of its kind."""
    words = stance_words(tracker, layout)

    def holds_known(table: str, values: dict[str, int]) -> bool:
        names = known_names(tracker, table)
        return share(values, lambda name: folded(name) in names) >= HALF

    return {
        "stance": lambda values: len(values) <= FEW and is_mostly(values, words),
        "date": lambda values: share(dict(islice(values.items(), 500)), is_day) > HALF,
        **{each: partial(holds_known, f"{each}s") for each in ("actor", "proposal", "source")},
    }
