"""See a course: what a made-up patient gets under a protocol, on the screen and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.documents import worker
from bot.domain.errors import NotFoundError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import Protocol
from bot.domain.schedule import named_times
from bot.services.kernel.cases import Caller
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.transaction import Runtime, Work, transaction
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Attachment
from bot.services.preview.choices import PICTURE, SCREEN, Choice, day_of, keyboard
from bot.services.preview.trial import Bot, Order, Shown, lived
from bot.services.staff import access
from bot.services.staff.files import Made, send_files
from bot.services.staff.workshop import Workshop, WorkshopError
from bot.storage import chosen, drafts, protocols
from bot.storage.drafts import DRAFT, VERSION


class Courses:
    """Courses as an admin looks at them: lived first, then shown in one transaction."""

    def __init__(self, runtime: Runtime, workshop: Workshop, owner: MessageOwner) -> None:
        """`owner`: of messages, as the clinic's own delivery has one."""
        self.runtime = runtime
        self._workshop, self._owner = workshop, owner

    async def begin(self, caller: Caller, protocol_id: str, which: str) -> None:
        """The course of a protocol: of its draft, or of the version in use.

        Raises `NotAllowedError`, `NotFoundError` and `ValueError`.
        """
        language = await access.admit(self.runtime, caller, StaffRole.ADMIN)
        source = f"{DRAFT}{int(protocol_id)}"
        if which != DRAFT:
            async with self.runtime.database.reading() as session:
                published = await protocols.history(session, int(protocol_id))
            if not published:
                raise NotFoundError("protocol")
            source = f"{VERSION}{published[0].number}"
        await self._show(caller, language, Choice(source, language), None)

    async def press(self, caller: Caller, parts: Sequence[str], message_id: int | None) -> None:
        """A button below it: another patient, another page, or the picture.

        Raises `NotFoundError` and `ValueError` for what no button of ours carries.
        """
        action, *which = parts
        language = await access.admit(self.runtime, caller, StaffRole.ADMIN)
        choice = Choice.read(which)
        if action == SCREEN:
            await self._show(caller, language, choice, message_id)
        elif action == PICTURE:
            await self._send(caller, choice)
        else:
            raise NotFoundError("action")

    async def course(self, choice: Choice, language: str) -> tuple[Shown, Order]:
        """The course of this choice in words of the language, and what was ordered for it.

        Raises `NotFoundError`, and `WorkshopError` where it cannot be made.
        """
        order = await self._order(choice, language)
        return await self._workshop.do(lived, order), order

    async def _order(self, choice: Choice, language: str) -> Order:
        name, protocol = await self._meant(choice.source, language)
        runtime, clinic = self.runtime, self.runtime.clinic
        async with runtime.database.reading() as session:
            texts = (await chosen.read(session)).texts
        choice = choice.at_time_of(protocol)
        today = runtime.clock.now().astimezone(clinic.zone).date()
        first, change = day_of(protocol, today, clinic)
        return Order(
            choice.wish(protocol, first, clinic),
            choice,
            language,
            name,
            change,
            {place: wording.forms for place, wording in texts.items()},
            Bot(clinic, self._owner, runtime.offers, runtime.bot_username),
        )

    async def _meant(self, source: str, language: str) -> tuple[str, Protocol]:
        """What a course is of, in words and as it is."""
        say, which, number = self.runtime.texts.say, source[:1], int(source[1:])
        async with self.runtime.database.reading() as session:
            if which == DRAFT:
                draft = await drafts.protocol_of(session, number)
                row = await protocols.by_id(session, number)
                if draft is not None and row is not None:
                    return say("course_of_draft", language, name=row.name), draft
            elif (name := (await protocols.every_name(session)).get(number)) is not None:
                words = say("course_of_version", language, name=name, version=number)
                return words, await protocols.version(session, number)
        raise NotFoundError("protocol")

    async def _show(
        self, caller: Caller, language: str, choice: Choice, message_id: int | None
    ) -> None:
        try:
            shown, order = await self.course(choice, language)
        except WorkshopError:
            text = self.runtime.texts.say("report_file_failed", language)
            await self._answer(caller, (text, []), message_id)
            return
        pages, times = shown.pages, named_times(order.wish.protocol.times)
        # A text that was changed meanwhile may have left fewer.
        choice = replace(order.choice, page=min(order.choice.page, len(pages) - 1))
        buttons = keyboard(self.runtime.texts, choice, times, len(pages), language)
        await self._answer(caller, (pages[choice.page], buttons), message_id)

    @transaction
    async def _answer(
        self, work: Work, caller: Caller, screen: tuple[str, Keyboard], message_id: int | None
    ) -> None:
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        await turn.show_screen(screen)

    async def _send(self, caller: Caller, choice: Choice) -> None:
        async def make(language: str) -> Made:
            shown, _ = await self.course(choice, language)
            packed = await self._workshop.make(worker.timeline_picture, shown.timeline)
            file = Attachment(f"course-{choice.source}.png", packed, is_picture=True)
            return Made(((file, shown.overview),), "view_course", choice.source)

        await send_files(self.runtime, caller, make, StaffRole.ADMIN)
