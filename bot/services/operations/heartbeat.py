"""The heartbeat: that the bot works and hears is noted, and what it missed is noticed."""

from __future__ import annotations

from datetime import datetime

from bot.services.kernel import outages
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.operations import outage_report
from bot.storage import facts, protocols


class Heartbeat(Service):
    """That the bot works and hears, noted while it does; what it missed is noticed by it."""

    @transaction
    async def prepare(self, work: Work) -> None:
        """Store the default protocol if it is new, and notice how long the bot was down.

        Where an admin made a protocol of the clinic's own, that one stays the newest.
        """
        await protocols.store_default(work.session, work.now)
        seen_at = await facts.read_time(work.session, outages.SEEN)
        if seen_at is not None:
            await outages.notice(work, seen_at)

    @transaction
    async def notice_gap(self, work: Work, since: datetime) -> None:
        """The clock was set, or the machine slept: what that means is what an outage means.

        `since`: the last moment at which the bot worked and the clock was as before.
        """
        await outages.notice(work, since)

    async def note_alive(self) -> int:
        """Remember that the bot works and hears now; 1 when it reported an outage to staff.

        To be cut off from Telegram is an outage too.
        """
        listening = self.runtime.listening
        silent_since = listening.silent_since
        count = await self._note_alive(silent_since, listening.heard_until())
        if listening.silent_since == silent_since:
            listening.silent_since = None
        return count

    @transaction
    async def _note_alive(
        self, work: Work, silent_since: datetime | None, heard_until: datetime | None
    ) -> int:
        work.is_routine = silent_since is None
        if silent_since is not None:
            await outages.notice(work, silent_since)
        if heard_until is not None:
            await facts.write_time(work.session, outages.SEEN, min(work.now, heard_until))
        return int(await outage_report.report(work))
