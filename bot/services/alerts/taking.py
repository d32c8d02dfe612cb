"""What staff do about an alert: take it, close it; the first wins and the others see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.alert_details import NotJoined, Visit
from bot.domain.alerts import (
    MOST_PUSHED,
    TAKEN_FOR,
    AlertKind,
    Result,
    choices,
    is_due,
    longest_wait,
    next_repeat,
)
from bot.domain.delivery import MessageKind
from bot.domain.errors import ClosedError, NotFoundError
from bot.domain.ledger import EpisodeState
from bot.domain.visits import Kept
from bot.services.alerts import (
    alert_buttons,
    alert_text,
    announcements,
    board,
    digest,
    handover,
    pushing,
    raising,
    visits,
    worklists,
)
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.sweep import Sweep, sweep
from bot.services.kernel.transaction import Runtime, Service, Work, transaction
from bot.services.messaging.messages import Draft, queue
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage import alerts, outbox, patients
from bot.storage.tables.followups import Episode
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff

# What a press says came of it; some are of buttons of earlier releases.
_RESULTS: Final = {
    "called": Result.DONE,
    "booked": Result.BOOKED,
    "false_alarm": Result.FALSE_ALARM,
    "resume": Result.RESUMED,
    **{kept.value: Result(kept.value) for kept in Kept},
    **{f"{alert_buttons.RESULT}{each}": each for each in choices(1)},
}
# What may be said of who has not joined, and leaves it so.
_SETTLE_NOTHING: Final = {*choices(1), Result.BOOKED}
_LATER: Final = frozenset({"in_hour", "in_afternoon", "in_morning"})


class AlertActions(Service):
    """Taking and closing alerts, and repeating what nobody takes."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(runtime)
        self.digest = digest.Digest(runtime)
        self.board = board.Board(runtime)

    @transaction
    async def press(self, work: Work, caller: Caller, alert_id: str, action: str) -> str:
        """Take an alert ("ack") or close it with a result; the toast for the presser.

        Raises `NotAllowedError` for who is not staff, `NotFoundError` for what does not exist.
        """
        return await _act(await access.turn_of(work, caller), alert_id, action)

    @transaction
    async def show_menu(
        self, work: Work, caller: Caller, alert_id: str, menu: str, message_id: int | None
    ) -> None:
        """ "Later" or "Close" below an alert, or back from there; nothing is changed yet.

        Pressed below anything else, it is shown as a message of its own.
        """
        turn = await access.turn_of(work, caller, onto=message_id)
        alert = await work.session.get(Alert, alert_id)
        if alert is None:
            raise NotFoundError("alert")
        text = await alert_text.render_whole(work, alert, turn.language)
        keyboard = alert_buttons.below(work, alert, turn.member, menu)
        told = await outbox.of_alert(work.session, alert.id)
        is_its = any(turn.onto == row.message_id for row in told if row.chat_id == turn.chat.id)
        onto = turn.onto if is_its else None
        kind = MessageKind.ALERT if onto is None else MessageKind.ALERT_EDIT
        draft = Draft(kind, text, keyboard, onto=onto, alert_id=alert.id)
        await queue(work, turn.chat, draft)

    @transaction
    async def offer_hand_over(self, work: Work, caller: Caller, message_id: int | None) -> None:
        """To whom all that the caller has taken can be given."""
        await handover.offer(await access.turn_of(work, caller, onto=message_id))

    @transaction
    async def hand_over(
        self, work: Work, caller: Caller, to: str, message_id: int | None
    ) -> str | None:
        """Give all that the caller has taken to another member of staff, or to everybody."""
        turn = await access.turn_of(work, caller, onto=message_id)
        return await handover.give_all(turn, to)

    @transaction
    async def called(
        self, work: Work, caller: Caller, alert_id: str, message_id: int | None
    ) -> str:
        """ "Called" in the list of calls: close the alert and show the list without it."""
        turn = await access.turn_of(work, caller, onto=message_id)
        toast = await _act(turn, alert_id, "called")
        await work.session.flush()
        await worklists.send_calls(turn)
        return toast

    async def repeat_untaken(self) -> int:
        """Push each P1 again that nobody has taken, and what was put off or left open."""
        crowd = _Crowd()

        async def find(session: AsyncSession, now: datetime, limit: int) -> Sequence[str]:
            due = await alerts.to_repeat(session, now, limit)
            if len(due) > MOST_PUSHED:
                crowd.count = max(crowd.count, len(due))
            return due

        async def repeat(work: Work, alert_id: str) -> None:
            await _repeat(work, alert_id, crowd)

        async def put_off(work: Work, alert_id: str, until: datetime) -> None:
            if crowd.told_by == alert_id:
                crowd.told_by = None
            (await work.session.get_one(Alert, alert_id)).repeat_at = until

        return await sweep(self.runtime, Sweep(find, repeat, put_off, _tell_stuck))


