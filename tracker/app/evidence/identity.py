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

MOST = 30  # members: the matrix shows them all


def show_identity(tracker: Tracker, of: str, name: str) -> None:
    """What the registers say of an actor or a proposal; nothing where they say nothing."""
    table = tracker.typed(f"{of}s")
    row = table[table[of] == name].to_dict("records")[0]
    if of == "proposal":
        _sentence(row)
        return
    aliases = ", ".join(row.get("aliases") or ())
    facts = [begun(str(row.get("kind") or "")), say("profile.aliases", names=aliases) if aliases else "", _note(row)]
    if told := " · ".join(filter(None, facts)):
        st.caption(plain(told))
    below = members(tracker, (name,)) - {name}
    named = {
        "member_of": list(row.get("member_of") or ()),
        "members": [each for each in tracker.actors["actor"] if each in below],
    }
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="groups"):
        for kind, names in named.items():
            _names(kind, names)


def _sentence(row: Mapping[Any, Any]) -> None:
    if row.get("statement"):
        st.text(row["statement"])
    if told := " · ".join(filter(None, [str(row.get("topic") or ""), str(row.get("status") or ""), _note(row)])):
        st.caption(plain(told))


def _note(row: Mapping[Any, Any]) -> str:
    return str(row.get("note") or "")


def _names(kind: str, names: list[str]) -> None:
    """Names in a line, each leading to its page."""
    if names:
        st.caption(say(f"profile.{kind}"), width="content")
    for name in names[:MOST]:
        if st.button(plain(name), key=f"go_{kind}_{name}", type="tertiary"):
            open_actor(name)
    if len(names) > MOST:
        st.caption(say("profile.more_names", count=len(names) - MOST), width="content")
