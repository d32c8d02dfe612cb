"""What staff do about an alert: take it, close it; the first wins and the others see it."""

from __future__ import annotations

from typing import Final

from bot.domain.alert_details import Visit
from bot.domain.alerts import AlertKind, is_due, next_repeat
from bot.domain.errors import NotFoundError
from bot.domain.visits import Kept
from bot.services.alerts import alert_text, announcements, pushing, raising, visits, worklists
from bot.services.kernel import cases
from bot.services.kernel.cases import Caller
from bot.services.kernel.sweep import PUT_OFF, Sweep, sweep
from bot.services.kernel.transaction import Service, Work, transaction
from bot.services.messaging.readers import StaffTurn
from bot.services.staff import access, audit
from bot.storage import alerts, patients
from bot.storage.tables.followups import BookedVisit
from bot.storage.tables.people import Patient
from bot.storage.tables.staff import Alert, Staff

_RESULTS: Final = {
    "close": "done",
    "called": "done",
    "booked": "booked",
    "false_alarm": "false_alarm",
    "resume": "resumed",
    **{kept.value: kept.value for kept in Kept},
}


class AlertActions(Service):
    """Taking and closing alerts, and repeating what nobody takes."""

    @transaction
    async def press(self, work: Work, caller: Caller, alert_id: str, action: str) -> str:
        """Take an alert ("ack") or close it with a result; the toast for the presser.

        Raises `NotAllowedError` for who is not staff, `NotFoundError` for what does not exist.
        """
        return await _act(await access.turn_of(work, caller), alert_id, action)

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
        """Push each P1 again that nobody has taken, and once what its taker left behind."""
        return await sweep(self.runtime, Sweep(alerts.to_repeat, _repeat, _put_off, _tell_stuck))


async def _act(turn: StaffTurn, alert_id: str, action: str) -> str:
    alert = await alerts.lock(turn.work.session, alert_id)
    if alert is None or action not in {"ack", "silence", *_RESULTS}:
        raise NotFoundError("alert")
    if action == "silence":
        return await _silence(turn, alert)
    if alert.closed_at is not None:
        return turn.text("alert_closed_already")
    if await _is_about(turn, alert):
        return turn.text("alert_own")
    await audit.write(turn, f"alert_{action}", alert.patient_id)
    if action == "ack":
        return await _take(turn, alert)
    if action == "booked":
        await _book(turn, alert)
    await close(turn, alert, _RESULTS[action])
    return turn.text("calls_button" if action == "called" else "saved")


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


async def _take(turn: StaffTurn, alert: Alert) -> str:
    work = turn.work
    if alert.taken_by is not None:
        other = await work.session.get_one(Staff, alert.taken_by)
        return turn.text("alert_taken_already", who=other.label)
    alert.taken_by, alert.taken_at, alert.repeat_at = turn.member.id, work.now, None
    await announcements.refresh(work, alert)
    return turn.text("saved")


async def close(turn: StaffTurn, alert: Alert, result: str) -> None:
    """Close an open alert with what came of it; what came of a visit is noted with it."""
    work, member = turn.work, turn.member
    alert.taken_by = alert.taken_by or member.id
    alert.taken_at = alert.taken_at or work.now
    alert.closed_by, alert.closed_at, alert.repeat_at = member.id, work.now, None
    alert.result = result
    await announcements.refresh(work, alert)
    if alert.kind is AlertKind.SEND_FAILED:
        await raising.close_recoveries(work)
    about = alert.about
    if isinstance(about, Visit) and about.visit is not None and result in set(Kept):
        visit = await work.session.get(BookedVisit, about.visit)
        if visit is not None:
            visits.note_kept(work, visit, Kept(result), member)


async def _book(turn: StaffTurn, alert: Alert) -> None:
    """A visit without a day: what the button of an earlier release said."""
    if alert.patient_id is not None:
        patient = await patients.lock(turn.work.session, alert.patient_id)
        case = await cases.latest(turn.work, patient)
        if case is not None:
            await visits.book(turn.work, case, turn.member, None)


async def hand_back(work: Work, leaver: Staff) -> None:
    """What somebody had taken who left is anybody's again, and is pushed to who remains."""
    for alert in await alerts.lock_taken(work.session, leaver.id):
        alert.taken_by, alert.taken_at, alert.repeat_at = None, None, work.now
        await announcements.refresh(work, alert)


async def _repeat(work: Work, alert_id: str) -> None:
    alert = await alerts.lock(work.session, alert_id)
    # Taken, or pushed by another sweep, since it was found.
    if alert is None or alert.repeat_at is None or not is_due(alert.repeat_at, work.now):
        return
    minutes = 0
    alert.repeat_at = None
    if alert.priority == 1:
        minutes = max(0, int((work.now - alert.raised_at).total_seconds() // 60))
        alert.repeat_at = next_repeat(alert.raised_at, work.now)
    await pushing.push(work, alert, await alert_text.patient_of(work, alert), minutes)


async def _put_off(work: Work, alert_id: str, _until: object) -> None:
    alert = await work.session.get_one(Alert, alert_id)
    alert.repeat_at = work.now + PUT_OFF


async def _tell_stuck(work: Work, alert_id: str) -> None:
    alert = await work.session.get_one(Alert, alert_id)
    patient = await alert_text.patient_of(work, alert)
    if patient is not None:
        await raising.raise_stuck(work, patient)
