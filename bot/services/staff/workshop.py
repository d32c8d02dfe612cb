"""The process that makes pictures and files: started when it is first needed, ended when it rests.

In the bot's own process a chart would hold up every tap by more than a tenth of a second.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Final, ParamSpec, TypeVar

import structlog

from bot.documents.worker import prepare
from bot.domain.errors import BotError

log = structlog.get_logger(__name__)

# Seconds that a file may take, and that the process is kept for the next one.
PATIENCE: Final = 120.0
KEPT_FOR: Final = 60.0

Params = ParamSpec("Params")
Result = TypeVar("Result")


class WorkshopError(BotError):
    """The file could not be made: it took too long, or its process died twice."""


class Workshop:
    """Makes one file after the other, in a process that the rest of the bot does without."""

    def __init__(self, patience: float = PATIENCE, kept_for: float = KEPT_FOR) -> None:
        self._patience, self._kept_for = patience, kept_for
        self._pool: ProcessPoolExecutor | None = None
        self._turn = asyncio.Lock()
        self._rest: asyncio.TimerHandle | None = None
        self._is_closed = False
        self.pid: int | None = None
        """Of the process; None while there is none."""

    async def make(
        self, file: Callable[Params, str], *args: Params.args, **kwargs: Params.kwargs
    ) -> str:
        """A file, packed; `file` is a function of `documents/worker.py`. Raises as `do`."""
        return await self.do(file, *args, **kwargs)

    async def do(
        self, task: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        """What this function of a module returns, like all that it is given pickled on its way.

        A process that died is replaced once. Raises `WorkshopError`, and `RuntimeError` once the
        bot stops: what was asked for is then made at the next start.
        """
        async with self._turn:
            self._wake()
            try:
                for _ in range(2):
                    with suppress(BrokenProcessPool):
                        return await self._try(task, *args, **kwargs)
                    log.warning("the process that makes files died")
                    await self._end()
                raise WorkshopError("the process died twice")
            finally:
                loop = asyncio.get_running_loop()
                self._rest = loop.call_later(self._kept_for, self._let_go)

    async def _try(
        self, task: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs
    ) -> Result:
        pool = await self._open()
        # A file may be handed over in megabytes.
        future = await asyncio.to_thread(pool.submit, task, *args, **kwargs)
        try:
            async with asyncio.timeout(self._patience):
                return await asyncio.wrap_future(future)
        except TimeoutError:
            await self._end()
            raise WorkshopError("it took too long") from None

    async def _open(self) -> ProcessPoolExecutor:
        if self._is_closed:
            raise RuntimeError("the bot stops")
        if self._pool is not None:
            return self._pool
        # To start a process takes longer than a tap should.
        pool, self.pid = await asyncio.to_thread(_start)
        self._pool = pool
        return pool

    def _wake(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _let_go(self) -> None:
        """Nobody wanted anything for a while: its memory is given back."""
        if self._pool is not None and not self._turn.locked():
            self._pool.shutdown(wait=False)
            self._pool, self.pid = None, None

    async def _end(self) -> None:
        pool, self._pool = self._pool, None
        pid, self.pid = self.pid, None
        if pool is None or pid is None:
            return
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    async def close(self) -> None:
        """End the process, whatever it does; no other is started."""
        self._is_closed = True
        self._wake()
        await self._end()


def _start() -> tuple[ProcessPoolExecutor, int]:
    """A new process and its id; a fork would take the bot's threads and connections with it."""
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(1, mp_context=spawn, initializer=prepare)
    return pool, pool.submit(os.getpid).result()
