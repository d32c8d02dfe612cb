"""A process of the bench: started, asked, measured from outside, stopped."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

_ROOT: Final = Path(__file__).parents[2]
# Seconds for a process to end by itself.
_ENDS_WITHIN: Final = 20.0


class SilentError(AssertionError):
    """A process ended instead of answering; the text is the end of its log."""


class Process:
    """A Python module that runs as a process of its own, in a folder of its own."""

    def __init__(
        self, folder: Path, command: list[str], environment: Mapping[str, str] | None = None
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._log = folder / "process.log"
        with self._log.open("ab") as log:
            self._popen = subprocess.Popen(
                [sys.executable, "-m", *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=folder,
                env=_environment(environment or {}),
            )

    def ask(self, do: str, **request: Any) -> Any:
        """Send a request and wait for its answer."""
        self.tell(do, **request)
        return self.hear()

    def tell(self, do: str, **request: Any) -> None:
        """Send a request, whose answer must be heard before the next one."""
        assert self._popen.stdin is not None
        self._popen.stdin.write(json.dumps({"do": do, **request}) + "\n")
        self._popen.stdin.flush()

    def hear(self) -> Any:
        """The next line of its output; the first one of a process that can be asked is "ready"."""
        assert self._popen.stdout is not None
        line = self._popen.stdout.readline()
        if not line:
            raise SilentError(self._log.read_text("utf-8", errors="replace")[-3000:])
        return json.loads(line)

    @property
    def cpu(self) -> float:
        """Seconds of CPU that all its threads have used so far."""
        # clock_getcpuclockid(3): /proc counts in hundredths only.
        return time.clock_gettime(~self._popen.pid << 3 | 2)

    @property
    def resident_mb(self) -> float:
        """How much of it is in memory."""
        status = Path(f"/proc/{self._popen.pid}/status").read_text("ascii")
        kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(kilobytes.split()[1]) / 1024

    def stop(self) -> None:
        """Let a process that can be asked end by itself: nobody asks any more."""
        assert self._popen.stdin is not None
        self._popen.stdin.close()
        self._wait()

    def terminate(self) -> None:
        """End any other as a supervisor does."""
        self._popen.terminate()
        self._wait()

    def _wait(self) -> None:
        try:
            self._popen.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        for pipe in (self._popen.stdin, self._popen.stdout):
            assert pipe is not None
            pipe.close()


@contextmanager
def started(
    folder: Path, *command: str, environment: Mapping[str, str] | None = None
) -> Iterator[Process]:
    """A process that cannot be asked, for the time of the block."""
    process = Process(folder, list(command), environment)
    try:
        yield process
    finally:
        process.terminate()


@contextmanager
def running(
    folder: Path, *command: str, environment: Mapping[str, str] | None = None
) -> Iterator[Process]:
    """A process that can be asked, from when it is ready to the end of the block."""
    process = Process(folder, list(command), environment)
    try:
        process.hear()
        yield process
    finally:
        process.stop()


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, **own}
