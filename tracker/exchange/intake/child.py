"""The other process: parses one file from outside under limits, and prints its cells or why it will not."""

from __future__ import annotations

import json
import sys
from contextlib import suppress

from tracker.exchange.intake.errors import IntakeError, UnsafeFileError
from tracker.exchange.sayings import Saying, saying

MEMORY = 2 << 30
SECONDS = 60


def limit_resources() -> None:
    """Bound memory and time of this process, and let it write no file; where the system has no such limits, time only.

    The parent ends it when its time is over.
    """
    with suppress(ImportError):
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(ValueError, OSError):  # a lower limit is set already
                resource.setrlimit(what, (most, most))


def answer(kind: str, wanted: str, data: bytes) -> dict[str, object]:
    """The cells of a file, as its kind has them, or the reason why there are none."""
    try:
        if kind == "dna":
            from tracker.exchange.intake.dna_cells import dna_grid

            return dna_grid(data, wanted)
        if kind == "returned":
            from tracker.exchange.returned.raw_pages import returned_pages

            return returned_pages(data, wanted)
        from tracker.exchange.intake.workbook_cells import workbook_grid

        return workbook_grid(data, wanted)
    except IntakeError as error:
        return refused(error)
    except MemoryError:
        text = "it needs more memory than a table may: save it as CSV"
        return refused(UnsafeFileError(saying("file-memory", text)))


def refused(error: IntakeError) -> dict[str, object]:
    """Why there are no cells: the English text, and with what it is said again in another language."""
    reason = error.reason
    code, parts = (reason.code, dict(reason.parts)) if isinstance(reason, Saying) else ("", {})
    return {"refused": str(error), "unsafe": type(error).__name__, "code": code, "parts": parts}


if __name__ == "__main__":
    limit_resources()
    sys.stdout.write(json.dumps(answer(sys.argv[1], sys.argv[2], sys.stdin.buffer.read())))
