"""A translation is one file: every language says the same, and nothing is said past the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from datetime import date

import pytest

from tests.source import sources
from tracker.app.wording.language import FIRST, TEXTS, catalogue, day_said, languages, said_in

GAP = re.compile(r"\{(\w+)\}")
OTHERS = [each for each in languages() if each != FIRST]
FORMS = "the forms of a count"


def gaps(text: str | Mapping[str, str]) -> set[str]:
    """The gaps of a text, of all its forms."""
    return set(GAP.findall(text if isinstance(text, str) else " ".join(text.values())))


def said() -> tuple[set[str], set[str]]:
    """The names that the app's code asks for: whole ones, and the beginnings of those that it puts together."""
    whole, begun = set(), set()
    for source in sources("tracker"):
        for node in ast.walk(ast.parse(source.text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return whole, {start for start in begun if re.fullmatch(r"[a-z_]+\.\w*", start)}


def test_there_is_english_first_and_a_translation():
    assert next(iter(languages())) == "en"
    assert languages()["de"] == "Deutsch"
    assert {path.suffix for path in TEXTS.iterdir()} == {".toml"}


@pytest.mark.parametrize("other", OTHERS)
def test_a_translation_says_all_that_english_says(other: str):
    assert set(catalogue(other).texts) == set(catalogue(FIRST).texts)


@pytest.mark.parametrize("other", OTHERS)
def test_a_translation_has_the_same_gaps_and_the_forms_its_language_needs(other: str):
    first, translated = catalogue(FIRST).texts, catalogue(other).texts
    needed = {*catalogue(other).locale.plural_form.tags, "other"}
    for name, text in first.items():
        assert gaps(text) | {"count"} == gaps(translated[name]) | {"count"}, name
        assert isinstance(text, str) or isinstance(translated[name], dict), name
        assert isinstance(translated[name], str) or needed <= set(translated[name]), f"{name}: {FORMS}"


def test_every_text_is_asked_for_somewhere():
    whole, begun = said()

    assert [
        name
        for name in catalogue(FIRST).texts
        if name not in whole and not any(name.startswith(start) for start in begun)
    ] == []


def test_every_text_that_is_asked_for_is_there():
    asked = {
        str(call.args[0].value)
        for source in sources("tracker/app")
        for call in source.calls
        if isinstance(call.func, ast.Name) and call.func.id == "say" and isinstance(call.args[0], ast.Constant)
    }

    assert asked
    assert asked <= set(catalogue(FIRST).texts)


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("en", 1, "one origin"),
        ("en", 3, "three origins"),
        ("en", 12345, "12,345 origins"),
        ("de", 1, "ein Ursprung"),
        ("de", 3, "drei Ursprünge"),
        ("de", 12345, "12.345 Ursprünge"),
    ],
)
def test_a_count_is_written_as_its_language_writes_it(language: str, count: int, words: str):
    assert said_in(language, "count.origin", count=count) == words


@pytest.mark.parametrize(
    ("language", "precision", "words"),
    [
        ("en", "", "28 August 2025"),
        ("en", "month", "August 2025"),
        ("en", "year", "2025"),
        ("de", "", "28. August 2025"),
    ],
)
def test_a_day_is_written_as_its_language_writes_it_and_no_surer_than_it_is(language: str, precision: str, words: str):
    assert day_said(language, date(2025, 8, 28), precision) == words
