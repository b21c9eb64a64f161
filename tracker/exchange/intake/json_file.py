"""A JSON file as a sheet: a list of records, numbers spelled as they are in the file."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tracker.exchange.intake.errors import IntakeError
from tracker.exchange.intake.limits import COLUMNS, refuse_large
from tracker.exchange.intake.quarantine import sheet_of_grid
from tracker.exchange.intake.sheet import Sheet
from tracker.exchange.sayings import saying

REMEDY = saying("file-json-remedy", "export it once more, or save the table as CSV or .xlsx")
TRUTHS = {True: "true", False: "false", None: ""}


def json_sheet(name: str, data: bytes) -> Sheet:
    """The records of a list, or of the only list in an object; IntakeError where there is none such."""
    refuse_large(name, data)
    try:
        found = json.loads(
            data.decode("utf-8-sig"), parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=_record
        )
    except json.JSONDecodeError as error:
        text = "{name} begins as JSON, but breaks off or is miswritten in line {line}: {remedy}"
        raise IntakeError(saying("file-json", text, name=name, line=str(error.lineno), remedy=REMEDY)) from None
    except UnicodeDecodeError:
        text = "{name} looks like JSON, but its letters are not UTF-8: {remedy}"
        raise IntakeError(saying("file-json-letters", text, name=name, remedy=REMEDY)) from None
    except RecursionError:
        text = "{name} is JSON with lists in lists in lists, and no table: {remedy}"
        raise IntakeError(saying("file-json-deep", text, name=name, remedy=REMEDY)) from None
    records = _records(name, found)
    columns = list(dict.fromkeys(key for record in records for key in record))
    if not columns or len(columns) > COLUMNS:
        text = "{name} has {count:,} fields; a table has between 1 and {most:,}"
        raise IntakeError(saying("file-json-fields", text, name=name, count=len(columns), most=COLUMNS))
    grid, unreadable = [columns], []
    for number, record in enumerate(records, 1):
        texts = [_text(record.get(column)) for column in columns]
        unreadable += [(number, place, "holds a record of its own") for place, text in enumerate(texts) if text is None]
        grid.append([text or "" for text in texts])
    return sheet_of_grid(name, "json", grid, unreadable, header=1)


def _record(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        text = "a record has the field '{field}' twice: leave it one, or save the table as CSV"
        raise IntakeError(saying("file-json-twice", text, field=twice[0]))
    return dict(pairs)


def _records(name: str, found: Any) -> list[dict[str, Any]]:
    lists = [each for each in found.values() if isinstance(each, list)] if isinstance(found, dict) else [found]
    if len(lists) != 1 or not isinstance(lists[0], list) or not all(isinstance(each, dict) for each in lists[0]):
        text = "{name} is JSON, but no list of records, each in braces with its fields: {remedy}"
        raise IntakeError(saying("file-json-list", text, name=name, remedy=REMEDY))
    return lists[0]


def _text(value: Any) -> str | None:
    """A value as a cell's text; None for one that is no cell."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ";".join(value)
    return TRUTHS[value] if value is None or isinstance(value, bool) else None
