"""Workbooks edited in a real LibreOffice, many in one session; said loudly where there is none."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.source import ROOT

SOFFICE = shutil.which("soffice")
MISSING = "LIBREOFFICE OR ITS PYTHON BRIDGE IS NOT INSTALLED: nobody edited a workbook as people do"
PYTHONS = ("/usr/bin/python3", "python3", "/usr/lib/libreoffice/program/python")
Acts = Sequence[Sequence[Any]]


@cache
def bridge() -> str:
    """The Python that can talk to LibreOffice; "" where there is none."""
    for python in filter(None, map(shutil.which, PYTHONS)) if SOFFICE else ():
        if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0:
            return python
    return ""


def edited_in_office(book: bytes, jobs: Mapping[str, Acts], folder: Path) -> dict[str, bytes]:
    """For each job the workbook after LibreOffice did its acts; one whose name ends in .ods is saved as that.

    A job called `locked` is saved with a password.
    """
    source = folder / "exported.xlsx"
    source.write_bytes(book)
    targets = {name: folder / f"{number}{Path(name).suffix or '.xlsx'}" for number, name in enumerate(jobs)}
    told = [
        {"source": str(source), "target": str(targets[name]), "acts": acts}
        | ({"password": "secret"} if name == "locked" else {})
        for name, acts in jobs.items()
    ]
    command = [bridge(), str(ROOT / "tests" / "office_driver.py"), str(SOFFICE), str(folder / "home")]
    subprocess.run(command, input=json.dumps(told), text=True, check=True, timeout=300, capture_output=True)
    return {name: target.read_bytes() for name, target in targets.items()}
