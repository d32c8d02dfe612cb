"""Slips to print: a code, a link, two sentences and whom to call, on paper for one patient."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.documents import worker
from bot.documents.slips import PAPERS, Slip
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.services.enrolment import invitations
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.transaction import Runtime, Work
from bot.services.messaging import placeholders
from bot.services.messaging.messages import Attachment, Draft, queue
from bot.services.staff import access, audit
from bot.services.staff.workshop import Workshop, WorkshopError
from bot.storage import facts
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from bot.texts.catalogue import LANGUAGES

_PAPER: Final = "slip_paper"
# Where letters are not written on A4.
_LETTER_ZONES: Final = ("America/", "US/", "Pacific/Honolulu")


class Slips:
    """One slip for one patient, made when it is wanted: a link is kept nowhere to be read."""

    def __init__(self, runtime: Runtime, workshop: Workshop) -> None:
        self.runtime = runtime
        self._workshop = workshop

    async def send(self, caller: Caller, episode_id: str, message_id: int | None) -> None:
        """Print a new link for a follow-up; the one in the message that was pressed is over.

        Raises `NotFoundError`, `ClosedError` where nothing is left to join, and `NotAllowedError`.
        """
        await access.admit(self.runtime, caller)
        now, code = self.runtime.clock.now(), invitations.new_code()
        async with self.runtime.database.reading() as session:
            episode = await session.get(Episode, episode_id)
            if episode is None:
                raise NotFoundError("episode")
            patient = await session.get_one(Patient, episode.patient_id)
            paper = await paper_of(session, self.runtime)
        language = patient.language if patient.chat_id is not None else None
        expires = invitations.expiry(now, episode.injected_at)
        slip = make_slip(self.runtime, patient.reference, code, expires, language)
        try:
            packed = await self._workshop.make(worker.slips_file, (slip,), paper)
        except WorkshopError:
            await self.runtime.transact(lambda work: _say_failed(work, caller))
        else:
            await self.runtime.transact(
                lambda work: _hand_over(work, caller, episode_id, message_id, (code, packed))
            )


async def _say_failed(work: Work, caller: Caller) -> None:
    turn = await access.turn_of(work, caller)
    await turn.say("report_file_failed")


async def _hand_over(
    work: Work, caller: Caller, episode_id: str, message_id: int | None, made: tuple[str, str]
) -> None:
    turn = await access.turn_of(work, caller, onto=message_id)
    case = await cases.of_episode(work, episode_id)
    if not case.may_join:
        raise ClosedError("link")
    code, packed = made
    await invitations.end_older(work, case)
    await audit.write(turn, "new_link", case.patient.id)
    reference = case.patient.reference
    if message_id is not None:
        text = turn.text("slip_instead", patient_ref=reference)
        draft = Draft(MessageKind.EDIT, text, onto=message_id, is_caption=True)
        await turn.queue(draft)
    text = turn.text("slip_ready", patient_ref=reference)
    draft = Draft(
        MessageKind.REPLY, text, attachment=Attachment("slip.pdf", packed, is_for_paper=True)
    )
    invitation = invitations.issue(work, case.episode, code)
    invitation.shown = await queue(work, turn.chat, draft)


async def paper_of(session: AsyncSession, runtime: Runtime) -> str:
    """The paper that the clinic prints on: as staff chose, else as is usual where it is."""
    chosen = await facts.read(session, _PAPER)
    is_letter = runtime.clinic.zone.key.startswith(_LETTER_ZONES)
    return chosen if chosen in PAPERS else PAPERS[0] if is_letter else PAPERS[1]


async def turn_paper(work: Work) -> None:
    """Print on the other paper from now on."""
    paper = await paper_of(work.session, work.runtime)
    other = PAPERS[(PAPERS.index(paper) + 1) % len(PAPERS)]
    await facts.write(work.session, _PAPER, other)


def make_slip(
    runtime: Runtime, reference: str, code: str, expires: datetime, language: str | None
) -> Slip:
    """A slip in the patient's language; in each of the bot's while nobody knows which that is."""
    languages: Sequence[str] = LANGUAGES if language is None else (language,)
    phrases: list[str] = []
    for each in languages:
        values = runtime.clinic.values(each)
        when = placeholders.short_moment(expires, runtime.clinic.zone, each)
        # A gap between two languages.
        phrases += [""] if phrases else []
        phrases += [
            runtime.texts.say("slip_how", each, **values),
            runtime.texts.say("slip_once", each, **{**values, "expires": when}),
        ]
    values = runtime.clinic.values(languages[0])
    foot = runtime.texts.say("slip_foot", languages[0], **values)
    return Slip(reference, invitations.link_of(runtime, code), tuple(phrases), foot)
