"""The only way to write: edits, merged with what is on disk under the lock, checked, proved, and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tracker.problem import Problem, problem_table
from tracker.store.account import Author, account_of
from tracker.store.batches import release_memory
from tracker.store.edits import Batch, Wish
from tracker.store.errors import Conflict, RefusedError, StoreError, UnreadableError
from tracker.store.files import clear_strays, has_bytes, read_file, real
from tracker.store.journal import HISTORY
from tracker.store.kept import ROWS
from tracker.store.lock import HIDDEN, write_lock
from tracker.store.merge import Plan, Step, plan_of
from tracker.store.outside import FOUND
from tracker.store.proof import Tell, prove, quietly, refuse_unwritable
from tracker.store.reading import read_text_table
from tracker.store.roles import Login, require_editor
from tracker.store.splice import spliced
from tracker.store.text import TextTable
from tracker.store.transaction import PENDING, Content, recover, replace_together

Texts = Mapping[str, TextTable]
Check = Callable[[Texts, Sequence[Wish]], Iterable[Problem]]
"""Given every table as it is on disk now and the edits as they would be saved (cells cleaned, ids given), the
problems of the rows they touch; an error among them stops the save."""


@dataclass(frozen=True)
class Receipt:
    """What a save did: rows counted, ids given (position of the edit → id), files written, each step with its cells."""

    added: int = 0
    changed: int = 0
    deleted: int = 0
    ids: Mapping[int, str] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    by: str = ""
    why: str = ""
    txn: str = ""
    undoes: str = ""
    notice: str = ""
    """What to tell the person although all is saved: what the system failed to do afterwards."""


def commit(
    folder: Path, texts: Texts, edits: Sequence[Wish], check: Check, by: str = "", why: str = "", via: str = "python",
    undoes: str = "", login: Login | None = None, tell: Tell = quietly,
) -> Receipt:  # fmt: skip
    """Save the edits, which were made on `texts`, and tell the history of it; all of them or none.

    `undoes` is the transaction that they take back, if they do. Raises Conflict (cells changed by somebody else),
    RefusedError (rules broken), UnreadableError (the file on disk), NotAllowedError (the role of the `login`),
    ReadOnlyError and SaveError (the system): then nothing was saved.
    """
    for edit in edits:
        if edit.table not in texts:
            raise StoreError(f"there is no table {edit.table!r}; nothing was saved")
    require_editor(folder, login)  # who may not write makes no lock either
    with write_lock(folder):
        require_editor(folder, login)  # the role may have been taken away meanwhile
        recover(folder)
        _clear_litter(folder, texts)
        touched = {edit.table for edit in edits}
        fresh = {name: _fresh(folder, text, name in touched) for name, text in texts.items()}
        plans = _plans(texts, fresh, edits)
        if not plans:
            return Receipt(by=by, why=why)
        tell("checking", 0.0)
        _judge(fresh, plans, check)
        files = [_proved_content(plan, tell) for plan in plans]
        hashes = {plan.text.name: file.new for plan, file in zip(plans, files, strict=True)}
        account = account_of(folder, fresh, plans, hashes, Author(by, via, why, undoes))
        tell("writing", 1.0)
        notice = replace_together(folder, account.txn, [*files, *account.contents], account.entry)
    return replace(_receipt(plans), by=by, why=why, txn=account.txn, undoes=undoes, notice=notice)


def _clear_litter(folder: Path, texts: Texts) -> None:
    """Remove what killed saves left; only under the lock, and after recovery."""
    clear_strays(folder / HIDDEN, [PENDING])
    for kept in (FOUND, ROWS):
        clear_strays(folder / HISTORY / kept)
    for text in texts.values():
        target = real(folder / text.table.path)
        clear_strays(target.parent, [target.name])


def _fresh(folder: Path, opened: TextTable, touched: bool) -> TextTable:
    """The table as it is on disk now: the one that was read if not a byte differs, else read anew.

    One that no edit touches may be missing: that is a problem of its own, and keeps no other from being saved.
    """
    path = folder / opened.table.path
    try:
        if opened.readable and has_bytes(path, opened.dialect.encode(opened.data)):
            return opened
        return read_text_table(opened.table, read_file(path), opened.dialect.encoding)
    except UnreadableError as error:
        if not touched:
            return opened
        raise UnreadableError(f"{error}; nothing was saved, your text is kept") from error


def _plans(texts: Texts, fresh: Texts, edits: Sequence[Wish]) -> list[Plan]:
    """What to do to each table that changes, referenced tables first; Conflict holds the clashes of all."""
    plans = []
    for name in _referenced_first(fresh):
        own = [(number, edit) for number, edit in enumerate(edits) if edit.table == name]
        if own and not fresh[name].readable:
            reasons = "; ".join(map(str, fresh[name].problems[:3]))
            raise UnreadableError(f"{name} on disk cannot be read, nothing was saved: {reasons}")
        plans.append(plan_of(texts[name], fresh[name], own) if own else Plan(fresh[name]))
    if clashes := [clash for plan in plans for clash in plan.clashes]:
        raise Conflict(clashes)
    return [plan for plan in plans if plan.steps or plan.bulks]


def _referenced_first(texts: Texts) -> list[str]:
    """The tables in an order in which none refers to a later one; as declared, where they refer in a circle."""
    needs: dict[str, list[str]] = {}
    for name, text in texts.items():
        named = {each.reference.table for each in text.table.fields if each.reference}
        needs[name] = [other for other in texts if other in named - {name}]
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError:
        return list(texts)


def _judge(fresh: Texts, plans: Sequence[Plan], check: Check) -> None:
    """RefusedError where what is to be saved could not be written, or breaks a rule."""
    refuse_unwritable(plans)
    edits = [step.edit for plan in plans for step in plan.steps if step.number is not None]
    bulks = [Batch(plan.text.name, bulk.kind, bulk.frame) for plan in plans for bulk in plan.bulks]
    found = list(check(fresh, [*edits, *bulks]))
    if bulks:
        release_memory()
    if any(problem.severity == "error" for problem in found):
        raise RefusedError(problem_table(found))


def _proved_content(plan: Plan, tell: Tell) -> Content:
    """The file's new bytes, once its new records are known to be read as they were meant."""
    new = spliced(plan)
    prove(plan, new, tell)
    pieces, digest = plan.text.dialect.encode_pieces(new.pieces), plan.text.digest
    return Content(plan.text.table.path, pieces, digest.sha256, digest.sha256_of(pieces, new.same))


def _receipt(plans: list[Plan]) -> Receipt:
    steps = tuple(step for plan in plans for step in plan.steps)
    files = tuple(Path(plan.text.table.path).name for plan in plans)
    added, changed, deleted = (
        sum(len(rows) for rows in each) for each in zip(*[(p.added, p.changed, p.deleted) for p in plans], strict=True)
    )
    added += sum(len(bulk.frame) for plan in plans for bulk in plan.bulks if bulk.kind == "added")
    return Receipt(added, changed, deleted, _ids(plans), files, steps)


def _ids(plans: list[Plan]) -> dict[int, str]:
    """The id of each row that had none, under the position of the edit that asked for it."""
    ids: dict[int, str] = {}
    for plan in plans:
        key = plan.text.table.key
        given = {step.row: step.edit.cells[key] for step in plan.steps if step.number is None}
        for step in plan.steps:
            if step.number is not None and step.edit.kind == "added" and plan.text.table.gives_ids:
                ids[step.number] = step.edit.key
            elif step.number is not None and step.row in given:
                ids[step.number] = given[step.row]
    return ids
