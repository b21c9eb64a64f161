"""Rows that are too short, too long, cut off, doubled by git, or no rows of the table at all."""

from __future__ import annotations

from tests.corpus.specimen import ROW, accepted, refused, table, warned
from tests.texts import HEADER

SECOND = "2,Ukraine,support,b\n"
CONFLICT = f"<<<<<<< HEAD\n{ROW}=======\n{SECOND}>>>>>>> desk/anna, with two words\n"

ROWS = [
    accepted("all cells empty", table(",,,")),
    accepted("the same row twice", HEADER + ROW * 2),
    accepted("ids twice and lost", table("1,Russia,oppose,a", "1,Ukraine,support,b", ",Russia,oppose,c")),
    accepted("a totals row", table("1,Russia,oppose,a", "Total,,,1")),
    accepted("a formula row as text", table("=SUM(A1:A2),,,=1+1")),
    refused("one cell too few", table("1,Russia,oppose"), "ragged-row 2 note"),
    refused("one cell too many", table("1,Russia,oppose,a,b"), "ragged-row 2"),
    refused("one cell alone", table("1"), "ragged-row 2 actor"),
    refused(
        "one of three too short", table("1,Russia,oppose,a", "2,Russia", "3,Russia,oppose,c"), "ragged-row 3 stance"
    ),
    refused("three of a length are one fault", table("1,Russia", "2,Russia", "3,Russia"), "ragged-row 2 stance"),
    refused("short and long", table("1,Russia", "2,Russia,oppose,b,c"), "ragged-row 2 stance", "ragged-row 3"),
    refused("a thousand cells in one row", HEADER + "," * 1000 + "\n", "ragged-row 2"),
    refused("cut off within a row", (HEADER + ROW + SECOND)[:-8], "ragged-row 3 note"),
    refused(
        "cut off inside quotes", table('1,Russia,oppose,"a', "b")[:-1], "unclosed-quote 2 note", "ragged-row 3 actor"
    ),
    refused("cut off within the header", HEADER[:9], "empty-header 1"),
    refused("a totals line without delimiters", table("1,Russia,oppose,a") + "Total: 1 row\n", "ragged-row 3 actor"),
    refused("a footnote below", HEADER + ROW + "Source: own research, 2025\n", "ragged-row 3 stance"),
    refused("comment lines above", "# exported 2025-08-28\n# by hand\n" + HEADER + ROW, "header-below 3"),
    refused("a title above", "Votes of the council\n\n" + HEADER + ROW, "header-below 3"),
    refused("a title with empty cells above", "Votes,,,\n" + HEADER + ROW, "header-below 2"),
    refused("a comment line in the middle", HEADER + ROW + "# checked so far\n" + SECOND, "ragged-row 3 actor"),
    accepted("a comment that has all cells", HEADER + "# no,Russia,oppose,a\n"),
    refused("a git conflict", HEADER + CONFLICT, "git-conflict 2"),
    refused("two git conflicts", HEADER + CONFLICT + SECOND + CONFLICT, "git-conflict 2", "git-conflict 8"),
    refused(
        "a git conflict of three versions",
        HEADER + CONFLICT.replace("=======", "||||||| base\n9,Russia,oppose,a\n======="),
        "git-conflict 2",
    ),
    refused("a git conflict with CRLF", (HEADER + CONFLICT).replace("\n", "\r\n"), "git-conflict 2"),
    refused("a git conflict in the header", CONFLICT.replace(ROW, HEADER) + ROW, "git-conflict 1"),
    refused("half a git conflict", HEADER + "<<<<<<< HEAD\n" + ROW, "git-conflict 2"),
    refused("the end of a git conflict", HEADER + ROW + ">>>>>>> x\n<<<<<<< y\n", "git-conflict 3", "git-conflict 4"),
    refused(
        "a git conflict and a short row", HEADER + CONFLICT + "3,Russia\n", "git-conflict 2", "ragged-row 7 stance"
    ),
    refused("a git conflict whose branch has quotes", HEADER + CONFLICT.replace("two", '"two"'), "git-conflict 2"),
    refused(
        "a patch instead of the table",
        f"--- a/votes.csv\n+++ b/votes.csv\n@@ -1 +1 @@\n-{ROW}+{SECOND}",
        "missing-column 1",
    ),
    refused("the header once more in each row", HEADER + "id\nactor\nstance\nnote\n", "ragged-row 2 actor"),
    accepted("the header once more as a row", HEADER + HEADER + ROW),
    warned(
        "a column without a declaration", "id,actor,stance,note,who\n1,Russia,oppose,a,me\n", "undeclared-column 1 who"
    ),
]
