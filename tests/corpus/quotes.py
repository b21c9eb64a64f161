"""Quotation marks: unclosed, doubled, curly, single, and in the wrong places."""

from __future__ import annotations

from tests.corpus.specimen import ROW, accepted, changed, note, refused, table
from tests.texts import HEADER

QUOTES = [
    accepted("quoted delimiter", note('"a, b"')),
    accepted("doubled quotes", note('"He said ""no"" to it"')),
    accepted("nothing but quotes", note('""""')),
    accepted("empty quotes", note('""')),
    accepted("everything quoted", table('"1","Russia","oppose","a"')),
    accepted("quoted header", '"id","actor","stance","note"\n' + ROW),
    accepted("quoted header after a mark", '\ufeff"id","actor","stance","note"\n' + ROW),
    accepted("a quoted cell over many lines", note('"' + "line\n" * 50 + '"')),
    accepted("a quoted cell that looks like rows", note('"a\n2,Ukraine,support,b\n"')),
    accepted("a conflict inside quotes", note('"<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"')),
    accepted("single quotes are letters", table("1,Russia,'oppose','it''s'")),
    accepted("curly quotes are letters", note("“He said ‘no’”")),
    accepted("guillemets and low quotes are letters", note("«no» „nein“ ‹non›")),
    accepted("backslashes are letters", note("a\\b\\")),
    accepted("a backslash before a line's end", note("a\\n\\")),
    accepted("backticks and primes are letters", note("`a` 5′ 6″")),
    accepted("blanks inside quotes", note('"  a  "')),
    changed("blanks inside the quotes of a name", table('1," Russia ",oppose,a'), "2 actor"),
    refused("single quotes around a comma", note("'a, b'"), "ragged-row 2"),
    refused("curly quotes around a comma", note("“a, b”"), "ragged-row 2"),
    refused("unclosed", note('"a'), "unclosed-quote 2 note"),
    refused("unclosed, and rows after it", table('1,Russia,oppose,"a', "2,Ukraine,support,b"), "unclosed-quote 2 note"),
    refused(
        "unclosed, closed by a later cell",
        table('1,Russia,oppose,"a', '2,"Ukraine",support,b'),
        "unclosed-quote 2 note",
    ),
    refused(
        "unclosed in the header",
        'id,actor,"stance,note\n' + ROW,
        'undeclared-column 1 "stance',
        'unclosed-quote 1 "stance',
    ),
    refused("opened and never more", HEADER + '"', "unclosed-quote 2 id"),
    refused("text after the closing quote", note('"a"b'), "text-after-quote 2 note"),
    refused("a blank after the closing quote", note('"a" '), "text-after-quote 2 note"),
    refused("a blank before the opening quote", note(' "a"'), "quote-inside 2 note"),
    refused("inches", note('a 5" gun'), "quote-inside 2 note"),
    refused("quotes around one word", note('he said "no" to it'), "quote-inside 2 note"),
    refused("quotes not doubled", note('"He said "no" to it"'), "text-after-quote 2 note"),
    refused("escaped by a backslash", note(r'"He said \"no\" to it"'), "text-after-quote 2 note"),
    refused("three quotes", note('"""'), "unclosed-quote 2 note"),
    refused("triple quotes around a text", note('"""a""'), "unclosed-quote 2 note"),
    refused("a whole row in quotes", HEADER + '"1,Russia,oppose,a"\n' * 2, "ragged-row 2 actor"),
    refused("the same inch in three rows is one fault", HEADER + '1,Russia,oppose,5" gun\n' * 3, "quote-inside 2 note"),
    refused("a NUL inside quotes", note('"a\n\0"'), "nul 2 note"),
    refused("a CR inside quotes", note('"a\rb"'), "carriage-return 2 note"),
]
