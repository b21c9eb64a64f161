"""Every page of the app, read off the front door: a new one is looked at by all the tests that look at pages."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

from tests.source import sources

THE_DAY = "asof=2025-08-28"
"""A day on which the shipped debate has much to show."""
ABOUT = {"actor": "who=Russia", "proposal": "what=European+troops"}
"""Pages that are about one thing, and whose query says about which."""


@dataclass(frozen=True)
class AppPage:
    """A page's file, as Streamlit switches to it, and its place in the address; the first page has none."""

    file: str
    path: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return Path(self.file).stem

    @property
    def address(self) -> str:
        """Its place and a query on which it has something to show."""
        return f"{self.path}?{'&'.join(filter(None, (THE_DAY, ABOUT.get(self.name, ''))))}"

    def __str__(self) -> str:
        return self.name


def every_page() -> list[AppPage]:
    """The pages that the front door declares, in its order."""
    [front] = sources("tracker/app/front_door.py")
    declared = [call for call in front.calls if ast.unparse(call.func) == "st.Page"]
    return [_page_of(call) for call in sorted(declared, key=lambda call: call.lineno)]


def _page_of(call: ast.Call) -> AppPage:
    file = str(ast.literal_eval(call.args[0]))
    told = {str(word.arg): word.value for word in call.keywords}
    given = ast.literal_eval(told["url_path"]) if "url_path" in told else Path(file).stem
    return AppPage(file, "" if "default" in told else str(given))
