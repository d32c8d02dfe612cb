"""Planning a follow-up: which check-ins are to come, and moving or ending them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Final

from bot.domain import schedule
from bot.domain.delivery import POLICIES, MessageKind
from bot.domain.ledger import CheckInState, EpisodeState, PatientState, Reason, Step
from bot.services import concluding
from bot.services.cases import Case
from bot.services.transaction import Work
from bot.storage import check_ins, outbox, patients
from bot.storage.tables import CheckIn, Patient

_PAST: Final = frozenset({Reason.JOINED_LATE, Reason.MOVED})


async def plan(work: Work, case: Case) -> list[CheckIn]:
    """Plan the check-ins of a case; those whose time has passed are skipped. Those to come."""
    due_times = schedule.due_times(case.protocol, case.episode.injected_at, case.calendar)
    following = [*due_times[1:], None]
    planned = []
    for position, (due_at, next_at) in enumerate(zip_longest(due_times, following)):
        assert due_at is not None
        check_in = CheckIn(
            episode_id=case.episode.id, position=position, due_at=due_at, look_at=due_at
        )
        work.session.add(check_in)
        if due_at < work.now and not _still_worth_it(work, case, check_in, next_at):
            end(work, check_in, CheckInState.SKIPPED, Reason.JOINED_LATE)
        else:
            planned.append(check_in)
    await work.session.flush()
    if not planned:
        await concluding.conclude_unanswered(work, case, check_in)
    return planned


def _still_worth_it(work: Work, case: Case, check_in: CheckIn, next_at: datetime | None) -> bool:
    """Only the check-in that decides is asked late, while its answer would still count in time."""
    if next_at is not None:
        return False
    plan_ = case.plan(check_in)
    lapses = schedule.lapses_at(plan_, check_in.due_at, None, case.calendar)
    check_in.look_at = case.calendar.into_window(work.now)
    return check_in.look_at < lapses


async def replan(work: Work, case: Case) -> None:
    """Move the check-ins to come: the zone, time of day or date of the injection changed."""
    check_ins_ = await patients.check_ins(work.session, case.episode.id)
    _take_back_skips(work, case, check_ins_)
    sent = {each.position: each.opened_at for each in check_ins_ if each.opened_at is not None}
    due_times = schedule.due_times(case.protocol, case.episode.injected_at, case.calendar, sent)
    for check_in in check_ins_:
        if check_in.state is CheckInState.PLANNED:
            due_at = case.calendar.into_window(max(due_times[check_in.position], work.now))
            check_in.due_at = check_in.look_at = due_at


def _take_back_skips(work: Work, case: Case, check_ins_: Sequence[CheckIn]) -> None:
    """Skipped as past, by a time of day or a date that was not the right one: it is to come."""
    due_times = schedule.due_times(case.protocol, case.episode.injected_at, case.calendar)
    is_to_come = True
    for check_in in reversed(check_ins_):
        # None comes after a later one was sent.
        is_to_come = is_to_come and check_in.opened_at is None
        if is_to_come and check_in.reason in _PAST and due_times[check_in.position] > work.now:
            check_in.state, check_in.reason, check_in.ended_at = CheckInState.PLANNED, None, None


def end(work: Work, check_in: CheckIn, state: CheckInState, reason: Reason | None) -> None:
    """Give a check-in its one outcome."""
    check_in.state = state
    check_in.reason = reason
    check_in.ended_at = work.now
    check_in.remind_at = None
    if state is not CheckInState.ANSWERED:
        check_in.closes_at = check_in.reply_at = None


async def end_episode(work: Work, case: Case, reason: Reason) -> None:
    """End a follow-up without an outcome: nothing more is asked."""
    for check_in in await patients.check_ins(work.session, case.episode.id):
        if check_in.state in {CheckInState.PLANNED, CheckInState.OPEN}:
            end(work, check_in, CheckInState.CANCELLED, reason)
        check_in.closes_at = check_in.reply_at = None
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


async def bring_forward(work: Work, patient: Patient) -> None:
    """Two injections: the second check-in of a day follows as soon as the first is answered."""
    for check_in in await check_ins.planned_of_patient(work.session, patient.id):
        if check_in.due_at <= work.now:
            check_in.look_at = work.now


async def next_planned(work: Work, case: Case) -> CheckIn | None:
    """The next check-in to come of this follow-up."""
    for check_in in await patients.check_ins(work.session, case.episode.id):
        if check_in.state is CheckInState.PLANNED:
            return check_in
    return None


def late_until(work: Work, case: Case, check_in: CheckIn) -> datetime | None:
    """The last check-in takes answers late, for as long as they count; None for any other."""
    if check_in.state is not CheckInState.MISSED or not case.is_last(check_in):
        return None
    until = schedule.late_until(
        case.protocol, case.episode.injected_at, check_in.due_at, case.calendar
    )
    return until if work.now < until else None


async def open_check_in(work: Work, patient: Patient) -> CheckIn | None:
    """The check-in that waits for this patient's answer, the latest sent."""
    waiting: Sequence[CheckIn] = await check_ins.open_of_patient(work.session, patient.id)
    return next((each for each in waiting if each.state is CheckInState.OPEN), None)


async def unfinished_check_in(work: Work, patient: Patient) -> CheckIn | None:
    """A check-in with questions left, like the note of the last one, or one answered late."""
    for each in await check_ins.open_of_patient(work.session, patient.id):
        if each.state is not CheckInState.OPEN and each.step not in {Step.DONE, Step.SIGN}:
            return each
    return None
