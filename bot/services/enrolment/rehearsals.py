"""Rehearsals: a follow-up in fast motion on the admin's own phone, kept out of every count."""

from __future__ import annotations

import math
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.domain.delivery import MessageKind
from bot.domain.errors import NotAllowedError, NotFoundError
from bot.domain.ledger import Area, PatientState, StaffRole
from bot.domain.protocol import Unit
from bot.services.enrolment import invitations
from bot.services.enrolment.episodes import enroll
from bot.services.followup import planning, sweeps
from bot.services.followup.planning import Ahead
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller, Case
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.keyboards import Verb, button
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import patient_turn
from bot.services.staff import access
from bot.storage import drafts, patients, protocols, staff
from bot.storage.drafts import DRAFT
from bot.storage.tables.people import Patient
from bot.texts import dates

# A day becomes half an hour, so that there is time to read and to answer; a button jumps.
DEFAULT_FACTOR: Final = 48
MOST: Final = 100_000
# What happens without a message to the patient.
_UNSEEN: Final = frozenset({Ahead.CLOSING, Ahead.LOOK})
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)


class Rehearsals(Service):
    """Trying the bot before a patient does."""

    @transaction
    async def begin(
        self,
        work: Work,
        caller: Caller,
        factor: int = DEFAULT_FACTOR,
        of: Sequence[str] = (),
    ) -> None:
        """/rehearse: a test invitation for any phone; its birth year stands with it.

        `of`: the id of a protocol, and `DRAFT` for its draft, which nobody else gets; the first
        protocol's version in use without it. Raises `NotFoundError` and `ValueError`.
        """
        turn = await access.turn_of(work, caller, StaffRole.ADMIN)
        data = {
            "ref": f"TEST-{secrets.token_hex(3).upper()}",
            "year": work.now.year - 60,
            "area": Area.LOW_BACK,
            "when": work.now.isoformat(),
            "baseline": 8,
            "is_test": True,
            "test_of": turn.member.id,
            "factor": factor,
            "version": await _number(work, *of),
        }
        case, _ = await enroll(work, data)
        url, _ = await invitations.make(work, case)
        text = turn.text("rehearse", link=url, factor=factor, birth_year=data["year"])
        label = work.texts.label("test_heading", "step", turn.language)
        keyboard = [[button(label, Verb.STEP, case.patient.id)]]
        await queue(work, turn.chat, Draft(MessageKind.REPLY, text, keyboard, link=url))

    @transaction
    async def step(self, work: Work, caller: Caller, patient_id: str) -> str:
        """Jump to what comes next and have it happen at once; what it is, in words.

        Raises `NotAllowedError` for who neither plays the patient nor began the rehearsal.
        """
        case = await _rehearsal(work, patient_id)
        language = await _language(work, caller, case)
        ahead = planning.next_step(case)
        if ahead is None:
            is_open = case.patient.state is PatientState.INVITED
            return work.text("rehearse_not_joined" if is_open else "rehearse_over", language)
        at, what = ahead
        span = max(at - work.now, timedelta())
        await planning.pass_time(work, case, span)
        await sweeps.take_step(work, case)
        told = _told(work, what, span * case.calendar.factor, language)
        if what in _UNSEEN and case.chat is not None:
            turn = patient_turn(work, case, case.chat)
            await turn.queue(Draft(MessageKind.REPLY, told))
        return told


async def _number(work: Work, protocol_id: str | None = None, which: str = "") -> int:
    """The number of the version that is tried."""
    if protocol_id is None:
        return (await protocols.newest(work.session)).number
    if which != DRAFT:
        published = await protocols.history(work.session, int(protocol_id))
        if not published:
            raise NotFoundError("protocol")
        return published[0].number
    draft = await drafts.protocol_of(work.session, int(protocol_id))
    if draft is None:
        raise NotFoundError("draft")
    return await protocols.add_tried(work.session, draft, work.now)


async def _rehearsal(work: Work, patient_id: str) -> Case:
    known = await work.session.get(Patient, patient_id)
    if known is None or not known.is_test:
        raise NotFoundError("rehearsal")
    case = await cases.latest(work, await patients.lock(work.session, patient_id))
    if case is None:
        raise NotFoundError("rehearsal")
    return case


async def _language(work: Work, caller: Caller, case: Case) -> str:
    """Of who presses: the patient on their phone, or the admin who began it."""
    if case.chat is not None and case.chat.key == cases.chat_key(work, caller):
        return case.language
    member = await staff.of_chat(work.session, work.digest("chat", caller.user_id))
    if member is None or member.id != case.patient.test_of or not caller.is_private:
        raise NotAllowedError("not their rehearsal")
    return member.language


def _told(work: Work, what: Ahead, span: timedelta, language: str) -> str:
    is_day = span >= _DAY
    unit, length = (Unit.DAYS, _DAY) if is_day else (Unit.HOURS, _HOUR)
    return work.text(
        "rehearse_jumped",
        language,
        span=dates.span(math.ceil(span / length), unit, language),
        what=work.text(f"rehearse_{what}", language),
    )
