"""What an interrupted save still owes: files that were promised, and must come, or be put beside what came instead."""

from __future__ import annotations

import json
from pathlib import Path

from tests.desk import Files, as_read, on_disk


class Debts:
    """The files of an interrupted save that are not in their places: as they are, and as they were promised."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.txn, self.aside = folder, "", list[str]()
        self.owed: dict[str, tuple[str, str]] = {}

    def left(self) -> tuple[str, set[str]]:
        """The transaction under way, and the files whose new version still waits beside them."""
        pending = self.folder / ".tracker" / "pending.json"
        if not pending.exists():
            return "", set()
        txn, parts, *_ = json.loads(pending.read_text("utf-8").split("\n", 1)[1])
        return txn, {path for path, temporary, *_ in parts if (self.folder / path).with_name(temporary).exists()}

    def look(self, before: Files) -> None:
        """After the tracker did something: what was paid, what was put aside, what is owed now; `before` it."""
        txn, left = self.left()
        for path, (old, new) in list(self.owed.items()):
            if txn != self.txn or path not in left:
                del self.owed[path]
                if before[path] not in (old, new):
                    self.aside.append(new)
        if txn != self.txn:
            now, seen = on_disk(self.folder), as_read(self.folder)
            self.owed = {path: (now[path], seen[path]) for path in now if now[path] != seen[path]}
        self.txn = txn
        if not txn:
            found = [path.read_bytes().decode() for path in self.folder.glob("*.not-merged-*.csv")]
            assert sorted(found) == sorted(self.aside), "lost: what was saved is neither in its place nor beside it"

    def seen(self, path: str) -> str:
        """What a reader must see in a file: what is there, or what was promised instead of it."""
        now = (self.folder / path).read_bytes().decode()
        old, new = self.owed.get(path, ("", now))
        return new if now == old else now
