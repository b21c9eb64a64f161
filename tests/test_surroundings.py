"""What stands around the code: what is installed, from where, and what the app promises to whoever starts it."""

from __future__ import annotations

import http.client
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from playwright.sync_api import Browser

from tests.browser import settle
from tests.server import RunningApp
from tests.source import ROOT, tracked_files

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = {
    "requirements.lock": (),
    "tests/requirements.lock": ("dev",),
    "benchmarks/requirements.lock": ("dev", "bench"),
}
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.",
    "ana" + "conda.org",
    "jsd" + "elivr",
    "unp" + "kg",
)


def requirements(lock: str) -> list[Requirement]:
    """What must be in the lock: the dependencies, its extras, and the build backend."""
    project = PROJECT["project"]
    extras = [line for extra in LOCKS[lock] for line in project["optional-dependencies"][extra]]
    return [Requirement(line) for line in [*project["dependencies"], *extras, *PROJECT["build-system"]["requires"]]]


def pins(lock: str) -> dict[str, set[str]]:
    """Each package of the lock with its pinned versions (more than one where Python's version decides)."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_pins_every_dependency_within_its_range(lock: str):
    pinned = pins(lock)
    wrong = [
        str(wanted)
        for wanted in requirements(lock)
        if not any(wanted.specifier.contains(version) for version in pinned.get(canonicalize_name(wanted.name), ()))
    ]

    assert not wrong, "`make lock` brings the lock up to date"


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_hashes_every_package_and_names_no_host(lock: str):
    text = (ROOT / lock).read_text("utf-8")
    blocks = re.split(r"^(?=\w)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), flags=re.MULTILINE)[1:]

    assert "://" not in text
    assert "index-url" not in text
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_the_three_locks_agree_on_every_version():
    run, tests, bench = (pins(lock) for lock in LOCKS)

    assert run.items() <= tests.items() <= bench.items()


def test_every_dependency_says_what_it_is_for():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    dependencies = [line for line in lines if re.match(r'\s+"[\w.\[\]-]+[><=]', line)]

    assert len(dependencies) == sum(map(len, PROJECT["project"]["optional-dependencies"].values())) + len(
        PROJECT["project"]["dependencies"]
    )
    assert [line for line in dependencies if not re.search(r"# \S+ \S+", line)] == []


def test_no_kept_file_names_a_registry():
    named = [
        (path.relative_to(ROOT).as_posix(), host)
        for path in tracked_files()
        for host in REGISTRIES
        if host.encode() in path.read_bytes()
    ]

    assert not named


def test_the_configuration_keeps_the_apps_promises():
    config: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))

    assert config["browser"]["gatherUsageStats"] is False
    assert config["server"]["address"] == "localhost"
    assert config["server"]["allowedHosts"] == ["localhost", "127.0.0.1"]
    assert config["server"]["maxUploadSize"] == 20
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["disableDataExport"] is True
    assert config["client"]["toolbarMode"] == "viewer"
    assert config["runner"]["fastReruns"] is False


def test_no_secret_and_no_roles_are_kept_in_the_tree():
    assert not [path for path in tracked_files() if path.name in {"secrets.toml", "roles.toml", ".env"}]


def test_the_app_starts_without_a_warning(shared_app: RunningApp):
    printed = shared_app.printed()

    assert shared_app.url in printed
    assert not re.search(r"warn|error|deprecat|not a valid config|Traceback", printed, re.IGNORECASE)


@pytest.mark.parametrize(("host", "status"), [("localhost", 101), ("evil.example", 403)])
def test_only_a_page_under_the_machines_own_name_reaches_the_app(shared_app: RunningApp, host: str, status: int):
    assert handshake(shared_app.port, host) == status


def test_a_visit_asks_no_other_host_for_anything(shared_app: RunningApp, chromium: Browser):
    asked: set[str] = set()
    with chromium.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(shared_app.url)
        settle(page)

    assert [url for url in asked if not url.startswith((shared_app.url, "data:", "blob:"))] == []


def handshake(port: int, host: str) -> int:
    """The status of a websocket handshake from a page that calls this machine `host`."""
    connection = http.client.HTTPConnection("localhost", port, timeout=20)
    headers = {
        "Host": f"{host}:{port}",
        "Origin": f"http://{host}:{port}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    connection.request("GET", "/_stcore/stream", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status
