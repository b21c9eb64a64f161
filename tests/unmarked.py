"""What a page of the marked app says outside its brackets and outside its data: words that no translation reaches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from babel.dates import get_day_names, get_month_names
from playwright.sync_api import Page

from tests.marked_app import CLOSE, OPEN
from tracker import Tracker

SPOKEN = """() => {
  const found = { texts: [], labels: [] };
  const silent = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'CODE']);
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) { found.texts.push(node.data); return; }
    if (node.nodeType === Node.ELEMENT_NODE) {
      const style = getComputedStyle(node);
      if (silent.has(node.tagName) || style.display === 'none' || style.fontFamily.includes('Material Symbols')) return;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        if (node.getAttribute(name)) found.labels.push(node.getAttribute(name));
      }
    }
    if (node.shadowRoot) walk(node.shadowRoot);
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return found;
}"""
"""Every text and every label of the page in its order, those inside components and closed folds included."""
NOT_OURS = {
    r"Skip to main content|App pages|Main menu|Notifications|Dismiss|Link to heading": "Streamlit's frame",
    r"Running\.\.\.|Stop": "its sign that it works",
    r"Shortcut .*|Ctrl ?\+ ?\w+|Alt ?\+ ?\w+|\w+ icon|Help for( .*)?": "Streamlit names a button's keys, icon and help",
    r"Open|Close|Clear( all| value)?|Remove( .*)?|Selected values|Choose date|Clear input": "buttons in its fields",
    r"(year|month|day),( .*)?|[ymd]{2,4}|Selected\W.*|Calendar|Press Enter to .*": "the parts of its date field",
    r"Upload|\d+MB per file|file upload|Browse files|Drag and drop.*": "its field for files",
    r"(Show/hide columns|Search|Fullscreen|Download as \w+|Show data|Copy Vega-Lite spec)\b.*": "a table's tools",
    r"Previous page|Next page|Go to page( .*)?|Page( \d+.*)?|Pagination": "its page numbers",
    r"graphic|.* mark container|axis|legend|[XY]-axis.*|symbol": "Vega's words for the parts of a chart",
}
"""What stands in English by no fault of ours, and whose it is."""


def words_outside(page: Page, opened: Tracker) -> list[str]:
    """The words on the page that stand in no bracket, are no data, no day, and not Streamlit's own."""
    spoken = page.evaluate(SPOKEN)
    outside = [*_outside(spoken["texts"]), *(each for label in spoken["labels"] for each in _outside([label]))]
    known = _pattern(_data(opened))
    left = (known.sub(" ", each) for each in outside if not re.fullmatch("|".join(NOT_OURS), each.strip()))
    return sorted({each.strip() for each in left if re.search(r"[^\W\d_]{2}", each)})


def _outside(texts: Iterable[str]) -> Iterator[str]:
    """The part of each text that stands in no bracket; one may open in a text and close in a later one."""
    depth = 0
    for text in texts:
        kept = []
        for letter in text:
            depth += (letter == OPEN) - (letter == CLOSE)
            kept.append(letter if depth == 0 and letter != CLOSE else " ")
        yield "".join(kept)


def _data(opened: Tracker) -> set[str]:
    """What the data say themselves: cells, the schema's own words, what the rules say of them; and names of days."""
    problems, schema = opened.problems, opened.schema
    words = {str(schema.title), *schema.tables}
    for table in schema.tables.values():
        words |= {table.title, table.description, table.path, *table.columns}
        words |= {text for field in table.fields for text in (field.label, field.description)}
        words |= set(opened.texts[table.name].frame.astype("str").to_numpy().ravel())
    words |= {str(text) for column in ("message", "hint", "rule") for text in problems[column]}
    history = opened.history()
    words |= {str(text) for column in ("words", "by", "why") for text in history[column]}
    words |= {text for side in ("before", "after") for cells in history[side] for text in cells.values()}
    for width in ("wide", "abbreviated"):
        words |= {*get_month_names(width, locale="en_GB").values(), *get_day_names(width, locale="en_GB").values()}
    return words


def _pattern(words: set[str]) -> re.Pattern[str]:
    spoken = sorted((word.strip() for word in words if re.search(r"[^\W\d_]", word)), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spoken))})(?!\w)", re.IGNORECASE)
