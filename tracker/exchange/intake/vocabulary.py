"""The words desks use: for the columns of a table of positions, and for stances."""

from __future__ import annotations

from functools import cache

from tracker.checks.names import folded

HEADINGS = {
    "id": "id|row id|position id",
    "date": "date|day|datum|jour|said on|date of statement|statement date|vote date|when|tag|as of|stand",
    "precision": "precision|date precision|genauigkeit",
    "actor": "actor|country|party|state|member state|organisation|organization|organisation name|stakeholder|who|"
    "speaker's party|mp|member|name|akteur|land|partei|acteur|pays|parti|country name|government",
    "proposal": "proposal|issue|measure|concept|policy|bill|motion|resolution|question|item|vorschlag|"
    "forderung|thema|proposition|mesure|rcid|claim",
    "stance": "stance|position|vote|view|agreement|opinion|answer|response|choice|haltung|stimme|votum|avis|positions|"
    "agree",
    "source": "source|reference|document|publication|quelle|outlet|unres|medium",
    "via": "via|credited to|citing|according to|original source|nach",
    "attribution": "attribution|attributed|basis|kind of statement|zuschreibung",
    "speaker": "speaker|spokesperson|said by|claimed by|sprecher|voiced by|person|wer spricht",
    "condition": "condition|only if|conditions|bedingung",
    "quote": "quote|quotation|zitat|citation|verbatim|excerpt",
    "note": "note|notes|comment|comments|remark|remarks|bemerkung|anmerkung|notiz|remarque|coder note",
    "actors.code": "code|country code|iso|iso code|iso2|country_code|alpha 2",
    "actors.kind": "actor kind|actor type|type of actor",
    "proposals.statement": "short|sentence|proposal statement",
    "proposals.topic": "topic|policy area|area|theme",
    "sources.url": "url|link|web|address|source url|source link|hyperlink",
    "sources.title": "headline|source title",
    "sources.publisher": "publisher|newspaper|herausgeber",
    "sources.published": "published|publication date|date published",
}
"""For each field (a column of positions, or `table.column` of a new row there), the headings it goes by."""

STANCES = {
    1.0: "yes|y|for|pro|in favour|in favor|favour|support|supports|supported|agree|approve|aye|yea|ja|oui|dafür|+|+1|1",
    0.5: "lean yes|rather yes|rather for|leaning yes|partly agree|eher ja|plutôt oui|lean support",
    0.0: "neutral|abstain|abstained|abstention|abs|mixed|enthaltung|enthalten|neither|0",
    -0.5: "lean no|rather no|rather against|leaning no|partly disagree|eher nein|plutôt non|lean oppose",
    -1.0: "no|n|against|contra|con|oppose|opposes|opposed|disagree|reject|nay|nein|non|dagegen|contre|-|-1",
}
"""Words that often mean a stance of this score: suggested, never taken without a yes."""

UNDECLARED = "undeclared|undecided|unknown|no position|unclear|declined|?|dk|don't know|n/a|na|keine angabe"
MARKS = ("x", "✓", "✔", "1", "1.0", "yes", "true", "ja", "oui", "y", "•", "●")
NO_MARKS = ("", "0", "0.0", "no", "false", "-", "–", "nein", "non", "n")
SILENT = ("", "no record")
"""What a cell of a wide table says where nothing is recorded, as in our own matrix: no statement, and no stance."""


@cache
def fields_by_heading() -> dict[str, str]:
    """The field of each usual heading, folded."""
    return {folded(word): field for field, words in HEADINGS.items() for word in words.split("|")}


def is_heading(cell: str) -> bool:
    """Whether a cell is a usual heading."""
    return len(cell) < 40 and folded(cell) in fields_by_heading()


@cache
def scores_by_word() -> dict[str, float | None]:
    """The score that a word often means; None for undeclared."""
    scores: dict[str, float | None] = dict.fromkeys(UNDECLARED.split("|"))
    return scores | {word: score for score, words in STANCES.items() for word in words.split("|")}
