"""Campaign b: the bot is killed while check-ins go out; none is lost and none comes twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from time import monotonic
from typing import Any, Final

from sqlalchemy import func, select

from bot.app import App
from bot.domain.delivery import MessageState
from bot.domain.ledger import CheckInState
from bot.sandbox.play.player import build_unhurried
from bot.sandbox.server.faults import Fault, FaultKind
from bot.services.followup.sweeps import CheckInSweeps
from bot.services.messaging.keyboards import Verb, press
from bot.storage.startup import open_database
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.mail import OutboxMessage
from jobs import TIMETABLE, run_job
from tests.campaigns import evidence
from tests.campaigns.evidence import button_data
from tests.campaigns.process import Change
from tests.campaigns.report import Report
from tests.campaigns.seeding import Followed, add_patients, make_due
from tests.campaigns.stand import USUAL, Moments, Stand, imbalances, open_stand

# So many check-ins a kill, and so many at once in the middle of a campaign that is not short.
_DUE: Final = 15
_BURST: Final = 600
_SHORT: Final = 100
# While so many wait to go out, no more are made due.
_ENOUGH: Final = 150
_MOST_AT_ONCE: Final = 60
# Seconds within which the check-ins of a life come due, and after which a drain counts as stuck.
_WITHIN: Final = 1.2
_DRAINED: Final = 900.0
# One patient in so many lives reports a warning sign.
_WARNS: Final = 4
# Seconds between two looks of a job: a life is too short for its own timetable, which starts with
# a pause of ten seconds. What is due is decided by the rows alone.
_TICK: Final = 0.4
# In every so many of its turns all jobs look, in the others only the one that sends check-ins.
_TURNS: Final = 8
_EARLY: Final = timedelta(minutes=15)
# What may go within this time counts as waiting now.
_SOON: Final = timedelta(seconds=90)
_UNSENT: Final = (MessageState.QUEUED, MessageState.CLAIMED, MessageState.SENDING)
# Per kill.
_MOST_REPEATS: Final = 2
# Seconds of a slow call, and of one that never arrives.
_SLOW: Final = 0.15
_NEVER: Final = 86_400.0


async def _tick(app: App) -> None:
    """Look for what is due more often than the timetable does."""
    for turn in count():
        for job in TIMETABLE if turn % _TURNS == 0 else TIMETABLE[:1]:
            if job.name != "purge":
                await run_job(job, app.sweepers)
        await asyncio.sleep(_TICK)


def ticking(app: App) -> Coroutine[Any, Any, None]:
    """The bot as it is, with a quicker timetable beside its own."""
    return _tick(app)


def run(
    kills: int,
    seed: int,
    change: Change = ticking,
    moments: Moments = USUAL,
    url: str | None = None,
    *,
    by_webhook: bool = False,
) -> Report:
    """Kill the bot so many times while check-ins go out, then count what arrived.

    `url`: of an empty database; without one it is a new file. `by_webhook`: see `open_stand`.
    """
    stand = open_stand(seed, change, moments, url, by_webhook=by_webhook)
    return asyncio.run(_run(kills, seed, stand))


async def _run(kills: int, seed: int, opened: AbstractAsyncContextManager[Stand]) -> Report:
    async with opened as stand:
        burst = _BURST if kills >= _SHORT else 5 * kills
        campaign = Campaign(stand, kills, burst, await add_patients(stand, kills * _DUE + burst))
        await campaign.kill()
        await campaign.drain()
        await campaign.remind()
        await campaign.close()
        return await _report(campaign, seed)


@dataclass(slots=True)
class Campaign:
    """The course of the campaign.

    `made`: how many check-ins were made due so far; `looked`: how many messages the admin read.
    """

    stand: Stand
    kills: int
    burst: int
    patients: list[Followed]
    made: int = 0
    looked: int = 0
    burst_ids: list[str] = field(default_factory=list)
    burst_at: float = 0.0

    async def kill(self) -> None:
        """Kill the bot so many times, with check-ins coming due in each life."""
        moments, faults = self.stand.moments, self.stand.sandbox.faults
        faults.add(_delay(moments.never, _NEVER))
        faults.add(_delay(moments.slow, _SLOW))
        for life in range(self.kills):
            if life == self.kills // 2:
                await self._make_burst()
            elif await self._waiting() < _ENOUGH:
                planned = _DUE * (life + 1) + len(self.burst_ids)
                await self._make_due(min(planned - self.made, _MOST_AT_ONCE))
            if life % _WARNS == 0:
                await self._warn()
            await self._take_alerts()
            await self.stand.life()

    async def drain(self) -> None:
        """Let the bot send all that is due."""
        self.stand.sandbox.faults.clear()
        await self.stand.start()
        while self.made < len(self.patients):
            # On a slow machine few came due in each life, and the limits hold here too.
            await self._make_due(_BURST, within=0)
            await self._worked_off()
        await self._worked_off()
        await self.stand.stop()

    async def _worked_off(self) -> None:
        async with asyncio.timeout(_DRAINED):
            # The bot is another process: there is no event to wait for.
            while await self._waiting():  # noqa: ASYNC110
                await asyncio.sleep(0.2)

    async def remind(self) -> None:
        """Let the early reminders come due, by the clock set ahead, and go out."""
        self.stand.clock.advance(_EARLY)
        async with _bot_in_this_process(self.stand):
            async with asyncio.timeout(_DRAINED):
                while await self._waiting() or await self._early():  # noqa: ASYNC110
                    await asyncio.sleep(0.2)

    async def close(self) -> None:
        """Let the time of every check-in be over."""
        last = await self.stand.scalar(select(func.max(CheckIn.closes_at)))
        if last is None:
            return
        self.stand.clock.move_to(last)
        async with self.stand.runtime() as runtime:
            while await CheckInSweeps(runtime).wind_up():
                pass

    async def _make_burst(self) -> None:
        start = self.made
        await self._make_due(self.burst, within=0)
        self.burst_ids = [each.check_in_id for each in self.patients[start : self.made]]
        self.burst_at = monotonic()

    async def _make_due(self, how_many: int, within: float = _WITHIN) -> None:
        await make_due(self.stand, self.patients[self.made : self.made + how_many], within)
        self.made += how_many

    async def _waiting(self) -> int:
        """How many check-ins and messages wait to go out now."""
        now = self.stand.clock.now()
        planned = select(func.count()).where(
            CheckIn.state == CheckInState.PLANNED, CheckIn.look_at <= now
        )
        queued = select(func.count()).where(
            OutboxMessage.state.in_(_UNSENT), OutboxMessage.claimable_at <= now + _SOON
        )
        statement = select(planned.scalar_subquery() + queued.scalar_subquery())
        return int(await self.stand.scalar(statement))

    async def _early(self) -> int:
        """How many early reminders are due."""
        now = self.stand.clock.now()
        is_early = CheckIn.uncertain & (CheckIn.remind_at <= now)
        return int(await self.stand.scalar(select(func.count()).where(is_early)))

    async def _warn(self) -> None:
        """A patient who sees the first question of the check-in reports a warning sign."""
        newest = self.patients[max(0, self.made - _ENOUGH) : self.made]
        seen = [each for each in newest if each.person.last_text]
        if seen:
            patient = self.stand.random.choice(seen)
            data = press(Verb.ANSWER, patient.check_in_id, "safety", "yes")
            await patient.person.press_data(patient.person.chat.last_message_id, data)

    async def _take_alerts(self) -> None:
        """The admin takes each new alert, so that it is not pushed again."""
        admin = self.stand.admin
        messages = list(admin.chat.messages.values())
        for message in messages[self.looked :]:
            for data in button_data(message.markup):
                if data.endswith(":ack"):
                    await admin.press_data(message.message_id, data)
        self.looked = len(messages)


def _delay(share: float, seconds: float) -> Fault:
    return Fault(FaultKind.DELAY, "sendMessage", count=0, share=share, seconds=seconds)


@asynccontextmanager
async def _bot_in_this_process(stand: Stand) -> AsyncIterator[None]:
    """A bot that lives by the stand's clock, since a process of its own would not."""
    settings = stand.settings
    database = await open_database(settings.database_url, settings.encryption_key_file)
    app = build_unhurried(settings, database, stand.clock)
    try:
        async with app.running():
            ticks = asyncio.create_task(_tick(app))
            yield
            ticks.cancel()
    finally:
        await database.close()


