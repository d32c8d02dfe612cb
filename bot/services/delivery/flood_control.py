"""The pause that Telegram asks for: kept in the database, respected by whoever calls."""

from __future__ import annotations

from datetime import timedelta

from bot.services.kernel.transaction import HANDLING, Service, Work, transaction
from bot.storage import outbox


class FloodControl(Service):
    """The same pause that messages wait for, for calls that are no messages."""

    async def is_on(self) -> bool:
        """Whether nobody may call now."""
        return self.runtime.traffic.left() is not None

    async def begin(self, span: timedelta) -> None:
        """Let nobody call for so long; the update being handled is neither done nor failed."""
        self.runtime.traffic.ask(span)
        token = HANDLING.set(None)
        try:
            await self._begin(span)
        finally:
            HANDLING.reset(token)

    @transaction
    async def _begin(self, work: Work, span: timedelta) -> None:
        await outbox.pause(work.session, work.now, work.now + span)
