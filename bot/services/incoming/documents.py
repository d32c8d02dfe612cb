"""A file that staff send: read once, then given to whoever waits for it."""

from __future__ import annotations

from typing import Final

from bot.domain.ledger import StaffRole
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime
from bot.services.messaging import dialogues
from bot.services.protocols.schedules import FILE, Schedules
from bot.services.roster.batch import Batches
from bot.services.staff import access
from bot.services.staff.sent_files import SentFile
from bot.storage import staff

# How a schedule begins, and no list of patients does.
_OF_SCHEDULE: Final = "{"


class Documents:
    """Lists of patients, and schedules of other clinics."""

    def __init__(self, runtime: Runtime, batches: Batches, schedules: Schedules) -> None:
        self.runtime = runtime
        self._batches, self._schedules = batches, schedules

    async def take(self, caller: Caller, file: SentFile) -> None:
        """A file that was sent; it is fetched once it is clear that staff sent it.

        Raises `NotAllowedError` before anything of it is read.
        """
        await access.admit(self.runtime, caller)
        text = await file.text()
        if await self._is_schedule(caller, text):
            await self._schedules.take_file(caller, text)
        elif text is None:
            await self._batches.refuse_file(caller)
        else:
            await self._batches.take_text(caller, text)

    async def _is_schedule(self, caller: Caller, text: str | None) -> bool:
        """Whether it is asked for as one, or looks like one and an admin sends it."""
        key = self.runtime.database.vault.digest("chat", str(caller.user_id))
        async with self.runtime.database.reading() as session:
            found = await staff.at_work(session, key)
        if found is None or found.member.role is not StaffRole.ADMIN:
            return False
        dialogue, now = found.dialogue, self.runtime.clock.now()
        is_asked = (
            dialogue is not None
            and (dialogue.name, dialogue.step) == (dialogues.SCHEDULING, FILE)
            and now - dialogue.updated_at <= dialogues.STALE_AFTER
        )
        if is_asked:
            return True
        return text is not None and text.lstrip().startswith(_OF_SCHEDULE)