async def _act(turn: StaffTurn, alert_id: str, action: str) -> str:
    alert = await alerts.lock(turn.work.session, alert_id)
    is_over = action.startswith(alert_buttons.OVER)
    if alert is None or not (is_over or action in {"ack", "silence", *_LATER, *_RESULTS}):
        raise NotFoundError("alert")
    if action == "silence":
        return await _silence(turn, alert)
    if alert.closed_at is not None:
        return await alert_text.closing(turn.work, alert, turn.language)
    if await _is_about(turn, alert):
        return turn.text("alert_own")
    await audit.write(turn, _named(action), alert.patient_id)
    if action in _LATER:
        return await _put_off_by(turn, alert, action)
    if action == "ack" or is_over:
        taken_from = action.removeprefix(alert_buttons.OVER) if is_over else None
        return await _take(turn, alert, taken_from)
    if action == "booked":
        await _book(turn, alert)
    await close(turn, alert, _RESULTS[action])
    return await _closed(turn, alert, action)


async def _closed(turn: StaffTurn, alert: Alert, action: str) -> str:
    """The toast for who has closed it."""
    if (back_at := await _comes_back(turn.work, alert)) is not None:
        return turn.text("not_joined_comes_back", when=turn.short_moment(back_at))
    return turn.text("calls_button" if action == "called" else "saved")


def _named(action: str) -> str:
    """What is done about an alert, as the audit log has it; the result stands in the alert."""
    if action.startswith(alert_buttons.OVER):
        return "alert_over"
    return "alert_close" if action.startswith(alert_buttons.RESULT) else f"alert_{action}"


async def _is_about(turn: StaffTurn, alert: Alert) -> bool:
    """Whether it is about the member of staff themself: another person must look.

    A rehearsal is the exception, in which an admin is both.
    """
    patient = await alert_text.patient_of(turn.work, alert)
    return patient is not None and not patient.is_test and patient.chat_id == turn.chat.id


async def _silence(turn: StaffTurn, alert: Alert) -> str:
    """Also of an alert that is closed: it is about what this patient does next."""
    if alert.patient_id is None:
        raise NotFoundError("patient")
    patient = await patients.lock(turn.work.session, alert.patient_id)
    await silence(turn, patient, is_on=True)
    return turn.text("silence_done")


async def silence(turn: StaffTurn, patient: Patient, *, is_on: bool) -> None:
    """From now on what can wait (P3, P4) about this patient brings no message; or again one."""
    await audit.write(turn, "silence" if is_on else "unsilence", patient.id)
    patient.silenced_at = turn.work.now if is_on else None


async def _take(turn: StaffTurn, alert: Alert, taken_from: str | None = None) -> str:
    """`taken_from`: who is said to have it, from whom it may be taken."""
    work = turn.work
    if alert.taken_by not in {None, taken_from} or alert.taken_by == turn.member.id:
        return await _taken_already(turn, alert)
    owner = alert.taken_by
    raising.give(work, alert, turn.member)
    await announcements.refresh(work, alert)
    if owner is not None:
        await handover.tell_former(turn, alert, owner)
    return turn.text("saved")


async def take(turn: StaffTurn, alert: Alert) -> None:
    """It is this member's from now on, unless it is another's, or about themself."""
    held = await alerts.lock(turn.work.session, alert.id)
    if held is None or held.taken_by is not None or held.closed_at is not None:
        return
    if not await _is_about(turn, held):
        raising.give(turn.work, held, turn.member)
        await announcements.refresh(turn.work, held)


async def _taken_already(turn: StaffTurn, alert: Alert) -> str:
    other = await turn.work.session.get_one(Staff, alert.taken_by)
    return turn.text("alert_taken_already", who=other.label)


async def _put_off_by(turn: StaffTurn, alert: Alert, name: str) -> str:
    """Theirs until that time, at which it comes back to everybody."""
    work = turn.work
    if alert.taken_by not in {None, turn.member.id}:
        return await _taken_already(turn, alert)
    until = alert_buttons.laters(work, alert).get(name)
    if until is None:
        raise ClosedError("that time is over, or nobody has taken what is urgent")
    await put_off(turn, alert, until)
    return turn.text("alert_comes_back", when=turn.short_moment(until))


