"""A filter of one page alone; the catalogue has its label under `filter.KEY`, and each word under `filter.KEY_WORD`."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.app.frame.kept_choice import choose_kept, choose_several
from tracker.app.wording.language import say


def several_words(key: str, words: Sequence[str]) -> list[str]:
    """Offer some words, of which any may be chosen; those that are."""
    return choose_several(say(f"filter.{key}"), words, key, lambda word: say(f"filter.{key}_{word}"))


def one_word(key: str, words: Sequence[str]) -> str:
    """Offer some words, of which one is always chosen, the first one unless another is asked for."""
    return choose_kept(say(f"filter.{key}"), words, key, lambda word: say(f"filter.{key}_{word}"), usual=words[0])
