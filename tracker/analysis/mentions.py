"""What an article may mention: actors by the names people write, proposals by the words of their sentences."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.tracker import Tracker

WORD = re.compile(r"[^\W\d_]+")
EMPTY_ENGLISH = """
a about above across after again against all also although among an and another any are around as at back be because
been before being between both but by can could did do does during each every few for from further had has have he her
here his how if in include included includes including into is it its itself keep less like made make makes many may
might more most much must new no nor not now of off on once one ones only or other others our out over own part same
say says shall she should since so some such than that the their them then there these they third this those through to
too toward towards two under until up upon use used very was way ways we were what when where which while who whose why
will with within without would yes you your
"""
EMPTY_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beide beiden bis da damit dann das
dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines
er es etwa für gegen hat haben hatte hinter ihr ihre ihrem ihren ihrer ihres im in ist jede jedem jeden jeder jedes
kann kein keine keinen können man mehr mit muss müssen nach neben neue neuen nicht noch nun nur oder ohne sehr sei sein
seine seinem seinen seiner seines sich sie sind so solche soll sollen sollte sollten sowie über um und uns unter vom von
vor war waren was weder weil weiter welche wenn werde werden wie wieder wird wo wurde wurden zu zum zur zwei zwischen
"""
EMPTY_WORDS = frozenset((EMPTY_ENGLISH + EMPTY_GERMAN).split())
"""Words of English and German that are in every text, and tell no proposal from another."""


class KnownName(NamedTuple):
    """A name as it may be written, whom it stands for ("" for several), and who then speaks, if not the actor itself.

    `short` is what an article calls a person after the full name: the surname.
    """

    written: str
    actor: str
    speaker: str = ""
    short: str = ""


class KnownProposal(NamedTuple):
    """A proposal with the telling words of its name, and those that only its sentence has."""

    proposal: str
    words: tuple[str, ...]
    more: tuple[str, ...]


def known_names(tracker: Tracker) -> list[KnownName]:
    """Every name and alias of an actor; who speaks for a state is its speaker, and the state the actor."""
    states, kinds = spoken_for(tracker), _kinds(tracker)
    found: dict[str, KnownName] = {}
    for row in tracker.actors.to_dict("records"):
        name = str(row["actor"])
        stands_for, speaker = (states[name], name) if name in states else (name, "")
        for written in (name, *row.get("aliases", ())):
            short = written.split()[-1] if kinds.get(name) == "person" and " " in written else ""
            ambiguous = written in found and found[written].actor != stands_for
            found[written] = KnownName(written, "") if ambiguous else KnownName(written, stands_for, speaker, short)
    return list(found.values())


def spoken_for(tracker: Tracker) -> dict[str, str]:
    """The state that each person speaks for: the one whose government the person belongs to."""
    if not {"member_of", "kind"} <= set(tracker.actors):
        return {}
    kinds = _kinds(tracker)
    groups = dict(zip(tracker.actors["actor"], tracker.actors["member_of"], strict=True))
    return {
        person: state
        for person, member_of in groups.items()
        for government in member_of
        for state in groups.get(government, ())
        if (kinds[person], kinds.get(government), kinds.get(state)) == ("person", "government", "state")
    }


def _kinds(tracker: Tracker) -> dict[str, str]:
    if "kind" not in tracker.actors:
        return {}
    return dict(zip(tracker.actors["actor"], tracker.actors["kind"].astype("str"), strict=True))


def known_proposals(tracker: Tracker) -> list[KnownProposal]:
    """Every proposal with the words that it can be told by, each once."""
    known = []
    for row in tracker.proposals.to_dict("records"):
        words = telling_words(str(row["proposal"]))
        more = telling_words(str(row.get("statement") or ""))
        known.append(KnownProposal(str(row["proposal"]), words, tuple(each for each in more if each not in words)))
    return known


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text with a sense of their own: of three letters or more, or in capitals, each once."""
    words = [word for word in WORD.findall(text) if len(word) > 2 or (len(word) == 2 and word.isupper())]
    return tuple(dict.fromkeys(word for word in words if word.casefold() not in EMPTY_WORDS or word.isupper()))
