"""One use case, one transaction: what it works with and how it is kept whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, Protocol, TypeVar

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import AlreadyHandledError
from bot.meters import Meters
from bot.services.kernel.agreement import Agreement
from bot.services.kernel.backlog import Backlog
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.failures import Failures
from bot.services.kernel.listening import Listening
from bot.services.kernel.ports import Claim, Clock, Offers
from bot.services.kernel.traffic import Traffic
from bot.storage import inbox, leases
from bot.storage.chosen import Chosen
from bot.storage.database import Database
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.texts import own
from bot.texts.catalogue import Texts
from bot.texts.phone import TO_PHONE

log = structlog.get_logger(__name__)

# Seconds that a transaction may still take when the bot stops.
SETTLE_WITHIN: Final = 10.0
# Seconds for which a part of what is long lets others go first.
_GIVES_WAY_FOR: Final = 0.1
# Seconds within which one transaction of a tap follows another.
_SOON: Final = 0.01

Params = ParamSpec("Params")
Result = TypeVar("Result")


@dataclass(slots=True)
class Handling:
    """The update being handled: its inbox row, and how handling it went."""

    inbox_id: int
    is_done: bool = False
    error: BaseException | None = None


# Set by the inbox worker, read by the transaction that commits the update's effect.
HANDLING: ContextVar[Handling | None] = ContextVar("handling", default=None)


@contextmanager
def beside_the_update() -> Iterator[None]:
    """What is done meanwhile leaves the update undone."""
    token = HANDLING.set(None)
    try:
        yield
    finally:
        HANDLING.reset(token)


class Dispatch(Protocol):
    """Who sends what a use case owes; what may go at once is claimed in its commit."""

    async def claim_owed(self, work: Work) -> None:
        """Right before the commit: mark what goes at once as being sent."""
        ...

    def send_owed(self, work: Work) -> None:
        """It is committed: send what was claimed, and look for the rest in its time."""
        ...

    def call_off(self, work: Work) -> None:
        """It was not committed: nothing of it is sent."""
        ...

    async def wait_for_room(self, wanted: int) -> int:
        """Return once so many messages could go at once, or fewer could for a while; how many.

        After a second at the latest it is one, whether it could go or not.
        """
        ...


class NoDispatch:
    """Claims nothing: what is owed waits in the outbox."""

    async def claim_owed(self, work: Work) -> None:
        """Leave it."""

    def send_owed(self, work: Work) -> None:
        """Say that there is something."""
        work.runtime.mail.set()

    def call_off(self, work: Work) -> None:
        """Nothing was claimed."""

    async def wait_for_room(self, wanted: int) -> int:
        """Nobody sends, so that nothing is gained by waiting."""
        return wanted


class Fence(Protocol):
    """What keeps a process that may not lead any more from doing anything.

    `epoch`: under which it leads; what it marks as handled or on its way bears it, so that the
    database refuses the commit once another leads.
    """

    @property
    def epoch(self) -> int:
        """The number of its lead."""
        ...

    @property
    def leads(self) -> bool:
        """Whether no other process is known to lead."""
        ...

    async def check(self, work: Work) -> None:
        """Before anything is done: raises where it is known that another leads."""
        ...

    def lost(self) -> Exception:
        """The database refused a commit: what to tell whoever wanted it."""
        ...


@dataclass(slots=True)
class Runtime:
    """What every use case shares; `mail` and `post` wake the sender and the inbox workers.

    `offers` are the commands that people are shown; `dispatch` sends what use cases owe; `fence`
    ends a transaction of a process that may not lead any more;
    `commits` counts what changed so far, but for the routine of an idle bot; `changed` wakes who
    looks what is due since. `seen`: when each member of staff last did something, until the
    heartbeat writes it down. `chosen`: the number of what admins chose in the chat, which `clinic`
    and `texts` follow.
    """

    database: Database
    clock: Clock
    texts: Texts
    clinic: Clinic
    bot_username: str = ""
    offers: Offers = field(default_factory=dict)
    mail: asyncio.Event = field(default_factory=asyncio.Event)
    post: asyncio.Event = field(default_factory=asyncio.Event)
    running: set[asyncio.Task[object]] = field(default_factory=set)
    failures: Failures = field(default_factory=Failures)
    backlog: Backlog = field(default_factory=Backlog)
    listening: Listening = field(init=False)
    agreement: Agreement = field(init=False)
    traffic: Traffic = field(init=False)
    dispatch: Dispatch = field(default_factory=NoDispatch)
    fence: Fence | None = None
    meters: Meters = field(default_factory=Meters)
    commits: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    seen: dict[str, datetime] = field(default_factory=dict)
    chosen: int = 0

    def __post_init__(self) -> None:
        self.listening = Listening(self.clock.now)
        self.agreement = Agreement(self.clock.now)
        self.traffic = Traffic(self.clock.now)

    def note_answer(self, time: datetime | None) -> None:
        """Telegram answered, by its clock at this time if it said so: what waited for it goes."""
        self.agreement.note(time)
        self.note_reached()

    def note_reached(self) -> None:
        """There is a way to Telegram."""
        if self.traffic.reach():
            self.mail.set()

    async def transact(
        self, use_case: Callable[[Work], Awaitable[Result]], *, is_alone: bool = False
    ) -> Result:
        """Run the use case as one transaction that a cancelled caller cannot cut in half.

        Marks the update being handled as done in the same commit, then sends what it owes.
        `is_alone`: it writes with one statement, or each could be done again by itself.
        """
        return await self.shielded(self._run(use_case, self.database.once(is_alone)))

    async def shielded(self, step: Coroutine[Any, Any, Result]) -> Result:
        """Run to the end what a cancelled caller must not cut in half."""
        task = asyncio.ensure_future(step)
        self.running.add(task)
        task.add_done_callback(self.running.discard)
        # A cancelled task would keep SQLite's write lock for seconds.
        return await asyncio.shield(task)

    async def _run(
        self, use_case: Callable[[Work], Awaitable[Result]], options: Mapping[str, Any]
    ) -> Result:
        handling = HANDLING.get()
        work = None
        try:
            async with self.database.transaction() as session:
                # SQLite lets one writer in at a time. A moment from before that wait would lie
                # before what others wrote meanwhile, which then passes for a clock set back.
                await session.connection(execution_options=options)
                work = Work(session, self.clock.now(), self)
                if self.fence is not None:
                    await self.fence.check(work)
                if handling and not await self._mark_done(work, handling):
                    raise AlreadyHandledError
                result = await use_case(work)
                await self.dispatch.claim_owed(work)
                await work.settle_questions()
        except BaseException as error:
            if work is not None:
                self.dispatch.call_off(work)
            if self.fence is not None and leases.is_fenced(error):
                raise self.fence.lost() from error
            raise
        if handling:
            handling.is_done = True
        self._committed(work)
        return result

    def _committed(self, work: Work) -> None:
        """Wake whom it concerns."""
        if not work.is_routine:
            self.commits += 1
            self.changed.set()
        if work.chosen is not None:
            self.adopt(work.chosen)
        if work.has_mail:
            self.dispatch.send_owed(work)

    def adopt(self, chosen: Chosen) -> None:
        """Let this count from now on; not what is older than what counts already."""
        if chosen.number <= self.chosen:
            return
        self.chosen = chosen.number
        self.clinic = self.clinic.with_facts(chosen.facts)
        wordings = {place: each.forms for place, each in chosen.texts.items()}
        self.texts = own.put_on(self.texts, wordings, record_only=self.clinic.record_only)

    async def _mark_done(self, work: Work, handling: Handling) -> bool:
        return await inbox.mark_done(work.session, handling.inbox_id, work.now, self.epoch)

    @property
    def epoch(self) -> int | None:
        """Of the lead under which this process works; None while it does not lead."""
        return None if self.fence is None else self.fence.epoch

    async def give_way(self) -> None:
        """Between two parts of something long that only looks: what is under way goes on first.

        Not for ever: a clinic in which one transaction follows another gets its report all the
        same.
        """
        await asyncio.sleep(0)
        me = asyncio.current_task()
        with suppress(TimeoutError):
            async with asyncio.timeout(_GIVES_WAY_FOR):
                while others := {each for each in self.running if each is not me}:
                    await asyncio.wait(others)
                    # A tap is several, with its way to Telegram between and behind them.
                    await asyncio.sleep(_SOON)

    async def settled(self, within: float = SETTLE_WITHIN) -> None:
        """Wait for transactions whose callers were cancelled; cut off those that do not end.

        A server that does not answer must not keep the process alive. SQLite ends every wait by
        itself, and its threads would be lost if they were not waited for.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(None if self.database.is_sqlite else within):
                while self.running:
                    await asyncio.wait(set(self.running))
        for task in self.running:
            log.error("transaction cut off")
            task.cancel()


