"""`aftercare` as a clinic installs it: without the sandbox, whose libraries others would load."""

from __future__ import annotations

import runpy
import sys
from typing import Final

# structlog and httpx import them wherever they are, and they take five megabytes.
_SANDBOX: Final = ("rich", "pygments")

if __name__ == "__main__":
    for name in _SANDBOX:
        sys.modules[name] = None  # type: ignore[assignment]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
