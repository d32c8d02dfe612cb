"""Check-ins as the clock drives them: sent when due, reminded, closed; a transaction each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime, timedelta
from functools import wraps
from operator import attrgetter
from typing import Final, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import schedule
from bot.domain.answers import Question
from bot.domain.delivery import MessageKind
from bot.domain.ledger import CheckInState, PatientState, Reason, Step
from bot.services.alerts import raising, visits
from bot.services.followup import (
    answers,
    check_in_states,
    overdue,
    planning,
    progress,
    questions,
    safety_texts,
)
from bot.services.kernel import cases
from bot.services.kernel.cases import Case
from bot.services.kernel.sweep import Find, Outlook, Sweep, sweep
from bot.services.kernel.transaction import Runtime, Service, Work
from bot.services.messaging import placeholders, subjects
from bot.services.messaging.keyboards import Verb, button, column
from bot.services.messaging.messages import Draft, queue, retire_question
from bot.storage import check_ins, inbox, patients
from bot.storage.tables.followups import CheckIn, Episode

# How long an answer to the safety question also covers a second injection's check-in.
_SAME_DAY: Final = timedelta(hours=3)

_ENDED: Final = frozenset({Step.DONE, Step.SIGN})

_Handle: TypeAlias = Callable[[Work, Case, CheckIn], Awaitable[None]]


class CheckInSweeps(Service):
    """What the jobs do with check-ins; each method says how many it looked at."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self.outlook = Outlook(runtime)
        """For whoever wakes `send_due`."""

    async def send_due(self) -> int:
        """Plan what is due into the outbox, or skip it with a reason."""
        now, commits = self.runtime.clock.now(), self.runtime.commits
        count = await self._sweep(check_ins.due, _send, together=True)
        next_at: datetime | None = now
        if not count:
            async with self.runtime.database.reading() as session:
                next_at = await check_ins.next_look_at(session)
        self.outlook.note(now, commits, next_at)
        return count

    async def remind(self) -> int:
        """Remind of check-ins without an answer."""
        return await self._sweep(check_ins.to_remind, _remind, together=True)

    async def wind_up(self) -> int:
        """Reply to check-ins whose last question was left open, and close those that are over."""
        return await self._sweep(check_ins.to_wind_up, _wind_up)

    async def look_after(self) -> int:
        """Tell staff of silence, say goodbye, see to visits, where the time has come."""
        return await overdue.look_after(self.runtime) + await visits.look_after(self.runtime)

    async def _sweep(self, find: Find, handle: _Handle, *, together: bool = False) -> int:
        """Handle what was due by the moment up to which all that people did is known.

        After an outage an answer given in time may still be on its way to the bot. `together`:
        several may share a transaction; what ends a check-in may tell staff of many patients,
        and has its own.
        """
        heard_until = self.runtime.listening.heard_until()
        if heard_until is None:
            return 0

        async def find_heard(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
            return await find(session, min(now, heard_until), limit)

        @wraps(handle)
        async def handle_heard(work: Work, check_in_id: str) -> None:
            await _handle_each(work, handle, [await cases.of_check_in(work, check_in_id)])

        async def handle_some(work: Work, check_in_ids: Sequence[str]) -> Collection[str]:
            found = await cases.of_free_check_ins(work, check_in_ids)
            await _handle_each(work, handle, found)
            return {check_in.id for _, check_in in found}

        some = handle_some if together else None
        plan = Sweep(find_heard, handle_heard, _put_off, _tell_stuck, True, some)
        return await sweep(self.runtime, plan)


async def take_step(work: Work, case: Case) -> None:
    """Do now what is due for one follow-up, as the jobs would within half a minute."""
    for check_in in case.check_ins:
        for handle in (_send, _remind, _wind_up):
            await handle(work, case, check_in)
    await overdue.look_after_one(work, case.episode.id)


async def _handle_each(work: Work, handle: _Handle, found: Sequence[tuple[Case, CheckIn]]) -> None:
    """Leave out those of whom something waits in the inbox, and all while the clock is doubted."""
    if work.runtime.agreement.is_refuted(work.now):
        return
    keys = [case.chat.key for case, _ in found if case.chat is not None]
    waiting = await inbox.wait(work.session, keys) if keys else ()
    for case, check_in in found:
        if case.chat is None or case.chat.key not in waiting:
            await handle(work, case, check_in)
            # Several at a time would keep the loop from anything else.
            await asyncio.sleep(0)


async def _put_off(work: Work, check_in_id: str, until: datetime) -> None:
    """A row that failed must not block the others, nor come back at once."""
    await patients.hold_owner(work.session, check_in_id)
    check_in = await work.session.get_one(CheckIn, check_in_id)
    check_in_states.put_off(check_in, until)


async def _tell_stuck(work: Work, check_in_id: str) -> None:
    # Not as a case: that one cannot be made may be what fails.
    check_in = await work.session.get_one(CheckIn, check_in_id)
    episode = await work.session.get_one(Episode, check_in.episode_id)
    await raising.raise_stuck(
        work, await patients.lock(work.session, episode.patient_id), check_in
    )


async def _send(work: Work, case: Case, check_in: CheckIn) -> None:
    if check_in.state is not CheckInState.PLANNED or not _is_due(work, check_in.look_at):
        return
    if (reason := _why_not(case)) is not None:
        await progress.not_sent(work, case, check_in, reason)
    elif has_lapsed(work, case, check_in):
        if case.is_last(check_in) and not case.calendar.is_open(work.now):
            # Its closing is written to the patient, and it may be night.
            check_in_states.look_at(check_in, case.calendar.into_window(work.now))
            return
        await progress.not_sent(work, case, check_in, Reason.OUTAGE)
    elif not case.calendar.is_open(work.now):
        check_in_states.look_at(check_in, case.calendar.into_window(work.now))
    elif await safety_texts.came_after(work, case, check_in.due_at):
        await _spare(work, case, check_in)
    elif not await _must_wait(work, case, check_in):
        await _open(work, case, check_in)


def _why_not(case: Case) -> Reason | None:
    if case.patient.state is PatientState.PAUSED:
        return Reason.PAUSED
    if case.patient.state is PatientState.UNREACHABLE:
        return Reason.BLOCKED
    return None


async def _spare(work: Work, case: Case, check_in: CheckIn) -> None:
    """Two injections: who reported a sign since it was due was told that nothing else is asked.

    It waits until the next day, unless the next one of its follow-up is due by then.
    """
    next_day = case.calendar.into_window(check_in.due_at + timedelta(days=1))
    if next_day < _lapses_at(case, check_in):
        check_in_states.look_at(check_in, next_day)
    else:
        await progress.not_sent(work, case, check_in, Reason.RED_FLAG)


def has_lapsed(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Whether it cannot go out in time: its window is over or the next one is due too soon.

    Or the protocol wants nothing sent so late; where it was put off it is late from then on.
    """
    at, late_sending = case.calendar.into_window(work.now), case.protocol.late_sending
    if late_sending is not None and at >= case.calendar.later(check_in.look_at, late_sending):
        return True
    return at >= _lapses_at(case, check_in)


def _lapses_at(case: Case, check_in: CheckIn) -> datetime:
    later = [
        each.due_at
        for each in case.check_ins
        if each.state is CheckInState.PLANNED and each.position > check_in.position
    ]
    following = min(later, default=None)
    return schedule.lapses_at(case.plan_of(check_in), check_in.due_at, following, case.calendar)


async def _must_wait(work: Work, case: Case, check_in: CheckIn) -> bool:
    """One question at a time: it waits for who is answering another one, at most an hour.

    With two injections also the second check-in of a day for the first. An older check-in of the
    same follow-up that nobody answers just then closes instead.
    """
    for other in _open_ones(case):
        if other.step in _ENDED:
            continue
        is_same = other.episode_id == check_in.episode_id
        asked_at = None if is_same else other.opened_at or work.now
        touched_at = max(
            filter(None, [asked_at, *await _answered_at(work, case, other)]), default=None
        )
        until = touched_at and schedule.reply_at(touched_at, case.calendar)
        if until is not None and work.now < until < _lapses_at(case, check_in):
            check_in_states.look_at(check_in, until)
            return True
    return False


async def _answered_at(work: Work, case: Case, other: CheckIn) -> list[datetime]:
    return [answer.at for answer in (await case.given(work, other)).values()]


def _open_ones(case: Case) -> list[CheckIn]:
    """What was sent to the patient, about any injection, and is not closed, the latest first."""
    every = [each for one in case.history.follow_ups.values() for each in one.check_ins]
    still_open = [each for each in every if each.closes_at is not None and each.opened_at]
    return sorted(still_open, key=attrgetter("opened_at"), reverse=True)


async def _open(work: Work, case: Case, check_in: CheckIn) -> None:
    await _close_earlier(work, case, check_in)
    check_in_states.open_now(work, case, check_in)
    if case.chat is None:
        await overdue.ask_by_phone(work, case, check_in)
        return
    check_in.step = Step(case.plan_of(check_in).questions[0].value)
    planning.watch_last(work, case, check_in)
    await _take_over_safety(work, case, check_in)
    text, keyboard = await questions.compose(work, case, check_in)
    draft = Draft(MessageKind.CHECK_IN, text, keyboard, asks=True, check_in_id=check_in.id)
    await queue(work, case.home, draft, case.patient)


async def _take_over_safety(work: Work, case: Case, check_in: CheckIn) -> None:
    """Two injections: the safety question of the day is asked once, unless a sign came after."""
    if not case.others or check_in.step is not Step.SAFETY:
        return
    since = work.now - case.calendar.scale(_SAME_DAY)
    for sign in ("red_flag_text", "urgent_text"):
        signed_at = await patients.last_event_at(work.session, case.patient.id, sign)
        since = max(since, signed_at or since)
    if await check_ins.is_safe_since(work.session, case.patient.id, since):
        await answers.store(work, case, check_in, Question.SAFETY, "no")
        check_in.step = Step.PAIN


async def _close_earlier(work: Work, case: Case, check_in: CheckIn) -> None:
    """A check-in closes when the next one of its follow-up is sent."""
    for other in _open_ones(case):
        if other.episode_id == check_in.episode_id and other is not check_in:
            await _close_one(work, case, other)


async def _remind(work: Work, case: Case, check_in: CheckIn) -> None:
    if not _is_due(work, check_in.remind_at):
        return
    if case.patient.state is not PatientState.ACTIVE:
        check_in_states.remind_at(check_in, None)
        return
    if not case.calendar.is_open(work.now):
        check_in_states.remind_at(check_in, case.calendar.into_window(work.now))
        return
    if _is_over(work, case, check_in):
        # It closes at this moment, so that nobody could answer.
        check_in_states.remind_at(check_in, None)
        return
    if check_in.step is not Step.SAFETY:
        answered_at = max(await _answered_at(work, case, check_in), default=None)
        until = answered_at and schedule.reply_at(answered_at, case.calendar)
        if until is not None and until > work.now:
            # They are at it, and a reminder would be a second question.
            check_in_states.remind_at(check_in, until)
            return
    key = _reminder_key(case, check_in, check_in_states.use_reminders(work, case, check_in))
    await queue(work, case.home, await _reminder(work, case, check_in, key), case.patient)


def _is_over(work: Work, case: Case, check_in: CheckIn) -> bool:
    """Whether it closes now; after an outage because the next one goes out in the same moment."""
    is_next_due = any(
        each.state is CheckInState.PLANNED
        and each.position > check_in.position
        and each.look_at <= work.now
        for each in case.check_ins
    )
    return is_next_due or (check_in.closes_at is not None and check_in.closes_at <= work.now)


def _reminder_key(case: Case, check_in: CheckIn, sent: int) -> str:
    """The last reminder of the check-in that decides says so, unless it is the only one."""
    is_last = case.is_last(check_in) and sent >= len(case.plan_of(check_in).reminders)
    return "reminder_last" if is_last and sent > 1 else "reminder_1"


async def _reminder(work: Work, case: Case, check_in: CheckIn, key: str) -> Draft:
    values = placeholders.protocol_values(work, case.protocol, case.language)
    name = subjects.checkin_name(work, case, check_in)
    text = work.text(key, case.language, checkin_name=name, **values)
    text = subjects.head(work, case, text)
    presses = {"start": (Verb.START, check_in.id), "stop": (Verb.STOP, "ask")}
    keyboard = column(
        button(label, *presses[name]) for name, label in work.texts.buttons(key, case.language)
    )
    return Draft(MessageKind.REMINDER, text, keyboard, asks=True, check_in_id=check_in.id)


async def _wind_up(work: Work, case: Case, check_in: CheckIn) -> None:
    await _reply(work, case, check_in)
    await _close(work, case, check_in)


async def _close(work: Work, case: Case, check_in: CheckIn) -> None:
    if not _is_due(work, check_in.closes_at):
        return
    if case.calendar.is_open(work.now):
        await _close_one(work, case, check_in)
    else:
        # What follows is written to the patient, and after an outage it may be night.
        check_in_states.closes_at(check_in, case.calendar.into_window(work.now))


async def _close_one(work: Work, case: Case, check_in: CheckIn) -> None:
    check_in_states.closes_at(check_in, None)
    if case.chat is not None:
        await retire_question(work, case.chat, check_in.id)
    if check_in.state is CheckInState.OPEN:
        await progress.fell_silent(work, case, check_in)
    elif progress.is_owed(check_in):
        await progress.answered(work, case, check_in)
    if check_in.reason is Reason.SAFETY_ONLY:
        await progress.ended_by_sign(work, case, check_in)


async def _reply(work: Work, case: Case, check_in: CheckIn) -> None:
    if not _is_due(work, check_in.reply_at):
        return
    if case.calendar.is_open(work.now):
        await progress.answered(work, case, check_in)
    else:
        check_in_states.reply_at(check_in, case.calendar.into_window(work.now))


def _is_due(work: Work, at: datetime | None) -> bool:
    """Still due: it may have been answered, or swept by another, since it was found."""
    return at is not None and at <= work.now
