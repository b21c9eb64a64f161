"""Tables parted by something else, by several things, or by nothing."""

from __future__ import annotations

from tests.corpus.specimen import ROW, accepted, refused, table, warned
from tests.texts import HEADER

BOTH = HEADER + ROW

DELIMITERS = [
    accepted("semicolons", BOTH.replace(",", ";")),
    accepted("tabs", BOTH.replace(",", "\t")),
    accepted("vertical bars", BOTH.replace(",", "|")),
    accepted("semicolons with commas in the text", (HEADER + "1,Russia,oppose,a").replace(",", ";") + ", b\n"),
    accepted("tabs with commas and quotes", (HEADER + '1,Russia,oppose,"a ""b"""\n').replace(",", "\t")),
    accepted("commas with semicolons in the text", table("1,Russia,oppose,a; b | c\td")),
    accepted("semicolons and a decimal comma", (HEADER + "1,Russia,oppose,").replace(",", ";") + "1,5\n"),
    refused(
        "a header of two delimiters", "id;actor,stance,note\n" + ROW, "undeclared-column 1 id;actor", "ragged-row 2"
    ),
    refused("header by commas, rows by semicolons", HEADER + ROW.replace(",", ";") * 3, "ragged-row 2 actor"),
    refused("header by semicolons, rows by commas", HEADER.replace(",", ";") + ROW * 2, "ragged-row 2 actor"),
    refused("rows change their delimiter", HEADER + ROW + ROW.replace(",", "\t"), "ragged-row 3 actor"),
    refused("blanks as delimiters", BOTH.replace(",", "   "), "missing-column 1"),
    refused("colons as delimiters", BOTH.replace(",", ":"), "missing-column 1"),
    refused("unit separators as delimiters", BOTH.replace(",", "\x1f"), "missing-column 1"),
    refused("comma and blank, quoted", HEADER + '1, "Russia", oppose, a\n', "quote-inside 2 actor"),
    refused("sep=; as Excel writes it", "sep=;\n" + BOTH.replace(",", ";"), "header-below 2"),
    refused("sep=, as Excel reads it", "sep=,\r\n" + BOTH, "header-below 2"),
    refused("sep= with quotes", '"sep=,"\n' + BOTH, "header-below 2"),
    refused("a decimal comma without quotes", table("1,Russia,oppose,1,5"), "ragged-row 2"),
    refused("a thousands comma without quotes", table("1,Russia,oppose,1,000,000"), "ragged-row 2"),
    refused("a trailing delimiter in each row", table("1,Russia,oppose,a,", "2,Russia,oppose,b,"), "ragged-row 2"),
    refused("a trailing delimiter everywhere", BOTH.replace("\n", ",\n"), "empty-header 1"),
    refused("full-width commas", BOTH.replace(",", "，"), "missing-column 1"),
    refused("Arabic commas in a row", HEADER + ROW.replace(",", "،"), "ragged-row 2 actor"),
    warned("a header that semicolons would match too", "id,actor;x,stance,note\n" + ROW, "undeclared-column 1 actor;x"),
]
