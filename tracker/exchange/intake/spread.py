"""Tables with something across: actors down and proposals across, the reverse, or a column for each stance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from tracker.checks.names import folded
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.sheet import REFUSED, Sheet
from tracker.exchange.intake.vocabulary import MARKS, NO_MARKS, SILENT, scores_by_word
from tracker.tracker import Tracker

MOSTLY, HALF = 0.8, 0.5
DOWN = {"actor": "proposal", "proposal": "actor"}


def spread_layout(sheet: Sheet, tracker: Tracker, layout: Layout) -> Layout:
    """The layout with the columns that stand across, where no column holds the stances themselves."""
    if layout.across or layout.heading_of("stance"):
        return layout
    if layout.wide in ("", "stance"):
        marked = _marked_stances(sheet, tracker, layout)
        if layout.wide or len(marked) >= 2:
            columns = {each: name for each, name in layout.columns.items() if each not in marked}
            return replace(layout, wide="stance", across=tuple(marked), columns=columns)
    across = _across(sheet, tracker, layout)
    if not across:
        return layout
    first = sheet.columns[0]
    free = first not in layout.columns and first not in across
    wide = layout.wide or _what_is_across(sheet, tracker, layout, across, first if free else "")
    down = DOWN[wide]
    layout = replace(layout, wide=wide, across=tuple(across))
    if not free or layout.heading_of(down) or down in layout.constants:
        return layout
    return replace(layout, columns={**layout.columns, first: down}, why={**layout.why, first: "by its place"})


def _marked_stances(sheet: Sheet, tracker: Tracker, layout: Layout) -> list[str]:
    """The columns named after a stance, or by a word that often means one, whose cells are marks only."""
    usual = [each for each in scores_by_word() if any(map(str.isalpha, each))]
    names = {folded(each) for each in [*tracker.texts["stances"].frame["stance"], *layout.values, *usual]}
    marks = {*MARKS, *NO_MARKS}
    return [
        each
        for each in sheet.columns
        if folded(each) in names
        and layout.why.get(each) != "as told"
        and {word.casefold() for word in sheet.values(each)} <= marks
    ]


def _across(sheet: Sheet, tracker: Tracker, layout: Layout) -> list[str]:
    """The columns of stances: of a table that is said to be wide, all with a stance in them.

    Of another, two whose words are nearly all stances prove that it is wide; then half of a column's words will do.
    """
    free = [each for each in sheet.columns if each not in layout.columns and each != REFUSED]
    words = stance_words(tracker, layout)
    if layout.wide:
        down = layout.heading_of(DOWN[layout.wide]) or DOWN[layout.wide] in layout.constants
        free = [each for each in free if down or each != sheet.columns[0]]
        some = [each for each in free if any(_plain(word) in words for word in sheet.values(each))]
        return some or free
    shares = {each: share(sheet.values(each), lambda word: _plain(word) in words) for each in free}
    proved = sum(told >= MOSTLY for told in shares.values()) >= 2
    return [each for each, told in shares.items() if proved and told >= HALF]


def _what_is_across(sheet: Sheet, tracker: Tracker, layout: Layout, across: list[str], first: str) -> str:
    """Actors or proposals: by what stands down, or by names that are known where no heading tells."""
    if layout.heading_of("proposal") or "proposal" in layout.constants:
        return "actor"
    if layout.heading_of("actor") or "actor" in layout.constants:
        return "proposal"
    actors, proposals = known_names(tracker, "actors"), known_names(tracker, "proposals")
    down = {folded(each) for each in sheet.values(first)} if first else set()
    over = {folded(each) for each in across}
    return (
        "actor"
        if len(over & actors) + len(down & proposals) > len(over & proposals) + len(down & actors)
        else "proposal"
    )


def known_names(tracker: Tracker, table: str) -> set[str]:
    """The keys of a register, folded."""
    text = tracker.texts[table]
    return {folded(each) for each in text.frame[text.table.key]}


def stance_words(tracker: Tracker, layout: Layout) -> set[str]:
    """Every word that is or may mean a stance, or that there is none, in small letters."""
    scale = tracker.texts["stances"].frame["stance"]
    return {_plain(each) for each in [*scale, *layout.values, *scores_by_word(), *SILENT[1:]]}


def is_mostly(values: Mapping[str, int], words: set[str]) -> bool:
    """Whether nearly all of a column's words are among these."""
    return share(values, lambda word: _plain(word) in words) >= MOSTLY


def share(values: Mapping[str, int], test: Callable[[str], bool]) -> float:
    """The share of distinct words that pass; 0 of none."""
    return sum(map(test, values)) / len(values) if values else 0.0


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())
