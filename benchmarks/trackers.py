"""Synthetic trackers of any size, and the same rows as the other contestants like them."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from tracker.store.folder import read_schema

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT.parent / "shared" / "reference"
MISSING = f"{REFERENCE.name}/contestants is not beside the project: no trackers to race on"
STANCES = ("oppose", "lean oppose", "neutral", "lean support", "support")
ATTRIBUTIONS = {
    "direct": "quote", "document": "document", "inferred": "paraphrase", "spokesperson": "unnamed", "vote": "act",
}  # fmt: skip


class Pair(NamedTuple):
    """One data set twice: as a tracker's folder, and as the reference's own tables."""

    rows: int
    ours: Path
    theirs: Path


def has_reference() -> bool:
    """Whether the generator and the other side's formulations are there."""
    return (REFERENCE / "contestants" / "gen.py").exists()


def reference(name: str) -> Any:
    """A module of the reference, imported where it lies; nothing is written there."""
    wrote, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    if str(REFERENCE) not in sys.path:
        sys.path.append(str(REFERENCE))
    try:
        return import_module(f"contestants.{name}")
    finally:
        sys.dont_write_bytecode = wrote


def made_pair(folder: Path, rows: int, ties: bool = True, dirty: bool = False) -> Pair:
    """A data set of so many rows, written into the folder, or what already lies there.

    Without ties, nobody is heard twice on one thing and day: there all contestants mean the same. Dirty: about
    0.1 % of the rows break each rule.
    """
    here = folder / f"{rows}{'' if ties else '-no-ties'}{'-dirty' if dirty else ''}"
    pair = Pair(rows, here / "ours", here / "theirs")
    if not here.exists():
        generator = reference("gen")
        positions, *registers = generator.table(rows)
        positions = generator.decode(positions if ties else _one_a_day(positions))
        positions = generator.dirty(positions) if dirty else positions
        _write_theirs(pair.theirs, positions, registers)
        _write_ours(pair.ours, positions, registers)
    return pair


def _one_a_day(positions: Any) -> Any:
    keys = positions.select(["actor", "proposal", "date"]).to_pandas()
    return positions.filter(pa.array(~keys.duplicated().to_numpy()))


def _write_theirs(folder: Path, positions: Any, registers: list[Any]) -> None:
    folder.mkdir(parents=True)
    for name, table in zip(("positions", "actors", "proposals", "sources"), (positions, *registers), strict=True):
        reference("gen").write_csv(table, folder / f"{name}.csv")


def _write_ours(folder: Path, positions: Any, registers: list[Any]) -> None:
    """The same rows in the tracker's vocabulary and columns; a column that the generator has not stays empty."""
    folder.mkdir(parents=True)
    for name in ("datapackage.json", "stances.csv"):
        shutil.copy(ROOT / "data" / name, folder / name)
    stances = dict(zip(reference("schema").STANCES, STANCES, strict=True))
    actors, proposals, sources = registers
    tables = {
        "positions": {
            **{name: positions[name] for name in positions.column_names},
            "date": positions["date"].cast(pa.string()),
            "stance": _renamed(positions["stance"], stances),
            "attribution": _attributed(positions),
        },
        "actors": {"actor": actors["actor"], "kind": ["state"] * len(actors)},
        "proposals": {"proposal": proposals["proposal"], "statement": proposals["title"]},
        "sources": {"source": sources["source"], "publisher": sources["name"], "seen": ["no"] * len(sources)},
    }
    schema = read_schema(folder)
    for name, known in tables.items():
        size = len(next(iter(known.values())))
        columns = {column: known.get(column, pa.nulls(size, pa.string())) for column in schema.tables[name].columns}
        reference("gen").write_csv(pa.table(columns), folder / schema.tables[name].path)


def _attributed(positions: Any) -> Any:
    """The attributions in our words; on the record without its words is a paraphrase."""
    ours = _renamed(positions["attribution"], ATTRIBUTIONS)
    wordless = pc.and_(pc.is_null(positions["quote"]), pc.equal(ours, "quote"))
    return pc.if_else(pc.fill_null(wordless, False), "paraphrase", ours)


def _renamed(column: Any, names: dict[str, str]) -> Any:
    """The column with our words for theirs; a word that is neither's stays as it is."""
    place = pc.index_in(column, pa.array(list(names)))
    return pc.coalesce(pc.take(pa.array(list(names.values())), place), column)
