"""The scripts and styles of the app's own components, read from their files."""

from __future__ import annotations

from pathlib import Path

FILES = {path.name: path for path in Path(__file__).parent.parent.rglob("*") if path.suffix in {".js", ".css"}}
"""The files of all rooms by their names, of which no two are the same."""


def script(*names: str) -> str:
    """The scripts as one module, the first ones first."""
    return "\n".join(FILES[f"{name}.js"].read_text("utf-8") for name in names)


def style(*names: str) -> str:
    """The styles as one sheet."""
    return "\n".join(FILES[f"{name}.css"].read_text("utf-8") for name in names)
