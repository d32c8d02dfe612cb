"""The product as a process that can be asked: wired as in `aftercare run`, with other limits."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot import logs
from bot.app import App, SystemClock, build
from bot.operator.service import spare_collections
from bot.services.kernel.traffic import Traffic
from bot.services.reporting import figures
from bot.settings import read_settings
from bot.storage.figures import Wanted
from bot.storage.startup import open_database
from jobs import run_all
from tests.benchmarks.bare import bare_ms, executed
from tests.benchmarks.due import grow_old, make_due
from tests.benchmarks.requests import answer_requests
from tests.benchmarks.stall import StallWatch

# The first argument: within Telegram's limit on messages a second, or as fast as it can.
PACED: Final = "paced"
UNPACED: Final = "unpaced"
# More than it ever comes to.
_NO_LIMIT: Final = 500


class StatementCount:
    """How many statements all engines of this process have executed."""

    def __init__(self) -> None:
        self._count = 0

    async def begin(self) -> None:
        """Count from now on; until then nothing is slower for it."""
        event.listen(Engine, "before_cursor_execute", self._add)

    def _add(self, *_: object) -> None:
        self._count += 1

    async def take(self) -> int:
        """How many since this was asked last."""
        count, self._count = self._count, 0
        return count


def raise_limit(app: App) -> None:
    """Let it send as many messages a second as it can."""
    app.runtime.traffic = Traffic(app.runtime.clock.now, _NO_LIMIT)


async def main(pace: str) -> None:
    """Run until standard input is closed."""
    settings = read_settings(env_file=None)
    logs.configure(settings.log_level)
    statements, stalls = StatementCount(), StallWatch()
    database = await open_database(settings.database_url, settings.encryption_key_file)
    try:
        app = build(settings, database, SystemClock())
        if pace == UNPACED:
            raise_limit(app)
        async with app.running():
            start = asyncio.create_task(spare_collections(app))
            await answer_requests(_answers(app, settings.database_url, statements, stalls))
            start.cancel()
    finally:
        await database.close()


def _answers(
    app: App, database_url: str, statements: StatementCount, stalls: StallWatch
) -> dict[str, Callable[..., Awaitable[Any]]]:
    watching: list[asyncio.Task[None]] = []

    async def watch() -> None:
        watching.append(asyncio.create_task(stalls.run()))

    async def doctor() -> None:
        await app.doctor.examine()

    async def report() -> float:
        began = time.perf_counter()
        await figures.report_of(app.runtime, Wanted())
        return (time.perf_counter() - began) * 1000

    async def bare_report() -> float:
        found = await executed(report)
        return await bare_ms(database_url, found)

    return {
        "watch": watch,
        "stall": stalls.take,
        "count": statements.begin,
        "statements": statements.take,
        "doctor": doctor,
        "heartbeat": stalls.heartbeat,
        "report": report,
        "bare_report": bare_report,
        "make_due": partial(make_due, app.runtime),
        "grow_old": partial(grow_old, app.runtime),
        "tick": partial(run_all, app.sweepers),
        "purge": app.sweepers.retention.purge,
    }


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
