"""Every text of the app, in the language of the person before it: one catalogue a language, and nothing in the code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import streamlit as st
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from streamlit.runtime.scriptrunner import get_script_run_ctx

TEXTS = Path(__file__).parent / "texts"
FIRST = "en"
"""The language that all texts are written in first; one that a translation lacks is said in it."""

_spoken: ContextVar[str] = ContextVar("_spoken", default="")


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language by their dotted names, and the locale that writes its days, numbers and plurals.

    A text that counts something is a table of plural forms (Unicode's: one, few, many, other); words for the first
    numbers stand in `numbers`.
    """

    name: str
    locale: Locale
    texts: Mapping[str, str | Mapping[str, str]]
    numbers: tuple[str, ...]


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, from its file."""
    told = tomllib.loads((TEXTS / f"{language}.toml").read_text("utf-8"))
    about = told.pop("language")
    texts = {f"{part}.{name}": text for part, named in told.items() for name, text in named.items()}
    return Catalogue(about["name"], Locale.parse(about["locale"]), texts, tuple(about["numbers"]))


@cache
def languages() -> dict[str, str]:
    """The languages there are, and what each calls itself; the first one leads."""
    found = sorted((path.stem for path in TEXTS.glob("*.toml")), key=lambda each: (each != FIRST, each))
    return {each: catalogue(each).name for each in found}


def spoken() -> str:
    """The language of this run: the one chosen, else the browser's own, else the first."""
    return _spoken.get() or _asked_for()


def settle_language() -> str:
    """Work the language of this run out anew, once for all its texts; the URL keeps one that is not the browser's own.

    A widget bound to the URL would not do: out of sight in a menu it is forgotten on the way to another page.
    """
    language: str = st.session_state.setdefault("language", _asked_for())
    kept = language if language != browser_language() else ""
    if kept and st.query_params.get("lang") != kept:
        st.query_params["lang"] = kept
    elif not kept and "lang" in st.query_params:
        del st.query_params["lang"]
    _spoken.set(language)
    return language


def speak(language: str) -> None:
    """Speak that language from the next run on."""
    st.session_state.language = language


def say(key: str, /, **values: object) -> str:
    """The text of that name with its gaps filled; `count` chooses the plural form. KeyError where there is none."""
    return said_in(spoken(), key, **values)


def said_in(language: str, key: str, /, **values: object) -> str:
    """The text of that name in that language."""
    known = catalogue(language) if key in catalogue(language).texts else catalogue(FIRST)
    text = known.texts[key]
    if isinstance(text, Mapping):
        text = text.get(known.locale.plural_form(int(str(values["count"]))), text["other"])
    return str(text).format_map({name: _written(value, known) for name, value in values.items()}) if values else text


def has_text(key: str) -> bool:
    """Whether the first language has a text of that name: data may hold words that none was written for."""
    return key in catalogue(FIRST).texts


@lru_cache(maxsize=8192)
def day_said(language: str, day: date, precision: str = "") -> str:
    """The day as people write it in that language: 28 August 2025, or as much of it as is known."""
    locale = catalogue(language).locale
    if precision == "year":
        return f"{day:%Y}"
    return (
        format_skeleton("yMMMM", day, locale=locale)
        if precision == "month"
        else format_date(day, "long", locale=locale)
    )


def locale_tag() -> str:
    """The language of this run as browsers name it: en-GB."""
    return str(catalogue(spoken()).locale).replace("_", "-")


def number_said(number: int) -> str:
    """A number with the separators of the language: 12,345."""
    return _number(number, catalogue(spoken()).locale)


def _written(value: object, known: Catalogue) -> object:
    """A number as words or with separators; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    return known.numbers[value] if 0 <= value < len(known.numbers) else _number(value, known.locale)


@lru_cache(maxsize=8192)
def _number(number: int, locale: Locale) -> str:
    return str(format_decimal(number, locale=locale))


def _asked_for() -> str:
    if get_script_run_ctx(suppress_warning=True) is None:
        return FIRST
    chosen = str(st.session_state.get("language") or st.query_params.get("lang") or "")
    named = {name.casefold(): each for each, name in languages().items()} | {each: each for each in languages()}
    return named.get(chosen.casefold()) or browser_language()


def browser_language() -> str:
    """The language the browser asks for, if there is a catalogue of it, else the first."""
    asked = str(st.context.locale or "").split("-")[0].casefold()
    return asked if asked in languages() else FIRST
