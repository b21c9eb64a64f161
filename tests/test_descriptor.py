"""The descriptor is checked first: what it declares is enforced or refused with a message, and nothing is ignored."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.debate import opened_texts, shipped_schema
from tests.descriptors import SHIPPED, Json, changed, column, found, places, replaced, table, with_column
from tracker.descriptor import SchemaError, descriptor_problems, read_descriptor
from tracker.descriptor.columns import RULES_BY_TYPE
from tracker.problem import Problem

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=8), parts, max_size=3),
    max_leaves=6,
)
RULES = [
    "required",
    "unique",
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
]
WORDS = ["type", "format", "constraints", "delimiter", "trueValues", "title"]
HEAD = "id,date,actor,proposal,stance,source,extra\n"
TO_ITSELF = {"fields": "aliases", "reference": {"fields": "actor"}}


def test_the_shipped_descriptor_is_sound():
    assert found(SHIPPED) == []


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"type": "geojson"}, "columns of type 'geojson' are not kept here; use one of string"),
        ({"type": "datetime"}, "columns of type 'datetime' are not kept here"),
        ({"format": "binary"}, "the format 'binary' is not read here; use one of default, uri, email, uuid"),
        ({"type": "date", "format": "%d/%m/%y"}, "the format '%d/%m/%y' is not read here; use one of default"),
        ({"type": "number", "decimalChar": ","}, "the property 'decimalChar' is not honoured here"),
        ({"type": "integer", "bareNumber": False}, "the property 'bareNumber' is not honoured here"),
        ({"missingValues": ["NA"]}, "the property 'missingValues' is not honoured here"),
        ({"categories": ["a"]}, "the property 'categories' is not honoured here"),
        ({"delimiter": ";"}, "the property 'delimiter' is not honoured here"),
        ({"type": "list", "itemType": "integer"}, "the itemType 'integer' is not read here"),
        ({"type": "list", "delimiter": ""}, "the delimiter of a list is a sign that can be seen"),
        ({"type": "boolean", "trueValues": []}, "trueValues is an empty list"),
        ({"type": "boolean", "trueValues": ["x"], "falseValues": ["x"]}, "'x' means both true and false"),
        ({"tracker:colour": "red"}, "the property 'tracker:colour' is unknown"),
        ({"tracker:references": {"resource": "parties", "fields": "party"}}, "the table 'parties', which is not"),
        ({"tracker:references": {"resource": "actors", "fields": "name"}}, "columns ('name',) that 'actors' does not"),
        ({"name": " extra"}, "a column's name starts with a letter and has no blanks around it"),
        ({"name": "note"}, "two columns are called 'note'"),
        ({"name": "origin"}, "views show a column of that name"),
    ],
)  # fmt: skip
def test_a_property_that_would_not_be_honoured_is_refused(declared: dict[str, Json], words: str):
    (problem,) = found(with_column(**declared))

    assert words in problem


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["resources"].pop(0), "the table 'positions' is missing"),
        (lambda d: d["resources"].append(copy.deepcopy(d["resources"][1])), "2 tables are called 'actors'"),
        (lambda d: table(d, "actors").update(path="Positions.csv"), "2 tables lie in 'positions.csv'"),
        (lambda d: table(d, "actors").update(path="../actors.csv"), "is not a CSV file in this folder"),
        (lambda d: table(d, "actors").update(path="/etc/actors.csv"), "is not a CSV file in this folder"),
        (lambda d: table(d, "actors").update(path="http://example.org/a.csv"), "is not a CSV file in this folder"),
        (lambda d: table(d, "actors").update(path=".actors.csv"), "is not a CSV file in this folder"),
        (lambda d: table(d, "actors").update(path=["actors.csv"]), "it is a list, not a text"),
        (lambda d: table(d, "actors").update(name="Actors"), "a table's name is lower-case"),
        (lambda d: table(d, "actors").update(type="view"), "the type 'view' is not read here"),
        (lambda d: table(d, "actors").update(hash="abc"), "the property 'hash' is not honoured here"),
        (lambda d: table(d, "actors").update(encoding="cp1252"), "the encoding 'cp1252' is not read here"),
        (lambda d: table(d, "actors").update(dialect={"header": False}), "False is not read here"),
        (lambda d: table(d, "actors").update(dialect={"commentChar": "#"}), "'#' is not read here"),
        (lambda d: table(d, "actors").update(dialect="dialect.json"), "it is a text, not an object"),
        (lambda d: table(d, "actors").pop("schema"), "it has no list of 'fields'"),
        (lambda d: table(d, "actors").update(schema="schema.json"), "it is a text, not an object"),
        (lambda d: table(d, "actors")["schema"].update(missingValues=["NA"]), "NA may be Namibia"),
        (lambda d: table(d, "actors")["schema"].update(fieldsMatch="loose"), "('loose',) is unknown"),
        (lambda d: table(d, "actors")["schema"].update(primaryKey="code"), "it must be 'actor'; rows are known by it"),
        (lambda d: table(d, "actors")["schema"].update(primaryKey=3), "it is a number, not a text or a list"),
        (lambda d: table(d, "actors")["schema"].update(uniqueKeys=[["code", "x"]]), "'x', which is not declared"),
        (lambda d: table(d, "actors")["schema"].update(uniqueKeys=[[]]), "a key names no column"),
        (lambda d: table(d, "actors")["schema"].update(foreignKeys=[TO_ITSELF]),
         "a list is no key"),
        (lambda d: table(d, "actors")["schema"].update(foreignKeys=[{"fields": "note"}]), "that 'actors' does not"),
        (lambda d: table(d, "positions")["schema"]["foreignKeys"].pop(0), "it does not refer to actors.actor"),
        (lambda d: column(d, "member_of", "actors").pop("tracker:references"), "it does not refer to actors.actor"),
        (lambda d: column(d, "date", "positions").update(type="string"), "the tracker reads it as 'date'"),
        (lambda d: column(d, "score", "stances").update(type="any", constraints={}), "reads it as 'number'"),
        (lambda d: column(d, "date", "positions").pop("constraints"), 'it may be empty; a tracker needs it'),
        (lambda d: column(d, "attribution", "positions").update(constraints={"enum": ["rumour"]}),
         "its words are not those that the tracker understands"),
        (lambda d: column(d, "attribution", "positions").pop("constraints"), "declare an enum of act, document"),
        (lambda d: table(d, "stances")["schema"]["fields"].pop(1), "the column 'score' is missing"),
    ],
)  # fmt: skip
def test_a_table_that_a_tracker_cannot_work_with_is_refused(change: Callable[[dict[str, Json]], object], words: str):
    assert any(words in problem for problem in found(changed(change)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "it is not valid JSON"),
        (b"{", "it is not valid JSON"),
        (b"\xff\xfe", "it is not valid JSON"),
        (b"[" * 100_000, "it is not valid JSON"),
        (b'{"resources": NaN}', "NaN is no number"),
        (b'{"name": 1, "name": 2}', "'name' stands twice in one object"),
        (b"[]", "it has no list of 'resources'"),
        (b"null", "it has no list of 'resources'"),
        (b'{"resources": {}}', "it has no list of 'resources'"),
        (b'{"resources": [null]}', "resources[0]: it is null, not an object"),
    ],
)
def test_a_file_that_is_no_descriptor_is_refused(text: bytes, words: str):
    with pytest.raises(SchemaError) as refusal:
        read_descriptor(text)

    assert words in str(refusal.value)


def test_all_reasons_are_told_at_once():
    descriptor = with_column(type="geojson")
    table(descriptor, "actors").update(path="../x.csv", hash="1")
    column(descriptor, "topic", "proposals").update(title=3)

    assert len(found(descriptor)) == 4


@given(path=st.sampled_from(places(SHIPPED)[1:]), value=ANYTHING)
@settings(max_examples=400, deadline=None)
def test_no_value_anywhere_raises_anything_but_a_schema_error(path: tuple[Any, ...], value: Json):
    assert_told_or_usable(replaced(SHIPPED, path, value))


@given(value=ANYTHING)
@settings(max_examples=100, deadline=None)
def test_no_json_value_is_too_odd_to_be_judged(value: Json):
    assert all(isinstance(problem, Problem) for problem in descriptor_problems(value))
    assert all(isinstance(problem, Problem) for problem in descriptor_problems({"resources": value}))


@given(
    declared=st.dictionaries(st.sampled_from(WORDS), ANYTHING),
    constraints=st.dictionaries(st.sampled_from(RULES), ANYTHING, max_size=3),
    kind=st.sampled_from(list(RULES_BY_TYPE)),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_no_declared_column_is_too_odd_to_be_judged(declared: dict[str, Json], constraints: Json, kind: str):
    assert_told_or_usable(with_column(**{"type": kind, "constraints": constraints, **declared}))


def assert_told_or_usable(descriptor: Json) -> None:
    """Either the descriptor is refused, or a tracker opens with it and can be read and typed."""
    if found(descriptor):
        return
    schema = read_descriptor(json.dumps(descriptor).encode())
    tracker = opened_texts({"positions": f"{HEAD}a,2025-01-01,EU,T,yes,W,1\nb,,,,,,\nc,x,,,,,x\n"}, schema)
    assert set(tracker.problems.columns) == set(Problem._fields)
    for name in schema.tables:
        assert isinstance(tracker.typed(name), pd.DataFrame)


def test_the_schema_keeps_what_the_descriptor_says():
    schema = shipped_schema()

    assert schema.title == SHIPPED["title"]
    assert list(schema.tables) == ["positions", "actors", "proposals", "sources", "stances"]
    assert schema.field("actors", "member_of").is_list
    assert [(name, field.name) for name, field in schema.references_to("sources")] == [
        ("positions", "source"),
        ("positions", "via"),
    ]
