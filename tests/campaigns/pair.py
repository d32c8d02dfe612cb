"""Two bots on one PostgreSQL: the one that leads is killed, sleeps, is cut off or asked to end.

Or their database is restarted. One of them works on; nothing is lost or doubled, and nothing is
marked by one that led once.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from functools import partial
from math import ceil
from time import monotonic
from typing import Any, Final

from sqlalchemy import func, or_, select, text

from bot.app import App
from bot.domain.delivery import MessageState
from bot.domain.ledger import CheckInState
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.kernel.transaction import Work
from bot.services.operations.leadership import Leader, Leadership
from bot.storage.tables.followups import CheckIn, Note
from bot.storage.tables.mail import InboxUpdate, OutboxMessage
from bot.storage.tables.system import Lease
from tests.campaigns import evidence
from tests.campaigns.process import Change, Process, spawn
from tests.campaigns.report import Report
from tests.campaigns.seeding import Followed, add_patients, make_due
from tests.campaigns.stand import Stand, StuckError, imbalances, open_stand
from tests.canaries import NOTE
from tests.commands import free_port
from tests.postgres import Server

# Who writes, how many check-ins come due a turn at most, and seconds between two acts at most.
_PEOPLE: Final = 40
_DUE: Final = 20
_PAUSE: Final = 0.4
# While so much waits, nobody writes, and nothing comes due.
_ENOUGH: Final = 40
# Every so many acts a check-in comes due.
_DUE_EVERY: Final = 4
# Seconds: of work before each turn, that a leader sleeps on after another took over, and after
# which a pair counts as stuck.
_WORK: Final = 0.5
_OVERSLEEPS: Final = 1.0
_AFTER_CUT: Final = 2.0
_AFTER_RESTART: Final = 4.0
_STUCK: Final = 60.0
# The same for all that is left at the end.
_WORKED_OFF: Final = 600.0
# Seconds within which one that led ends, since a statement may hang so long in a database that
# was restarted; one that is weaker may never end.
_ENDS_WITHIN: Final = 40.0
_GIVEN_UP_WITHIN: Final = 5.0
# Within which one works again after its database came back.
_BACK_WITHIN: Final = 10.0
# As an operator stops a server, and as one dies.
_ENDS: Final = ("fast", "immediate")
_LOOK: Final = 0.02
_WAITS: Final = "another process leads, waiting"
_LEADS: Final = "this process leads"
_LOST: Final = "Another process leads now"
_BOTH: Final = 2

# Writes down each mark by an epoch that was over when it was committed.
_WITNESS: Final = (
    "CREATE TABLE witnessed (epoch bigint, leads bigint)",
    """
    CREATE FUNCTION zz_witness() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO witnessed SELECT NEW.epoch, epoch FROM leases WHERE epoch > NEW.epoch;
    RETURN NULL; END $$
    """,
    *(
        f"CREATE CONSTRAINT TRIGGER zz_witness AFTER INSERT OR UPDATE OF state ON {table} "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
        f"WHEN (NEW.state = '{state}') EXECUTE FUNCTION zz_witness()"
        for table, state in (("inbox", "done"), ("outbox", "sending"))
    ),
)
_CUT: Final = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
# What waits now, or will in a moment.
_LEFT: Final = {
    "updates": select(func.count()).where(InboxUpdate.state == "waiting"),
    "messages": select(func.count()).where(
        or_(
            OutboxMessage.state == MessageState.SENDING,
            (OutboxMessage.state == MessageState.QUEUED)
            & (OutboxMessage.claimable_at < func.now() + timedelta(seconds=5)),
        )
    ),
    "check_ins": select(func.count()).where(
        # Also one that is put off for a while.
        CheckIn.state == CheckInState.PLANNED,
        CheckIn.due_at <= func.now(),
    ),
}


class Blow(StrEnum):
    """What befalls the one that leads."""

    KILLED = "killed"
    SLEEPS = "sleeps"
    CUT = "cut"
    ASKED = "asked"
    RESTARTED = "restarted"
    """The database of both is stopped, and started after a while."""


# What needs no server of one's own.
ON_ANY_SERVER: Final = tuple(blow for blow in Blow if blow is not Blow.RESTARTED)


class _Unaware(Leader):
    """Notices nothing by itself, like one whose machine slept, its clocks too."""

    async def check(self, work: Work) -> None:
        """Believe that it leads, until the database has refused something."""
        if not self.leads:
            raise self.lost()

    async def keep(self) -> None:
        """Until the database has refused something."""
        while self._may_lead:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)
        raise self.lost()


async def _nothing() -> None:
    await asyncio.Event().wait()


def unaware(app: App) -> Coroutine[Any, Any, None]:
    """The fence of the database is all there is."""
    app.leader = _Unaware(Leadership(app.runtime))
    return _nothing()


@dataclass(frozen=True, slots=True)
class Hardship:
    """What else there is to bear.

    `is_fenced`: whether the database refuses what is marked late; `server`: the database's own,
    when it may be restarted; `asleep`: seconds that a leader sleeps at least; `away`: the most
    that a database is away.
    """

    is_fenced: bool = True
    by_webhook: bool = False
    server: Server | None = None
    asleep: float = 20.0
    away: float = 12.0


_USUAL: Final = Hardship()


def run(
    kills: int,
    seed: int,
    change: Change | None = None,
    blows: Sequence[Blow] = ON_ANY_SERVER,
    *,
    url: str,
    hardship: Hardship = _USUAL,
) -> Report:
    """So many blows in turn to the one that leads, while people write and check-ins come due.

    `url`: of an empty database on a server.
    """
    return asyncio.run(_run(kills, seed, change, blows, url, hardship))


async def _run(
    kills: int,
    seed: int,
    change: Change | None,
    blows: Sequence[Blow],
    url: str,
    hardship: Hardship,
) -> Report:
    async with open_stand(seed, change, url=url, by_webhook=hardship.by_webhook) as stand:
        await _prepare(stand, hardship.is_fenced)
        writing = await add_patients(stand, _PEOPLE)
        waiting = await add_patients(stand, _DUE * kills)
        pair = Pair(stand, writing, waiting, hardship)
        try:
            await pair.open()
            people = asyncio.create_task(pair.act())
            for turn in range(kills):
                await asyncio.sleep(_WORK)
                await pair.strike(blows[turn % len(blows)])
            people.cancel()
            with suppress(asyncio.CancelledError):
                await people
            await pair.finish_step()
            await pair.drain()
        finally:
            await pair.close()
        return await _report(pair, seed, kills)


async def _prepare(stand: Stand, is_fenced: bool) -> None:
    async with stand.engine.begin() as connection:
        for statement in _WITNESS:
            await connection.execute(text(statement))
        if not is_fenced:
            await connection.execute(text("DROP FUNCTION fence CASCADE"))


@dataclass(slots=True)
class Pair:
    """Who leads and who stands by, and what people did; `due`: the check-ins that came due.

    `took`: seconds until another polled, by what befell the one before.
    """

    stand: Stand
    writing: list[Followed]
    waiting: list[Followed]
    hardship: Hardship
    notes: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    took: defaultdict[Blow, list[float]] = field(default_factory=lambda: defaultdict(list))
    _alive: list[Process] = field(default_factory=list)
    _step: asyncio.Future[Any] | None = None
    _spawned: int = 0
    # Held by whoever needs the database, or takes it away.
    _database: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def open(self) -> None:
        """One leads, the other stands by."""
        if self.stand.postman is not None:
            self.stand.postman.ports.append(free_port())
        self._spawn()
        await self._until(self._is_led)
        await self._stand_by()

    def _spawn(self) -> None:
        # Of two ports the one whose process is gone.
        postman, place = self.stand.postman, self._spawned % 2
        self._spawned += 1
        environment = self.stand.environment | (postman.settings(place) if postman else {})
        self._alive.append(spawn(self.stand.folder, environment, self.stand.change))

    async def _stand_by(self) -> None:
        """A second one, which has come to wait for its turn."""
        while True:
            waited, led = self.stand.log.count(_WAITS), self.stand.log.count(_LEADS)
            self._spawn()
            await self._until(partial(self._has_come, waited, led))
            if self.stand.log.count(_WAITS) > waited:
                return
            # So slow a machine that the lease had run out: it leads, and the other is over.
            await self._alive.pop(0).kill()

    def _has_come(self, waited: int, led: int) -> bool:
        log = self.stand.log
        return log.count(_WAITS) > waited or log.count(_LEADS) > led

    async def _be_two(self) -> None:
        """On a slow machine the one that led may have lost the lead, and ended."""
        alive = [each for each in self._alive if each.is_alive]
        if len(alive) < len(self._alive) and not self.stand.log.count(_LOST):
            self.stand.complaints.append("one ended by itself")
        self._alive = alive
        while len(self._alive) < _BOTH:
            await self._stand_by()

    async def _until(self, is_so: Callable[[], Any], within: float = _STUCK) -> None:
        """Both are other processes: there is no event to wait for."""
        try:
            async with asyncio.timeout(within):
                while True:
                    found = is_so()
                    if await found if asyncio.iscoroutine(found) else found:
                        return
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            raise StuckError(self.stand.log[-3000:]) from None

    async def _epoch(self) -> int:
        return int(await self.stand.scalar(select(func.coalesce(func.max(Lease.epoch), 0))))

    async def _done(self) -> int:
        is_done = select(func.count()).where(InboxUpdate.state == "done")
        return int(await self.stand.scalar(is_done))

    async def _is_led(self) -> bool:
        return await self._epoch() > 0

    async def act(self) -> None:
        """People write, and check-ins come due, until cancelled."""
        random, turn = self.stand.random, 0
        while True:
            await asyncio.sleep(random.uniform(0, _PAUSE))
            if await self._has_enough():
                # A slow machine would be given more and more to do.
                continue
            turn += 1
            has_more = len(self.due) < len(self.waiting) and not self._database.locked()
            step = (
                self._come_due()
                if turn % _DUE_EVERY == 0 and has_more
                else self._write(random.choice(self.writing))
            )
            self._step = asyncio.ensure_future(step)
            await asyncio.shield(self._step)

    async def _has_enough(self) -> bool:
        if len(self.stand.sandbox.world.queue.pending) >= _ENOUGH:
            return True
        if self._database.locked():
            return False
        async with self._database:
            return sum((await self._left()).values()) >= _ENOUGH

    async def _left(self) -> dict[str, int]:
        """How many updates, messages and check-ins wait, at one moment.

        Counted one after the other, a check-in that is asked meanwhile would be in neither count.
        """
        counts = [count.scalar_subquery() for count in _LEFT.values()]
        return dict(zip(_LEFT, await self.stand.row(select(*counts)), strict=True))

    async def finish_step(self) -> None:
        """What was under way when people were stopped: it counts, so it must be over."""
        if self._step is not None:
            await self._step

    async def _come_due(self) -> None:
        patient = self.waiting[len(self.due)]
        async with self._database:
            await make_due(self.stand, [patient], within=0)
        self.due.append(patient.check_in_id)

    async def _write(self, patient: Followed) -> str:
        note = f"{NOTE}, entry {len(self.notes)}"
        self.notes.append(note)
        await patient.person.write(note)
        return note

    async def strike(self, blow: Blow) -> None:
        """Something befalls the leader; return once one leads and the other stands by again."""
        await self._be_two()
        before, leader = await self._epoch(), self._alive[0]
        began, known = monotonic(), len(self.stand.sandbox.calls)
        match blow:
            case Blow.KILLED:
                await leader.kill()
            case Blow.SLEEPS:
                leader.sleep()
            case Blow.ASKED:
                asked = asyncio.create_task(leader.stop())
            case Blow.CUT:
                await self._cut()
                return
            case Blow.RESTARTED:
                await self._restart()
                return
        await self._is_taken_over(before, known)
        self.took[blow].append(monotonic() - began)
        if blow is Blow.SLEEPS:
            await asyncio.sleep(self.hardship.asleep - (monotonic() - began))
            await self._wake(leader)
        if blow is Blow.ASKED and not await asked:
            self.stand.complaints.append("a leader did not end well when it was asked to")
        del self._alive[0]
        await self._stand_by()

    async def _is_taken_over(self, before: int, known: int) -> None:
        """Another leads and asks Telegram what people did, after so many known calls."""

        async def is_led_by_another() -> bool:
            return await self._epoch() > before

        await self._until(is_led_by_another)
        calls, question = self.stand.sandbox.calls, self.stand.question
        await self._until(lambda: any(each.method == question for each in calls[known:]))

    async def _wake(self, leader: Process) -> None:
        """Who slept and led finds that it does not, and ends."""
        await asyncio.sleep(_OVERSLEEPS)
        leader.wake()
        patience = monotonic() + (_ENDS_WITHIN if self.stand.change is None else _GIVEN_UP_WITHIN)
        while leader.is_alive and monotonic() < patience:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)
        if leader.is_alive and self.stand.change is None:
            self.stand.complaints.append("one that led once goes on")
        await leader.kill()

    async def _cut(self) -> None:
        """All connections of both are gone; they make new ones, and the same one leads."""
        before = await self._epoch()
        async with self._database, self.stand.engine.begin() as connection:
            await connection.execute(text(_CUT))
        await asyncio.sleep(_AFTER_CUT)
        if await self._epoch() != before or not all(each.is_alive for each in self._alive):
            self.stand.complaints.append("a cut connection cost the lead or a process")

    async def _restart(self) -> None:
        """Their database stops and comes back, and one of them works on within seconds."""
        random, server, before = self.stand.random, self.hardship.server, await self._epoch()
        assert server is not None
        how, away = random.choice(_ENDS), random.uniform(0, self.hardship.away)
        async with self._database:
            await asyncio.to_thread(server.restart, how, away)
        began, done = monotonic(), await self._done()
        await self._write(self.writing[0])

        async def goes_on() -> bool:
            return await self._done() > done

        await self._until(goes_on)
        self.took[Blow.RESTARTED].append(monotonic() - began)
        # The lease may have run out: by then it is renewed, or somebody else's.
        await asyncio.sleep(_AFTER_RESTART)
        if await self._epoch() == before:
            if not all(each.is_alive for each in self._alive):
                self.stand.complaints.append("a restart of the database cost a process")
            return
        await self._wake(self._alive.pop(0))
        await self._stand_by()

    async def drain(self) -> None:
        """Let the one that leads do all that is left; then both end, and all check-ins too."""
        await self.stand.sandbox.idle(_WORKED_OFF)

        async def is_done() -> bool:
            return not any((await self._left()).values())

        try:
            await self._until(is_done, _WORKED_OFF)
        except StuckError as error:
            raise StuckError(f"{await self._left()}\n{error}") from None
        await self.close()
        last = await self.stand.scalar(select(func.max(CheckIn.closes_at)))
        self.stand.clock.move_to(last)
        async with self.stand.runtime() as runtime:
            # The time of every check-in is over.
            while await CheckInSweeps(runtime).wind_up():
                pass

    async def close(self) -> None:
        """End both."""
        while self._alive:
            await self._alive.pop().kill()


async def _report(pair: Pair, seed: int, kills: int) -> Report:
    stand = pair.stand
    marks = int(await stand.scalar(select(func.count()).select_from(text("witnessed"))))
    async with stand.runtime() as runtime:
        recorded = await evidence.read(runtime.database)
        complaints = [*stand.found(), *await imbalances(runtime.database)]
        async with runtime.database.reading() as session:
            stored = Counter(await session.scalars(select(Note.text)))
            failed = await session.scalars(
                select(InboxUpdate.id).where(InboxUpdate.state == "failed")
            )
            if given_up := len(failed.all()):
                complaints.append(f"{given_up} updates were given up")
    seen, given = evidence.watch(stand.sandbox.calls), Counter(pair.notes)
    slow = [each for each in pair.took[Blow.RESTARTED] if each > _BACK_WITHIN]
    complaints += [f"back {each:.1f} s after the database" for each in slow]
    if marks:
        complaints.append(f"{marks} marks by one that led once")
    complaints += stand.leaks()
    unasked = evidence.lost(pair.due, seen, recorded)
    complaints += [f"lost: {note}" for note in given - stored]
    complaints += [f"lost: {recorded.told(each)}" for each in unasked]
    counts = {"late_marks": marks, "uncertain": len(recorded.uncertain), **stand.posted}
    return Report(
        "pair",
        seed,
        kills,
        handled=(given & stored).total() + len(pair.due),
        lost=(given - stored).total() + len(unasked),
        twice=(stored - given).total() + sum(each - 1 for each in seen.shown.values()),
        more={**counts, **_taken(pair.took)},
        complaints=tuple(complaints),
    )


def _taken(took: Mapping[Blow, list[float]]) -> dict[str, int | float]:
    """How long it took after each kind of blow."""
    found: dict[str, int | float] = {}
    for blow, seconds in took.items():
        if seconds:
            ordered = sorted(seconds)
            found[f"{blow}_n"] = len(ordered)
            found[f"{blow}_p50"] = round(ordered[len(ordered) // 2], 2)
            found[f"{blow}_p99"] = round(ordered[ceil(len(ordered) * 0.99) - 1], 2)
            found[f"{blow}_max"] = round(ordered[-1], 2)
    return found
