"""Warnings about actors, proposals and sources: what a reader would miss or mix up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

import numpy as np
import pandas as pd

from tracker.checks.columns import distinct, problems_where
from tracker.checks.names import folded
from tracker.checks.values import Fault
from tracker.problem import Problem
from tracker.store.text import TextTable

NEGATION = re.compile(r"\b(?:not|no|never|without|neither|nor|none|nobody|cannot|\w+n['’]t)\b", re.IGNORECASE)

Texts = Mapping[str, TextTable]


def register_cautions(texts: Texts) -> Iterator[Problem]:
    """Every warning about the tables that positions refer to."""
    yield from _empty(texts["actors"], "kind", "no-kind", "is empty", "say what sort of actor it is")
    yield from _empty(
        texts["proposals"], "statement", "no-statement", "is empty", "say in a sentence what support means"
    )
    yield from negation_cautions(texts["proposals"])
    yield from address_cautions(texts["sources"])
    yield from look_alike_cautions(texts["actors"])
    yield from unused_cautions(texts)


def negation_cautions(text: TextTable) -> Iterator[Problem]:
    """A proposal's sentence that denies something: nobody can say what opposing it means."""
    if "statement" in text.table.columns:
        denies = text.frame["statement"].str.contains(NEGATION).to_numpy(dtype=bool)
        fault = Fault(
            "negation", "holds a negation, so that support and opposition are easily swapped", "say it positively"
        )
        yield from problems_where(text, "statement", denies, fault, "warning")


def address_cautions(text: TextTable) -> Iterator[Problem]:
    """A source that was read but cannot be looked up."""
    if {"url", "seen"} <= set(text.table.columns):
        lost = ((text.frame["seen"] != "no") & (text.frame["url"] == "")).to_numpy()
        fault = Fault("no-url", "is empty although the source was read", "add where it can be read")
        yield from problems_where(text, "url", lost, fault, "warning")


def look_alike_cautions(text: TextTable) -> Iterator[Problem]:
    """Two actors that readers would take for one: names alike, or one the alias of the other."""
    names = text.frame["actor"].tolist()
    twins = dict[str, str]()
    for _, group in groupby(sorted(names, key=folded), key=folded):
        first, *others = dict.fromkeys(group)
        twins.update(dict.fromkeys(others, first))
    twins.update(_alias_twins(text, set(names)))
    for name, twin in twins.items():
        fault = Fault("look-alike", f"'{name}' and '{twin}' look like one actor", "rename one, or make it an alias")
        yield from problems_where(text, "actor", (text.frame["actor"] == name).to_numpy(), fault, "warning")


def _alias_twins(text: TextTable, names: set[str]) -> dict[str, str]:
    if "aliases" not in text.table.columns:
        return {}
    delimiter = text.table.field("aliases").delimiter or ";"
    pairs = zip(text.frame["aliases"].astype(str), text.frame["actor"], strict=True)
    aliases = {alias.strip(): name for cell, name in pairs for alias in cell.split(delimiter)}
    return {name: aliases[name] for name in names & set(aliases) if aliases[name] != name}


def unused_cautions(texts: Texts) -> Iterator[Problem]:
    """An actor, proposal or source that no position leads to: not even as a speaker, or as the group of one used."""
    positions = texts["positions"].frame
    used = {
        "actors": _with_groups(texts["actors"], _values(positions, "actor", "speaker")),
        "proposals": _values(positions, "proposal"),
        "sources": _values(positions, "source", "via"),
    }
    for name, names in used.items():
        text = texts[name]
        known = names | {""}
        unused = np.array([name not in known for name in text.frame[text.table.key]], bool)
        fault = Fault("unused", "no position uses it", "code a position, or remove it")
        yield from problems_where(text, text.table.key, unused, fault, "warning")


def _values(frame: pd.DataFrame, *columns: str) -> set[str]:
    coded = [distinct(frame[column]) for column in columns if column in frame]
    return {values[code] for values, codes in coded for code in np.flatnonzero(np.bincount(codes))}


def _with_groups(actors: TextTable, used: set[str]) -> set[str]:
    if "member_of" not in actors.table.columns:
        return used
    delimiter = actors.table.field("member_of").delimiter or ";"
    pairs = zip(actors.frame["actor"], actors.frame["member_of"].astype(str), strict=True)
    groups = {name: [each.strip() for each in cell.split(delimiter)] for name, cell in pairs}
    reached, waiting = set(used), list(used)
    while waiting:
        new = set(groups.get(waiting.pop(), ())) - reached
        reached |= new
        waiting.extend(new)
    return reached


def _empty(text: TextTable, column: str, rule: str, message: str, hint: str) -> Iterator[Problem]:
    if column in text.table.columns:
        yield from problems_where(
            text, column, (text.frame[column] == "").to_numpy(), Fault(rule, message, hint), "warning"
        )
