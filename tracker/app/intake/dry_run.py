"""What an import would change, shown before anything is saved: counts, then each row, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

import pandas as pd
import streamlit as st

from tracker.app.frame.downloads import MIME
from tracker.app.frame.file_button import offer_file
from tracker.app.intake.arrival import Arrival
from tracker.app.wording.language import number_said, say
from tracker.app.wording.phrases import count_of, listed
from tracker.app.wording.sayings import said_again
from tracker.exchange.intake.identity import CHANGED, NEW, REFUSED, THERE, changed_cells
from tracker.exchange.intake.offer import Offer
from tracker.exchange.intake.refusals import refused_file

SHOWN = 200
"""Rows of a kind that the page shows; the files hold all."""
NAMES = 12
VERDICTS = {"new": NEW, "changed": CHANGED, "refused": REFUSED, "already there": THERE}
JSON = "application/json"


def show_offer(arrival: Arrival, offer: Offer) -> None:
    """The counts, what was found out, and a table for each verdict; the refused rows as a file to mend."""
    st.subheader(say("import.would_change"), anchor=False)
    count_line(offer.counts)
    _remarks(offer)
    kinds = [name for name in VERDICTS if offer.counts[name]] + (["switched"] if len(offer.switched) else [])
    if not kinds:
        st.text(say("import.no_rows"))
        return
    labels = {name: _label(offer, name) for name in kinds}
    for place, name in zip(st.tabs(list(labels.values())), kinds, strict=True):
        with place:
            _verdict(arrival, offer, name)


def count_line(counts: Mapping[str, int]) -> None:
    """The counts side by side: 12 new, 3 changed, 0 deleted, 2 already there, 4 refused."""
    parts = [f"**{number_said(number)}** {say('import.' + name.replace(' ', '_'))}" for name, number in counts.items()]
    st.markdown(" · ".join(parts))


def counts_in_words(counts: Mapping[str, int]) -> str:
    """What would be saved, and what is refused: 12 new, 3 changed, 4 refused; or that nothing would be, and why."""
    if not any(counts.values()):
        return say("import.no_rows")
    told = [name for name in ("new", "changed", "deleted", "refused") if counts[name]]
    return ", ".join(f"{number_said(counts[name])} {say(f'import.{name}')}" for name in told) or say(
        "import.nothing_new"
    )


def changed_table(offer: Offer, limit: int = SHOWN) -> pd.DataFrame:
    """The cells that would change: columns row, id, actor, proposal, column, before, after; one row a cell."""
    positions = offer.tracker.texts["positions"]
    rows = []
    for place in offer.places(CHANGED)[:limit].tolist():
        record = int(offer.pairing.record[place])
        known = positions.frame.iloc[record]
        row = int(offer.sheet.rows[offer.said.records[place]])
        cells = changed_cells(offer.said, place, positions, record)
        about = (row, known["id"], known["actor"], known["proposal"])
        rows += [(*about, name, known[name], text) for name, text in cells.items()]
    return pd.DataFrame(rows, columns=["row", "id", "actor", "proposal", "column", "before", "after"])


def _label(offer: Offer, name: str) -> str:
    count = len(offer.switched) if name == "switched" else offer.counts[name]
    return f"{say('import.tab_' + name.replace(' ', '_'))} {number_said(count)}"


def _verdict(arrival: Arrival, offer: Offer, name: str) -> None:
    if name == "refused":
        _refused_rows(arrival, offer)
    if name == "switched":
        table = offer.switched[:SHOWN]
    elif name == "changed":
        table = changed_table(offer)
    else:
        reasons = [said_again(offer.reason(place)) for place in offer.places(VERDICTS[name])[:SHOWN].tolist()]
        table = offer.table(VERDICTS[name], SHOWN).drop(columns="verdict").assign(reason=reasons)
    _table(table, say(f"import.tab_{name.replace(' ', '_')}"))
    total = len(offer.switched) if name == "switched" else offer.counts[name]
    if total > SHOWN:
        st.caption(say("import.first_rows", shown=SHOWN, total=total))


def _table(table: pd.DataFrame, alt: str) -> None:
    """The columns in which something stands; texts stay texts."""
    said = [name for name in table if (table[name].astype(str) != "").any()]
    headings: dict[str, Any] = {str(name): st.column_config.Column(say(f"import.column_{name}")) for name in table}
    wide = {"reason": st.column_config.Column(say("import.column_reason"), width="large")}
    st.dataframe(table[said], hide_index=True, column_config={**headings, **wide}, alt=alt)


def _refused_rows(arrival: Arrival, offer: Offer) -> None:
    ending = {"xlsx": ".xlsx", "json": ".json"}.get(offer.sheet.kind, ".csv")
    with st.container(horizontal=True, vertical_alignment="center", key="import_refused"):
        st.text(say("import.refused_about"), width="stretch")
        offer_file(
            say("import.refused_file"), lambda: refused_file(offer)[1],
            f"{PurePath(arrival.name).stem}-refused{ending}", MIME.get(ending[1:], JSON), icon=":material/download:",
        )  # fmt: skip


def _remarks(offer: Offer) -> None:
    """What was found out: proofs of dates, names read as others, new rows of the registers, sheets not read."""
    lines = list(map(said_again, offer.remarks))
    for matched in offer.matches:
        told = [f"{written} → {key}" for written, key in list(matched.respelled.items())[:NAMES]]
        lines += [say("import.respelled", names=", ".join(told))] if told else []
    for table, number in Counter(edit.table for edit in offer.registers).items():
        names = [next(iter(edit.cells.values())) for edit in offer.registers if edit.table == table][:NAMES]
        more = [say("import.more")] if number > NAMES else []
        counted = count_of(number, table.removesuffix("s"))
        lines.append(say("import.new_names", counted=counted, names=listed([*names, *more])))
    if lines:
        st.text("\n".join(f"• {line}" for line in lines))
