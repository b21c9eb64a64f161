"""No text that people read stands in the app's code: all of it comes from the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.source import ROOT, Source, sources

SAYING = {"say", "said_in", "count_of", "has_text"}
"""Calls whose words are names of texts."""
SHOWING = {
    "button", "caption", "checkbox", "date_input", "dialog", "download_button", "error", "expander", "file_uploader",
    "form_submit_button", "header", "info", "link_button", "markdown", "menu_button", "metric", "multiselect",
    "page_link", "pills", "popover", "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner",
    "subheader",
    "success", "tabs", "text", "text_area", "text_input", "title", "toast", "toggle", "warning", "write",
    "CheckboxColumn", "Column", "DateColumn", "LinkColumn", "NumberColumn", "SelectboxColumn", "TextColumn",
}  # fmt: skip
"""Streamlit's calls whose first argument people read."""
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
app_sources = pytest.mark.parametrize("source", sources("tracker/app", "streamlit_app.py"), ids=lambda each: each.place)


def words_in(node: ast.AST) -> Iterator[str]:
    """The literal texts below a node that are no names of texts."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYING:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from words_in(child)


def shown_in(source: Source) -> Iterator[str]:
    """The literal texts in what Streamlit's calls show, as far as they are no icon, and in arguments people read."""
    for call in source.calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        shown = [call.args[0]] if name in SHOWING and call.args else []
        shown += [word.value for word in call.keywords if word.arg in SHOWN]
        for each in shown:
            direct = each.values if isinstance(each, ast.JoinedStr) else [each]
            yield from (part.value for part in direct if isinstance(part, ast.Constant) and isinstance(part.value, str))


def docstrings(tree: ast.Module) -> set[str]:
    """The texts that explain the code."""
    told = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    return {value.value for value in told if isinstance(value, ast.Constant) and isinstance(value.value, str)}


@app_sources
def test_a_page_hands_streamlit_no_text_of_its_own(source: Source):
    texts = [re.sub(r":material/\w*:?", "", text) for text in shown_in(source)]

    assert [text for text in texts if re.search(r"[^\W\d_]{2}", text)] == []


@app_sources
def test_no_two_words_in_a_row_stand_in_the_apps_code(source: Source):
    known = docstrings(source.tree) | NO_TEXTS.get(source.place.rsplit("/", 1)[-1], set())
    found = [text for text in words_in(source.tree) if SENTENCE.search(text) and text not in known]

    assert [text for text in found if not text.startswith("<")] == []


@pytest.mark.parametrize("script", sorted(path.relative_to(APP).as_posix() for path in APP.rglob("*.js")))
def test_a_component_writes_no_text_of_its_own(script: str):
    text = (APP / script).read_text("utf-8")
    found = [next(filter(None, match.groups()), "") for match in WRITTEN.finditer(text)]

    assert [each for each in found if re.search(r"[^\W\d_]{2}", re.sub(r"\$\{[^}]*\}?", "", each))] == []
