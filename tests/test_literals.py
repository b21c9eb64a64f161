"""No text that people read stands in the app's code: all of it comes from the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.source import ROOT, Source, sources

SAYING = {"say", "said_in", "count_of", "has_text"}
"""Calls whose words are names of texts."""
SHOWING = {
    "button", "caption", "checkbox", "date_input", "dialog", "download_button", "error", "expander", "file_uploader",
    "form_submit_button", "header", "info", "link_button", "markdown", "menu_button", "metric", "multiselect",
    "offer_file", "page_link", "pills", "popover", "radio", "segmented_control", "select_slider", "selectbox", "slider",
    "spinner", "subheader",
    "success", "tabs", "text", "text_area", "text_input", "title", "toast", "toggle", "warning", "write",
    "CheckboxColumn", "Column", "DateColumn", "LinkColumn", "NumberColumn", "SelectboxColumn", "TextColumn",
}  # fmt: skip
"""Calls, Streamlit's above all, whose first argument people read."""
SHOWN = {"label", "help", "placeholder", "title", "page_title", "alt", "caption", "show_spinner"}
"""Arguments that people read, whatever they are given to."""
SENTENCE = re.compile(r"[^\W\d_]{2,},? [^\W\d_]{2,}")
NO_TEXTS = {
    "dry_run.py": {"already there"},  # a verdict of the import, as the terminal says it, too: has a text of its own
    "grid.py": {"left over"},  # what the grid tells the app
    "mending.py": {"safe fixes of the Problems page"},  # why a change was made: stands in the history, as people's do
    "problem_list.py": {"tuple[str, str, str]"},  # a type
    "wrong.py": {r"did you mean '(.+)'\?"},  # what a rule's hint says, told apart
    "verdicts.py": {"one side"},  # a word of the analysis: has a text of its own
}
"""Words in a row that nobody reads on a page."""
LITERAL = r"""(?:"(?P<{0}1>[^"]*)"|'(?P<{0}2>[^']*)'|`(?P<{0}3>[^`]*)`)"""
WRITTEN = re.compile(
    r"(?:textContent|innerText|title|placeholder|ariaLabel)\s*=\s*" + LITERAL.format("set")
    + r"""|setAttribute\(\s*["'](?:aria-label|title|placeholder)["']\s*,\s*""" + LITERAL.format("named")
    + r"|made\([^()]*,\s*[^()]*,\s*" + LITERAL.format("made") + r"\s*\)"
)  # fmt: skip
"""Text that a component sets by itself."""
APP = ROOT / "tracker" / "app"
SOURCES = sources("tracker/app")


def words_in(node: ast.AST) -> Iterator[str]:
    """The literal texts below a node that are no names of texts."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from words_in(child)


def shown_in(source: Source) -> Iterator[str]:
    """The literal texts in what Streamlit's calls show, as far as they are no icon, and in arguments people read."""
    for call in source.calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        shown = [call.args[0]] if name in SHOWING and call.args else []
        shown += [word.value for word in call.keywords if word.arg in SHOWN]
        for each in shown:
            direct = each.values if isinstance(each, ast.JoinedStr) else [each]
            yield from (part.value for part in direct if isinstance(part, ast.Constant) and isinstance(part.value, str))


def docstrings(source: Source) -> set[str]:
    """The texts that explain the code."""
    told = (node.value for node in source.nodes if isinstance(node, ast.Expr))
    return {value.value for value in told if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def test_a_page_hands_streamlit_no_text_of_its_own():
    shown = [(source.place, text) for source in SOURCES for text in shown_in(source)]
    words = [(place, re.sub(r":material/\w*:?", "", text)) for place, text in shown]

    assert [each for each in words if re.search(r"[^\W\d_]{2}", each[1])] == []


def said_without_a_name(source: Source) -> list[str]:
    """The words in a row that stand in the code and are neither explanation, nor markup, nor known to be no text."""
    known = docstrings(source) | NO_TEXTS.get(source.place.rsplit("/", 1)[-1], set())
    found = [text for text in words_in(source.tree) if SENTENCE.search(text) and text not in known]
    return [text for text in found if not text.startswith("<")]


def test_no_two_words_in_a_row_stand_in_the_apps_code():
    assert {source.place: found for source in SOURCES if (found := said_without_a_name(source))} == {}


def written_by(script: Path) -> list[str]:
    """The words that a component sets by itself."""
    found = [next(filter(None, match.groups()), "") for match in WRITTEN.finditer(script.read_text("utf-8"))]
    return [each for each in found if re.search(r"[^\W\d_]{2}", re.sub(r"\$\{[^}]*\}?", "", each))]


def test_a_component_writes_no_text_of_its_own():
    scripts = sorted(APP.rglob("*.js"))

    assert scripts
    assert {script.name: found for script in scripts if (found := written_by(script))} == {}
