"""What the matrix says beside its names: the words of its cells, its orders and the headings between its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker import Tracker
from tracker.app.frame.filters import View
from tracker.app.frame.workings import groupings
from tracker.app.tiles.arrangement import Block, Order
from tracker.app.wording.language import has_text, locale_tag, say
from tracker.app.wording.phrases import count_of, day_in_words

TEXTS = ("silent", "actor", "order", "sort", "if", "silent_members", "contested", "claimed")


def words_of_matrix(tracker: Tracker, view: View, order: Order, blocks: Sequence[Block]) -> dict[str, Any]:
    """The words, the orders there are to choose from, and the blocks (see `arrangement.Block`) with their headings."""
    texts = {name: say(f"matrix.{name}", name="{name}", count="{count}") for name in TEXTS}
    return {
        "order": order.word,
        "orders": _orders(tracker, order),
        "locale": locale_tag(),
        "blocks": [block._asdict() | _heading(block, order) for block in blocks],
        "texts": texts
        | {
            "label": say("matrix.label", day=day_in_words(view.day)),
            "since": say("standing.since", day="{day}"),
            "stale": say("standing.stale", days="{days}"),
        }
        | _compared(view),
    }


def _compared(view: View) -> dict[str, str]:
    if not view.before:
        return {}
    day = day_in_words(view.before)
    return {"moved": say("matrix.moved", day=day, before="{before}"), "new": say("matrix.new", day=day)}


def _orders(tracker: Tracker, order: Order) -> list[tuple[str, str]]:
    """The orders that a list offers, and the one by a stance while it is that: there, the columns have buttons."""
    words = ["listed", "name", "-name", *groupings(tracker)]
    found = [("" if word == "listed" else word, say(f"matrix.by_{word}")) for word in words]
    return [*found, (order.word, say("matrix.by_stance", proposal=order.on))] if order.by == "stance" else found


def _heading(block: Block, order: Order) -> dict[str, Any]:
    """What the heading of a block says; a group is an actor, and its name opens its page."""
    if not block.name:
        rest = say("matrix.no_group") if order.by in ("group", "kind") else ""
        return {"label": rest, "note": "", "opens": False}
    known = order.by == "kind" and has_text(f"kind.{block.name}")
    label = say(f"kind.{block.name}") if known else block.name
    noun = "member" if order.by == "group" else "actor"
    return {"label": label, "note": count_of(block.members, noun), "opens": order.by == "group"}
