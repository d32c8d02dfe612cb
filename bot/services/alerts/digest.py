"""What is told of many alerts at once: in the morning, and when too many come together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.alerts import Section
from bot.domain.delivery import Lane, MessageKind
from bot.services.alerts import worklists
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Keyboard, Verb, button
from bot.services.messaging.messages import Draft, queue
from bot.storage import alerts, chats, facts, staff
from bot.storage.alerts import Standing

_TOLD_ON: Final = "digest_on"
# Later than this after the opening it is no morning digest any more.
_LATEST: Final = timedelta(hours=1)


class Digest(Service):
    """The morning's digest: what is open, to each member of staff and, counts only, to groups."""

    _told_on: date | None = None

    async def tell(self) -> int:
        """Tell it once a work day, when the clinic opens; 1 when it was told.

        What day it was told on is kept in memory too, so that the rest of the day costs nothing.
        """
        local = self.runtime.clock.now().astimezone(self.runtime.clinic.zone)
        if local.date() == self._told_on or not self._is_opening(local):
            return 0
        count = await self._tell(local.date())
        self._told_on = local.date()
        return count

    def _is_opening(self, local: datetime) -> bool:
        clinic = self.runtime.clinic
        midnight = datetime.combine(local, time(), local.tzinfo)
        opened = clinic.hours.opens_at(midnight, clinic.holidays)
        return opened <= local < opened + _LATEST

    @transaction
    async def _tell(self, work: Work, today: date) -> int:
        # Two processes may look at the same moment, while one takes over from the other.
        if await facts.lock(work.session, _TOLD_ON) == today.isoformat():
            return 0
        await facts.write(work.session, _TOLD_ON, today.isoformat())
        standing = await alerts.standing(work.session)
        if not standing:
            return 0
        await _send(work, lambda language: _text(work, standing, language))
        return 1


def _text(work: Work, standing: dict[int, Standing], language: str) -> str:
    of = {each: standing[each].count if each in standing else 0 for each in Section}
    oldest = min(each.oldest for each in standing.values())
    return work.text(
        "staff_digest",
        language,
        calls=of[Section.CALL_NOW] + of[Section.TODAY],
        notes=of[Section.READ],
        taken=sum(each.taken for each in standing.values()),
        silent=of[Section.SILENT],
        waiting=of[Section.NOT_JOINED],
        oldest=worklists.age(work, oldest, language),
    )


async def tell_flood(work: Work, count: int) -> None:
    """So many alerts came together: one message to everybody in place of all theirs."""
    await _send(work, lambda language: work.text("staff_flood", language, count=count))


async def _send(work: Work, text: Callable[[str], str]) -> None:
    for member in await staff.carers(work.session):
        chat = await chats.by_id(work.session, member.chat_id)
        label = work.texts.label("staff_digest", "show", member.language)
        show = [[button(label, Verb.SCREEN, "refresh")]]
        await queue(work, chat, _draft(text(member.language), show))
    for group in await staff.groups(work.session):
        await queue(work, group, _draft(text(group.language or "en"), []))


def _draft(text: str, keyboard: Keyboard) -> Draft:
    return Draft(MessageKind.REPLY, text, keyboard, lane=Lane.CHECK_IN)
