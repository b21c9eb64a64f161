"""Large files: long cells, many rows, and faults by the million."""

from __future__ import annotations

from tests.corpus.specimen import Specimen, accepted, note, refused, warned
from tests.texts import HEADER

HEAD = HEADER.encode()
WIDE = [*HEADER.strip().split(","), *(f"c{number}" for number in range(996))]
MILLION = 1_000_000


def wide() -> bytes:
    """A table of a thousand columns."""
    return ",".join(WIDE).encode() + b"\n" + b"," * 999 + b"\n"


LARGE: list[Specimen] = [
    accepted("a cell of 1 MB", note("a" * MILLION)),
    accepted("a quoted cell of 16 MB", lambda: HEAD + b'1,Russia,oppose,"' + b"a\n" * 8 * MILLION + b'"\n'),
    accepted("a cell of a million quotes", note('"' + '""' * MILLION + '"')),
    accepted("100,000 rows", lambda: HEAD + b"".join(b"%d,Russia,oppose,a\n" % row for row in range(100_000))),
    accepted("100,000 quoted rows", lambda: HEAD + b'"1","Russia","oppose","a ""b"""\n' * 100_000),
    accepted("50,000 names", lambda: HEAD + b"".join(b"%d,Name %d,oppose,a\n" % (row, row) for row in range(50_000))),
    warned("1,000 columns", wide, *(f"undeclared-column 1 {name}" for name in WIDE[4:])),
    refused("1,001 columns", lambda: b"x," + wide(), "header-too-long"),
    refused("10,000 short rows", HEADER + "1\n" * 10_000, "ragged-row 2 actor"),
    refused("190,000 long rows", lambda: HEAD + (b"1,Russia,oppose," + b"a" * 80 + b",b\n") * 190_000, "ragged-row 2"),
    refused("10 million blank rows", lambda: HEAD + b"\n" * 10 * MILLION, "blank-row 2"),
    refused("10 million short rows", lambda: HEAD + b"a\n" * 10 * MILLION, "ragged-row 2 actor"),
    refused(
        "10 million short rows after an open quote",
        lambda: HEAD + b'1,"a\n' + b"a\n" * 10 * MILLION,
        "unclosed-quote 2 actor",
        "ragged-row 3 actor",
    ),
    refused("2 million control characters", lambda: HEAD + b"1,a,b,\x01\n" * 2 * MILLION, "control-character 2 note"),
    refused("a bad byte after 9 million rows", lambda: HEAD + b"a\n" * 9 * MILLION + b"\xff", "encoding 9000002 id"),
    refused("20 MB without a line break", lambda: b"a," * 10 * MILLION, "header-too-long"),
    refused("20 MB of open quotes", lambda: HEAD + b'"a' * 10 * MILLION, "text-after-quote 2 id"),
    refused("20 MB of NULs", lambda: HEAD + bytes(20 * MILLION), "nul-bytes"),
    refused("20 MB of bytes 0xFF", lambda: b"\xff" * 20 * MILLION, "encoding 1"),
]
