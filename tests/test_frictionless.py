"""Our findings against those of an independent judge of tables, cell by cell, on generated bad tables.

They differ on purpose in these points, each pinned by a test below:

* an empty `id` is no error: the next save gives one;
* an empty key that is `required` is told once (as required), not twice;
* NaN and INF are no numbers: nobody supports a proposal by "not a number";
* `1_000` and `+123` are no whole number and no year: Table Schema writes digits, and a year has four of them;
* a pattern covers the whole cell in each of its alternatives: `a|b` is not "starts with a, or ends with b";
* a uuid is written with its hyphens, an address (uri) has something after its scheme and no sign that URLs escape;
* `uniqueKeys` and `tracker:references` are checked here and not there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings

from tests.judges import Table, check, one_column, ours, package_of, packages, theirs
from tests.source import ROOT


@given(drawn=packages())
@settings(max_examples=60, deadline=None)
def test_both_find_the_same_in_any_small_package(drawn: tuple[dict[str, Any], dict[str, Table]]):
    check(*drawn)


@pytest.mark.long
@given(drawn=packages())
@settings(max_examples=5_000, deadline=None)
def test_both_find_the_same_in_thousands_of_small_packages(drawn: tuple[dict[str, Any], dict[str, Table]]):
    check(*drawn)


def test_a_row_typed_by_hand_has_no_id_yet_and_that_is_no_error():
    files = {"t": 'id,z\n"","z"\n'}
    generated = package_of({"t": [({"name": "id", "tracker:generated": True}, [])]}, {"primaryKey": ["id"]})
    typed = package_of({"t": [({"name": "id"}, [])]}, {"primaryKey": ["id"]})

    assert (ours(generated, files), ours(typed, files)) == (set(), {("t", 2, "id", "primaryKey")})
    assert theirs(generated, files) == theirs(typed, files) == {("t", 2, "id", "primaryKey")}


def test_an_empty_key_that_is_required_is_told_once():
    declared = {"name": "key", "constraints": {"required": True}}
    descriptor, files = package_of({"t": [(declared, [])]}, {"primaryKey": ["key"]}), {"t": 'key,z\n"","z"\n'}

    assert ours(descriptor, files) == {("t", 2, "key", "required")}
    assert theirs(descriptor, files) == {("t", 2, "key", "required"), ("t", 2, "key", "primaryKey")}


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        ({"type": "number"}, ["NaN", "INF", "-INF", "Infinity", "1_000", "１"]),
        ({"type": "integer"}, ["1_000", "１"]),
        ({"type": "year"}, ["+123", "1_00"]),
        ({"type": "string", "constraints": {"pattern": "a|b"}}, ["ax", "a-long-way"]),
        ({"type": "string", "format": "uuid"}, ["123e4567e89b12d3a456426614174000"]),
        ({"type": "string", "format": "uri"}, ["urn:", "http://", "a:b|c"]),
    ],
)
def test_what_we_refuse_and_they_let_pass(field: dict[str, Any], cells: list[str]):
    assert one_column(cells, **field) == (set(range(len(cells))), set())


def test_a_key_of_several_columns_and_the_items_of_a_list_are_checked_here_only():
    fields: list[tuple[dict[str, Any], list[str]]] = [
        ({"name": "a"}, []),
        ({"name": "b"}, []),
        ({"name": "of", "type": "list", "delimiter": ";", "tracker:references": {"resource": "t", "fields": "a"}}, []),
    ]
    descriptor = package_of({"t": fields}, {"uniqueKeys": [["a", "b"]]})
    files = {"t": 'a,b,of,z\n"x","y","x","z"\n"x","y","x;oz","z"\n'}

    assert ours(descriptor, files) == {("t", 3, "a", "uniqueKeys"), ("t", 3, "of", "reference")}
    assert theirs(descriptor, files) == set()


def test_the_shipped_package_is_valid_for_everybody():
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "data/datapackage.json", "--json"],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    assert json.loads(done.stdout)["valid"] is True