@dataclass(slots=True)
class Owed:
    """A message that a transaction wrote; with its chat and its patient it may go at once.

    `asks`: it becomes the question of its chat, once it has an id.
    """

    row: OutboxMessage
    chat: Chat | None = None
    patient: Patient | None = None
    asks: bool = False


@dataclass(slots=True)
class Work:
    """One transaction: the session, the one reading of the clock, and the runtime.

    `has_mail`: the outbox has to be looked at; `owed`: messages that were written, in order;
    `claims`: those of them that go at once. `without_mail`: chats for which nothing waited or
    was on its way, when whose they are was read. `in_reach`: those of members of staff who can be
    written to. `is_routine`: it changes nothing that falls due.
    `chosen`: what counts for everybody once it is committed, where it read or changed that.
    `to_phone`: what was said that sends its reader to the phone, each with its key and language.
    """

    session: AsyncSession
    now: datetime
    runtime: Runtime
    has_mail: bool = False
    is_routine: bool = False
    owed: list[Owed] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    without_mail: set[str] = field(default_factory=set)
    in_reach: set[str] = field(default_factory=set)
    chosen: Chosen | None = None
    to_phone: dict[str, tuple[str, str]] = field(default_factory=dict)

    def owe(self, owed: Owed) -> None:
        """A message is to go out once the transaction is committed."""
        self.session.add(owed.row)
        self.owed.append(owed)
        self.has_mail = True

    async def settle_questions(self, of: Chat | None = None) -> None:
        """Write down which message a chat was asked before that is read; at the end, of all."""
        asked = [owed for owed in self.owed if owed.asks and of in {None, owed.chat}]
        if asked:
            await self.session.flush()
        for owed in asked:
            owed.asks = False
            if owed.chat is not None:
                owed.chat.question_id = owed.row.id

    @property
    def clinic(self) -> Clinic:
        """The clinic's facts."""
        return self.runtime.clinic

    @property
    def texts(self) -> Texts:
        """The catalogue."""
        return self.runtime.texts

    def text(self, key: str, language: str, **values: object) -> str:
        """A text with the clinic's facts and the given values filled in."""
        text = self.texts.say(key, language, **{**self.clinic.values(language), **values})
        if key in TO_PHONE:
            self.to_phone[text] = key, language
        return text

    def digest(self, purpose: str, value: object) -> str:
        """The keyed hash under which an encrypted value is found."""
        return self.runtime.database.vault.digest(purpose, str(value))


class HasRuntime(Protocol):
    """A service: it has a runtime, and nothing else it needs is global."""

    runtime: Runtime


ServiceType = TypeVar("ServiceType", bound=HasRuntime)


def transaction(
    method: Callable[Concatenate[ServiceType, Work, Params], Awaitable[Result]],
) -> Callable[Concatenate[ServiceType, Params], Awaitable[Result]]:
    """Make a service's method one shielded transaction; the caller does not pass the work."""

    @wraps(method)
    async def run(self: ServiceType, /, *args: Params.args, **kwargs: Params.kwargs) -> Result:
        return await self.runtime.transact(lambda work: method(self, work, *args, **kwargs))

    return run


class Service:
    """A group of use cases around one noun."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
