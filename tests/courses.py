"""Courses of events: two people, a spreadsheet, a failing disk and crashes at one folder, judged after each step."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.debts import Debts
from tests.desk import TABLES, as_read, first_files, litter, on_disk, put, save, unsound
from tests.faults import KINDS, Crash, disk
from tests.oracle import Book, Cells, Draft, Wish, agreed, clashes, keyed, merged, table_of
from tests.spreadsheet import SHEETS, WAYS, Spelling, Spreadsheet
from tests.texts import no_problems
from tracker.store.edits import Batch, Edit, added, changed, deleted
from tracker.store.errors import Clash, Conflict, StoreError, UnreadableError
from tracker.store.folder import finish_interrupted_save
from tracker.store.reading import read_text_table
from tracker.store.saving import Receipt, commit
from tracker.store.text import TextTable

KEYS = {name: table.key for name, table in TABLES.items()}
NAMES = st.sampled_from(["positions", "positions", "positions", "actors"])
TEXTS = st.sampled_from(["a", "b", "", 'é "q"', "p, q;", "l\nm"])
PEOPLE, PLACES = st.integers(0, 1), st.integers(0, 2)
SPELLINGS = st.builds(
    Spelling, st.sampled_from(",;"), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans()
)
ANY_FAULT = st.tuples(st.integers(0, 80), st.sampled_from(KINDS))
CRASH = st.tuples(st.integers(24, 60), st.sampled_from(["crash before", "crash after"]))  # while the files are replaced
FAULTS = st.one_of(st.just((-1, "")), ANY_FAULT, CRASH)
COUNTED = dict.fromkeys(("saves", "conflicts", "crashes", "refusals"), 0)


class Session:
    """Somebody with the tracker open: the tables as they read them, and what they have typed since."""

    texts: dict[str, TextTable]
    base: Book

    def __init__(self) -> None:
        self.draft, self.conflict, self.batched = Draft(), list[Clash](), False

    def edits(self) -> list[Edit | Batch]:
        """The draft as it is handed to the store; `seen` is left out where it is what was read anyway."""
        edits: list[Edit | Batch] = []
        for (table, key), wish in self.draft.wishes.items():
            read = self.base[table].get(key, {})
            seen = None if all(read.get(name) == text for name, text in wish.seen.items()) else wish.seen
            edits.append(deleted(table, key, seen) if wish.cells is None else changed(table, key, wish.cells, seen))
        if self.batched:
            return edits + [Batch(table, "added", pd.DataFrame([cells])) for table, cells in self.draft.rows]
        return edits + [added(table, cells) for table, cells in self.draft.rows]

    def row(self, table: str, place: int) -> tuple[Wish, Cells] | None:
        """What they want of a row that they see, and the row; None for one that they want gone."""
        keys = [key for key in self.base[table] if not key.startswith("?")]
        if not keys:
            return None
        key = keys[place % len(keys)]
        wish = self.draft.wishes.setdefault((table, key), Wish({}, {}))
        return (wish, self.base[table][key]) if wish.cells is not None else None


class Course(RuleBasedStateMachine):
    """Everything that can happen to a folder; after each step, the rows are what the oracle says."""

    def __init__(self) -> None:
        super().__init__()
        self.home = TemporaryDirectory()
        self.folder, self.tokens = Path(self.home.name), 0
        put(self.folder, first_files(2))
        self.debts, self.broken = Debts(self.folder), dict[str, bytes]()
        self.book = self.looked_up()
        self.sessions = [Session(), Session()]
        for person in range(2):
            self.read(person)

    def teardown(self) -> None:
        """At the end all is whole, told in the history, and tidy."""
        self.mend()
        self.recover()
        save(self.folder, changed("sources", "source 0", {"note": self.token()}))
        assert not unsound(self.folder), f"lost: {unsound(self.folder)}"
        strays = [name for name in litter(self.folder) if "not-merged" not in name]
        assert not strays, f"left behind: {strays}"
        self.home.cleanup()

    def path(self, table: str) -> Path:
        """Where a table is."""
        return self.folder / TABLES[table].path

    def token(self) -> str:
        """A word that nobody else uses."""
        self.tokens += 1
        return f"word {self.tokens}"

    def looked_up(self) -> Book:
        """The rows that a reader sees, read by a reader of its own; of a broken file those it had."""
        files = as_read(self.folder)
        return {
            name: self.book[name] if name in self.broken else keyed(table_of(files[table.path]), table.key)
            for name, table in TABLES.items()
        }

    def see(self, *possible: Book) -> None:
        """The tables are in one of the possible states, all of them, whole; else something was lost."""
        found = self.looked_up()
        states = [book for book in possible if all(agreed(book[name], found[name], KEYS[name]) for name in TABLES)]
        assert states, f"lost or made up: {found} is none of {possible}"
        assert all(self.path(name).read_bytes() == raw for name, raw in self.broken.items()), "lost: a broken file"
        self.book = found

    @rule(person=PEOPLE)
    def read(self, person: int) -> None:
        """The page is drawn anew: the tables as they are now, the draft as it was."""
        session, files = self.sessions[person], as_read(self.folder)
        session.texts = {name: read_text_table(table, files[table.path].encode()) for name, table in TABLES.items()}
        session.base = {name: {} if name in self.broken else deepcopy(rows) for name, rows in self.book.items()}
        session.draft.forget_what_is_done(self.book)

    @rule(person=PEOPLE, place=PLACES, text=TEXTS)
    def note(self, person: int, place: int, text: str) -> None:
        """Somebody types a note: what happens most."""
        self.type(person, "positions", place, text, renames=False)

    @rule(person=PEOPLE, table=NAMES, place=PLACES, text=TEXTS, renames=st.booleans())
    def type(self, person: int, table: str, place: int, text: str, renames: bool) -> None:
        """Somebody types into a cell; into that of a name one that nobody else has."""
        if chosen := self.sessions[person].row(table, place):
            wish, row = chosen
            name, word = ("actor", self.token()) if renames else ("note", text)
            wish.cells = {**(wish.cells or {}), name: word}
            wish.seen.setdefault(name, row[name])

    @rule(person=PEOPLE, table=NAMES, place=PLACES)
    def drop(self, person: int, table: str, place: int) -> None:
        """Somebody wants a row gone."""
        if chosen := self.sessions[person].row(table, place):
            wish, row = chosen
            wish.cells, wish.seen = None, dict(row) | wish.seen

    @rule(person=PEOPLE, batched=st.booleans())
    def add(self, person: int, batched: bool) -> None:
        """Somebody adds a position with a new actor; rows that are new may be saved as batches."""
        self.sessions[person].batched = batched
        word = self.token()
        row = {"id": "", "actor": word, "proposal": "proposal 0", "source": "source 0", "note": word}
        self.sessions[person].draft.rows += [("actors", {"actor": word, "note": ""}), ("positions", row)]

    @precondition(lambda self: any(session.conflict for session in self.sessions))
    @rule(mine=st.booleans())
    def settle(self, mine: bool) -> None:
        """Somebody is asked about each cell of a conflict, and answers: what is seen now is what was decided by."""
        session = next(session for session in self.sessions if session.conflict)
        for cell in session.conflict:
            session.draft.settle(cell.table, cell.key, cell.column, cell.theirs if mine else None)
        session.conflict = []

    @precondition(lambda self: any(session.draft.tables for session in self.sessions))
    @rule(person=PEOPLE, fault=FAULTS)
    def save(self, person: int, fault: tuple[int, str]) -> None:
        """Somebody saves; the disk may fail once on the way, or the process end."""
        person = person if self.sessions[person].draft.tables else 1 - person
        session, before = self.sessions[person], on_disk(self.folder)
        stopped = clashes(self.book, session.draft) or session.draft.tables & set(self.broken)
        said, after = outcome(self.folder, session, fault), merged(self.book, session.draft, KEYS)
        if isinstance(said, Receipt):
            assert not stopped, f"settled silently: {stopped}"
            self.see(after)
            nameless = [key for key in self.book["positions"] if key.startswith("?")]
            assert "positions.csv" not in said.files or not nameless, f"lost: the ids of {nameless}"
            session.draft = Draft()
            COUNTED["saves"] += 1
        elif isinstance(said, Crash):
            self.see(self.book, *([] if stopped else [after]))
            self.sessions[person] = Session()
            COUNTED["crashes"] += 1
        else:
            self.refused(session, said, fault[1])
        self.debts.look(before)
        if not isinstance(said, StoreError):
            self.read(person)

    def refused(self, session: Session, said: StoreError, fault: str) -> None:
        """Nothing was saved: there is a conflict, told cell by cell, or a file or the disk is broken."""
        clashing, touched = clashes(self.book, session.draft), session.draft.tables & set(self.broken)
        self.see(self.book)
        if isinstance(said, Conflict):
            told = {tuple(cell) for cell in said.cells}
            assert told == clashing, f"told wrongly: {told} instead of {clashing}"
            session.conflict = said.cells
            COUNTED["conflicts"] += 1
        else:
            assert "nothing" in str(said), f"told wrongly: {said}"
            assert fault or (touched and isinstance(said, UnreadableError)), f"told wrongly: {clashing or said}"
            self.mend()  # the message says what to do
            COUNTED["refusals"] += 1

    @precondition(lambda self: self.debts.owed)
    @rule()
    def recover(self) -> None:
        """Somebody opens the tracker: an interrupted save is finished."""
        before = on_disk(self.folder)
        finish_interrupted_save(self.folder)
        self.see(self.book)
        self.debts.look(before)

    @rule(
        table=NAMES, act=st.sampled_from([*SHEETS, "change", "change"]), place=PLACES, text=TEXTS, given=st.booleans(),
        program=st.builds(Spreadsheet, SPELLINGS, st.sampled_from(WAYS)),
    )  # fmt: skip
    def spreadsheet(self, table: str, act: str, place: int, text: str, given: bool, program: Spreadsheet) -> None:
        """Another program rewrites a file, with or without an id for a new row."""
        if table in self.broken:
            return
        path, cells = self.path(table), {"note": text}
        if act == "add" and (given or table == "actors"):
            cells[KEYS[table]] = self.token()
        program.rewrite(path, act, place, cells)
        self.see({**self.book, table: keyed(table_of(self.debts.seen(path.name)), KEYS[table])})

    @precondition(lambda self: not self.broken and not self.debts.owed)
    @rule(table=NAMES)
    def tear(self, table: str) -> None:
        """Another program leaves a file that is no table."""
        self.broken[table] = self.path(table).read_bytes() + b'"'
        self.path(table).write_bytes(self.broken[table])

    @precondition(lambda self: self.broken)
    @rule()
    def mend(self) -> None:
        """Somebody mends it."""
        for table, raw in self.broken.items():
            self.path(table).write_bytes(raw[:-1])
        self.broken = {}
        self.see(self.book)


def outcome(folder: Path, session: Session, fault: tuple[int, str]) -> Receipt | StoreError | Crash:
    """What is said of a save with one fault of the disk, or none."""
    try:
        with disk(*fault):
            return commit(folder, session.texts, session.edits(), no_problems, by="Ada")
    except (StoreError, Crash) as error:
        return error
