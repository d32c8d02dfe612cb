"""Consent: the link is spent, the phone bound, and what is to come is planned at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.alerts import Result
from bot.domain.delivery import MessageKind
from bot.domain.ledger import AnsweredBy, CheckInState, EpisodeState, PatientState, Reason
from bot.domain.schedule import UNDISTURBED_FOR
from bot.services.enrolment import invitations
from bot.services.followup import check_in_states, conclusion, ending, planning, progress
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import dialogues
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import PatientTurn
from bot.storage import check_ins, episodes
from bot.storage.tables.followups import CheckIn, Invitation
from bot.storage.tables.people import Chat, Consent, Patient

TEXT_VERSION: Final = "2026-11"
_CONSENTED: Final = ("welcome_consent_1", "welcome_consent_2")


async def enter(turn: PatientTurn, invitation: Invitation, answered_by: AnsweredBy) -> None:
    """Follow this patient on this phone from now on; nothing depends on what is asked next."""
    work, case, chat = turn.work, turn.case, turn.chat
    patient, was_by_phone = case.patient, case.chat is None
    if case.chat is not None and case.chat is not chat:
        await _leave_phone(work, case, case.chat)
    invitation.spent_at, invitation.spent_by = work.now, chat.id
    patient.chat_id, patient.state = chat.id, PatientState.ACTIVE
    patient.language = chat.language = turn.language
    patient.answered_by = answered_by
    work.session.add(_consent(work, patient))
    await work.session.flush()
    every = await episodes.of_patient(work.session, patient.id)
    newest = {episode.area: episode for episode in every}
    for episode in every:
        if episode.state is EpisodeState.INVITED:
            joined = await cases.of_episode(work, episode.id)
            await conclusion.was_heard(work, joined, Result.JOINED)
            episode.state = EpisodeState.ACTIVE
            await _plan(work, joined)
        elif episode.state is EpisodeState.ACTIVE and was_by_phone:
            await _leave_calls(work, await cases.of_episode(work, episode.id))
        elif episode.end_reason is Reason.STOPPED and episode is newest[episode.area]:
            await _take_up_again(work, await cases.of_episode(work, episode.id))
    newest_case = await cases.of_episode(work, case.episode.id)
    await invitations.tell_joined(work, newest_case, invitation)


async def _leave_phone(work: Work, case: Case, phone: Chat) -> None:
    """The phone they had before reads so, and gets nothing more.

    What did not arrive there comes to this one.
    """
    text = work.text("moved_phone", case.language)
    # Not tied to the patient: whoever has that phone reads it, however the patient stands.
    owner = case.patient if case.patient.is_test else None
    await queue(work, phone, Draft(MessageKind.REPLY, text), owner)
    await ending.withdraw_started(work, case.patient)
    await dialogues.drop(work, phone)
    await _ask_here(work, case, await check_ins.open_of_patient(work.session, case.patient.id))


async def _leave_calls(work: Work, case: Case) -> None:
    """What staff were to ask by phone the bot asks from now on, and nobody need call."""
    await conclusion.was_heard(work, case, Result.JOINED)
    await _ask_here(work, case, case.check_ins)


async def _ask_here(work: Work, case: Case, opened: Sequence[CheckIn]) -> None:
    """What is open and was not sent comes to this phone."""
    for check_in in opened:
        is_unsent = check_in.sent_at is None and not check_in.uncertain
        if check_in.state is CheckInState.OPEN and is_unsent:
            await check_in_states.plan_again(work, case, check_in)
            check_in_states.look_at(check_in, _undisturbed(work, case))


def _consent(work: Work, patient: Patient) -> Consent:
    return Consent(
        patient_id=patient.id,
        given_at=work.now,
        language=patient.language,
        text_version=_text_version(work, patient.language),
        given_by=patient.answered_by,
    )


def _text_version(work: Work, language: str) -> str:
    """What was agreed to; of a clinic's own wording also which."""
    own = [
        text.fingerprint[:12]
        for key in _CONSENTED
        if (text := work.texts.text(key, language)).forms
        != work.texts.shipped(key, language).forms
    ]
    return "+".join([TEXT_VERSION, *own])


async def _plan(work: Work, case: Case) -> None:
    """Plan the check-ins; one that is due now lets the person settle in first."""
    earliest = _undisturbed(work, case)
    planned = await planning.plan(work, case)
    for check_in in planned:
        check_in_states.look_at(check_in, max(check_in.look_at, earliest))
    if not planned:
        await progress.nothing_to_ask(work, case)


def _undisturbed(work: Work, case: Case) -> datetime:
    """The first moment at which a check-in does not cut into settling in."""
    soon = work.now + case.calendar.scale(UNDISTURBED_FOR)
    return case.calendar.into_window(soon)


async def _take_up_again(work: Work, case: Case) -> None:
    """Who had stopped and joins again gets the check-ins that are still to come."""
    for check_in in await check_ins.of_episode(work.session, case.episode.id):
        is_to_come = check_in.due_at > work.now and check_in.opened_at is None
        if check_in.reason is Reason.STOPPED and is_to_come:
            check_in_states.take_back(check_in)
            check_in_states.look_at(check_in, check_in.due_at)
            case.episode.state, case.episode.end_reason = EpisodeState.ACTIVE, None
