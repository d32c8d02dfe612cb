"""Ending a follow-up before its time; taking back what was queued for it."""

from __future__ import annotations

from bot.domain.alerts import Result
from bot.domain.delivery import POLICIES, MessageKind
from bot.domain.ledger import CheckInState, EpisodeState, PatientState, Reason
from bot.services.followup import check_in_states, conclusion, progress
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging.messages import retire_question
from bot.storage import check_ins, outbox
from bot.storage.tables.people import Patient


async def end_episode(work: Work, case: Case, reason: Reason) -> None:
    """End a follow-up without an outcome: nothing more is asked."""
    for check_in in await check_ins.of_episode(work.session, case.episode.id):
        if check_in.state in {CheckInState.PLANNED, CheckInState.OPEN}:
            check_in_states.end(work, check_in, CheckInState.CANCELLED, reason)
        check_in_states.close(check_in)
    is_dead = reason is Reason.DECEASED
    await conclusion.was_heard(work, case, Result.DECEASED if is_dead else Result.ENDED)
    case.episode.look_at = None
    if case.episode.state in {EpisodeState.INVITED, EpisodeState.ACTIVE}:
        case.episode.state = EpisodeState.ENDED
        case.episode.end_reason = reason


def stale_reason(state: PatientState, kind: MessageKind) -> str | None:
    """Why a message of this kind must not go out to a patient in this state, or None.

    After a death only the farewell goes out; to who left, nothing that the bot starts; a pause
    holds back what the bot starts, not the reply to an answer.
    """
    if state is PatientState.DECEASED:
        return None if kind is MessageKind.FAREWELL else Reason.DECEASED
    if state is PatientState.ACTIVE or not POLICIES[kind].needs_active:
        return None
    is_reply = kind is MessageKind.OUTCOME and state is PatientState.PAUSED
    return None if is_reply else state


async def withdraw(work: Work, patient: Patient, *, all_kinds: bool = False) -> None:
    """Take back queued messages that the bot started for a patient; after a death, all of them."""
    kinds = [kind for kind in POLICIES if all_kinds or stale_reason(patient.state, kind)]
    await outbox.cancel(work.session, patient.id, kinds, work.now)


async def withdraw_started(work: Work, patient: Patient) -> None:
    """Take back queued messages that the bot started, however the patient stands."""
    kinds = [kind for kind, policy in POLICIES.items() if policy.needs_active]
    await outbox.cancel(work.session, patient.id, kinds, work.now)


async def end_follow_up(work: Work, case: Case, reason: Reason) -> None:
    """End a follow-up: nothing more is asked, and staff hear of what was answered to the end."""
    if reason is not Reason.DECEASED:
        await _judge_answered(work, case, reason)
    await end_episode(work, case, reason)
    if case.chat is not None:
        for check_in in await check_ins.of_episode(work.session, case.episode.id):
            await retire_question(work, case.chat, check_in.id)


async def _judge_answered(work: Work, case: Case, reason: Reason) -> None:
    """Check-ins whose reply was still to come are judged without one."""
    for check_in in await check_ins.of_episode(work.session, case.episode.id):
        if not progress.is_owed(check_in):
            continue
        if reason is not Reason.REPLACED:
            # A follow-up that another one replaces has no outcome; any other may have one.
            check_in_states.closes_at(check_in, None)
        await progress.answered(work, case, check_in, reads=False)