async def put_off(turn: StaffTurn, alert: Alert, until: datetime) -> None:
    """It is this member's until then, a P1 for an hour at most, and then everybody's again."""
    work = turn.work
    if alert.priority == 1:
        until = min(until, work.now + TAKEN_FOR)
    alert.taken_by, alert.taken_at = turn.member.id, alert.taken_at or work.now
    alert.repeat_at = until
    await announcements.refresh(work, alert)


async def close(turn: StaffTurn, alert: Alert, result: Result) -> None:
    """Close an open alert with what came of it; what came of a visit is noted with it."""
    work, member = turn.work, turn.member
    alert.taken_by = alert.taken_by or member.id
    alert.taken_at = alert.taken_at or work.now
    alert.closed_by, alert.closed_at, alert.repeat_at = member.id, work.now, None
    alert.result = result
    await announcements.refresh(work, alert)
    if alert.kind is AlertKind.SEND_FAILED:
        await raising.close_recoveries(work)
    await _comes_back(work, alert)
    about = alert.about
    if isinstance(about, Visit) and about.visit is not None and result.value in set(Kept):
        await visits.was_held(work, about.visit, Kept(result), member)


async def _comes_back(work: Work, alert: Alert) -> datetime | None:
    """When staff hear again of who has not joined, whatever was said of it; None: it is settled.

    Nobody who was enrolled drops out of sight before a new link, calls instead, or an end.
    """
    about = alert.about
    if not isinstance(about, NotJoined) or alert.result not in _SETTLE_NOTHING:
        return None
    await patients.lock_of_episode(work.session, about.episode)
    episode = await work.session.get(Episode, about.episode)
    if episode is None or episode.state is not EpisodeState.INVITED:
        return None
    episode.look_at = episode.look_at or work.clinic.next_morning(work.now)
    return episode.look_at


async def _book(turn: StaffTurn, alert: Alert) -> None:
    """A visit without a day: what the button of an earlier release said."""
    if alert.patient_id is not None:
        patient = await patients.lock(turn.work.session, alert.patient_id)
        case = await cases.latest(turn.work, patient)
        if case is not None:
            await visits.book(turn.work, case, turn.member, None)


@dataclass(slots=True)
class _Crowd:
    """How many are due together, if too many to be pushed one by one; which of them told it."""

    count: int = 0
    told_by: str | None = None


async def _repeat(work: Work, alert_id: str, crowd: _Crowd) -> None:
    alert = await alerts.lock(work.session, alert_id)
    # Taken, or pushed by another sweep, since it was found.
    if alert is None or alert.repeat_at is None:
        return
    was_taken = alert.taken_at is not None or alert.left_at is not None
    longest = longest_wait(alert.priority, was_taken=was_taken)
    if not is_due(alert.repeat_at, work.now, longest):
        return
    patient = await alert_text.patient_of(work, alert)
    is_first = alert.priority == 1
    is_test = patient is not None and patient.is_test
    is_one_of_many = crowd.count > 0 and not is_first and not is_test
    _ring_next(work, alert)
    if alert.taken_by is not None and alert.taken_at is not None:
        if is_test:
            # A rehearsal is nobody else's.
            alert.repeat_at = None
            return
        taker = await work.session.get_one(Staff, alert.taken_by)
        left = pushing.Left(taker.label, alert.taken_at)
        alert.taken_by, alert.taken_at, alert.left_at = None, None, work.now
        _ring_next(work, alert)
        await announcements.refresh(work, alert)
        if not is_one_of_many:
            await pushing.push(work, alert, patient, left=left)
            return
    if is_one_of_many:
        if crowd.told_by is None:
            crowd.told_by = alert_id
            await digest.tell_flood(work, crowd.count)
        return
    minutes = max(0, int((work.now - alert.raised_at).total_seconds() // 60)) if is_first else 0
    await pushing.push(work, alert, patient, minutes)


def _ring_next(work: Work, alert: Alert) -> None:
    """When it rings again by itself: a P1 by its steps, a P2 at opening if it is night now."""
    alert.repeat_at = None
    if alert.priority == 1:
        alert.repeat_at = next_repeat(alert.raised_at, work.now, alert.left_at)
    elif pushing.is_quiet(work, alert):
        alert.repeat_at = work.clinic.working_time(work.now)


async def _tell_stuck(work: Work, alert_id: str) -> None:
    alert = await work.session.get_one(Alert, alert_id)
    patient = await alert_text.patient_of(work, alert)
    if patient is not None:
        await raising.raise_stuck(work, patient)
