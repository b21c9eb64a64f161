"""The scripts and styles of the app's own components, read from the files beside this one."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def script(*names: str) -> str:
    """The scripts as one module, the first ones first."""
    return "\n".join((FOLDER / f"{name}.js").read_text("utf-8") for name in names)


def style(*names: str) -> str:
    """The styles as one sheet."""
    return "\n".join((FOLDER / f"{name}.css").read_text("utf-8") for name in names)
