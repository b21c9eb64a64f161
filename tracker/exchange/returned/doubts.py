"""What speaks against lines that are sound one by one: a column sorted alone, far too many deletions, broken rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.checks.touched import edit_problems
from tracker.exchange.returned.acceptance import edit_of
from tracker.exchange.returned.review import Line
from tracker.exchange.sayings import Saying, saying
from tracker.problem import Problem
from tracker.store.edits import Edit
from tracker.tracker import Tracker

SHARE, FEWEST = 0.2, 2
"""More than this share of a table's rows, and no fewer than these, are too many deletions for one file."""
SORTED = 3
"""So many different texts that only change places were sorted without the rest of their rows."""
ALONE = saying(
    "sorted-alone",
    "the same texts stand in other rows now: was the column sorted by itself? Undo that, and sort whole rows",
)


def doubted(lines: Sequence[Line], tracker: Tracker, sizes: Mapping[str, int]) -> list[Line]:
    """The lines, with the reason beside each that cannot be accepted; `sizes` are the rows of each table's base."""
    lines = _much_deleted(_sorted_alone(lines), sizes)
    staying = [line for line in lines if line.acceptable and not line.deletes]
    lines = _blamed(lines, broken_rules(staying, tracker))
    return _blamed(lines, broken_rules([line for line in lines if line.acceptable], tracker))


def _sorted_alone(lines: Sequence[Line]) -> list[Line]:
    """Refuse the changes of columns that only put their texts into other rows."""
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.column and line.acceptable:
            groups[line.table, line.column].append(line)
    shuffled = {place: kinds for place, group in groups.items() if (kinds := _shuffled(group))}
    sure = {table for (table, _), kinds in shuffled.items() if kinds >= SORTED}
    moved = {line.number for place in shuffled if place[0] in sure for line in groups[place]}
    return [replace(line, reason=ALONE, rule="sorted-alone") if line.number in moved else line for line in lines]


def _shuffled(group: Sequence[Line]) -> int:
    """How many different texts have only changed places; 0 where others came or went."""
    before, after = Counter(line.before for line in group), Counter(line.after for line in group)
    return len(before) if before == after else 0


def _much_deleted(lines: Sequence[Line], sizes: Mapping[str, int]) -> list[Line]:
    """Refuse all deletions of a table that loses too many of its rows."""
    counts = Counter(line.table for line in lines if line.deletes)
    much = {table for table, count in counts.items() if count >= FEWEST and count > SHARE * sizes[table]}
    return [_kept(line, counts, sizes) if line.deletes and line.table in much else line for line in lines]


def _kept(line: Line, counts: Mapping[str, int], sizes: Mapping[str, int]) -> Line:
    reason = saying(
        "much-deleted",
        "{count} of {size} {table} are missing, more than {share}: none is deleted; put them back, or delete those "
        "that are meant in smaller steps or in the app",
        count=f"{counts[line.table]:,}", size=f"{sizes[line.table]:,}", table=line.table, share=f"{SHARE:.0%}",
    )  # fmt: skip
    return replace(line, reason=reason, rule="much-deleted")


def _blamed(lines: Sequence[Line], problems: Mapping[int, Problem]) -> list[Line]:
    return [
        replace(line, reason=_broken(problem), rule=problem.rule) if (problem := problems.get(line.number)) else line
        for line in lines
    ]


def _broken(problem: Problem) -> str:
    told = "; ".join(filter(None, (problem.message, problem.hint)))
    return Saying(told, f"rule-{problem.rule}", {"value": problem.value})


def broken_rules(lines: Sequence[Line], tracker: Tracker) -> dict[int, Problem]:
    """The problem that each guilty line would bring into the tables if all of them were saved together."""
    edits = {line.number: edit_of(line) for line in lines}
    guilty: dict[int, Problem] = {}
    while found := [*edit_problems(tracker.texts, [*edits.values()])]:
        numbers = {id(edit): number for number, edit in edits.items()}
        blamed = {numbers[id(edit)]: problem for behind, problem in found for edit in _at_fault(behind, problem)}
        guilty |= {number: problem for number, problem in blamed.items() if number not in guilty}
        edits = {number: edit for number, edit in edits.items() if number not in guilty}
    return guilty


def _at_fault(behind: Sequence[object], problem: Problem) -> Sequence[Edit]:
    """The edits of a row that touch the faulty column; all of them where none does."""
    edits = [edit for edit in behind if isinstance(edit, Edit)]
    return [edit for edit in edits if edit.kind == "added" or problem.column in edit.cells] or edits
