"""Who an actor is and what a proposal says: names, kind, groups and members, as the registers have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from tracker import Tracker
from tracker.analysis.selection import members
from tracker.app.frame.markup import plain
from tracker.app.frame.places import open_actor
from tracker.app.wording.language import say
from tracker.app.wording.phrases import begun
from tracker.app.wording.terms import sort_word

MOST = 30  # members: the matrix shows them all


def show_identity(tracker: Tracker, of: str, name: str) -> None:
    """What the registers say of an actor or a proposal; nothing where they say nothing."""
    table = tracker.typed(f"{of}s")
    row = table[table[of] == name].to_dict("records")[0]
    if of == "proposal" and _text(row, "statement"):
        st.text(_text(row, "statement"))
    if told := " · ".join(facts_of(row, of)):
        st.caption(plain(told))
    if of == "proposal":
        return
    below = members(tracker, (name,)) - {name}
    named = {
        "member_of": list(row.get("member_of") or ()),
        "members": [each for each in tracker.actors["actor"] if each in below],
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="groups"):
        for kind, names in named.items():
            _names(kind, names)


def facts_of(row: Mapping[Any, Any], of: str) -> list[str]:
    """What a row of a register tells besides its names, in the order of reading; nothing for an empty cell."""
    if of == "proposal":
        facts = [_text(row, "topic"), sort_word(_text(row, "status"))]
    else:
        aliases = ", ".join(row.get("aliases") or ())
        facts = [begun(sort_word(_text(row, "kind"))), say("profile.aliases", names=aliases) if aliases else ""]
    return [fact for fact in (*facts, _text(row, "note")) if fact]


def _text(row: Mapping[Any, Any], column: str) -> str:
    """The cell's text; empty where the table has no such column, or a missing word (which pandas holds as a number)."""
    value = row.get(column)
    return value if isinstance(value, str) else ""


def _names(kind: str, names: list[str]) -> None:
    """Names in a line, each leading to its page."""
    if names:
        st.caption(say(f"profile.{kind}"), width="content")
    for name in names[:MOST]:
        if st.button(plain(name), key=f"go_{kind}_{name}", type="tertiary"):
            open_actor(name)
    if len(names) > MOST:
        st.caption(say("profile.more_names", count=len(names) - MOST), width="content")
