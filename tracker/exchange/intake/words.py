"""Words that mean stances: the scale's own, those somebody said, and nothing else without being asked."""

from __future__ import annotations

from collections.abc import Callable

from tracker.checks.names import folded
from tracker.exchange.intake.layout import Layout
from tracker.exchange.intake.questions import Question
from tracker.exchange.intake.statements import Statements
from tracker.exchange.intake.vocabulary import scores_by_word
from tracker.exchange.sayings import saying
from tracker.tracker import Tracker


def judge_stances(said: Statements, tracker: Tracker, layout: Layout) -> list[Question]:
    """Put the scale's word for each word of the table; refuse and ask about those that are none.

    A word is taken if it is a stance but for case, accents and punctuation, or if the layout says what it means.
    """
    if "stance" not in said.frame:
        return []
    reader = stance_reader(tracker, layout)
    counts = said.counts("stance")
    strange = [word for word in counts if not reader(word)]
    said.blame(
        "stance", {word: saying("no-stance", "'{word}' is no stance; say what it means", word=word) for word in strange}
    )
    said.put("stance", lambda word: reader(word) or word)
    return [_question(tracker, word, counts[word]) for word in strange]


def stance_reader(tracker: Tracker, layout: Layout) -> Callable[[str], str]:
    """A function from a word to the stance it means, "" for none."""
    scale = [each for each in tracker.texts["stances"].frame["stance"].tolist() if each]
    told = {**layout.values, **{_plain(word): stance for word, stance in layout.values.items()}}
    folds = [folded(each) for each in scale]
    alike = {fold: each for fold, each in zip(folds, scale, strict=True) if fold and folds.count(fold) == 1}

    def read(word: str) -> str:
        if word in told or _plain(word) in told:
            return str(told.get(word) or told[_plain(word)])
        return word if word in scale else alike.get(folded(word), "")

    return read


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _question(tracker: Tracker, word: str, count: int) -> Question:
    suggestion = suggested_stance(tracker, word)
    answer = f"""--value "{word}={suggestion or "…"}\""""
    return Question("stance", "stances", word, count, f"'{word}' is no stance: what does it mean?", suggestion, answer)


def suggested_stance(tracker: Tracker, word: str) -> str:
    """The stance of this scale that such a word often means; "" where none has its score."""
    if _plain(word) not in scores_by_word():
        return ""
    score = scores_by_word()[_plain(word)]
    scale = tracker.stances
    same = scale["score"].isna() if score is None else scale["score"] == score
    return str(scale.loc[same, "stance"].iloc[0]) if same.any() else ""
