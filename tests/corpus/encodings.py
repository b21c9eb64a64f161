"""Files in every encoding that a person's program may have chosen, and in some that none would."""

from __future__ import annotations

import codecs

from tests.corpus.specimen import accepted, changed, note, refused, table

TURKISH = table("1,Türkiye,oppose,“Hayir”")
KYRILLIC = table("1,Росія,oppose,ні")
BYTES = note("?").encode()


def with_bytes(raw: bytes) -> bytes:
    """A table whose note holds these very bytes."""
    return BYTES.replace(b"?", raw)


ENCODINGS = [
    accepted("utf-8", TURKISH),
    accepted("utf-8 with its mark", "\ufeff" + TURKISH),
    accepted("utf-16-le with its mark", ("\ufeff" + TURKISH).encode("utf-16-le")),
    accepted("utf-16-be with its mark", ("\ufeff" + TURKISH).encode("utf-16-be")),
    accepted("utf-16 with letters beyond the first plane", ("\ufeff" + note("🇺🇦 𝒳")).encode("utf-16-le")),
    accepted("ascii, though cp1252 was named", table("1,Russia,oppose,a"), "cp1252"),
    accepted("cp1252, named", TURKISH.encode("cp1252"), "cp1252"),
    accepted("latin-1, named", table("1,Türkiye,oppose,a").encode("latin-1"), "latin-1"),
    accepted("koi8-u, named", KYRILLIC.encode("koi8-u"), "koi8-u"),
    accepted("cp1251, named", KYRILLIC.encode("cp1251"), "cp1251"),
    accepted("shift-jis, named", table("1,日本,oppose,反対").encode("shift_jis"), "shift_jis"),
    accepted("gb18030, named", table("1,中国,oppose,反对 🇨🇳").encode("gb18030"), "gb18030"),
    accepted("utf-16-le without its mark, named", TURKISH.encode("utf-16-le"), "utf-16-le"),
    accepted("the eight-byte letter of utf-8's edge", note("\U0010ffff\U00010000\ufffd")),
    refused("cp1252", TURKISH.encode("cp1252"), "encoding 2 actor"),
    refused("latin-1", table("1,Russia,oppose,Türkiye").encode("latin-1"), "encoding 2 note"),
    refused("mac-roman", table("1,Türkiye,oppose,a").encode("mac_roman"), "encoding 2 actor"),
    refused("koi8-u", KYRILLIC.encode("koi8-u"), "encoding 2 actor"),
    refused("shift-jis", table("1,日本,oppose,反対").encode("shift_jis"), "encoding 2 actor"),
    refused("utf-16-le without its mark", TURKISH.encode("utf-16-le"), "nul-bytes"),
    refused("utf-16-be without its mark", TURKISH.encode("utf-16-be"), "nul-bytes"),
    refused("utf-16 cut off inside a letter", ("\ufeff" + TURKISH).encode("utf-16-le")[:-1], "encoding 2 note"),
    refused(
        "utf-16 with half a letter",
        codecs.BOM_UTF16_LE + note("\ud83d").encode("utf-16-le", "surrogatepass"),
        "encoding 2 note",
    ),
    refused("utf-32-le with its mark", ("\ufeff" + TURKISH).encode("utf-32-le"), "not-csv"),
    refused("utf-32-be with its mark", ("\ufeff" + TURKISH).encode("utf-32-be"), "not-csv"),
    refused("utf-32 without its mark", TURKISH.encode("utf-32-le"), "nul-bytes"),
    refused("utf-7", TURKISH.replace("ü", "+APw-").encode("utf-16-be"), "nul-bytes"),
    refused("overlong slash", with_bytes(b"\xc0\xaf"), "encoding 2 note"),
    refused("overlong nul, as Java writes it", with_bytes(b"\xc0\x80"), "encoding 2 note"),
    refused("lone high surrogate", note("\ud83d"), "encoding 2 note"),
    refused("surrogate pair spelled as six bytes", note("\ud83d\ude00"), "encoding 2 note"),
    refused("beyond the last letter", with_bytes(b"\xf4\x90\x80\x80"), "encoding 2 note"),
    refused("five-byte letter", with_bytes(b"\xf8\x88\x80\x80\x80"), "encoding 2 note"),
    refused("continuation without a beginning", with_bytes(b"a\x80b"), "encoding 2 note"),
    refused("letter cut off in the middle", with_bytes("é".encode()[:1]), "encoding 2 note"),
    refused("file cut off inside a letter", table("1,Türkiye,oppose,é").encode()[:-2], "encoding 2 note"),
    refused(
        "two encodings in one file", TURKISH.encode() + "2,Türkiye,oppose,b\n".encode("cp1252"), "encoding 3 actor"
    ),
    refused("bytes 0xFF and 0xFE inside", with_bytes(b"\xff\xfe"), "encoding 2 note"),
    refused("a header in cp1252", "id,actor,stance,nöte\n".encode("cp1252"), "encoding 1"),
    refused("ebcdic", TURKISH.replace("“", "").replace("”", "").encode("cp500"), "encoding 1"),
    changed("mark in the middle of a name", table("1,Rus\ufeffsia,oppose,a"), "2 actor"),
    accepted("mark in the middle of a text", note("a\ufeffb")),
    changed("two marks at the beginning", "\ufeff\ufeff" + TURKISH, "1 id"),
    changed("files joined with their marks", table("1,Russia,oppose,a") + "\ufeff2,Russia,oppose,b\n", "3 id"),
    changed("mark at the beginning of the first row", table("\ufeff1,Russia,oppose,a"), "2 id"),
    accepted("mark at the beginning of the first text", "note,id\n\ufeffa,1\n"),
    accepted("text broken before it came here (mojibake)", note("TÃ¼rkiye")),
    accepted("the sign for a lost letter", note("T\ufffdrkiye")),
]
