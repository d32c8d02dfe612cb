"""A clinic whose bot is measured: its settings, its database, and the patients in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import text

from bot.app import make_clinic
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.transaction import Runtime
from bot.services.operations.heartbeat import Heartbeat
from bot.settings import settings_of
from bot.storage.startup import open_database
from bot.texts.catalogue import load_texts
from tests.campaigns.stand import zone_of_noon

Result = TypeVar("Result")

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
KINDS: Final = (SQLITE, POSTGRESQL)
# The first of the Telegram ids of staff; each chat hears one message a second at most, so that
# one member would make screens slow.
FIRST_ADMIN: Final = 101
ADMINS: Final = 24


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic; `db` is the kind of its database, `token` its bot's."""

    db: str
    folder: Path
    database_url: str
    telegram_url: str
    token: str

    @property
    def environment(self) -> dict[str, str]:
        """The settings as an operator gives them."""
        return {
            "TELEGRAM_BOT_TOKEN": self.token,
            "TELEGRAM_API_URL": self.telegram_url,
            "DATABASE_URL": self.database_url,
            "ENCRYPTION_KEY_FILE": str(self.folder / "aftercare.key"),
            "ADMIN_IDS": ",".join(str(FIRST_ADMIN + each) for each in range(ADMINS)),
            "CLINIC_NAME": "Bench",
            "CLINIC_PHONE": "555-0100",
            # So that the send window is open whenever this runs.
            "CLINIC_TIME_ZONE": zone_of_noon(datetime.now(UTC)),
        }

    @asynccontextmanager
    async def runtime(self, clock: VirtualClock | None = None) -> AsyncIterator[Runtime]:
        """A runtime on the database, for use while no bot runs or for looking only."""
        settings = settings_of(self.environment)
        database = await open_database(settings.database_url, settings.encryption_key_file)
        clock = clock or VirtualClock(datetime.now(UTC))
        try:
            runtime = Runtime(database, clock, load_texts(), make_clinic(settings))
            await Heartbeat(runtime).prepare()
            yield runtime
        finally:
            await database.close()

    def do(self, work: Callable[[Runtime], Awaitable[Result]]) -> Result:
        """Do something with a runtime of this moment."""
        return asyncio.run(self._do(work))

    async def _do(self, work: Callable[[Runtime], Awaitable[Result]]) -> Result:
        async with self.runtime() as runtime:
            return await work(runtime)

    def number(self, query: str) -> float:
        """The one number that a query gives."""
        return self.do(lambda runtime: _number(runtime, query))


async def _number(runtime: Runtime, query: str) -> float:
    async with runtime.database.reading() as session:
        return float((await session.execute(text(query))).scalar_one())
