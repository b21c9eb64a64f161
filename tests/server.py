"""The real app as a process of its own, on a free port, over a folder of data that the test may spoil."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.source import ROOT

PATIENCE = 90
"""Seconds until a server that does not answer counts as broken; a cold, busy machine needs about 20."""


class StartError(Exception):
    """The app ended or did not answer; the message holds what it printed."""


@dataclass(frozen=True)
class RunningApp:
    """An app that answers at `url`, shows the tables in `data`, and prints into `log`."""

    url: str
    data: Path
    log: Path
    surroundings: Mapping[str, str] = field(default_factory=dict)
    """Environment variables besides TRACKER_DATA."""
    pids: list[int] = field(default_factory=list)
    """The server's process, once it is started."""

    @property
    def port(self) -> int:
        """The port it listens on, on localhost only."""
        return int(self.url.rsplit(":", 1)[1])

    def printed(self) -> str:
        """All it has said on its terminal so far: warnings and tracebacks end there, never on the page."""
        return self.log.read_text("utf-8", errors="replace")


@contextmanager
def running_app(
    data: Path, log: Path, *options: str, port: int = 0, program: str = "streamlit", **surroundings: str
) -> Iterator[RunningApp]:
    """The app over `data` while the block lasts; `options` go to `streamlit run`. Raises StartError with its output.

    `program` is a module that takes the same words as `streamlit`.
    """
    app = RunningApp(f"http://localhost:{port or free_port()}", data, log, surroundings)
    process = _start(app, program, options)
    app.pids.append(process.pid)
    try:
        _wait_until_it_answers(app, process)
        yield app
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def fingerprint(folder: Path) -> dict[str, str]:
    """Each file below the folder with the SHA-256 of its bytes: two are equal when nothing was written."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _start(app: RunningApp, program: str, options: tuple[str, ...]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", program, "run", "streamlit_app.py", *options]
    switches = [f"--server.port={app.port}", "--server.headless=true", "--server.fileWatcherType=none"]
    with app.log.open("wb") as log:
        return subprocess.Popen(
            [*command, *switches],
            cwd=ROOT,  # Streamlit reads .streamlit/config.toml where it is started
            env=os.environ | {"TRACKER_DATA": str(app.data), "PYTHONUNBUFFERED": "1", **app.surroundings},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _wait_until_it_answers(app: RunningApp, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{app.url}/_stcore/health", timeout=5):  # noqa: S310  our own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise StartError(f"no answer from {app.url}; it printed:\n{app.printed()}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
