"""What Streamlit's search for garbage looks at after each run of the app: little, however much is loaded."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.source import ROOT
from tracker.app.frame import memory


def test_what_the_modules_hold_is_not_searched_for_garbage_after_every_run(data: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TRACKER_DATA", str(data))
    monkeypatch.chdir(ROOT)
    gc.unfreeze()
    memory._spare.cache_clear()

    app = AppTest.from_file(str(ROOT / "tracker/app/front_door.py"), default_timeout=60).run()

    assert not app.exception
    assert len(gc.get_objects()) < gc.get_freeze_count() / 10
