"""The history as lines: one JSON text a transaction, each sealed with a hash that covers the one before it."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tracker.store.errors import UnreadableError
from tracker.store.files import read_file, reason, sync_folder, write_all

HISTORY = "history"
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}\.jsonl")
SEAL = re.compile(rb',"hash":"([0-9a-f]{64})"\}\n?')
OPTIONAL = ("found", "columns", "batches", "undoes")
"""What a line leaves out where there is nothing of it."""
SEAL_SIZE = len(',"hash":""}') + 64


class Change(NamedTuple):
    """What a transaction did to one row; `key` is the one it had before ("#17": row 17 of the file before)."""

    table: str
    kind: str
    key: str
    before: dict[str, str]
    after: dict[str, str]


class Rows(NamedTuple):
    """Rows that a transaction added or deleted many at once: how many, and the file beside the history that has them.

    The file is UTF-8, with the delimiter and line break that the table had; `sha256` is its hash.
    """

    table: str
    kind: str
    rows: int
    file: str
    sha256: str
    delimiter: str
    newline: str


@dataclass(frozen=True)
class Line:
    """A transaction: who, when (UTC), by which way (began, terminal, app, python, outside, undo), why, and what.

    `files` is each table's SHA-256 afterwards. `found` tells of tables that were kept whole, as files beside the
    history: how they are spelled and where they are. `columns` are those that a file's header got. `batches` were done
    after `edits`. `undoes` is the transaction that it takes back.
    """

    txn: str
    at: str
    by: str
    via: str
    why: str
    edits: tuple[Change, ...]
    files: Mapping[str, str]
    found: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    batches: tuple[Rows, ...] = ()
    undoes: str = ""
    prev: str = ""
    hash: str = ""

    @property
    def rows(self) -> int:
        """How many rows it changed."""
        return len(self.edits) + sum(batch.rows for batch in self.batches)

    @property
    def day(self) -> str:
        """The day it was saved, in UTC."""
        return self.at.partition("T")[0]


class Tail(NamedTuple):
    """The last line, the file it is in, where the next line begins there, and what must stand before it."""

    line: Line | None
    name: str
    size: int
    glue: str


def sealed(line: Line, prev: str) -> tuple[str, str]:
    """The line's text, which follows the line with the hash `prev`, and its own hash."""
    content = {name: value for name, value in asdict(line).items() if value or name not in OPTIONAL}
    content["edits"] = [edit._asdict() for edit in line.edits]
    if line.batches:
        content["batches"] = [batch._asdict() for batch in line.batches]
    content["prev"] = prev
    del content["hash"]
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    seal = hashlib.sha256(body.encode()).hexdigest()
    return f'{body[:-1]},"hash":"{seal}"}}\n', seal


def is_sealed(raw: bytes) -> bool:
    """Whether a line is as it was written, to the byte."""
    raw = raw.rstrip(b"\n")
    match = SEAL.fullmatch(raw[-SEAL_SIZE:])
    return match is not None and hashlib.sha256(raw[:-SEAL_SIZE] + b"}").hexdigest().encode() == match[1]


def parsed(raw: bytes, place: str) -> Line:
    """The line in some bytes; UnreadableError where they are none."""
    try:
        content = json.loads(raw)
        edits = tuple(Change(**edit) for edit in content.pop("edits"))
        batches = tuple(Rows(**batch) for batch in content.pop("batches", ()))
        return Line(edits=edits, batches=batches, **content)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        remedy = "take the file from a backup or from git; 'tracker verify' tells more"
        raise UnreadableError(f"{place} cannot be read; {remedy}") from error


def month_files(folder: Path) -> list[Path]:
    """The files of the history, the oldest first."""
    place = folder / HISTORY
    return sorted(path for path in place.iterdir() if MONTH.fullmatch(path.name)) if place.is_dir() else []


def raw_lines(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each line of the history with its place; a torn last one, which a crash left, is none."""
    for path in month_files(folder):
        *whole, rest = read_file(path).split(b"\n")
        for number, raw in enumerate([*whole, rest] if is_sealed(rest) else whole, 1):
            if raw:
                yield f"{HISTORY}/{path.name} line {number}", raw


def read_journal(folder: Path) -> list[Line]:
    """Every transaction, the oldest first; UnreadableError names the line that cannot be read."""
    return [parsed(raw, place) for place, raw in raw_lines(folder)]


def read_tail(folder: Path) -> Tail:
    """Where the history ends; UnreadableError where its last line cannot be read."""
    torn: Tail | None = None
    for path in reversed(month_files(folder)):
        try:
            raw, size, rest = _end_of(path)
        except OSError as error:
            raise UnreadableError(f"{path} cannot be read: {reason(error)}; nothing was saved") from error
        if is_sealed(rest):  # an editor took the last line break away
            return Tail(parsed(rest, path.name), path.name, size + len(rest), "\n")
        line = parsed(raw, f"the last line of {HISTORY}/{path.name}") if raw else None
        torn = torn or (Tail(line, path.name, size, "") if rest or line else None)
        if line:
            return torn._replace(line=line) if torn else Tail(line, path.name, size, "")
    return torn or Tail(None, "", 0, "")


def next_place(tail: Tail, at: str) -> tuple[str, int]:
    """The file of the next line, and where in it it begins: the month's, but the months never run backwards."""
    name = f"{at[:7]}.jsonl"
    if tail.name >= name or tail.glue:
        return tail.name, tail.size
    return name, 0


def append(path: Path, size: int, lines: str) -> None:
    """Put lines at the end of a file, which is expected at `size`, durably; over a torn line that stands there.

    Doing it again changes nothing; what somebody else put there meanwhile stays, and the lines come after it.
    """
    data = lines.encode()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        there = os.fstat(handle).st_size
        os.lseek(handle, size, os.SEEK_SET)
        rest = os.read(handle, max(0, there - size))
        if there < size or (b"\n" in rest and data not in rest):
            size, data = there, b"\n" + data
        if data not in rest:
            os.lseek(handle, size, os.SEEK_SET)
            write_all(handle, data)
            os.ftruncate(handle, size + len(data))
        os.fsync(handle)
    finally:
        os.close(handle)
    if not size:
        sync_folder(path.parent)


def _end_of(path: Path) -> tuple[bytes, int, bytes]:
    """The last whole line of a file, where it ends, and what stands behind it; read from the end."""
    with path.open("rb") as file:
        size, block = file.seek(0, os.SEEK_END), 1 << 16
        while True:
            file.seek(max(0, size - block))
            data = file.read()
            end = data.rfind(b"\n") + 1
            begin = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
            if begin or block >= size:
                break
            block *= 8
    offset = size - len(data)
    return data[begin:end].rstrip(b"\n"), offset + end, data[end:]
