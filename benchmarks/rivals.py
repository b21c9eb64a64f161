"""The other side: tables loaded and prepared, and the work done in the fastest way known for each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pandera.pandas as pandera
import polars as pl

from benchmarks.trackers import reference

FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)"
"""Control characters, lone returns, and marks that override the writing's direction."""


class Polars:
    """Polars with the reference's tables loaded, typed and joined beforehand."""

    def __init__(self, folder: Path, typed: bool = True) -> None:
        """Load and prepare, as text only where values may be of no type; not part of what is timed."""
        self._ops = reference("ops_polars")
        self._registers = self._ops.registers(folder)
        self._text = self._ops.load_str(folder)
        self._rows = self._ops.prep(self._ops.load(folder), self._registers) if typed else None

    def problems(self) -> Any:
        """Rows and rules broken."""
        return self._ops.validate(self._text, self._registers)

    def standings(self, day: str) -> Any:
        """The last word of each cell up to a day."""
        return self._ops.asof(self._rows, day)

    def timeline(self) -> Any:
        """Runs of the same stance."""
        return self._ops.timeline(self._rows)

    def changes(self, since: str, until: str) -> Any:
        """The cells whose stance differs between two days."""
        return self._ops.movers(self._rows, since, until)


class DuckDB:
    """DuckDB with the reference's tables loaded and typed beforehand."""

    def __init__(self, folder: Path, typed: bool = True) -> None:
        """Load, as text only where values may be of no type; not part of what is timed."""
        self._ops = reference("ops_duckdb")
        self._connection = self._ops.connect()
        if typed:
            self._ops.load_enum(self._connection, folder)
        self._ops.load(self._connection, folder, dict.fromkeys(self._ops.TYPES, "VARCHAR"), "raw")
        self._ops.registers(self._connection, folder)

    def problems(self) -> Any:
        """Rows and rules broken."""
        return fetched(self._ops.validate(self._connection))

    def standings(self, day: str) -> Any:
        """The last word of each cell up to a day."""
        return fetched(self._ops.asof(self._connection, day))

    def timeline(self) -> Any:
        """Runs of the same stance."""
        return fetched(self._ops.timeline(self._connection))

    def changes(self, since: str, until: str) -> Any:
        """The cells whose stance differs between two days."""
        return fetched(self._ops.movers(self._connection, since, until))


def fetched(result: Any) -> Any:
    """All rows: some versions of DuckDB hand out a reader that has not worked anything out yet."""
    return result.read_all() if hasattr(result, "read_all") else result


def pandas_read(path: Path) -> pd.DataFrame:
    """Every cell as text, by pandas' fast parser."""
    return pd.read_csv(path, dtype="str", keep_default_na=False, engine="c")


def polars_read(path: Path) -> Any:
    """Every cell as text, by Polars."""
    return pl.read_csv(path, infer_schema=False)


def duckdb_read(path: Path) -> Any:
    """Every cell as text, in a table of DuckDB's."""
    connection = duckdb.connect()
    connection.read_csv(str(path), header=True, all_varchar=True).create("positions")
    return connection


def pandera_schema(folder: Path) -> Any:
    """The rules of positions in pandera's terms: required, vocabulary, references, real dates, unique, no repeats."""
    known = {
        name: set(pandas_read(folder / f"{name}s.csv")[name]) for name in ("actor", "proposal", "source", "stance")
    }
    attributions = {"", "act", "document", "quote", "paraphrase", "unnamed", "third-party", "inference"}
    columns = {name: pandera.Column(str, pandera.Check.isin(words)) for name, words in known.items()}
    columns |= {"attribution": pandera.Column(str, pandera.Check.isin(attributions))}
    columns |= {"date": pandera.Column(str, pandera.Check(_real_days)), "id": pandera.Column(str, unique=True)}
    return pandera.DataFrameSchema(columns, unique=["actor", "proposal", "date", "source"])


def save_schema(folder: Path) -> Any:
    """Every rule that a save holds a row of positions to, in pandera's terms: the six, and those of cells and rows."""
    six, sources = pandera_schema(folder), set(pandas_read(folder / "sources.csv")["source"])
    columns = {name: list(column.checks) for name, column in six.columns.items()}
    columns["via"] = [pandera.Check.isin({"", *sources})]
    columns["precision"] = [pandera.Check.isin({"", "day", "month", "year"})]
    for name in ("actor", "proposal", "stance", "source", "via", "speaker"):
        columns.setdefault(name, []).append(pandera.Check(_clean_names))
    for name in (*columns, "condition", "quote", "note"):
        columns.setdefault(name, []).append(pandera.Check(_sound_texts))
    return pandera.DataFrameSchema(
        {name: pandera.Column(str, checks, unique=name == "id") for name, checks in columns.items()},
        checks=pandera.Check(lambda rows: (rows["attribution"] != "third-party") | (rows["speaker"] != "")),
        unique=six.unique,
    )


def _clean_names(names: pd.Series[str]) -> pd.Series[bool]:
    return names == names.str.strip().str.normalize("NFC")


def _sound_texts(texts: pd.Series[str]) -> pd.Series[bool]:
    return ~texts.str.contains(FORBIDDEN)


def _real_days(days: pd.Series[str]) -> pd.Series[bool]:
    return pd.to_datetime(days, format="%Y-%m-%d", errors="coerce").notna()


def pandera_problems(schema: Any, frame: pd.DataFrame) -> Any:
    """What pandera finds, all at once; None for nothing."""
    try:
        schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as found:
        return found.failure_cases
    return None


def naive_edit(path: Path, schema: Any, key: str, note: str) -> None:
    """One cell changed the usual way: read all, change it, check all, write all, make it durable."""
    frame = pandas_read(path)
    frame.loc[frame["id"] == key, "note"] = note
    pandera_problems(schema, frame)
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8", newline="") as file:
        frame.to_csv(file, index=False, lineterminator="\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