async def _report(campaign: Campaign, seed: int) -> Report:
    stand, due = campaign.stand, [each.check_in_id for each in campaign.patients]
    async with stand.runtime() as runtime:
        recorded = await evidence.read(runtime.database)
        complaints = [*stand.found(), *await imbalances(runtime.database)]
    seen = evidence.watch(stand.sandbox.calls)
    repeats = sum(row.repeats > 0 for row in recorded.urgent)
    if repeats > _MOST_REPEATS * campaign.kills:
        complaints.append(f"{repeats} repeats of safety texts and alerts")
    complaints += evidence.miscounted(stand.sandbox.calls, recorded)
    complaints += stand.leaks()
    if unflagged := evidence.unflagged(recorded):
        complaints.append(f"{len(unflagged)} uncertain check-ins without flag or early reminder")
    burst_ended = max(seen.first.get(each, 0.0) for each in campaign.burst_ids)
    return Report(
        "check-ins",
        seed,
        campaign.kills,
        handled=sum(each in seen.shown or each in seen.reminded for each in due),
        lost=len(evidence.lost(due, seen, recorded)),
        twice=sum(count - 1 for count in seen.shown.values()),
        more={
            "uncertain": len(recorded.uncertain),
            "repeats": repeats,
            "urgent": len(recorded.urgent) - repeats,
            "burst": len(campaign.burst_ids),
            "burst_seconds": round(burst_ended - campaign.burst_at, 1),
            "killed_at_start": stand.starting,
            **stand.posted,
        },
        complaints=tuple(complaints),
    )
