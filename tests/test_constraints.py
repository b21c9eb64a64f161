"""Constraints: on every type each is enforced, or refused with a message; what a user declares is checked and typed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pandas as pd
import pytest

from tests.debate import opened_texts
from tests.descriptors import Json, declared_field, found, with_column
from tracker.checks.values import value_faults
from tracker.descriptor import read_descriptor
from tracker.descriptor.columns import RULES_BY_TYPE

HEAD = "id,date,actor,proposal,stance,source,extra\n"
VALUES = {
    "required": True, "unique": True, "enum": ["{value}"], "pattern": "x+", "minLength": 3, "maxLength": 3,
    "minimum": "{value}", "maximum": "{value}", "exclusiveMinimum": "{value}", "exclusiveMaximum": "{value}",
}  # fmt: skip
GOOD = {
    "string": "xxx", "any": "xxx", "list": "a,b,c", "boolean": "true", "integer": "5", "number": "5.5",
    "date": "2025-01-05", "year": "2025",
}  # fmt: skip
OTHERS = {"boolean": "false", "integer": "6", "number": "6", "date": "2025-01-06", "year": "2026"}
BREAKS: dict[str, Callable[[str], str]] = {
    "required": lambda _: "",
    "enum": lambda kind: OTHERS.get(kind, "y"),
    "pattern": lambda _: "yyy",
    "minLength": lambda kind: "a,b" if kind == "list" else "xx",
    "maxLength": lambda kind: "a,b,c,d" if kind == "list" else "xxxx",
    "minimum": lambda kind: {"integer": "4", "number": "-1e9", "date": "2025-01-04", "year": "2024"}[kind],
    "maximum": lambda kind: {"integer": "6", "number": "5.51", "date": "2025-01-06", "year": "2026"}[kind],
    "exclusiveMinimum": lambda kind: GOOD[kind],
    "exclusiveMaximum": lambda kind: GOOD[kind],
}  # fmt: skip
EVENTS = {
    "name": "events",
    "path": "events.csv",
    "schema": {
        "fields": [
            {"name": "day", "type": "date"},
            {"name": "actor", "type": "string"},
            {"name": "public", "type": "boolean"},
            {"name": "tags", "type": "list", "delimiter": "|"},
        ],
        "primaryKey": "day",
        "foreignKeys": [{"fields": "actor", "reference": {"resource": "actors", "fields": "actor"}}],
    },
}


@pytest.mark.parametrize("rule", VALUES)
@pytest.mark.parametrize("kind", RULES_BY_TYPE)
def test_every_constraint_is_enforced_or_refused_on_every_type(kind: str, rule: str):
    value = json.loads(json.dumps(VALUES[rule]).replace("{value}", GOOD[kind]))
    descriptor = with_column(type=kind, constraints={rule: value})

    if rule not in RULES_BY_TYPE[kind]:
        assert found(descriptor) == [
            f"datapackage.json, positions.extra: the constraint '{rule}' is not checked on a column of type '{kind}';"
            " remove it"
        ]
    else:
        field = read_descriptor(json.dumps(descriptor).encode()).field("positions", "extra")
        bad = [GOOD[kind], GOOD[kind]] if rule == "unique" else [BREAKS[rule](kind)]
        lines = "".join(f'a{number},,,,,,"{cell}"\n' for number, cell in enumerate(bad))
        tracker = opened_texts({"positions": HEAD + lines}, read_descriptor(json.dumps(descriptor).encode()))
        rules = tracker.problems.loc[tracker.problems["column"] == "extra", "rule"].tolist()

        assert rules == [rule]
        assert rule == "unique" or [fault.rule for fault in value_faults(field, bad[0])] == [rule]
        assert [fault.rule for fault in value_faults(field, GOOD[kind])] in ([], [rule])


@pytest.mark.parametrize(
    ("kind", "constraints"),
    [
        ("integer", {"enum": ["one"]}),
        ("integer", {"enum": []}),
        ("integer", {"enum": [True]}),
        ("integer", {"minimum": 1.5}),
        ("integer", {"maximum": False}),
        ("integer", {"maximum": None}),
        ("number", {"minimum": "low"}),
        ("number", {"minimum": []}),
        ("date", {"minimum": 5}),
        ("date", {"minimum": "2025-02-30"}),
        ("year", {"exclusiveMaximum": 5}),
        ("string", {"enum": [1]}),
        ("string", {"enum": "abc"}),
        ("string", {"pattern": "("}),
        ("string", {"pattern": "a{99999999999}"}),
        ("string", {"pattern": 3}),
        ("string", {"minLength": True}),
        ("string", {"minLength": -1}),
        ("string", {"minLength": 1.5}),
        ("string", {"required": "yes"}),
        ("boolean", {"enum": ["perhaps"]}),
        ("string", []),
        ("string", None),
        ("string", {"jsonSchema": {}}),
    ],
)
def test_a_constraint_that_no_value_could_be_held_to_is_refused(kind: str, constraints: Json):
    (problem,) = found(with_column(type=kind, constraints=constraints))

    assert "extra" in problem or "resources[0].schema.fields[13].constraints" in problem


def test_columns_and_tables_that_a_user_adds_are_checked_and_typed():
    descriptor = with_column(type="integer", constraints={"minimum": 1})
    descriptor["resources"].append(EVENTS)
    tables = {
        "positions": f"{HEAD}a,2025-01-01,EU,Toll,yes,Wire,7\nb,2025-01-02,EU,Toll,yes,Wire,0\n",
        "actors": "actor\nEU\n",
        "proposals": "proposal\nToll\n",
        "sources": "source\nWire\n",
        "stances": "stance,score\nyes,1\n",
        "events": "day,actor,public,tags\n2025-01-01,EU,true,a| b\n2025-01-01,Oz,perhaps,\n",
    }
    tracker = opened_texts(tables, read_descriptor(json.dumps(descriptor).encode()))
    errors = tracker.problems[tracker.problems["severity"] == "error"]
    events = tracker.typed("events")

    assert list(zip(errors["table"], errors["row"], errors["column"], errors["rule"], strict=True)) == [
        ("events", 3, "actor", "reference"),
        ("events", 3, "day", "primaryKey"),
        ("events", 3, "public", "type"),
        ("positions", 3, "extra", "minimum"),
    ]
    assert tracker.positions["extra"].tolist() == [7.0]
    assert events.loc[0, "day"] == pd.Timestamp("2025-01-01")
    assert events.loc[0, "tags"] == ("a", "b")
    assert events["public"].tolist() == [True]


def test_a_boolean_may_be_held_to_true_whatever_its_word_is():
    declared = {"type": "boolean", "trueValues": ["ja"], "falseValues": ["nein"], "constraints": {"enum": [True]}}
    field = declared_field(**declared)

    assert value_faults(field, "ja") == []
    assert [fault.rule for fault in value_faults(field, "nein")] == ["enum"]
