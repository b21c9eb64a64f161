"""Files of a whole tracker that are sound as tables, and hold what no position, actor or source may."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.specimen import Outcome, Specimen
from tests.source import ROOT

FIRST = "aaaaaaaa,2025-01-02,,Russia,Peace,oppose,RT 2025-01-02,,quote,,,No,"
BASE = {
    "positions.csv": "id,date,precision,actor,proposal,stance,source,via,attribution,speaker,condition,quote,note\n",
    "actors.csv": "actor,kind,member_of,aliases,code,note\nRussia,state,,RF,RU,\n",
    "proposals.csv": "proposal,statement,topic,status,note\nPeace,Peace should come.,Peace,open,\n",
    "sources.csv": "source,publisher,title,published,url,archive_url,accessed,kind,language,seen,note\n"
    "RT 2025-01-02,RT,A title,2025-01-02,https://example.org/1,,,news,en,yes,\n",
}


def tracker_with(folder: Path, specimen: Specimen) -> Path:
    """A tracker without any problem but those of one file."""
    folder.mkdir()
    for name in ("datapackage.json", "stances.csv"):
        (folder / name).write_bytes((ROOT / "data" / name).read_bytes())
    for name, text in BASE.items():
        (folder / name).write_text(text + (f"{FIRST}\n" if name == "positions.csv" else ""), "utf-8")
    (folder / specimen.file).write_bytes(specimen.data)
    return folder


def position(name: str, outcome: Outcome, *faults: str, id: str = "bbbbbbbb", **cells: str) -> Specimen:
    """A second position, sound but for the cells given; the faults are of row 3."""
    columns = BASE["positions.csv"].strip().split(",")
    first = dict(zip(columns, FIRST.split(","), strict=True))
    row = ",".join({**first, "id": id, "date": "2024-12-31", **cells}[column] for column in columns)
    return Specimen(name, f"{BASE['positions.csv']}{FIRST}\n{row}\n", outcome, faults, "positions.csv")


def row_of(file: str, name: str, row: str, *faults: str) -> Specimen:
    """A second row of another table, in error."""
    return Specimen(name, f"{BASE[file]}{row}\n", "refused", faults, file)


def dated(day: str, outcome: Outcome, *faults: str) -> Specimen:
    """A position of that day."""
    return position(f"the day {day}", outcome, *faults, date=day)


NOT_ISO = (
    "2025-1-2", "2025/01/02", "20250102", "02.01.2025", "28/08/2025", "01/02/2025", "2. Jan. 2025", "2025-01-02T00:00",
    "0000-01-01", "10000-01-01", "-2025-01-01", "2025-02-30", "2025-13-01", "2025-00-10", "1900-02-29", "45659", "2025",
    "２０２５-01-02", "٢٠٢٥-٠١-٠٢", "2025–01–02", "today", "NaT", "nan", "None", "1e3", "=TODAY()", "#N/A", "00:00",
)  # fmt: skip

ENTRIES = [
    position("a sound position", "accepted"),
    dated("0001-01-01", "accepted"),
    dated("1582-10-10", "accepted"),
    dated("2024-02-29", "accepted"),
    dated("9999-12-31", "warned", "after-publication 3 date", "future 3 date"),
    *(dated(day, "refused", "type 3 date") for day in NOT_ISO),
    position("no day", "refused", "required 3 date", date=""),
    position("no actor", "refused", "required 3 actor", actor=""),
    position("no proposal", "refused", "required 3 proposal", proposal=""),
    position("no stance", "refused", "required 3 stance", stance=""),
    position("no source", "refused", "required 3 source", source=""),
    position("no id is no error", "accepted", id=""),
    position("an id twice", "refused", "primaryKey 3 id", id="aaaaaaaa"),
    position("an id that Excel made a number", "accepted", id="1E+08"),
    position("an unknown actor", "refused", "reference 3 actor", actor="Rusia"),
    position("an alias for an actor", "refused", "reference 3 actor", actor="RF"),
    position("an actor in look-alike letters", "refused", "reference 3 actor", actor="Russiа"),
    position("an actor in another case", "refused", "reference 3 actor", actor="RUSSIA"),
    position("an actor in full width", "refused", "reference 3 actor", actor="Ｒｕｓｓｉａ"),
    position("an actor with a soft hyphen", "refused", "reference 3 actor", actor="Rus\u00adsia"),
    position("an actor with a direction mark", "refused", "reference 3 actor", actor="Russia\u200e"),
    position("an actor with a zero-width space", "changed", "cleaned 3 actor", actor="Russia\u200b"),
    position("an unknown stance", "refused", "reference 3 stance", stance="suport"),
    position("a stance as a number", "refused", "reference 3 stance", stance="-1"),
    position("a stance as Excel's error", "refused", "reference 3 stance", stance="#N/A"),
    position("a stance as a truth value", "refused", "reference 3 stance", stance="TRUE"),
    position("an unknown source", "refused", "reference 3 source", source="RT"),
    position("an unknown second source", "refused", "reference 3 via", via="BBC"),
    position("an unknown attribution", "refused", "enum 3 attribution", attribution="quoted"),
    position("a precision that is none", "refused", "enum 3 precision", precision="week"),
    position("a claim by nobody", "refused", "speaker 3 speaker", attribution="third-party", quote=""),
    position("a quote without words", "warned", "quote-missing 3 quote", quote=""),
    position("a quote of 20,000 letters", "warned", "quote-long 3 quote", quote="a" * 20_000),
    row_of("actors.csv", "an actor twice", "Russia,state,,,RU,", "primaryKey 3 actor"),
    row_of("actors.csv", "an actor without a name", ",state,,,RU,", "required 3 actor"),
    row_of("actors.csv", "a kind that is none", "Ruritania,kingdom,,,,", "enum 3 kind", "unused 3 actor"),
    row_of("actors.csv", "a member of nothing", "Peru,state,UN,,,", "reference 3 member_of", "unused 3 actor"),
    row_of(
        "sources.csv", "an address that runs code", "X,,,,javascript:alert(1),,,,,,", "pattern 3 url", "unused 3 source"
    ),
    row_of("sources.csv", "an address of a file", "X,,,,file:///etc/passwd,,,,,,", "pattern 3 url", "unused 3 source"),
    row_of(
        "sources.csv", "a day in words", "X,,,last May,https://example.org,,,,,,", "type 3 published", "unused 3 source"
    ),
]
