"""The bot as a process of its own, which can be killed at any moment."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final, TypeAlias

from sqlalchemy.orm import configure_mappers

from bot import logs
from bot.__main__ import main
from bot.app import App, SystemClock, build
from bot.settings import read_settings
from bot.storage.startup import open_database

# Changes parts of a bot before it starts; what it returns runs beside the bot.
Change: TypeAlias = Callable[[App], Coroutine[Any, Any, None]]

# Before the fork, like the imports.
configure_mappers()

# A Python that has imported the bot and waits: each process is forked from it, so that a start
# costs what the bot itself does and not the second that the imports take.
_CONTEXT: Final = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    [
        "tests.campaigns.process",
        "bot.operator.service",
        # What the bot's first query and first text import.
        "bot.storage.sqlite",
        "babel.messages.pofile",
    ]
)


def spawn(folder: Path, environment: Mapping[str, str], change: Change | None = None) -> Process:
    """Start `python -m bot run` in a folder; with a change, the same bot with other parts."""
    process = _CONTEXT.Process(target=_live, args=(folder, dict(environment), change), daemon=True)
    process.start()
    return Process(process)


class Process:
    """One life of the bot."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.is_alive()

    @property
    def exit_code(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.exitcode

    @property
    def memory(self) -> int:
        """How many bytes of memory it has; 0 where the system does not say."""
        status = Path(f"/proc/{self._process.pid}/status")
        lines = status.read_text("ascii").splitlines() if status.exists() else []
        kilobytes = next((line.split()[1] for line in lines if line.startswith("VmRSS")), 0)
        return int(kilobytes) * 1024

    def sleep(self) -> None:
        """Have it do nothing, in the midst of whatever it does."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal.SIGSTOP)

    def wake(self) -> None:
        """Let it go on as if nothing had been, unless it has ended."""
        assert self._process.pid is not None
        with suppress(ProcessLookupError):
            os.kill(self._process.pid, signal.SIGCONT)

    async def kill(self) -> bool:
        """End it as a power cut would; False when it had ended by itself."""
        was_alive = self._process.is_alive()
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        return was_alive

    async def stop(self, within: float = 30.0) -> bool:
        """Ask it to end, as a supervisor does; False when it did not, or not well."""
        self._process.terminate()
        await asyncio.to_thread(self._process.join, within)
        is_well = self._process.exitcode == 0
        self._process.kill()
        await asyncio.to_thread(self._process.join)
        return is_well


def _live(folder: Path, environment: Mapping[str, str], change: Change | None) -> None:
    # Or the collection at the start of the bot would copy every page that is shared until now.
    gc.freeze()
    os.chdir(folder)
    log = os.open("bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, sys.stdout.fileno())
    os.dup2(log, sys.stderr.fileno())
    os.environ.update(environment)
    if change is None:
        main(["run"], standalone_mode=False)
    else:
        asyncio.run(_run_changed(change))


async def _run_changed(change: Change) -> None:
    """What `run` does, with other parts; it ends only by force."""
    settings = read_settings()
    logs.configure(settings.log_level)
    database = await open_database(settings.database_url, settings.encryption_key_file)
    app = build(settings, database, SystemClock())
    beside = change(app)
    async with app.running():
        await beside
