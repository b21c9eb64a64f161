"""Figures that tests measure, and docs/trust.md, which is written from them after a run of all that measure any."""

from __future__ import annotations

import platform
import re
import string
from datetime import UTC, datetime

import pytest

from tests.source import ROOT

TEMPLATE = ROOT / "tests" / "trust_template.md"
PAGE = ROOT / "docs" / "trust.md"
RECORDED: dict[str, str] = {}
"""Each figure as it is printed, under its name in the template."""


def record_figure(name: str, value: float) -> None:
    """Remember what a test has measured; the last measurement counts."""
    RECORDED[name] = f"{value:,.0f}" if value == round(value) or value >= 100 else f"{value:.2g}"


def wanted() -> set[str]:
    """The names of the figures that the template asks for."""
    return set(re.findall(r"\$\{(\w+)\}", TEMPLATE.read_text("utf-8")))


def is_filled_template(page: str) -> bool:
    """Whether a page is the template with something in the place of each figure."""
    literal = re.split(r"\$\{\w+\}", TEMPLATE.read_text("utf-8"))
    return re.fullmatch(r"[^\n|]+?".join(map(re.escape, literal)), page) is not None


class TrustPage:
    """Writes docs/trust.md at the end of a run in which every figure was measured and no test failed."""

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
        """Say what was written, or why nothing was."""
        now = datetime.now(UTC)
        RECORDED["day"] = f"{now:%Y-%m-%d}"
        RECORDED["system"] = f"Python {platform.python_version()} on {platform.system()}"
        missing = sorted(wanted() - RECORDED.keys())
        if exitstatus or missing:
            why = f"not measured: {', '.join(missing)}" if missing else "a test failed"
            terminalreporter.write_line(f"docs/trust.md is left as it was: {why}")
            return
        text = string.Template(TEMPLATE.read_text("utf-8")).substitute(RECORDED)
        PAGE.write_text(text, "utf-8")
        terminalreporter.write_line("docs/trust.md is written anew from what was measured")
