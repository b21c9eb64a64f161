"""docs/trust.md holds: it is what the template says, and each promise names tests that exist."""

from __future__ import annotations

import re

import pytest

from tests.figures import PAGE, TEMPLATE, is_filled_template
from tests.source import ROOT, Source

PROMISES = re.split(r"^\*\*(?=\d+\. )", TEMPLATE.read_text("utf-8").partition("## How you can")[0], flags=re.MULTILINE)[
    1:
]


def test_the_page_is_the_template_with_what_was_measured():
    page = PAGE.read_text("utf-8")

    assert is_filled_template(page), "make test-long writes it anew"
    assert "${" not in page
    assert re.search(r"written on 20\d\d-\d\d-\d\d", page)


def test_there_are_twelve_promises_and_ways_to_lose_data_all_the_same():
    assert [promise.split(".")[0] for promise in PROMISES] == [str(number) for number in range(1, 13)]
    assert "## How you can still lose data" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.split(".")[0])
def test_each_promise_names_tests_that_exist(promise: str):
    named = re.findall(r"`(tests/\w+\.py)::(test_\w+)`", promise)

    assert named
    for place, test in named:
        functions = Source(place, (ROOT / place).read_text("utf-8")).functions
        assert test in {function.name for function in functions}, f"{place} has no {test}"


def test_a_page_with_other_words_is_not_the_templates():
    page = re.sub(r"\$\{\w+\}", "1", TEMPLATE.read_text("utf-8"))

    assert is_filled_template(page)
    assert not is_filled_template(page.replace("never settled silently", "settled"))
