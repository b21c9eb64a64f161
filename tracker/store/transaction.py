"""Several files replaced as one: an intent, durably on disk before the first of them, is the point of no return.

The order on disk: each new file beside its target → `.tracker/pending.json` → the files, what is referred to first →
the history → the intent goes. Whoever finds an intent finishes it, for everything it needs is on disk by then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tracker.store.errors import SaveError, StoreError, UnreadableError
from tracker.store.files import Piece, discard, not_saved, prepare_file, real, reason, rename, sync_folder
from tracker.store.journal import append
from tracker.store.lock import HIDDEN

PENDING = "pending.json"
ASIDE = "not-merged"


class Content(NamedTuple):
    """What a file is to hold: its place in the folder, its SHA-256 before ("" if there is none) and then."""

    path: str
    pieces: Sequence[Piece]
    old: str
    new: str


class Part(NamedTuple):
    """A file of a transaction: its place, the name of its new version beside it, its hashes before and after."""

    path: str
    temporary: str
    old: str
    new: str


class Intent(NamedTuple):
    """What a transaction does: everything it needs to be finished by somebody else."""

    txn: str
    parts: tuple[Part, ...]
    journal: str
    size: int
    lines: str


class Entry(NamedTuple):
    """The lines of the history that a transaction writes, the file they go to, and where it ends."""

    journal: str
    size: int
    lines: str


def replace_together(folder: Path, txn: str, contents: Sequence[Content], entry: Entry) -> str:
    """Replace the files and write the history, all or nothing; the words for what is still to be finished.

    SaveError, ReadOnlyError or StoreError: nothing was saved. "": all is done. Anything else is a sentence for the
    person who saved: it is saved, the system failed afterwards, and the next save or opening finishes it.
    """
    intent = _prepared(folder, txn, contents, entry)
    try:
        _announce(folder, intent)
        finish(folder, intent)
    except (OSError, StoreError) as error:
        if not (_nothing_replaced(folder, intent) and _withdraw(folder, intent)):
            return f"saved, but not finished yet ({reason(error)}): the next save or opening finishes it"
        if isinstance(error, StoreError):
            raise
        raise not_saved(Path(error.filename2 or error.filename or folder), error) from error
    return ""


def finish(folder: Path, intent: Intent, meanwhile: bool = False) -> None:
    """Put every file in place, then the history; doing it again changes nothing.

    `meanwhile` says that others may have written since the transaction was announced.
    """
    for part in intent.parts:
        _put(folder, intent.txn, part, meanwhile)
    for place in _parents(folder / part.path for part in intent.parts):
        sync_folder(place)
    append(folder / intent.journal, intent.size, intent.lines)
    discard(folder / HIDDEN / PENDING)


def recover(folder: Path) -> None:
    """Finish what an interrupted save has announced; only under the lock. SaveError where the system fails again."""
    place = folder / HIDDEN / PENDING
    if not place.exists():
        return
    try:
        intent = read_intent(folder)
        if intent is None or _was_withdrawn(folder, intent):
            place.unlink()
        else:
            finish(folder, intent, meanwhile=True)
    except OSError as error:
        message = f"an earlier save cannot be finished ({reason(error)}); nothing more was saved, your text is kept"
        raise SaveError(message) from error


def read_intent(folder: Path) -> Intent | None:
    """The transaction that is under way or was interrupted; None where there is none, or it is not whole."""
    try:
        seal, text = (folder / HIDDEN / PENDING).read_text("utf-8").split("\n", 1)
        if hashlib.sha256(text.encode()).hexdigest() != seal:
            return None
        txn, parts, *entry = json.loads(text)
        return Intent(txn, tuple(Part(*part) for part in parts), *entry)
    except (FileNotFoundError, ValueError):
        return None


def pending_contents(folder: Path) -> dict[str, bytes]:
    """What the files will hold that an interrupted save has not replaced yet, by their place in the folder."""
    contents: dict[str, bytes] = {}
    try:
        intent = read_intent(folder)
        for part in intent.parts if intent else ():
            if _hash_of(folder / part.path) == part.old:
                with suppress(FileNotFoundError):  # replaced by now
                    contents[part.path] = _temporary(folder, part).read_bytes()
    except OSError as error:
        raise UnreadableError(f"a save that was interrupted cannot be read ({reason(error)}); try again") from error
    return contents


def _prepared(folder: Path, txn: str, contents: Sequence[Content], entry: Entry) -> Intent:
    """Every new version beside its target, durably; none where one fails."""
    parts: list[Part] = []
    targets = [folder / content.path for content in contents]
    try:
        for place in _parents([*targets, folder / entry.journal]):
            place.mkdir(parents=True, exist_ok=True)
        for target, content in zip(targets, contents, strict=True):
            temporary = prepare_file(target, *content.pieces)
            parts.append(Part(content.path, temporary.name, content.old, content.new))
        for place in dict.fromkeys([folder, *_parents(targets)]):
            sync_folder(place)
    except (OSError, StoreError) as error:
        for part in parts:
            discard(_temporary(folder, part))
        if isinstance(error, StoreError):
            raise
        raise not_saved(folder, error) from error
    return Intent(txn, tuple(parts), *entry)


def _announce(folder: Path, intent: Intent) -> None:
    """The point of no return: from here on the transaction will be finished, by whomever."""
    text = json.dumps(intent, ensure_ascii=False)
    place = folder / HIDDEN / PENDING
    temporary = prepare_file(place, f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}".encode())
    try:
        rename(temporary, place)
    except OSError:
        discard(temporary)
        raise
    sync_folder(place.parent)


def _nothing_replaced(folder: Path, intent: Intent) -> bool:
    return all(_temporary(folder, part).exists() for part in intent.parts)


def _withdraw(folder: Path, intent: Intent) -> bool:
    """Take the intent back, and only then what it needs; False where the system does not let us."""
    try:
        (folder / HIDDEN / PENDING).unlink(missing_ok=True)
    except OSError:
        return False
    with suppress(OSError):
        sync_folder(folder / HIDDEN)
    for part in intent.parts:
        discard(_temporary(folder, part))
    return True


def _was_withdrawn(folder: Path, intent: Intent) -> bool:
    """Whether a power cut brought back an intent that was taken back: nothing is replaced, nor can be."""
    parts = intent.parts
    left = any(_temporary(folder, part).exists() for part in parts)
    return not left and all(_hash_of(folder / part.path) == part.old for part in parts if part.old)


def _put(folder: Path, txn: str, part: Part, meanwhile: bool) -> None:
    """Replace one file, if it still is to be; what somebody else wrote meanwhile stays, and ours is put beside it."""
    temporary, target = _temporary(folder, part), real(folder / part.path)
    if meanwhile and not temporary.exists():
        return
    if meanwhile and _hash_of(target) not in (part.old, part.new):
        target = target.with_name(f"{target.stem}.{ASIDE}-{txn}{target.suffix}")
    rename(temporary, target)


def _temporary(folder: Path, part: Part) -> Path:
    return real(folder / part.path).with_name(part.temporary)


def _hash_of(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _parents(paths: Iterable[Path]) -> list[Path]:
    return list(dict.fromkeys(real(path).parent for path in paths))
