"""Headers: missing, doubled, blank, in another case, order or language."""

from __future__ import annotations

from tests.corpus.specimen import ROW, accepted, changed, refused, warned


def headed(header: str, row: str = "1,Russia,oppose,a") -> str:
    """A table of one row with this header."""
    return f"{header}\n{row}\n"


HEADERS = [
    accepted("other order", headed("note,stance,actor,id", "a,oppose,Russia,1")),
    accepted("a column fewer", headed("id,actor,stance", "1,Russia,oppose")),
    accepted("one column only", headed("actor", "Russia")),
    changed("padded with blanks", headed("id, actor ,stance,note"), "1 actor"),
    changed("padded with a tab", headed("id,actor\t,stance,note"), "1 actor"),
    changed("padded with a no-break space", headed("id,actor\u00a0,stance,note"), "1 actor"),
    changed("a zero-width space in front", headed("id,\u200bactor,stance,note"), "1 actor"),
    warned("one name in another case", headed("id,Actor,stance,note"), "undeclared-column 1 Actor"),
    warned("one name misspelled", headed("id,actor,stnce,note"), "undeclared-column 1 stnce"),
    warned(
        "a column of one's own", headed("id,actor,stance,note,who", "1,Russia,oppose,a,b"), "undeclared-column 1 who"
    ),
    warned("two columns of one's own", headed("x,id,y", "1,2,3"), "undeclared-column 1 x", "undeclared-column 1 y"),
    warned("a look-alike letter (Cyrillic а)", headed("id,аctor,stance,note"), "undeclared-column 1 аctor"),
    warned("a name with a dot, as R makes it", headed("id,actor,stance,note.1"), "undeclared-column 1 note.1"),
    warned(
        "the nameless index of pandas", headed("Unnamed: 0,id,actor", "0,1,Russia"), "undeclared-column 1 Unnamed: 0"
    ),
    refused("the index of pandas", headed(",id,actor", "0,1,Russia"), "empty-header 1"),
    refused("none at all", ROW, "missing-column 1"),
    refused("all in capitals", headed("ID,ACTOR,STANCE,NOTE"), "missing-column 1"),
    refused("in another language", headed("Nr,Akteur,Haltung,Notiz"), "missing-column 1"),
    refused("of another table", headed("a,b", "1,2"), "missing-column 1"),
    refused("a name twice", headed("id,actor,stance,actor"), "duplicate-header 1 actor"),
    refused("a name twice after cleaning", headed("id,actor,stance, actor"), "duplicate-header 1 actor"),
    refused("a name three times", headed("id,note,note,note"), "duplicate-header 1 note"),
    refused("an own name twice", headed("id,x,x,note"), "duplicate-header 1 x", "undeclared-column 1 x"),
    refused("an empty name", headed("id,actor,,note"), "empty-header 1"),
    refused("a name of blanks", headed("id,actor,  ,note"), "empty-header 1"),
    refused("a zero-width name", headed("id,actor,\u200b,note"), "empty-header 1"),
    refused("two empty names", headed("id,,,note"), "empty-header 1", "empty-header 1"),
    refused("only delimiters", headed(",,,"), "missing-column 1"),
    warned("a name over two lines", 'id,actor,"stance\nnote"\n1,Russia,oppose\n', "undeclared-column 1 stance\nnote"),
    refused("more names than cells", headed("id,actor,stance,note,x"), "undeclared-column 1 x", "ragged-row 2 x"),
    refused("a control character in a name", headed("id,actor,sta\x07nce,note"), r"control-character 1 sta\u0007nce"),
    refused("a bidi override in a name", headed("id,actor,stance,\u202enote"), r"bidi-mark 1 \u202enote"),
    refused("2,000 columns", headed(",".join(map(str, range(2000))), "1"), "header-too-long"),
    refused("a header of 2 MB", b"a" * (2 << 20), "header-too-long"),
    warned(
        "a formula for a name", headed("id,actor,stance,note,=1+1", "1,Russia,oppose,a,b"), "undeclared-column 1 =1+1"
    ),
    warned(
        "markup for a name",
        headed("id,actor,stance,note,<b>x</b>", "1,Russia,oppose,a,b"),
        "undeclared-column 1 <b>x</b>",
    ),
]
