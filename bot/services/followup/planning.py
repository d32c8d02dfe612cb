"""Planning a follow-up: which check-ins are to come, moving them and telling of it, and when to
look after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Final

from bot.domain import schedule
from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState, Reason, Step
from bot.services.followup import check_in_states
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.transaction import Work
from bot.services.messaging import subjects
from bot.services.messaging.messages import Draft, queue
from bot.storage import check_ins, outbox
from bot.storage.tables.followups import CheckIn
from bot.storage.tables.people import Patient

# A link that nobody has opened, or the week's check-in without an answer, for this long.
SILENT_FOR: Final = timedelta(hours=24)
_PAST: Final = frozenset({Reason.JOINED_LATE, Reason.MOVED})


async def plan(work: Work, case: Case) -> list[CheckIn]:
    """Plan the check-ins of a case; those whose time has passed are skipped. Those to come."""
    due_times = schedule.due_times(case.protocol, case.episode.injected_at, case.calendar)
    following = [*due_times[1:], None]
    planned = []
    for position, (due_at, next_at) in enumerate(zip_longest(due_times, following)):
        assert due_at is not None
        check_in = check_in_states.plan(case.episode.id, position, due_at)
        work.session.add(check_in)
        case.check_ins.append(check_in)
        if due_at < work.now and not _still_worth_it(work, case, check_in, next_at):
            check_in_states.end(work, check_in, CheckInState.SKIPPED, Reason.JOINED_LATE)
        else:
            planned.append(check_in)
    await work.session.flush()
    return planned


def _still_worth_it(work: Work, case: Case, check_in: CheckIn, next_at: datetime | None) -> bool:
    """Only the check-in that decides is asked late, while its answer would still count in time."""
    if next_at is not None:
        return False
    plan_ = case.plan_of(check_in)
    lapses = schedule.lapses_at(plan_, check_in.due_at, None, case.calendar)
    check_in_states.look_at(check_in, case.calendar.into_window(work.now))
    return check_in.look_at < lapses


async def replan(work: Work, case: Case) -> None:
    """Move the check-ins to come: the zone, time of day or date of the injection changed."""
    check_ins_ = await check_ins.of_episode(work.session, case.episode.id)
    _take_back_skips(work, case, check_ins_)
    sent = {each.position: each.opened_at for each in check_ins_ if each.opened_at is not None}
    due_times = schedule.due_times(case.protocol, case.episode.injected_at, case.calendar, sent)
    for check_in in check_ins_:
        if check_in.state is CheckInState.PLANNED:
            due_at = case.calendar.into_window(max(due_times[check_in.position], work.now))
            check_in_states.move(check_in, due_at)


def _take_back_skips(work: Work, case: Case, check_ins_: Sequence[CheckIn]) -> None:
    """Skipped as past, by a time of day or a date that was not the right one: it is to come."""
    due_times = schedule.due_times(case.protocol, case.episode.injected_at, case.calendar)
    is_to_come = True
    for check_in in reversed(check_ins_):
        # None comes after a later one was sent.
        is_to_come = is_to_come and check_in.opened_at is None
        if is_to_come and check_in.reason in _PAST and due_times[check_in.position] > work.now:
            check_in_states.take_back(check_in)


async def bring_forward(work: Work, patient: Patient) -> None:
    """Two injections: the second check-in of a day follows as soon as the first is answered."""
    for check_in in await check_ins.planned_of_patient(work.session, patient.id):
        if check_in.due_at <= work.now:
            check_in_states.look_at(check_in, work.now)


def next_planned(case: Case) -> CheckIn | None:
    """The next check-in to come of this follow-up."""
    return next((each for each in case.check_ins if each.state is CheckInState.PLANNED), None)


class Ahead(StrEnum):
    """What the clock does next for a follow-up."""

    CHECK_IN = "check_in"
    CLOSING = "closing"
    LOOK = "look"
    REMINDER = "reminder"
    REPLY = "reply"


def next_step(case: Case) -> tuple[datetime, Ahead] | None:
    """What the clock next does for this follow-up, and when; None when nothing is to come."""
    times = [(case.episode.look_at, Ahead.LOOK)]
    for each in case.check_ins:
        is_planned = each.state is CheckInState.PLANNED
        times += [
            (each.look_at if is_planned else None, Ahead.CHECK_IN),
            (each.remind_at, Ahead.REMINDER),
            (each.closes_at, Ahead.CLOSING),
            (each.reply_at, Ahead.REPLY),
        ]
    return min(((at, what) for at, what in times if at is not None), default=None)


async def pass_time(work: Work, case: Case, span: timedelta) -> None:
    """A rehearsal: have all of the follow-up lie so much further back, as if time had passed."""
    case.episode.injected_at -= span
    if case.episode.look_at is not None:
        case.episode.look_at -= span
    for each in case.check_ins:
        check_in_states.pass_time(each, span)
        for given in (await case.given(work, each)).values():
            given.at -= span


def late_until(work: Work, case: Case, check_in: CheckIn) -> datetime | None:
    """The last check-in takes answers late, for as long as they count; None for any other.

    Also where the bot was away all the time in which it was to go out.
    """
    if not check_in_states.was_left(check_in) or not case.is_last(check_in):
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


def link_at(made_at: datetime, injected_at: datetime) -> datetime:
    """When to look whether a link was opened: a day after the injection, and after it was made."""
    return max(made_at, injected_at) + SILENT_FOR


def watch_last(work: Work, case: Case, check_in: CheckIn) -> None:
    """The check-in that decides goes out: a day without an answer, and somebody phones."""
    if case.is_last(check_in):
        _look_at_work(work, case, work.now + case.calendar.scale(SILENT_FOR))


def watch_silence(work: Work, case: Case) -> None:
    """Nothing was answered so far: staff hear of it at their next working time."""
    _look_at_work(work, case, work.now)


def _look_at_work(work: Work, case: Case, at: datetime) -> None:
    is_rehearsal = case.calendar.is_rehearsal
    case.episode.look_at = at if is_rehearsal else work.clinic.working_time(at)


def owe_goodbye(work: Work, case: Case) -> None:
    """It is said when the question about a visit was answered, or an hour later."""
    at = work.now + case.calendar.scale(schedule.REPLY_AFTER)
    case.episode.look_at = case.calendar.into_window(at)


async def tell_dates(
    work: Work, case: Case, key: str, *, not_before: datetime | None = None
) -> None:
    """Tell a patient who is with us already about check-ins to come, with their dates.

    Dates that wait to be told are not told any more.
    """
    await outbox.withdraw_dates(work.session, case.patient.id, work.now, case.episode.id)
    every = await check_ins.of_episode(work.session, case.episode.id)
    planned = [each for each in every if each.state is CheckInState.PLANNED]
    if not planned:
        return
    text = work.text(
        key,
        case.language,
        injection_label=subjects.injection_label(work, case),
        dates=subjects.date_lines(case, planned),
    )
    text = subjects.add_area(work, case, text)
    draft = Draft(MessageKind.NOTICE, text, not_before=not_before, dates_of=case.episode.id)
    await queue(work, case.home, draft, case.patient)


async def tell_changed_dates(work: Work, case: Case) -> None:
    """The dates that another version of the schedule brings, when the bot may begin to write."""
    await tell_dates(work, case, "dates_changed", not_before=case.calendar.into_window(work.now))


async def renew_changed_dates(work: Work, patient: Patient) -> None:
    """What waits for the morning tells the dates that count now, in the language of now."""
    for episode_id in await outbox.withdraw_dates(work.session, patient.id, work.now):
        await tell_changed_dates(work, await cases.of_episode(work, episode_id))
