"""The stand: Telegram, a database, and a bot that lives until it is killed."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import NullPool, Select, event, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.sql.dml import UpdateBase

from bot.app import SystemClock, make_clinic
from bot.sandbox.people.people import Person
from bot.sandbox.sandbox import TOKEN, Sandbox
from bot.sandbox.state.chats import Status
from bot.sandbox.state.clock import VirtualClock
from bot.services.kernel.transaction import Runtime
from bot.services.operations.heartbeat import Heartbeat
from bot.settings import Settings, settings_of
from bot.storage.database import Database
from bot.storage.startup import open_database
from bot.storage.tables.system import Lease
from bot.texts.catalogue import load_texts
from tests.campaigns.postman import Postman
from tests.campaigns.process import Change, Process, spawn
from tests.canaries import CANARIES, NAME
from tests.services.support.ledger import assert_ledger_balances

# Seconds: about what a start takes, the longest that a bot then lives, and the longest to wait
# for it to send something.
_START: Final = 0.4
_LIFE: Final = 1.4
_PATIENCE: Final = 2.0
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
# Seconds until a bot that does not ask for updates counts as stuck.
_STUCK: Final = 60.0


class StuckError(AssertionError):
    """The bot did not start, or ended by itself; the text is the end of its log."""


class RunningClock(VirtualClock):
    """The real time, set ahead by as much as it was told to."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self._ahead = timedelta(0)
        super().__init__(self._real.now())

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self._real.now() + self._ahead

    def move_to(self, when: datetime) -> None:
        """Set the clock; it goes on running."""
        self._ahead = when - self._real.now()

    def advance(self, span: timedelta) -> None:
        """Skip a span."""
        self._ahead += span


@dataclass(frozen=True, slots=True)
class Moments:
    """When kills come: these shares while the bot starts and while it sends, else at any time.

    `sends`: with which of its sends in the air, at most, counted from its start; of the sends the
    share `slow` takes its time, so that the bot dies with them in the air, and the share `never`
    does not arrive.
    """

    starting: float = 0.2
    sending: float = 0.4
    sends: int = 20
    slow: float = 0.3
    never: float = 0.02


USUAL: Final = Moments()


