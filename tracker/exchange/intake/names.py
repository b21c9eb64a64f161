"""Names of actors, proposals and sources: known by key, alias or look, asked about where nearly so, else new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from rapidfuzz import fuzz, process

from tracker.checks.names import folded
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.statements import Statements
from tracker.exchange.sayings import saying
from tracker.store.cleaning import clean_name
from tracker.store.text import TextTable
from tracker.tracker import Tracker

NEAR = 80
"""Least similarity (0 to 100, of the folded names) at which an unknown name may be a known one misspelled."""
TELLING = re.compile(r"\d+|[+#%]")
"""What tells names apart that are otherwise alike: each number, and signs that are words of their own (C, C++)."""
Written = str | tuple[str, ...]
Way = dict[Written, str]
"""A name, or what it looks like → the key it means."""


@dataclass
class Matched:
    """What names of one table were read as: `known` (written → key), `new` ones in order, and near misses."""

    table: str
    known: dict[str, str] = field(default_factory=dict)
    new: list[str] = field(default_factory=list)
    near: dict[str, str] = field(default_factory=dict)

    @property
    def respelled(self) -> dict[str, str]:
        """The names that are not written as they are known."""
        return {written: key for written, key in self.known.items() if written != key}


def judge_names(said: Statements, tracker: Tracker, layout: Layout, new: bool) -> tuple[list[Matched], list[Question]]:
    """Put the known key for each name; refuse and ask about near misses, unless they are said to be `new`."""
    matches, questions = [], []
    for table, columns in _referring(said, tracker).items():
        counts: dict[str, int] = {}
        for column in columns:
            for word, count in said.counts(column).items():
                counts[word] = counts.get(word, 0) + count
        matched = matched_names(tracker.texts[table], counts, layout.names.get(table, {}), new)
        for column in columns:
            said.blame(column, {word: _resembling(word, key) for word, key in matched.near.items()})
            said.put(column, partial(_known, matched.known))
        matches.append(matched)
        questions += [_question(table, word, counts[word], key) for word, key in matched.near.items()]
    return matches, questions


def _referring(said: Statements, tracker: Tracker) -> dict[str, list[str]]:
    """For each register, the columns of the statements that name its rows."""
    columns: dict[str, list[str]] = {}
    for each in tracker.schema.table("positions").fields:
        if each.reference and each.reference.table != "stances" and each.name in said.frame:
            columns.setdefault(each.reference.table, []).append(each.name)
    return columns


def matched_names(text: TextTable, counts: Mapping[str, int], told: Mapping[str, str], new: bool) -> Matched:
    """Each name with the row it means: as told, by key, by alias, or by what it looks like; else new or a near miss.

    Of several new spellings that look alike, the most frequent is the name.
    """
    matched = Matched(text.name)
    ways = list(_ways(text))
    keys = {folded(key): key for key in ways[0].values() if folded(key)}
    fresh: Way = {}
    for word in sorted(counts, key=lambda each: -counts[each]):
        name = clean_name(told.get(word, word))
        alike = look(name)
        key = next((way[each] for way in ways for each in (name, alike) if way.get(each)), None)
        if key is not None:
            matched.known[word] = key
        elif alike in fresh:
            matched.known[word] = fresh[alike]
        elif not new and word not in told and (near := _nearest(name, keys)):
            matched.near[word] = near
        else:
            matched.known[word] = fresh[alike] = name
            matched.new.append(name)
    return matched


def _known(known: Mapping[str, str], word: str) -> str:
    return known.get(word, word)


def _ways(text: TextTable) -> Iterator[Way]:
    """Ways to a key, the surest first: the key itself, an alias, an address, and what only one of them looks like."""
    keys = [key for key in text.frame[text.table.key].tolist() if key]
    yield {key: key for key in keys}
    aliases: dict[str, str] = {}
    if "aliases" in text.frame:
        delimiter = text.table.field("aliases").delimiter or ";"
        for key, cell in zip(text.frame[text.table.key], text.frame["aliases"].astype(str), strict=True):
            aliases.update({each.strip(): key for each in cell.split(delimiter) if each.strip()})
    yield dict(aliases.items())
    if "url" in text.frame:
        yield {url: key for key, url in zip(text.frame[text.table.key], text.frame["url"], strict=True) if url}
    yield _looks(keys, aliases)


def _looks(keys: list[str], aliases: Mapping[str, str]) -> Way:
    looks: dict[Written, set[str]] = {}
    for name, key in [*((key, key) for key in keys), *aliases.items()]:
        looks.setdefault(look(name), set()).add(key)
    return {alike: next(iter(found)) for alike, found in looks.items() if len(found) == 1}


def look(name: str) -> tuple[str, ...]:
    """What a name looks like: equal for names that differ in case, accents, blanks and punctuation only.

    Its numbers count one by one, for R/5/533 is not R/55/33, and so do plus signs and the like; a name of punctuation
    alone looks like itself only.
    """
    return (folded(name) or name, *TELLING.findall(name))


def _nearest(name: str, keys: Mapping[str, str]) -> str | None:
    """The known key that a name may be a misspelling of; names with other numbers in them are other names."""
    for found, _, _ in process.extract(folded(name), keys.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=5):
        if TELLING.findall(keys[found]) == TELLING.findall(name):
            return keys[found]
    return None


def _resembling(word: str, key: str) -> str:
    return saying("near", "'{word}' is unknown, but resembles '{key}'", word=word, key=key)


def _question(table: str, word: str, count: int, key: str) -> Question:
    text = f"'{word}' is not among the {table}: is it '{key}'?"
    return Question("name", table, word, count, text, key, f'--name "{word}={key}" (or ={word} if it is new)')
