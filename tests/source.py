"""The project's own files as syntax trees, so that tests can hold the code to the house's rules."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its place below the root, its text, and what stands in it."""

    place: str
    text: str

    @property
    def name(self) -> str:
        """The module's own name; a package's is its folder's."""
        path = Path(self.place)
        return path.parent.name if path.stem == "__init__" else path.stem

    @property
    def length(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text, self.place)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Everything in the tree, walked once for all rules."""
        return list(ast.walk(self.tree))

    @cached_property
    def functions(self) -> list[Function]:
        """Every function and method, those inside others included."""
        return [node for node in self.nodes if isinstance(node, Function)]

    @cached_property
    def calls(self) -> list[ast.Call]:
        """Every call."""
        return [node for node in self.nodes if isinstance(node, ast.Call)]

    @cached_property
    def imports(self) -> set[str]:
        """The full name of every module or name it imports anywhere, for the type checker alone included."""
        return {name for node in self.nodes for name in self._imported(node)}

    def _imported(self, node: ast.AST) -> Iterator[str]:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = Path(self.place).parts[:-1]
            near = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (near, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def sources(*places: str) -> list[Source]:
    """The Python files below these folders (or the files themselves) that exist, in order of their place."""
    found = [file for place in places for file in _python_files(ROOT / place)]
    return [Source(file.relative_to(ROOT).as_posix(), file.read_text("utf-8")) for file in sorted(found)]


def tracked_files() -> list[Path]:
    """Every file that git would keep; in an unpacked archive without git, every file outside hidden folders."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*")]
        listed = [place for place in listed if not place.startswith(".venv/") and "__pycache__" not in place]
    return sorted(ROOT / place for place in listed if place and (ROOT / place).is_file())


def length(function: Function) -> int:
    """Lines from `def` to the end, its docstring included."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _python_files(path: Path) -> Iterator[Path]:
    return path.rglob("*.py") if path.is_dir() else iter([path] if path.is_file() else [])
