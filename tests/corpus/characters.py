"""Letters that nobody sees, that turn the reading round, or that look like others."""

from __future__ import annotations

from tests.corpus.specimen import accepted, actor, changed, note, refused, table

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "\x01\x02\x07\x08\x0e\x1a\x1b\x1f\x7f\x80\x9b\x9f"

CHARACTERS = [
    refused("NUL in a text", note("a\0b"), "nul 2 note"),
    refused("NUL for an empty cell", table("1,Russia,oppose,\0"), "nul 2 note"),
    refused("NULs in three cells", table("\0,\0,oppose,\0" + "a" * 200), "nul 2 id", "nul 2 actor", "nul 2 note"),
    refused("NULs at the end, after a power cut", note("a") + "\0" * 512, "nul-bytes"),
    refused("NULs at the end, a few", note("a") + "\0\0", "ragged-row 3 actor", "nul 3 id"),
    refused("nothing but NULs", b"\0" * 4096, "nul-bytes"),
    *(
        refused(f"control character U+{ord(each):04X}", note(f"a{each}b"), "control-character 2 note")
        for each in CONTROLS
    ),
    *(refused(f"bidi mark U+{ord(each):04X}", note(f"a{each}b"), "bidi-mark 2 note") for each in BIDI),
    refused("a bidi override in an actor", actor("\u202eaissuR"), "bidi-mark 2 actor"),
    refused("an escape sequence of a terminal", note("\x1b[31mred\x1b[0m"), "control-character 2 note"),
    refused("many forbidden ones in a cell are one fault", note("\x01" * 50), "control-character 2 note"),
    refused("one in each row is one fault", table(*["1,Russia,oppose,\x02"] * 5), "control-character 2 note"),
    refused(
        "one in two columns of each row",
        table(*["1,\x02,oppose,\x02"] * 5),
        "control-character 2 actor",
        "control-character 2 note",
    ),
    accepted("a tab in a text", note("a\tb")),
    accepted("left-to-right and right-to-left marks", note("\u200eRussia\u200f")),
    accepted("Arabic and Hebrew", table("1,روسيا,oppose,לא")),
    accepted("zero-width joiners of emoji and Persian", note("👨‍👩‍👧 می‌خواهم")),
    accepted("flags and skin colours", note("🇺🇦👍🏽🏴󠁧󠁢󠁥󠁮󠁧󠁿")),
    accepted("a soft hyphen in a text", note("Rus\u00adsia")),
    accepted("a no-break space in a text", note("10\u00a0%")),
    accepted("zero-width space in a text", note("a\u200bb")),
    accepted("private and unassigned letters", note("\ue000\U000f0000\u0378\ufffe\uffff")),
    accepted("zalgo", note("Z\u0335\u0361a\u0334\u035el\u0337\u0361g\u0338\u0361o\u0336\u035e")),
    accepted("a combining mark alone", note("\u0301")),
    accepted("compatibility letters stay", note("ﬁ ½ Ⅳ ① ｆｕｌｌ")),
    accepted("look-alike letters stay", table("1,Рussia,oppose,а", "2,Russia,oppose,a")),
    accepted("dotless and dotted i", table("1,İzmir,oppose,ı", "2,Izmir,oppose,i")),
    changed("decomposed name", actor("Tu\u0308rkiye"), "2 actor"),
    changed("decomposed text", note("Tu\u0308rkiye"), "2 note"),
    changed("decomposed Korean", actor("\u1112\u1161\u11ab"), "2 actor"),
    changed("the Angstrom sign is the letter", note("\u212b"), "2 note"),
    changed("composed otherwise than it is read (U+0344)", note("\u0344"), "2 note"),
    changed("a no-break space in a name", actor("South\u00a0Africa"), "2 actor"),
    changed("a narrow no-break space in a name", actor("South\u202fAfrica"), "2 actor"),
    changed("a figure space in a name", actor("South\u2007Africa"), "2 actor"),
    changed("a zero-width space in a name", actor("\u200bRussia"), "2 actor"),
    changed("a word joiner in a name", actor("Rus\u2060sia"), "2 actor"),
    changed("blanks around a name", actor(" Russia "), "2 actor"),
    changed("a tab behind a name", actor("Russia\t"), "2 actor"),
    changed("an ideographic space behind a name", actor("Russia\u3000"), "2 actor"),
    changed("blanks around a key", table(" 1,Russia,oppose,a"), "2 id"),
    changed("a name of blanks alone", actor("   "), "2 actor"),
    changed("the same name cleaned in three rows", table(*["1, Russia,oppose,a"] * 3), "2 actor", "3 actor", "4 actor"),
]
