"""Much that was changed outside the tracker: asked about at the terminal before anything is saved with it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

import click

from tracker.store.consent import OutsideError, agree, in_words, require_consent
from tracker.store.saving import Receipt
from tracker.tracker import Tracker

OPTION = "--accept-outside"


def agreed(found: Tracker, save: Callable[..., Receipt]) -> Receipt:
    """The receipt of a save, once somebody agreed to what was changed outside, if that is much.

    Raises OutsideError, with the option that agrees, where nobody does: in a pipe, or after a no.
    """
    ask = partial(require_consent, found.folder)
    try:
        return save(ask=ask)
    except OutsideError as error:
        words = f"{', '.join(map(in_words, error.much))}, outside the tracker since its last save"
        if not _is_accepted(words):
            how = f"look at it ('git diff' may help); 'tracker {OPTION} …' agrees to it"
            raise OutsideError(f"{words}; {how}; nothing was saved") from None
        seen = {each.table: each.sha256 for each in error.much}
        agree(found.folder, found.schema, seen, "", via="terminal")
        return save(ask=ask)


def _is_accepted(words: str) -> bool:
    """By the option, or by whoever sits at the terminal."""
    if click.get_current_context().find_root().params["accept_outside"]:
        return True
    asks = sys.stdin.isatty() and sys.stderr.isatty()
    return asks and click.confirm(f"{words}\nAgree to that, and save?", default=False, err=True)
