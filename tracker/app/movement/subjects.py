"""What a timeline is of: a proposal, an actor or both, chosen from those there is something to draw of."""

from __future__ import annotations

import pandas as pd

from tracker import Tracker
from tracker.app.frame.kept_choice import choose_name
from tracker.app.movement.drawings import Subject
from tracker.app.wording.language import say


def chosen_subject(tracker: Tracker, runs: pd.DataFrame, of: str) -> Subject:
    """The name that is chosen, or the actor and the proposal of a pair; the busiest until then."""
    left, chosen = runs, {}
    for part in ["actor", "proposal"] if of == "pair" else [of]:
        chosen[part] = _one(tracker, left, part)
        left = left[left[part] == chosen[part]]
    return Subject(**chosen)


def _one(tracker: Tracker, runs: pd.DataFrame, part: str) -> str:
    counts = runs.groupby(part, observed=True)["rows"].sum()
    heard = set(counts.index)
    names = [name for name in tracker.typed(f"{part}s")[part] if name in heard]
    busiest = str(counts.idxmax())
    return choose_name(say(f"timeline.{part}"), names, f"on_{part}", busiest) or busiest
