"""Two bots on one PostgreSQL: the one that leads is killed, sleeps, is cut off or asked to end.

The other takes over; nothing is lost or doubled, and nothing is marked by one that led once.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from time import monotonic
from typing import Any, Final

from sqlalchemy import func, select, text

from bot.app import App
from bot.sandbox.play import next_due
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.kernel.transaction import Work
from bot.services.operations.leadership import Leader, Leadership
from bot.storage.database import Database
from bot.storage.tables.followups import CheckIn, Note
from bot.storage.tables.mail import InboxUpdate
from bot.storage.tables.system import Lease
from tests.campaigns import evidence
from tests.campaigns.process import Change, Process, spawn
from tests.campaigns.report import Report
from tests.campaigns.seeding import Followed, add_patients, make_due
from tests.campaigns.stand import Stand, StuckError, imbalances, open_stand
from tests.canaries import NOTE

# So many of each a turn at most, and seconds between two acts of people at most.
_PEOPLE: Final = 40
_PAUSE: Final = 0.4
# Every so many acts a check-in comes due.
_DUE_EVERY: Final = 4
# Seconds: of work before each turn, that a leader sleeps on after another took over, and after
# which a pair counts as stuck.
_WORK: Final = 0.5
_OVERSLEEPS: Final = 1.0
_AFTER_CUT: Final = 2.0
_STUCK: Final = 60.0
_LOOK: Final = 0.02
_WAITS: Final = "another process leads, waiting"

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


class Blow(StrEnum):
    """What befalls the one that leads."""

    KILLED = "killed"
    SLEEPS = "sleeps"
    CUT = "cut"
    ASKED = "asked"


class _Unaware(Leader):
    """Notices nothing by itself, like one whose machine slept, its clocks too."""

    async def check(self, work: Work) -> None:
        """Believe that it leads."""

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


def run(
    kills: int,
    seed: int,
    change: Change | None = None,
    blows: Sequence[Blow] = tuple(Blow),
    *,
    url: str,
    is_fenced: bool = True,
) -> Report:
    """So many blows in turn to the one that leads, while people write and check-ins come due.

    `url`: of an empty database on a server; `is_fenced`: whether it refuses what is marked late.
    """
    return asyncio.run(_run(kills, seed, change, blows, url, is_fenced))


async def _run(
    kills: int,
    seed: int,
    change: Change | None,
    blows: Sequence[Blow],
    url: str,
    is_fenced: bool,
) -> Report:
    async with open_stand(seed, change, url=url) as stand:
        await _prepare(stand, is_fenced)
        writing = await add_patients(stand, _PEOPLE)
        waiting = await add_patients(stand, _PEOPLE * kills)
        pair = Pair(stand, writing, waiting)
        try:
            await pair.open()
            people = asyncio.create_task(pair.act())
            for turn in range(kills):
                await asyncio.sleep(_WORK)
                await pair.strike(blows[turn % len(blows)])
            people.cancel()
            await asyncio.wait([people])
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
    notes: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    took: defaultdict[Blow, list[float]] = field(default_factory=lambda: defaultdict(list))
    _alive: list[Process] = field(default_factory=list)
    _waited: int = 0

    async def open(self) -> None:
        """One leads, the other stands by."""
        self._spawn()
        await self._until(self._is_led)
        await self._stand_by()

    def _spawn(self) -> None:
        self._alive.append(spawn(self.stand.folder, self.stand.environment, self.stand.change))

    async def _stand_by(self) -> None:
        """A second one, which has come to wait for its turn."""
        self._waited = self.stand.log.count(_WAITS)
        self._spawn()
        await self._until(lambda: self.stand.log.count(_WAITS) > self._waited)

    async def _until(self, is_so: Callable[[], Any]) -> None:
        """Both are other processes: there is no event to wait for."""
        try:
            async with asyncio.timeout(_STUCK):
                while True:
                    found = is_so()
                    if await found if asyncio.iscoroutine(found) else found:
                        return
                    await asyncio.sleep(_LOOK)
        except TimeoutError:
            raise StuckError(self.stand.log[-3000:]) from None

    async def _epoch(self) -> int:
        return int(await self.stand.scalar(select(func.coalesce(func.max(Lease.epoch), 0))))

    async def _is_led(self) -> bool:
        return await self._epoch() > 0

    async def act(self) -> None:
        """People write, and check-ins come due, until cancelled."""
        random, turn = self.stand.random, 0
        while True:
            await asyncio.sleep(random.uniform(0, _PAUSE))
            turn += 1
            if turn % _DUE_EVERY == 0 and len(self.due) < len(self.waiting):
                patient = self.waiting[len(self.due)]
                self.due.append(patient.check_in_id)
                await asyncio.shield(make_due(self.stand, [patient], within=0))
            else:
                note = f"{NOTE}, entry {len(self.notes)}"
                self.notes.append(note)
                await asyncio.shield(random.choice(self.writing).person.write(note))

    async def strike(self, blow: Blow) -> None:
        """Something befalls the leader; return once one leads and the other stands by again."""
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
        await self._is_taken_over(before, known)
        self.took[blow].append(monotonic() - began)
        if blow is Blow.SLEEPS:
            await self._wake(leader)
        if blow is Blow.ASKED and not await asked:
            self.stand.complaints.append("a leader did not end well when it was asked to")
        del self._alive[0]
        await self._stand_by()

    async def _is_taken_over(self, before: int, known: int) -> None:
        """Another leads and asks Telegram for what people did, after so many known calls."""

        async def is_led_by_another() -> bool:
            return await self._epoch() > before

        await self._until(is_led_by_another)
        calls = self.stand.sandbox.calls
        await self._until(lambda: any(each.method == "getUpdates" for each in calls[known:]))

    async def _wake(self, leader: Process) -> None:
        """Who slept and led finds that it does not, and ends."""
        await asyncio.sleep(_OVERSLEEPS)
        leader.wake()
        patience = monotonic() + 5
        while leader.is_alive and monotonic() < patience:  # noqa: ASYNC110
            await asyncio.sleep(_LOOK)
        if leader.is_alive and self.stand.change is None:
            self.stand.complaints.append("one that led once goes on")
        await leader.kill()

    async def _cut(self) -> None:
        """All connections of both are gone; they make new ones, and the same one leads."""
        before = await self._epoch()
        async with self.stand.engine.begin() as connection:
            await connection.execute(text(_CUT))
        await asyncio.sleep(_AFTER_CUT)
        if await self._epoch() != before or not all(each.is_alive for each in self._alive):
            self.stand.complaints.append("a cut connection cost the lead or a process")

    async def drain(self) -> None:
        """Let the one that leads do all that is left; then both end, and all check-ins too."""
        await self.stand.sandbox.idle(_STUCK)
        async with self.stand.runtime() as runtime:

            async def is_done() -> bool:
                return not await _left(runtime.database)

            await self._until(is_done)
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


async def _left(database: Database) -> int:
    """How many updates and messages wait."""
    async with database.reading() as session:
        unsent = "SELECT count(*) FROM outbox WHERE state = 'sending' OR (state = 'queued' AND "
        unsent += "claimable_at < now() + interval '5 seconds')"
        planned = "SELECT count(*) FROM check_ins WHERE state = 'planned' AND look_at <= now()"
        updates: int = await next_due.updates_waiting(session)
        for each in (unsent, planned):
            updates += await session.scalar(text(each)) or 0
        return updates


async def _report(pair: Pair, seed: int, kills: int) -> Report:
    stand = pair.stand
    marks = int(await stand.scalar(select(func.count()).select_from(text("witnessed"))))
    async with stand.runtime() as runtime:
        recorded = await evidence.read(runtime.database)
        complaints = [*stand.complaints, *await imbalances(runtime.database)]
        async with runtime.database.reading() as session:
            stored = Counter(await session.scalars(select(Note.text)))
            failed = await session.scalars(
                select(InboxUpdate.id).where(InboxUpdate.state == "failed")
            )
            if given_up := len(failed.all()):
                complaints.append(f"{given_up} updates were given up")
    seen, given = evidence.watch(stand.sandbox.calls), Counter(pair.notes)
    if marks:
        complaints.append(f"{marks} marks by one that led once")
    complaints += stand.leaks()
    more: dict[str, int | float] = {"late_marks": marks, "uncertain": len(recorded.uncertain)}
    for blow, seconds in pair.took.items():
        ordered = sorted(seconds)
        more[f"{blow}_p50"] = round(ordered[len(ordered) // 2], 2)
        more[f"{blow}_max"] = round(ordered[-1], 2)
    return Report(
        "pair",
        seed,
        kills,
        handled=(given & stored).total() + len(pair.due),
        lost=(given - stored).total() + len(evidence.lost(pair.due, seen, recorded)),
        twice=(stored - given).total() + sum(each - 1 for each in seen.shown.values()),
        more=more,
        complaints=tuple(complaints),
    )
