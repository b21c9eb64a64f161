"""The app in a made-up language whose every text stands in ⟦brackets⟧: whatever else it says stands outside."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit.web.cli import main

from tracker.app.wording import language

OPEN, CLOSE = "⟦", "⟧"


def write_marked_texts(folder: Path) -> None:
    """The first language's catalogue with every text in brackets, as the only one of a folder."""
    told = tomllib.loads((language.TEXTS / f"{language.FIRST}.toml").read_text("utf-8"))
    parts = [f"[{part}]\n{''.join(_lines(part, named))}" for part, named in told.items()]
    (folder / f"{language.FIRST}.toml").write_text("\n".join(parts), "utf-8")


def _lines(part: str, named: Mapping[str, Any]) -> list[str]:
    written = (lambda text: text) if part == "language" else _marked
    return [f"{json.dumps(name)} = {_toml(written(text))}\n" for name, text in named.items()]


def _marked(text: str | Mapping[str, str]) -> str | dict[str, str]:
    """The text in brackets, in all its forms."""
    if isinstance(text, str):
        return f"{OPEN}{text}{CLOSE}"
    return {form: f"{OPEN}{each}{CLOSE}" for form, each in text.items()}


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {json.dumps(each)}" for name, each in value.items()) + " }"
    return json.dumps(value)


if __name__ == "__main__":
    language.TEXTS = Path(os.environ["TRACKER_MARKED_TEXTS"])
    main(prog_name="streamlit")
