"""The report that comes by itself: at the opening of the first work day of a month."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, time
from typing import TypeAlias

from bot.domain.delivery import Lane, MessageKind
from bot.services.kernel.clinic import Clinic
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.services.messaging.keyboards import Keyboard, Verb, button
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.services.reporting import scope
from bot.services.reporting.scope import Scope
from bot.services.staff import audit
from bot.storage import chats, staff

Screen: TypeAlias = tuple[str, Keyboard]
# In a language; None while there is nothing to report of.
Draw: TypeAlias = Callable[[str], Awaitable[Screen | None]]


def choice(turn: StaffTurn, wanted: Scope) -> Keyboard:
    """The button that asks for it, or for no more of it."""
    labels = dict(turn.work.texts.buttons("report", turn.language))
    name = "monthly" if turn.member.report_at is None else "no_monthly"
    return [[button(labels[name], Verb.REPORT, name, *wanted.parts)]]


def change(turn: StaffTurn, name: str) -> None:
    """What `choice` offered was pressed; twice is once."""
    is_wanted = name == "monthly"
    turn.member.report_at = _next(turn.work.now, turn.work.clinic) if is_wanted else None


def _next(now: datetime, clinic: Clinic) -> datetime:
    """When the clinic opens for the first time in the next month."""
    first = datetime.combine(scope.after(scope.month_of(now, clinic)), time(), clinic.zone)
    return clinic.hours.opens_at(first, clinic.holidays)


class MonthlyReports(Service):
    """The report of the month, to each who asked for it."""

    _looked_on: date | None = None

    def __init__(self, runtime: Runtime, draw: Draw) -> None:
        super().__init__(runtime)
        self._draw = draw

    async def send_due(self) -> int:
        """Send it to whose it is now; how many those were.

        It is due while the clinic is open, so that is asked once on each work day. What kept the
        bot away that day comes on the next.
        """
        clinic, now = self.runtime.clinic, self.runtime.clock.now()
        local = now.astimezone(clinic.zone)
        if local.date() == self._looked_on or not clinic.hours.is_open(local, clinic.holidays):
            return 0
        async with self.runtime.database.reading() as session:
            due = await staff.waiting_for_report(session, now)
        # Read before the transaction: of many follow-ups it takes long.
        screens = {each: await self._draw(each) for each in {each.language for each in due}}
        count = await self._send(screens) if due else 0
        self._looked_on = local.date()
        return count

    @transaction
    async def _send(self, work: Work, screens: dict[str, Screen | None]) -> int:
        due = await staff.waiting_for_report(work.session, work.now)
        for member in due:
            screen = screens.get(member.language)
            if screen is not None:
                chat = await chats.by_id(work.session, member.chat_id)
                draft = Draft(MessageKind.REPLY, *screen, lane=Lane.CHECK_IN)
                await queue(work, chat, draft)
                await audit.write_own(work, "report_sent", member.id)
            member.report_at = _next(work.now, work.clinic)
        return len(due)
