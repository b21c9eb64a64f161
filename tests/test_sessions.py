"""What many open browsers cost the server: each a session over its websocket that has drawn the matrix."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.server import RunningApp, running_app

SESSIONS, MEGABYTES = 50, 400


@contextmanager
def browser_session(app: RunningApp) -> Iterator[None]:
    """A browser's connection that has seen three pages, and stays open while the block lasts."""
    address = f"ws://localhost:{app.port}/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")], origin=Origin(app.url), max_size=None) as session:
        for _ in range(3):
            asked = BackMsg()
            asked.rerun_script.query_string = "asof=2025-08-28"
            session.send(asked.SerializeToString())
            wait_until_drawn(session)
        yield


def wait_until_drawn(session: ClientConnection) -> None:
    """Take what the app sends until its script has ended."""
    told = ForwardMsg()
    while told.WhichOneof("type") != "script_finished":
        told.ParseFromString(session.recv(timeout=60, decode=False))


def resident(pid: int) -> float:
    """How much memory a process holds, in megabytes."""
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


@pytest.mark.long
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a process tells its memory there, on Linux")
def test_fifty_open_browsers_fit_into_400_megabytes(data: Path, tmp_path: Path):
    with running_app(data, tmp_path / "app.log") as app, ExitStack() as sessions:
        for _ in range(SESSIONS):
            sessions.enter_context(browser_session(app))
        used = resident(app.pids[0])

    assert used < MEGABYTES, f"{SESSIONS} sessions hold {used:.0f} MB"
