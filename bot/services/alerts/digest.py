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
# Later than this after the opening it does not say good morning.
_MORNING: Final = timedelta(hours=1)


class Digest(Service):
    """The morning's digest: what is open, to each member of staff and, counts only, to groups."""

    _told_on: date | None = None

    async def tell(self) -> int:
        """Tell it once a work day, when the clinic opens; 1 when it was told.

        One that was missed then is told later the same day, while the clinic is open. What day it
        was told on is kept in memory too, so that the rest of the day costs nothing.
        """
        local = self.runtime.clock.now().astimezone(self.runtime.clinic.zone)
        if local.date() == self._told_on:
            return 0
        opened, closes = self._open_on(local)
        if not opened <= local < closes:
            return 0
        count = await self._tell(local.date(), is_late=local >= opened + _MORNING)
        self._told_on = local.date()
        return count

    def _open_on(self, local: datetime) -> tuple[datetime, datetime]:
        """When the clinic opens on that day, or on the next work day, and when it closes then."""
        hours, holidays = self.runtime.clinic.hours, self.runtime.clinic.holidays
        midnight = datetime.combine(local, time(), local.tzinfo)
        return hours.opens_at(midnight, holidays), hours.closes_at(midnight, holidays)

    @transaction
    async def _tell(self, work: Work, today: date, *, is_late: bool) -> int:
        # Two processes may look at the same moment, while one takes over from the other.
        told_on = await facts.lock(work.session, _TOLD_ON)
        if told_on == today.isoformat():
            return 0
        await facts.write(work.session, _TOLD_ON, today.isoformat())
        standing = await alerts.standing(work.session)
        # A bot that is new has missed none.
        if not standing or (is_late and not told_on):
            return 0
        key = "staff_digest_late" if is_late else "staff_digest"
        await _send(work, lambda language: _text(work, key, standing, language))
        return 1


def _text(work: Work, key: str, standing: dict[int, Standing], language: str) -> str:
    """The counts that are not zero, like "2 to phone, 1 not joined"; each alert in one of them."""
    of = dict.fromkeys(Section, 0)
    of |= {Section(key): each.count - each.taken for key, each in standing.items()}
    counts = {
        "digest_calls": of[Section.CALL_NOW] + of[Section.TODAY],
        "board_read": of[Section.READ],
        "digest_taken": sum(each.taken for each in standing.values()),
        "board_silent": of[Section.SILENT],
        "board_not_joined": of[Section.NOT_JOINED],
    }
    parts = [work.text(each, language, count=count) for each, count in counts.items() if count]
    oldest = worklists.age(work, min(each.oldest for each in standing.values()), language)
    return work.text(key, language, parts=", ".join(parts), oldest=oldest)


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
