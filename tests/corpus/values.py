"""Texts that other programs turn into something else: here they stay what they are."""

from __future__ import annotations

from tests.corpus.specimen import accepted, note, table

MANGLED = [
    "NA", "N/A", "#N/A", "None", "none", "null", "NULL", "nil", "NaN", "nan", "-nan", "inf", "-Infinity", "-", "?",
    ".", "007", "1.10", "1.0", "0x1F", "0b1", "0o7", "1_000", "1e5", "1E5", "1D5", "+1", "-0", "1,5", "1.000,5",
    "١٢٣", "½", "12345678901234567890", "0.1", "1e400", "1e-400", "TRUE", "True", "FALSE", "yes", "no", "on", "off",
    "Y", "T", "2025-1-2", "2025-08-28", "28/08/2025", "08/28/2025", "28.8.2025", "2025-08-28T00:00:00Z", "00:00",
    "24:00", "60:61", "0000-00-00", "1900-02-29", "9999-12-31", "10000-01-01", "-0001-01-01", "Sep 1", "MARCH1",
    "SEPT2", "1-2", "3/4", "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "|ls", "%0A", "'=1+1", "''",
    "＝1+1", "\t=1+1", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#####", "<b>x</b>",
    "![x](http://example.org/x.png)", "$E = mc^2$", ":red[x]", "\\N", "\\0", "{}", "[]", "{{x}}", "%s", "${x}",
]  # fmt: skip


def spelled(text: str) -> str:
    """The text as a cell: quoted where it must be."""
    return f'"{text}"' if "," in text else text


VALUES = [
    *(accepted(f"the text {text!r}", note(spelled(text))) for text in MANGLED),
    accepted(
        "all of them in every text column",
        table(*(f"{n},Russia,oppose,{spelled(text)}" for n, text in enumerate(MANGLED))),
    ),
    accepted("NA as a name", table("NA,NA,NA,NA")),
    accepted("numbers as names", table("007,1.10,1E5,TRUE")),
]
