"""See a course: what a made-up patient gets under a protocol, on the screen and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.documents import worker
from bot.domain.errors import NotFoundError
from bot.domain.ledger import StaffRole
from bot.domain.protocol import Protocol
from bot.services.kernel.cases import Caller
from bot.services.kernel.message_owner import MessageOwner
from bot.services.kernel.transaction import Runtime, Work, transaction
from bot.services.messaging.keyboards import Keyboard
from bot.services.messaging.messages import Attachment
from bot.services.preview.choices import PICTURE, SCREEN, Choice, day_of, keyboard
from bot.services.preview.made_up import Conduct
from bot.services.preview.trial import Trials
from bot.services.preview.wording import Course
from bot.services.reporting.files import Made, send_files
from bot.services.reporting.workshop import Workshop
from bot.services.staff import access
from bot.storage import protocols


class Courses:
    """Courses as an admin looks at them: lived first, then shown in one transaction."""

    def __init__(self, runtime: Runtime, workshop: Workshop, owner: MessageOwner) -> None:
        self.runtime = runtime
        self._workshop = workshop
        self._trials = Trials(runtime, owner)

    async def begin(self, caller: Caller, version: int | None = None) -> None:
        """The course of a version, of the newest if none is named; raises `NotAllowedError`."""
        language = await access.admit(self.runtime, caller, StaffRole.ADMIN)
        async with self.runtime.database.reading() as session:
            newest = (await protocols.newest(session)).number
        await self._show(caller, language, Choice(version or newest, language), None)

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

    async def course(self, choice: Choice, language: str) -> Course:
        """The course of this choice in words of the language; raises `NotFoundError`."""
        protocol, clinic = await self._protocol(choice.version), self.runtime.clinic
        today = self.runtime.clock.now().astimezone(clinic.zone).date()
        first, change = day_of(protocol, today, clinic)
        wish = choice.wish(protocol, first, clinic)
        silent = await self._trials.live(replace(wish, conduct=Conduct.SILENT))
        is_silent = wish.conduct is Conduct.SILENT
        life = silent if is_silent else await self._trials.live(wish)
        return Course(self.runtime, language, choice, wish, life, silent, change)

    async def _protocol(self, version: int) -> Protocol:
        async with self.runtime.database.reading() as session:
            if not 1 <= version <= (await protocols.newest(session)).number:
                raise NotFoundError("version")
            return await protocols.version(session, version)

    async def _show(
        self, caller: Caller, language: str, choice: Choice, message_id: int | None
    ) -> None:
        pages = (await self.course(choice, language)).pages()
        # A text that was changed meanwhile may have left fewer.
        choice = replace(choice, page=min(choice.page, len(pages) - 1))
        buttons = keyboard(self.runtime.texts, choice, len(pages), language)
        await self._answer(caller, (pages[choice.page], buttons), message_id)

    @transaction
    async def _answer(
        self, work: Work, caller: Caller, screen: tuple[str, Keyboard], message_id: int | None
    ) -> None:
        turn = await access.turn_of(work, caller, StaffRole.ADMIN, onto=message_id)
        await turn.show_screen(screen)

    async def _send(self, caller: Caller, choice: Choice) -> None:
        async def make(language: str) -> Made:
            course = await self.course(choice, language)
            packed = await self._workshop.make(worker.timeline_picture, course.timeline())
            file = Attachment(f"course-{choice.version}.png", packed, is_picture=True)
            return Made(((file, course.overview()),), "view_course", str(choice.version))

        await send_files(self.runtime, caller, make, StaffRole.ADMIN)
