"""What staff do about an alert: take it, close it; the first wins and the others see it."""

from __future__ import annotations

from typing import Final

from bot.domain.alerts import next_repeat
from bot.domain.delivery import MessageKind, MessageState
from bot.domain.errors import ClosedError, NotFoundError
from bot.services import access, alerting, cases, wording
from bot.services.cases import Caller
from bot.services.messages import Draft, queue
from bot.services.sweeping import PUT_OFF, sweep
from bot.services.transaction import Service, Work, transaction
from bot.storage import alerts, chats, outbox, staff
from bot.storage.desk_tables import Alert, OutboxMessage, Staff
from bot.storage.tables import Chat, Patient

_RESULTS: Final = {"close": "done", "booked": "booked", "false_alarm": "false_alarm"}


class AlertActions(Service):
    """Taking and closing alerts, and repeating what nobody takes."""

    @transaction
    async def press(self, work: Work, caller: Caller, alert_id: str, action: str) -> str:
        """ "ack" takes an alert, anything else closes it; the toast for the presser.

        Raises `NotAllowedError` for who is not staff and `NotFoundError` for an unknown alert.
        """
        member, _ = await access.require(work, caller)
        alert = await alerts.lock(work.session, alert_id)
        if alert is None:
            raise NotFoundError("alert")
        if alert.closed_at is not None:
            raise ClosedError("alert")
        await access.write_audit(work, member, f"alert_{action}", alert.patient_id)
        if action == "ack":
            return await _take(work, alert, member)
        return await _close(work, alert, member, action)

    async def repeat_untaken(self) -> int:
        """Push each P1 again that nobody has taken."""
        return await sweep(self.desk, alerts.to_repeat, _repeat, _put_off)


async def _take(work: Work, alert: Alert, member: Staff) -> str:
    if alert.taken_by is not None:
        other = await work.session.get_one(Staff, alert.taken_by)
        return work.text("alert_taken_already", member.language, who=other.label)
    alert.taken_by, alert.taken_at, alert.repeat_at = member.id, work.now, None
    await refresh(work, alert)
    return work.text("saved", member.language)


async def _close(work: Work, alert: Alert, member: Staff, action: str) -> str:
    alert.taken_by = alert.taken_by or member.id
    alert.taken_at = alert.taken_at or work.now
    alert.closed_by, alert.closed_at, alert.repeat_at = member.id, work.now, None
    alert.result = _RESULTS.get(action, "done")
    await refresh(work, alert)
    if alert.result == "booked" and alert.patient_id is not None:
        await _tell_booked(work, alert.patient_id)
    return work.text("saved", member.language)


async def _tell_booked(work: Work, patient_id: str) -> None:
    patient = await work.session.get_one(Patient, patient_id)
    case = await cases.latest(work, patient)
    if case is not None and case.chat is not None:
        text = work.text("visit_booked", case.language)
        await queue(work, case.chat, Draft(MessageKind.NOTICE, text), patient)


async def refresh(work: Work, alert: Alert) -> None:
    """Show the alert as it stands now in every message that announced it."""
    patient = await work.session.get(Patient, alert.patient_id) if alert.patient_id else None
    members = {member.chat_id: member for member in await staff.present(work.session)}
    for row in await outbox.of_alert(work.session, alert.id):
        if row.state in {MessageState.CANCELLED, MessageState.FAILED, MessageState.UNCERTAIN}:
            continue
        chat = await chats.by_id(work.session, row.chat_id)
        if chat.is_group:
            await _refresh_group(work, alert, chat, row, patient)
        elif (member := members.get(chat.id)) is not None:
            await _refresh_private(work, alert, chat, row, (member, patient))


async def _refresh_private(
    work: Work,
    alert: Alert,
    chat: Chat,
    row: OutboxMessage,
    people: tuple[Staff, Patient | None],
) -> None:
    member, patient = people
    reference = patient.reference if patient else ""
    lines = [alerting.render(work, alert, member.language, reference)]
    lines.append(await _standing(work, alert, member.language))
    draft = Draft(
        MessageKind.ALERT_EDIT,
        "\n".join(filter(None, lines)),
        alerting.keyboard(work, alert, member.language),
        edits=row.id,
        alert_id=alert.id,
    )
    await queue(work, chat, draft)


async def _standing(work: Work, alert: Alert, language: str) -> str:
    """Who has taken or closed it."""
    if alert.closed_by is not None:
        closer = await work.session.get_one(Staff, alert.closed_by)
        result = work.text(f"result_{alert.result}", language)
        return work.text("alert_closed", language, who=closer.label, result=result)
    if alert.taken_by is None or alert.taken_at is None:
        return ""
    taker = await work.session.get_one(Staff, alert.taken_by)
    time = wording.short_moment(alert.taken_at, work.clinic.zone, language)
    return work.text("alert_taken", language, who=taker.label, time=time)


async def _refresh_group(
    work: Work, alert: Alert, chat: Chat, row: OutboxMessage, patient: Patient | None
) -> None:
    reference = patient.reference if patient else "-"
    values: dict[str, object] = {"priority": f"P{alert.priority}", "patient_ref": reference}
    key = "staff_group_closed"
    if alert.closed_at is None and alert.taken_by is not None and alert.taken_at is not None:
        key = "staff_group_taken"
        values["who"] = (await work.session.get_one(Staff, alert.taken_by)).label
        values["time"] = wording.short_moment(alert.taken_at, work.clinic.zone, "en")
    text = work.text(key, "en", **values)
    draft = Draft(MessageKind.ALERT_EDIT, text, edits=row.id, alert_id=alert.id)
    await queue(work, chat, draft)


async def _repeat(work: Work, alert_id: str) -> None:
    alert = await alerts.lock(work.session, alert_id)
    if alert is None or alert.repeat_at is None or alert.taken_at is not None:
        return
    minutes = int((work.now - alert.raised_at).total_seconds() // 60)
    alert.repeat_at = next_repeat(alert.raised_at, work.now)
    patient = await work.session.get(Patient, alert.patient_id) if alert.patient_id else None
    await alerting.push(work, alert, patient, minutes)


async def _put_off(work: Work, alert_id: str, _until: object) -> None:
    alert = await work.session.get_one(Alert, alert_id)
    alert.repeat_at = work.now + PUT_OFF
