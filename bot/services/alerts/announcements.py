"""What announced an alert shows it as it stands now: in private, and in groups."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.delivery import MessageKind
from bot.services.alerts import alert_buttons, alert_text
from bot.services.kernel.transaction import Work
from bot.services.messaging import placeholders
from bot.services.messaging.messages import Draft, queue
from bot.storage import chats, outbox, staff
from bot.storage.tables.mail import OutboxMessage
from bot.storage.tables.people import Chat, Patient
from bot.storage.tables.staff import Alert, Staff


async def refresh(work: Work, alert: Alert) -> None:
    """Show the alert as it stands now in every message that announced it."""
    patient = await alert_text.patient_of(work, alert)
    members = {member.chat_id: member for member in await staff.present(work.session)}
    for row in await outbox.of_alert(work.session, alert.id):
        chat = await chats.by_id(work.session, row.chat_id)
        if chat.is_group:
            await _refresh_group(work, alert, chat, row, patient)
        elif (member := members.get(chat.id)) is not None:
            text = await alert_text.render_whole(work, alert, member.language)
            buttons = alert_buttons.below(work, alert, member)
            await _edit(work, chat, row, Draft(MessageKind.ALERT_EDIT, text, buttons))


async def _refresh_group(
    work: Work, alert: Alert, chat: Chat, row: OutboxMessage, patient: Patient | None
) -> None:
    if alert.closed_at is None and alert.taken_at is None:
        # What changed, such as the sign, a group is not shown.
        return
    language = chat.language or "en"
    values: dict[str, object] = {
        "priority": f"P{alert.priority}",
        "patient_ref": alert_text.reference(patient),
    }
    key = "staff_group_closed"
    if alert.closed_at is None and alert.taken_at is not None:
        key = "staff_group_taken"
        values["who"] = (await work.session.get_one(Staff, alert.taken_by)).label
        values["time"] = placeholders.short_moment(alert.taken_at, work.clinic.zone, language)
    text = work.text(key, language, **values)
    await _edit(work, chat, row, Draft(MessageKind.ALERT_EDIT, text))


async def _edit(work: Work, chat: Chat, row: OutboxMessage, draft: Draft) -> None:
    """One that still waits says what it now must, so that nothing piles up."""
    waiting = await outbox.waiting_edit(work.session, chat.id, edits=row.id)
    if waiting is not None:
        waiting.body = _onto(draft, row).body
        return
    await queue(work, chat, _onto(draft, row))


def _onto(draft: Draft, row: OutboxMessage) -> Draft:
    return replace(draft, edits=row.id, alert_id=row.alert_id)
