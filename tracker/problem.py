"""One thing wrong with a table: where it is, what is wrong, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # the descriptor is read without pandas, so that `tracker --help` starts at once
    import pandas as pd

Severity = Literal["error", "warning"]


class TrackerError(Exception):
    """Anything the tracker refuses to do, with a message for the person who asked."""


class Problem(NamedTuple):
    """A finding: rows are counted as a spreadsheet counts them (the header is row 1), 0 where no row applies."""

    table: str
    row: int
    line: int
    column: str
    value: str
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    fix: str | None = None
    """The cell's text after the safe fix (may be empty); None where only a person can decide."""

    def __str__(self) -> str:
        """Place; what is wrong; remedy: one line that stands alone."""
        place = f"{self.table}.csv" if self.rule != "descriptor" else "datapackage.json"
        place += f" row {self.row}" if self.row else ""
        place += f", {self.column}" if self.column else ""
        return f"{place}: {self.message}" + (f"; {self.hint}" if self.hint else "")


def problem_table(problems: Iterable[Problem]) -> pd.DataFrame:
    """All problems as a table with the columns of `Problem`, errors first, then by table and row."""
    import pandas as pd

    table = pd.DataFrame(list(problems), columns=list(Problem._fields))
    return (
        table.astype({"row": "int64", "line": "int64", "fix": "object"})
        .sort_values(["severity", "table", "row", "column", "rule"], kind="stable")
        .reset_index(drop=True)
    )
