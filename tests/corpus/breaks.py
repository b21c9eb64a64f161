"""Line breaks of every system, and blank lines in every place."""

from __future__ import annotations

from tests.corpus.specimen import ROW, accepted, changed, note, refused, table
from tests.texts import HEADER

TWO = ROW + ROW.replace("1", "2")

BREAKS = [
    accepted("LF", HEADER + TWO),
    accepted("CRLF", (HEADER + TWO).replace("\n", "\r\n")),
    accepted("LF and CRLF mixed", HEADER + ROW.replace("\n", "\r\n") + ROW.replace("1", "2")),
    accepted("none at the end", (HEADER + TWO).rstrip("\n")),
    accepted("CRLF, none at the end", (HEADER + TWO).replace("\n", "\r\n").rstrip("\r\n")),
    accepted("only a header", HEADER),
    accepted("only a header, no line break", HEADER.rstrip("\n")),
    accepted("line break inside quotes", note('"a\nb"')),
    accepted("CRLF inside quotes", note('"a\r\nb"')),
    accepted("blank lines inside quotes", note('"a\n\n\nb"')),
    accepted("vertical line separator U+2028 in a text", note("a\u2028b")),
    accepted("paragraph separator U+2029 in a text", note("a\u2029b")),
    changed("line separator U+2028 behind a name", table("1,Russia\u2028,oppose,a"), "2 actor"),
    refused("CR alone (an old Mac)", (HEADER + TWO).replace("\n", "\r"), "line-break"),
    refused("CR among LF", HEADER + ROW.replace("\n", "\r") + ROW, "ragged-row 2", "carriage-return 2 note"),
    refused("CR CR LF", HEADER + ROW.replace("\n", "\r\r\n"), "carriage-return 2 note"),
    refused(
        "LF CR",
        HEADER.replace("\n", "\n\r") + ROW.replace("\n", "\n\r"),
        "carriage-return 2 id",
        "ragged-row 3 actor",
    ),
    refused("CR at the very end", HEADER + "1,Russia,oppose,a\r", "carriage-return 2 note"),
    refused("CR in the header", HEADER.replace(",note", ",\rnote") + ROW, r"carriage-return 1 \u000dnote"),
    refused("NEL (U+0085) as line break", (HEADER + TWO).replace("\n", "\u0085"), "line-break"),
    refused("NEL inside a text", note("a\u0085b"), "control-character 2 note"),
    refused("vertical tab", note("a\vb"), "control-character 2 note"),
    refused("form feed", note("a\fb"), "control-character 2 note"),
    refused("empty file", b"", "missing-header"),
    refused("only a mark", b"\xef\xbb\xbf", "missing-header"),
    refused("only a line break", b"\n", "missing-header"),
    refused("only blank lines", b"\r\n\n \r\n", "missing-header"),
    refused("a blank line first", "\n" + HEADER + ROW, "header-below 2"),
    refused("a blank line after the header", HEADER + "\n" + ROW, "blank-row 2"),
    refused("a blank line in the middle", HEADER + ROW + "\n" + ROW, "blank-row 3"),
    refused("a blank line at the end", HEADER + ROW + "\n", "blank-row 3"),
    refused("a blank line of Windows at the end", HEADER + ROW + "\r\n", "blank-row 3"),
    refused("four blank lines at the end are one fault", HEADER + ROW + "\n\n\n\n", "blank-row 3"),
    refused("a blank line in a table of one column", 'actor\n"Russia"\n\nUkraine\n', "blank-row 3"),
    accepted("an empty cell in a table of one column", 'actor\n"Russia"\n""\n'),
    refused("a line of blanks", HEADER + ROW + "   \n", "ragged-row 3 actor"),
    refused(
        "every second line blank (CRLF made CR CR LF)", HEADER + "\n" + ROW + "\n" + ROW, "blank-row 2", "blank-row 4"
    ),
]
