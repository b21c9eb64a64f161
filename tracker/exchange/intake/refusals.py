"""The refused rows as a file in the form they came in, each with the reason beside it."""

from __future__ import annotations

import json
from datetime import datetime

import pandas as pd

from tracker.exchange.cell_text import utf16_length
from tracker.exchange.edition import DAWN
from tracker.exchange.intake.identity import REFUSED
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.sheet import REFUSED as REASON
from tracker.exchange.pen import LONGEST_TEXT, Pen
from tracker.exchange.tables import guarded
from tracker.store.dialect import Dialect
from tracker.store.writing import write_text_table


def refused_rows(offer: Offer) -> pd.DataFrame:
    """The rows of the table that hold a refused statement, in its columns, and `refused because`."""
    reasons: dict[int, list[str]] = {}
    for place in offer.places(REFUSED).tolist():
        heading = f"{offer.said.headings[place]}: " if offer.said.headings is not None else ""
        told = [f"{heading}{reason}" for reason in offer.said.faults.get(place, [])]
        reasons.setdefault(int(offer.said.records[place]), []).extend(told)
    columns = [name for name in offer.sheet.columns if name != REASON]
    rows = offer.sheet.frame.iloc[sorted(reasons)][columns].astype("str").reset_index(drop=True)
    told_rows = ["; ".join(dict.fromkeys(reasons[record])) for record in sorted(reasons)]
    return rows.assign(**{REASON: pd.Series(told_rows, dtype="str")})


def refused_file(offer: Offer) -> tuple[str, bytes]:
    """The ending and the bytes of a file with the refused rows, which can be mended and imported again."""
    rows = refused_rows(offer)
    if offer.sheet.kind == "xlsx":
        return ".xlsx", _workbook(rows)
    if offer.sheet.kind == "json":
        return ".json", (json.dumps(rows.to_dict("records"), indent=2, ensure_ascii=False) + "\n").encode()
    return ".csv", _csv(rows, offer.sheet.dialect)


def _csv(rows: pd.DataFrame, dialect: Dialect) -> bytes:
    texts = pd.DataFrame({name: guarded(rows[name]) for name in rows})
    try:
        return write_text_table([str(name) for name in texts], texts, dialect)
    except UnicodeEncodeError:  # a reason may hold a letter that the old encoding has not
        return write_text_table([str(name) for name in texts], texts, Dialect(bom=True, delimiter=dialect.delimiter))


def _workbook(rows: pd.DataFrame) -> bytes:
    """The rows below their headings on the only sheet, every cell a text."""
    pen = Pen({"title": "Refused rows", "created": datetime(DAWN.year, DAWN.month, DAWN.day)})  # noqa: DTZ001 # a day has no zone
    sheet, plain = pen.sheet("Refused"), pen.style()
    for place, cells in enumerate([[str(name) for name in rows], *rows.to_numpy().tolist()]):
        for number, text in enumerate(cells):
            whole = utf16_length(str(text)) <= LONGEST_TEXT
            sheet.put(place, number, str(text) if whole else str(text)[: LONGEST_TEXT // 2], plain)
    return pen.finish()
