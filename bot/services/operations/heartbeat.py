"""The heartbeat: that the bot works and hears is noted, and what it missed is noticed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Final

import structlog

from bot.domain.alert_details import Trouble, UpdateFailed
from bot.services.alerts import raising
from bot.services.kernel import outages
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.services.operations import outage_report
from bot.storage import alerts, audit, chosen, facts, protocols, staff

log = structlog.get_logger(__name__)

# Seconds: long enough for 100,000 follow-ups; then the doctor is asked.
_LOOK_FOR: Final = 5.0
CLOCK_WRONG: Final = "clock_wrong_since"


class Heartbeat(Service):
    """That the bot works and hears, noted while it does; what it missed is noticed by it."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self._is_told = False
        self._noted_on: date | None = None

    @transaction
    async def prepare(self, work: Work) -> None:
        """Store the default protocol if it is new, and notice how long the bot was down.

        Where an admin made a protocol of the clinic's own, that one stays the newest.
        """
        await protocols.store_default(work.session, work.now)
        # The process before this one may have told staff that the clock is wrong.
        self._is_told = await facts.read_time(work.session, CLOCK_WRONG) is not None
        seen_at = await facts.read_time(work.session, outages.SEEN)
        if seen_at is not None:
            await outages.notice(work, seen_at)

    @transaction
    async def learn(self, work: Work) -> None:
        """Let count what admins chose in the chat, while this process ran or another did."""
        work.is_routine = True
        work.chosen = await chosen.read(work.session)

    async def notice_gap(self, since: datetime) -> None:
        """The clock was set, or the machine slept: what that means is what an outage means.

        `since`: the last moment at which the bot worked and the clock was as before. A clock that
        was set wrong means nothing.
        """
        if await self.runtime.agreement.holds():
            await self._notice(since)

    @transaction
    async def _notice(self, work: Work, since: datetime) -> None:
        await outages.notice(work, since)

    async def knows_time(self) -> bool:
        """Whether the clock can be trusted; staff are told once when it is known to be wrong."""
        agreement = self.runtime.agreement
        holds = await agreement.holds()
        if holds and self._is_told:
            await self._mark(self._forget_wrong_clock, is_told=False)
        elif not holds and agreement.is_refuted() and not self._is_told:
            await self._mark(self._tell_wrong_clock, is_told=True)
        return holds

    async def _mark(self, step: Callable[[], Awaitable[None]], *, is_told: bool) -> None:
        """Before the step, since several jobs may find it at the same moment."""
        self._is_told = is_told
        try:
            await step()
        except BaseException:
            self._is_told = not is_told
            raise

    @transaction
    async def _tell_wrong_clock(self, work: Work) -> None:
        theirs = self.runtime.agreement.theirs() or work.now
        log.error("the clock is wrong", ahead=str(work.now - theirs))
        await facts.write_time(work.session, CLOCK_WRONG, theirs)
        alert = await raising.raise_alert(work, UpdateFailed(trouble=Trouble.CLOCK), None)
        # What it is by the clock would pass for the future once that is right.
        alert.raised_at = theirs

    async def look_for_damage(self) -> None:
        """A quick look at the database, once after the start; staff are told what it finds.

        Raises nothing: a bot that cannot look still answers.
        """
        try:
            await self._look_for_damage()
        except Exception:
            log.exception("the database could not be looked at")

    async def _look_for_damage(self) -> None:
        found, is_all = await self.runtime.database.quick_check(_LOOK_FOR)
        if found is None:
            log.info("the database was looked at, nothing is damaged", whole=is_all)
            return
        log.error("the database is damaged: put a backup back", found=found)
        await self._tell_damage()

    @transaction
    async def _tell_damage(self, work: Work) -> None:
        about = UpdateFailed(trouble=Trouble.DAMAGE)
        if not await alerts.is_open(work.session, about):
            await raising.raise_alert(work, about, None)

    @transaction
    async def _forget_wrong_clock(self, work: Work) -> None:
        work.is_routine = True
        if await facts.read_time(work.session, CLOCK_WRONG) is not None:
            log.warning("the clock is right again")
            await facts.forget(work.session, CLOCK_WRONG)

    async def note_alive(self) -> int:
        """Remember that the bot works and hears now; 1 when it reported an outage to staff.

        To be cut off from Telegram is an outage too.
        """
        if not await self.knows_time():
            return 0
        listening = self.runtime.listening
        silent_since = listening.silent_since
        count = await self._note_alive(silent_since, listening.heard_until())
        if listening.silent_since == silent_since:
            listening.silent_since = None
        await self._note_audit_head()
        return count

    async def _note_audit_head(self) -> None:
        """Once a day outside of the database too: whoever cuts the audit log cannot cut that."""
        today = self.runtime.clock.now().date()
        if self._noted_on == today:
            return
        self._noted_on = today
        database = self.runtime.database
        async with database.reading() as session:
            head = await audit.head_of(session, database.vault)
        if head is not None:
            log.info("audit log", entries=head.count, last=head.chain[: audit.SHOWN])
        else:
            log.error("the end of the audit log is not as it was sealed: aftercare doctor")

    @transaction
    async def _note_alive(
        self, work: Work, silent_since: datetime | None, heard_until: datetime | None
    ) -> int:
        work.is_routine = silent_since is None
        if silent_since is not None:
            await outages.notice(work, silent_since)
        if heard_until is not None:
            seen_at = min(work.now, heard_until)
            number = await facts.write_time_and_read(
                work.session, outages.SEEN, seen_at, chosen.NUMBER
            )
            if chosen.as_number(number) > self.runtime.chosen:
                # Another process led meanwhile, and an admin chose something there.
                work.chosen = await chosen.read(work.session)
        await self._note_seen(work)
        return int(await outage_report.report(work))

    async def _note_seen(self, work: Work) -> None:
        """Here, once a minute, so that no tap of staff pays for it."""
        seen, self.runtime.seen = self.runtime.seen, {}
        if seen:
            await staff.note_seen(work.session, seen)