@dataclass(slots=True)
class Stand:
    """One bot, its Telegram and its people; `starting`: kills that came before its first poll.

    `besides`: further settings of the bot.
    """

    sandbox: Sandbox
    folder: Path
    engine: AsyncEngine
    clock: RunningClock
    random: Random
    change: Change | None
    moments: Moments
    admin: Person
    zone: str
    postman: Postman | None = None
    besides: dict[str, str] = field(default_factory=dict)
    starting: int = 0
    complaints: list[str] = field(default_factory=list)
    _process: Process | None = None
    # How many calls came before the bot was started last.
    _heard: int = 0

    @property
    def settings(self) -> Settings:
        """The settings of the bot."""
        return settings_of(self.environment)

    @property
    def environment(self) -> dict[str, str]:
        """The settings as an operator gives them."""
        return {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.sandbox.url,
            "DATABASE_URL": self.engine.url.render_as_string(hide_password=False),
            "ENCRYPTION_KEY_FILE": str(self.folder / "aftercare.key"),
            "ADMIN_IDS": str(self.admin.id),
            "CLINIC_NAME": "Test Clinic",
            "CLINIC_PHONE": "555-0100",
            "CLINIC_TIME_ZONE": self.zone,
            "LOG_LEVEL": "DEBUG",
            **(self.postman.settings() if self.postman else {}),
            **self.besides,
        }

    @property
    def question(self) -> str:
        """The method by which a bot that works asks what people did."""
        return "getWebhookInfo" if self.postman else "getUpdates"

    def person(self) -> Person:
        """Somebody whom the bot may write to."""
        person = self.sandbox.person(NAME)
        person.chat.standing[self.sandbox.world.bot.id] = Status.MEMBER
        return person

    @asynccontextmanager
    async def runtime(self) -> AsyncIterator[Runtime]:
        """A runtime on the bot's database, for use while no bot runs or for looking only."""
        settings = self.settings
        database = await open_database(settings.database_url, settings.encryption_key_file)
        _hurry(database.engine)
        try:
            yield Runtime(database, self.clock, load_texts(), make_clinic(settings))
        finally:
            await database.close()

    async def execute(
        self, statement: UpdateBase, rows: Sequence[Mapping[str, Any]] | None = None
    ) -> None:
        """Change the database past the bot, in one transaction."""
        async with self.engine.begin() as connection:
            await connection.execute(statement, rows)

    async def scalar(self, statement: Select[Any]) -> Any:
        """Look one value up."""
        async with self.engine.connect() as connection:
            return await connection.scalar(statement)

    async def row(self, statement: Select[Any]) -> Sequence[Any]:
        """Look one row up."""
        async with self.engine.connect() as connection:
            found: Sequence[Any] = (await connection.execute(statement)).one()
            return found

    async def start(self) -> None:
        """Start the bot."""
        self._heard = len(self.sandbox.calls)
        self._process = spawn(self.folder, self.environment, self.change)

    async def life(self) -> None:
        """Start the bot and kill it at a random moment of its start or its work."""
        await self.start()
        moments, moment = self.moments, self.random.random()
        if moment < moments.starting:
            await asyncio.sleep(self.random.uniform(0, _START))
        else:
            await self.listening()
            await self._work(is_cut_short=moment < moments.starting + moments.sending)
        self.starting += not self._has_polled()
        await self.kill()

    async def _work(self, *, is_cut_short: bool) -> None:
        """Let the bot work for a random time, or until one of its next calls is in the air."""
        if not is_cut_short:
            await asyncio.sleep(self.random.uniform(0, _LIFE))
            return
        sends = self.random.randint(1, self.moments.sends)
        with suppress(TimeoutError):
            await self.sandbox.until(lambda: self._sends() >= sends, _PATIENCE)

    def _sends(self) -> int:
        return sum(call.is_send for call in self.sandbox.calls[self._heard :])

    async def listening(self) -> None:
        """Return once the bot that was started last polls."""
        try:
            await self.sandbox.until(self._has_polled, _STUCK)
        except TimeoutError:
            raise StuckError(self.log[-2000:]) from None

    def _has_polled(self) -> bool:
        return any(call.method == self.question for call in self.sandbox.calls[self._heard :])

    async def kill(self) -> None:
        """Kill the bot, and free the lease of the dead.

        Its lease would keep the next one waiting for up to 9 seconds, since no process can know
        that another is dead. Whoever killed it does know.
        """
        assert self._process is not None
        if not await self._process.kill():
            raise StuckError(self.log[-2000:])
        self._process = None
        await self.execute(update(Lease).values(expires_at=_LONG_AGO))

    async def stop(self) -> None:
        """Stop the bot as an operator does; one with other parts is killed."""
        assert self._process is not None
        if self.change is not None:
            await self.kill()
            return
        # Asked before it has come up, it just dies.
        await self.listening()
        if not await self._process.stop():
            self.complaints.append("the bot did not end well when it was asked to")
        self._process = None

    async def close(self) -> None:
        """End what still runs."""
        if self._process is not None:
            await self._process.kill()

    @property
    def memory(self) -> int:
        """How many bytes of memory the bot has; 0 where the system does not say."""
        return self._process.memory if self._process is not None else 0

    @property
    def exit_code(self) -> int | None:
        """What the bot ended with; None while it runs."""
        return self._process.exit_code if self._process is not None else None

    @property
    def posted(self) -> dict[str, int]:
        """What was posted a second time, and without the secret."""
        if self.postman is None:
            return {}
        return {"posted_again": self.postman.again, "forged": self.postman.forged}

    def found(self) -> list[str]:
        """What was seen to be wrong so far."""
        return [*self.complaints, *(self.postman.complaints if self.postman else ())]

    def leaks(self) -> list[str]:
        """The first line of the bots' log that tells who somebody is or what they wrote."""
        path = self.folder / "bot.log"
        with path.open(encoding="utf-8") as lines:
            leak = next((line for line in lines if any(word in line for word in CANARIES)), None)
        return [f"the log tells too much: {leak}"] if leak else []

    @property
    def log(self) -> str:
        """What the bot wrote to its log in all its lives."""
        path = self.folder / "bot.log"
        return path.read_text("utf-8") if path.exists() else ""


@asynccontextmanager
async def open_stand(
    seed: int,
    change: Change | None = None,
    moments: Moments = USUAL,
    url: str | None = None,
    *,
    by_webhook: bool = False,
) -> AsyncIterator[Stand]:
    """A stand with an empty clinic: the schema, the protocol, one admin.

    `url`: of an empty database; without one it is a new file. `by_webhook`: what people do is
    posted to the bot, instead of being asked for.
    """
    clock = RunningClock()
    with tempfile.TemporaryDirectory(prefix="aftercare-") as folder:
        async with Sandbox(clock) as sandbox:
            admin = sandbox.person("A")
            zone = zone_of_noon(clock.now())
            engine = _engine(url or f"sqlite+inline:///{folder}/aftercare.db")
            stand = Stand(
                sandbox, Path(folder), engine, clock, Random(seed), change, moments, admin, zone
            )
            admin.chat.standing[sandbox.world.bot.id] = Status.MEMBER
            if by_webhook:
                stand.postman = Postman(sandbox, stand.random)
            async with stand.runtime() as runtime:
                await Heartbeat(runtime).prepare()
            try:
                async with stand.postman.posting() if stand.postman else nullcontext():
                    yield stand
            finally:
                await stand.close()
                await engine.dispose()


def _engine(url: str) -> AsyncEngine:
    """Connects for a moment only: what a dead bot left is for the next one to put right."""
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": 30})
    _hurry(engine)
    return engine


def _hurry(engine: AsyncEngine) -> None:
    """The stand itself is not killed, so that its own commits need not wait for the disk."""
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _do_not_wait)


def _do_not_wait(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def zone_of_noon(now: datetime) -> str:
    """Where it is about noon, so that the send window is open whenever the campaign runs."""
    # The names of this family count the other way round.
    return f"Etc/GMT{now.hour - 12:+d}"


async def imbalances(database: Database) -> list[str]:
    """What is wrong with the ledger: planned = open + sum of outcomes."""
    try:
        await assert_ledger_balances(database)
    except AssertionError as error:
        return [f"the ledger: {error}"]
    return []
