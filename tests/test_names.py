"""Which names count as one name misspelled, and which only look similar: a safe fix must never credit somebody else."""

from __future__ import annotations

import pytest

from tracker.checks.names import folded, suggestion


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Türkiye", "Turkiye"),
        ("TÜRKİYE", "türkiye"),
        ("Türkiye", "Tu\u0308rkiye"),
        ("Coalition of the willing", "coalition  of the Willing"),
        ("SPD-Fraktion", "SPD Fraktion"),
        ("U.S.", "US"),
        ("Russia", "Russiа"),  # the last letter is Cyrillic
        ("Sleeper Crews' Union", "Sleeper Crews’ Union"),
    ],
)
def test_case_accents_blanks_and_look_alikes_do_not_make_another_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert suggestion(other, [one, "Somebody else"])[1] in (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R/5/533A", "R/55/33A"),
        ("C", "C++"),
        ("Article 1 1", "Article 11"),
        ("Version 1.10", "Version 11.0"),
        ("2025-08-28", "2025-0-828"),
        ("AT&T", "ATT"),
        ("Group #1", "Group 1"),
    ],
)
def test_what_tells_two_names_apart_is_never_folded_away(one: str, other: str) -> None:
    assert folded(one) != folded(other)
    assert suggestion(other, [one])[1] is None
